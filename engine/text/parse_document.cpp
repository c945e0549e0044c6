#include "engine/text/parse_document.hpp"

#include <algorithm>
#include <array>

namespace rcm {
namespace {

constexpr std::array<std::string_view, 5> act_keys = {"add", "confirm", "move", "cancel", "amend"};

class DecisionReader {
  public:
    DecisionReader(const Node& node, Act act, const Register& reg, Linker& link)
        : act_(act),
          reg_(reg),
          link_(link),
          reader_(node, "[[" + std::string(act_keys[static_cast<std::size_t>(act)]) + "]]", link.diagnostics) {}

    Decision read() {
        Decision decision{.act = act_};
        decision.event = reader_.required_string("event", "event = \"rcgm-2018-11\"");
        if (const auto* node = reader_.find("event")) {
            decision.at = node->at;
            // An add whose event is not known by now has a bad id, which is reported.
            if (act_ != Act::add && node->type == Node::Type::string) link_.expect_event(node->text, node->at);
        } else {
            decision.at = reader_.table().at;
        }
        decision.paragraph = reader_.required_string("paragraph", "paragraph = \"16.d\"");
        auto& fields = decision.fields;
        read_what(fields);
        read_dates(fields);
        read_where(fields);
        read_who(fields);
        read_rooms(fields);
        read_outcome(fields);
        reader_.finish();
        demand(decision);
        return decision;
    }

  private:
    template <class Value, class Read>
    void take(std::string_view key, Decided<Value>& field, Read read) {
        const auto* node = reader_.find(key);
        if (node == nullptr) return;
        if (auto value = read(*node)) field = Sourced<Value>{std::move(*value), node->at};
    }

    void read_what(Fields& fields) {
        take("kind", fields.kind, [&](const Node& node) { return link_.kind(node); });
        const auto text = [&](const Node& node) { return link_.text(node); };
        take("title", fields.title, [&](const Node& node) { return link_.text(node, Linker::Needed::one_language); });
        take("notes", fields.notes, text);
        take("reason", fields.reason, text);
    }

    void read_dates(Fields& fields) {
        take("when", fields.when, [&](const Node& node) { return read_when(node); });
        take("length", fields.length, [&](const Node& node) -> std::optional<int> {
            if (node.type == Node::Type::integer && node.integer >= 1 && node.integer <= 366)
                return static_cast<int>(node.integer);
            report_type(node, {"a number of days from 1 to 366", "un número de días de 1 a 366"}, link_.diagnostics);
            return std::nullopt;
        });
        const auto day = [&](const Node& node) { return as_day(node, link_.diagnostics); };
        take("needed-by", fields.needed_by, day);
        take("zone", fields.zone, [&](const Node& node) { return link_.zone(node); });
        take("repeat", fields.repeat, [&](const Node& node) -> std::optional<std::string> {
            return is_string(node, link_.diagnostics) ? std::optional(node.text) : std::nullopt;
        });
        take("except", fields.except, [&](const Node& node) -> std::optional<std::vector<civil_day>> {
            std::vector<civil_day> list;
            for (const auto* item : as_list(node))
                if (const auto found = day(*item)) list.push_back(*found);
            return list;
        });
    }

    std::optional<std::vector<When>> read_when(const Node& node) {
        std::vector<When> list;
        for (const auto* item : as_list(node)) {
            if (!is_string(*item, link_.diagnostics)) continue;
            auto read = parse_when(item->text);
            if (auto* fault = std::get_if<WhenFault>(&read)) {
                const auto* code = fault->kind == WhenFault::Kind::form              ? "D020"
                                   : fault->kind == WhenFault::Kind::impossible_date ? "D021"
                                                                                     : "D022";
                link_.diagnostics.push_back(
                    {.code = code, .message = fault->message, .at = item->at, .hint = fault->hint});
                continue;
            }
            auto& when = std::get<When>(read);
            if (when.form == When::Form::relative) link_.expect_event(std::string(when.of()), item->at);
            list.push_back(std::move(when));
        }
        return list.empty() ? std::nullopt : std::optional(std::move(list));
    }

