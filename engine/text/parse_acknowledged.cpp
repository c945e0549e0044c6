#include "engine/text/parse_acknowledged.hpp"

#include <algorithm>

namespace rcm {
namespace {

const LanguageText paste = {"facts = { … }, as `rcmcal check` prints it under the finding",
                            "facts = { … }, tal como lo escribe `rcmcal check` debajo del conflicto"};

class AcknowledgementReader {
  public:
    AcknowledgementReader(const Node& table, Linker& link) : table_(table), link_(link) {}

    Acknowledgement read() {
        TableReader row(table_, "[[acknowledged]]", link_.diagnostics);
        Acknowledgement made;
        made.at = table_.at;
        made.rule = row.required_string("rule", "rule = \"C13\"");
        made.rule_at = row.find("rule") != nullptr ? row.find("rule")->at : table_.at;
        if (const auto* events = row.require("events", "events = [\"rcgm-2018-11\"]"))
            for (const auto* event : as_list(*events))
                if (links(*event)) made.sessions.push_back(event->text);
        if (const auto* facts = row.require("facts", paste)) made.facts = read_facts(*facts);
        read_words(row, made);
        made.until = row.day("until");
        row.finish();
        return made;
    }

  private:
    /// "event" or "event.2".
    bool links(const Node& event) const {
        if (!is_string(event, link_.diagnostics)) return false;
        const auto& name = event.text;
        const auto dot = name.rfind('.');
        const bool numbered = dot != std::string::npos && dot + 1 < name.size() &&
                              std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(),
                                          [](char c) { return c >= '0' && c <= '9'; });
        const auto id = numbered ? name.substr(0, dot) : name;
        if (link_.events.find(id)) return true;
        link_.events.report(id, event.at, link_.diagnostics);
        return false;
    }

    std::vector<std::string> strings(TableReader& row, std::string_view key) const {
        std::vector<std::string> list;
        if (const auto* node = row.require(key, paste))
            for (const auto* item : as_list(*node))
                if (is_string(*item, link_.diagnostics)) list.push_back(item->text);
        return list;
    }

    Facts read_facts(const Node& table) const {
        static constexpr std::string_view severities[] = {"info", "warning", "error"};
        TableReader row(table, "facts", link_.diagnostics);
        Facts facts;
        if (table.type != Node::Type::table) return facts;
        facts.dates = strings(row, "dates");
        facts.places = strings(row, "places");
        facts.parties = strings(row, "parties");
        facts.about = row.string("about").value_or("");
        if (const auto* severity = row.require("severity", paste))
            if (const auto found = link_.word(*severity, {"severity", "la gravedad"}, severities))
                facts.severity = static_cast<Severity>(*found);
        row.finish();
        return facts;
    }

    /// Reason and name: an acknowledgement without them is no decision that anyone could stand by.
    void read_words(TableReader& row, Acknowledgement& made) const {
        if (const auto* reason = row.require(
                "reason", LanguageText{"reason = \"both countries will come\"", "reason = \"ambos países vendrán\""})) {
            if (reason->type == Node::Type::table)
                made.reason = link_.text(*reason).value_or(LanguageText{});
            else if (is_string(*reason, link_.diagnostics))
                made.reason = {reason->text, reason->text};
            if (made.reason.en.empty() || made.reason.es.empty())
                say(*reason, "reason", {"why this can stay as it is", "por qué esto puede quedar así"});
        }
        if (const auto* who = row.require(
                "who", LanguageText{"who = \"Presidency Pro-Tempore\"", "who = \"Presidencia Pro-Témpore\""})) {
            if (is_string(*who, link_.diagnostics)) made.who = who->text;
            if (made.who.empty()) say(*who, "who", {"who decided it", "quién lo decidió"});
        }
    }

    void say(const Node& node, const std::string& key, const LanguageText& what) const {
        if (node.type != Node::Type::string) return;  // reported already
        link_.diagnostics.push_back(
            {.code = "D090",
             .message = worded("`{}` of this acknowledgement is empty", "en esta aceptación, `{}` está vacío", key),
             .at = node.at,
             .hint = worded("write between the quotes {}", "escriba entre las comillas {}", what)});
    }

    const Node& table_;
    Linker& link_;
};

}  // namespace

std::vector<Acknowledgement> parse_acknowledged(const Node& file, Linker& link) {
    TableReader reader(file, "acknowledged.toml", link.diagnostics);
    std::vector<Acknowledgement> list;
    for (const auto* table : reader.tables("acknowledged"))
        list.push_back(AcknowledgementReader(*table, link).read());
    reader.finish();
    return list;
}

}  // namespace rcm