    void read_where(Fields& fields) {
        take("where", fields.where, [&](const Node& node) -> std::optional<Where> {
            if (node.type == Node::Type::table) return read_placeholder(node);
            if (!is_string(node, link_.diagnostics)) return std::nullopt;
            if (node.text == "online") return Online{};
            if (node.text.size() == 3 &&
                std::all_of(node.text.begin(), node.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
                const auto country = link_.country(node, reg_);
                return country ? std::optional<Where>(CountryOnly{*country}) : std::nullopt;
            }
            const auto place = link_.places.link(node, link_.diagnostics);
            return place ? std::optional<Where>(*place) : std::nullopt;
        });
    }

    std::optional<Where> read_placeholder(const Node& node) {
        static constexpr std::string_view whats[] = {"country", "city", "place"};
        TableReader reader(node, LanguageText{"a place to be confirmed", "un lugar por confirmar"}, link_.diagnostics);
        Placeholder placeholder;
        if (const auto* what = reader.require("tbc", "where = { tbc = \"country\" }"))
            if (const auto found = link_.word(*what, {"thing to be confirmed", "el elemento por confirmar"}, whats))
                placeholder.what = static_cast<Placeholder::What>(*found);
        if (const auto* candidates = reader.find("candidates"))
            for (const auto* item : as_list(*candidates))
                if (const auto place = link_.places.link(*item, link_.diagnostics))
                    placeholder.candidates.push_back(*place);
        placeholder.needed_by = reader.day("needed-by");
        if (const auto* owner = reader.find("owner")) placeholder.owner = link_.parties.link(*owner, link_.diagnostics);
        reader.finish();
        return placeholder;
    }

    void read_who(Fields& fields) {
        take("bodies", fields.bodies, [&](const Node& node) -> std::optional<std::vector<BodyIndex>> {
            std::vector<BodyIndex> list;
            for (const auto* item : as_list(node))
                if (const auto body = link_.bodies.link(*item, link_.diagnostics)) list.push_back(*body);
            return list;
        });
        take("invited", fields.invited, [&](const Node& node) { return std::optional(link_.party_set(node, reg_)); });
        take("supported-by", fields.supported_by, [&](const Node& node) -> std::optional<std::vector<PartyIndex>> {
            std::vector<PartyIndex> list;
            for (const auto* item : as_list(node))
                if (const auto party = link_.parties.link(*item, link_.diagnostics)) list.push_back(*party);
            return list;
        });
        take("owner", fields.owner, [&](const Node& node) -> std::optional<Owner> {
            if (node.type == Node::Type::string && node.text == "presidency") return Owner{.presidency = true};
            const auto party = link_.parties.link(node, link_.diagnostics);
            return party ? std::optional(Owner{.party = *party}) : std::nullopt;
        });
        take("for", fields.feeds_into,
             [&](const Node& node) -> std::optional<std::string> { return read_event(node); });
        take("after", fields.after, [&](const Node& node) -> std::optional<std::vector<std::string>> {
            std::vector<std::string> list;
            for (const auto* item : as_list(node))
                if (auto event = read_event(*item)) list.push_back(std::move(*event));
            return list;
        });
    }

    std::optional<std::string> read_event(const Node& node) {
        if (!is_string(node, link_.diagnostics)) return std::nullopt;
        link_.expect_event(node.text, node.at);
        return node.text;
    }

    void read_rooms(Fields& fields) {
        const auto words = [&](const Node& node) { return link_.words(node); };
        take("venue", fields.venue, words);
        take("room", fields.room, words);
        take("link", fields.link, [&](const Node& node) { return link_.web_address(node); });
        take("account", fields.account, words);
        take("interpreters", fields.interpreters, words);
    }

    void read_outcome(Fields& fields) {
        const auto* sessions = reader_.find("session");
        auto numbers = sessions == nullptr ? std::vector<int>{} : read_numbers(*sessions);
        take("outcome", fields.outcome, [&](const Node& node) -> std::optional<SessionOutcome> {
            const auto found = link_.word(node, {"outcome", "el resultado"}, held_names);
            if (!found) return std::nullopt;
            return SessionOutcome{static_cast<Held>(*found), std::move(numbers)};
        });
        if (sessions != nullptr && reader_.find("outcome") == nullptr)
            link_.diagnostics.push_back(
                {.code = "D011",
                 .message = {"`session` stands here without an outcome", "`session` está aquí sin resultado"},
                 .at = sessions->at,
                 .hint = {"add a line such as: outcome = \"held\"", "añada una línea como: outcome = \"held\""}});
    }

    std::vector<int> read_numbers(const Node& sessions) {
        std::vector<int> numbers;
        for (const auto* item : as_list(sessions)) {
            if (item->type == Node::Type::integer && item->integer >= 1 && item->integer <= 100000)
                numbers.push_back(static_cast<int>(item->integer));
            else
                report_type(*item,
                            {"the number of a session, 1 for the first", "el número de una sesión, 1 para la primera"},
                            link_.diagnostics);
        }
        return numbers;
    }

    void missing(const Decision& decision, std::string_view key, const std::string& example) {
        missing(decision, key, LanguageText{example, example});
    }
    void missing(const Decision& decision, std::string_view key, const LanguageText& example) {
        link_.diagnostics.push_back(
            {.code = "D011",
             .message = worded("`{}` is missing for `{}`", "falta `{}` para `{}`", key, decision.event),
             .at = decision.at,
             .hint = worded("add a line such as: {}", "añada una línea como: {}", example)});
    }

    void demand(const Decision& decision) {
        const auto& fields = decision.fields;
        if (act_ == Act::add) {
            if (reader_.find("kind") == nullptr) missing(decision, "kind", "kind = \"workshop\"");
            if (reader_.find("title") == nullptr) missing(decision, "title", "title = { en = \"…\", es = \"…\" }");
            if (reader_.find("when") == nullptr)
                missing(decision, "when",
                        LanguageText{"when = \"2018-09-25/2018-09-26\", or \"tbc\"",
                                     "when = \"2018-09-25/2018-09-26\", o \"tbc\""});
            const bool meets = !fields.kind || occupies(fields.kind->value);
            if (meets && reader_.find("where") == nullptr)
                missing(decision, "where",
                        LanguageText{"where = \"panama-city\", \"online\" or { tbc = \"country\" }",
                                     "where = \"panama-city\", \"online\" o { tbc = \"country\" }"});
            if (reader_.find("bodies") == nullptr)
                missing(decision, "bodies",
                        LanguageText{"bodies = [\"all-members\"]; [] if no body meets",
                                     "bodies = [\"all-members\"]; [] si no se reúne ningún órgano"});
        }
        const bool moves = act_ == Act::confirm || act_ == Act::move;
        if (moves && reader_.find("when") == nullptr && reader_.find("where") == nullptr)
            missing(decision, "when",
                    LanguageText{"when = \"2018-09-25\", or where = \"san-jose\": what is now settled",
                                 "when = \"2018-09-25\", o where = \"san-jose\": lo que ya está definido"});
    }

    Act act_;
    const Register& reg_;
    Linker& link_;
    TableReader reader_;
};

/// The ids of the events that the document adds, before its decisions name any.
void register_events(const Node& file, Linker& link) {
    Diagnostics ignored;  // the document itself reports; a second add of one event is fold's to report
    TableReader reader(file, "", ignored);
    for (const auto* add : reader.tables("add")) {
        TableReader decision(*add, "", ignored);
        const auto* node = decision.find("event");
        if (node == nullptr || node->type != Node::Type::string || link.events.find(node->text)) continue;
        if (link.slug(node->text, node->at)) link.events.add(node->text, 0, node->at, ignored);
    }
}

}  // namespace

std::optional<Document> parse_document(const Node& file, const Register& reg, Linker& link) {
    register_events(file, link);
    TableReader reader(file, LanguageText{"a document", "un documento"}, link.diagnostics);
    Document document;
    document.at = file.at;
    bool dated = false;
    if (const auto* head = reader.require("document", LanguageText{"[document] with id, title, adopted and by",
                                                                   "[document] con id, title, adopted y by"})) {
        TableReader header(*head, "[document]", link.diagnostics);
        document.at = head->at;
        document.id = header.required_string("id", "id = \"rcgm-2018-07\"");
        if (const auto* title = header.require("title", "title = { en = \"…\", es = \"…\" }"))
            document.title = link.text(*title).value_or(LanguageText{});
        if (header.find("adopted") == nullptr) {
            link.diagnostics.push_back({.code = "D023",
                                        .message = {"this document has no date", "este documento no tiene fecha"},
                                        .at = head->at,
                                        .hint = {"add the day on which it was adopted: adopted = 2018-07-20",
                                                 "añada el día en que se adoptó: adopted = 2018-07-20"}});
        } else if (const auto adopted = header.day("adopted")) {
            document.adopted = *adopted;
            dated = true;
        }
        if (const auto* by = header.require("by", "by = \"rcgm\""))
            document.by = link.bodies.link(*by, link.diagnostics).value_or(0);
        header.finish();
    }
    std::array<std::vector<const Node*>, act_keys.size()> tables;
    std::size_t count = 0;
    for (std::size_t act = 0; act < act_keys.size(); ++act) {
        tables[act] = reader.tables(act_keys[act]);
        count += tables[act].size();
    }
    document.decisions.reserve(count);
    for (std::size_t act = 0; act < act_keys.size(); ++act)
        for (const auto* table : tables[act])
            document.decisions.push_back(DecisionReader(*table, static_cast<Act>(act), reg, link).read());
    reader.finish();
    // As they stand in the file: a document may move in one paragraph what it added in another.
    const auto before = [](const Decision& a, const Decision& b) { return a.at.line < b.at.line; };
    if (!std::is_sorted(document.decisions.begin(), document.decisions.end(), before))
        std::stable_sort(document.decisions.begin(), document.decisions.end(), before);
    return dated ? std::optional(std::move(document)) : std::nullopt;
}

void link_events(std::vector<Document>& documents, const Linker& link) {
    for (const auto& [id, at] : link.expected_events)
        if (!link.events.find(id)) link.events.report(id, at, link.diagnostics);
    for (auto& document : documents)
        for (auto& decision : document.decisions)
            if (!link.events.find(decision.event)) decision.event.clear();  // reported; fold leaves it out
}

}  // namespace rcm
