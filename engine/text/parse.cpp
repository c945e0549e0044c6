#include "engine/text/parse.hpp"

#include "engine/base/in_order.hpp"
#include "engine/text/css_colours.hpp"
#include "engine/text/parse_acknowledged.hpp"
#include "engine/text/parse_agenda.hpp"
#include "engine/text/parse_document.hpp"
#include "engine/text/parse_holidays.hpp"
#include "engine/text/parse_limits.hpp"
#include "engine/text/parse_watch.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>

namespace rcm {
namespace {

/// Holiday files are read by parse_holidays, outside calendars by whoever watches them.
bool is_for_others(const SourceFile& file) {
    const std::filesystem::path path(file.path);
    return path.parent_path().filename() == "holidays" || path.extension() != ".toml";
}

void drop_text(SourceFile& file) {
    std::string().swap(file.text);  // clear() would keep the memory
}

/// "mailto:office@example.org", with nothing in it that ends an address.
bool is_mail_address(std::string_view text) {
    return text.starts_with("mailto:") && text.find('@') != std::string_view::npos &&
           text.find_first_of(" \t\r\n\"<>,;") == std::string_view::npos;
}

/// Of P7D or P2W, 1 to 366; 0 where the text is neither.
int days_of(std::string_view text) {
    if (text.size() < 3 || text.size() > 5 || text.front() != 'P') return 0;
    int number = 0;
    for (const char c : text.substr(1, text.size() - 2)) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    if (text.back() != 'D' && text.back() != 'W') return 0;
    const int all = text.back() == 'W' ? 7 * number : number;
    return all <= 366 ? all : 0;
}

class RegisterReader {
  public:
    using Done = std::function<void(std::uint32_t file)>;

    /// Calls `done` with each document whose text is needed no more.
    RegisterReader(const SourceSet& sources, const ZoneDatabase& zones, Outcome<Register>& outcome, Done done)
        : sources_(sources),
          done_(std::move(done)),
          reg_(outcome.value),
          link_{zones, outcome.diagnostics},
          diagnostics_(outcome.diagnostics) {}

    void read() {
        read_trees();
        if (const auto* tree = file("places.toml")) read_places(*tree);
        if (const auto* tree = file("parties.toml")) read_parties(*tree);
        if (const auto* tree = file("bodies.toml")) read_bodies(*tree);
        if (const auto* tree = file("calendar.toml")) read_settings(*tree);
        if (const auto* tree = file("feeds.toml")) read_feeds(*tree);
        read_documents();
        for (const auto& tree : acknowledged_)
            for (auto& acknowledgement : parse_acknowledged(tree, link_))
                reg_.acknowledged.push_back(std::move(acknowledgement));
        order_documents();
        reg_.agendas = parse_agendas(agendas_, link_);
        auto laws = parse_holidays(sources_);
        diagnostics_.insert(diagnostics_.end(), laws.diagnostics.begin(), laws.diagnostics.end());
        reg_.holidays = HolidayTable(std::move(laws.value));
    }

  private:
    void read_trees() {
        static const std::vector<std::string> known = {"calendar.toml", "parties.toml", "bodies.toml",
                                                       "places.toml",   "feeds.toml",   "acknowledged.toml"};
        for (std::uint32_t at = 0; at < sources_.files.size(); ++at) {
            const std::filesystem::path path(sources_.files[at].path);
            const auto folder = path.parent_path().filename();
            if (is_for_others(sources_.files[at])) continue;
            const auto name = path.filename().string();
            const bool document = folder == "decisions";
            const bool agenda = folder == "agendas";
            if (!document && !agenda && std::find(known.begin(), known.end(), name) == known.end()) {
                const auto* meant = nearest(name, known);
                diagnostics_.push_back({.code = "D006",
                                        .message = worded("no part of a calendar is called `{}`",
                                                          "ninguna parte de un calendario se llama `{}`", name),
                                        .at = {at, 0, 0, 0},
                                        .hint = meant != nullptr
                                                    ? did_you_mean(*meant)
                                                    : LanguageText{"a document belongs into the folder decisions/",
                                                                   "un documento va en la carpeta decisions/"}});
                continue;
            }
            if (document) {
                documents_.push_back(at);
                continue;
            }
            auto tree = read_toml(sources_, at, diagnostics_);
            if (!tree)
                broken_.push_back(name);
            else if (agenda)
                agendas_.push_back(std::move(*tree));
            else if (name == "acknowledged.toml")
                acknowledged_.push_back(std::move(*tree));
            else if (!files_.emplace(name, std::move(*tree)).second)
                diagnostics_.push_back({.code = "D006",
                                        .message = worded("there is a second `{}`", "hay un segundo `{}`", name),
                                        .at = {at, 0, 0, 0},
                                        .hint = {"keep one", "deje uno solo"}});
        }
    }

    /// Trees are ten times as large as what is kept of them, and so only a few are there at a time: the one that is
    /// linked, and the next ones, which other threads read ahead.
    void read_documents() {
        struct Read {
            std::uint32_t file = 0;
            std::optional<Node> tree{};
            Diagnostics found{};
        };
        constexpr std::size_t most_ahead = 2;
        const auto read_one = [this](std::size_t at) {
            Read read{.file = documents_[at]};
            read.tree = read_toml(sources_, read.file, read.found);
            return read;
        };
        const auto link_one = [this](const Read& read) {
            done_(read.file);
            diagnostics_.insert(diagnostics_.end(), read.found.begin(), read.found.end());
            if (!read.tree) return;
            if (auto document = parse_document(*read.tree, reg_, link_)) reg_.documents.push_back(std::move(*document));
        };
        in_order(documents_.size(), read_one, link_one, most_ahead);
        link_events(reg_.documents, link_);
    }

    const Node* file(const std::string& name) {
        const auto found = files_.find(name);
        if (found != files_.end()) return &found->second;
        if (std::find(broken_.begin(), broken_.end(), name) == broken_.end())
            diagnostics_.push_back({.code = "D005",
                                    .message = worded("the file `{}` is missing", "falta el archivo `{}`", name),
                                    .at = {},
                                    .hint = worded("add it beside the others; data/rcm/{} is an example",
                                                   "añádalo junto a los demás; data/rcm/{} sirve de ejemplo", name)});
        return nullptr;
    }

    void read_places(const Node& tree) {
        TableReader reader(tree, "places.toml", diagnostics_);
        for (const auto* table : reader.tables("place")) {
            TableReader row(*table, "[[place]]", diagnostics_);
            Place place;
            place.id = row.required_string("id", "id = \"panama-city\"");
            place.at = row.find("id") != nullptr ? row.find("id")->at : table->at;
            place.name = required_text(row, "name", Linker::Needed::one_language);
            place.country = row.required_string("country", "country = \"PAN\"");
            if (const auto* node = row.find("country")) countries_.push_back(node);
            if (const auto* zone = row.require("zone", "zone = \"America/Panama\""))
                place.zone = link_.zone(*zone).value_or(Zone{});
            place.latitude = degrees(row, "lat", 90);
            place.longitude = degrees(row, "lon", 180);
            place.capital = row.flag("capital");
            row.finish();
            if (link_.slug(place.id, place.at) &&
                link_.places.add(place.id, static_cast<PlaceIndex>(reg_.places.size()), place.at, diagnostics_))
                reg_.places.push_back(std::move(place));
        }
        reader.finish();
    }

    LanguageText required_text(TableReader& row, const char* key,
                               Linker::Needed needed = Linker::Needed::every_language) {
        const auto* node = row.require(key, std::string(key) + " = { en = \"…\", es = \"…\" }");
        return node != nullptr ? link_.text(*node, needed).value_or(LanguageText{}) : LanguageText{};
    }

    double degrees(TableReader& row, std::string_view key, double most) {
        const auto* node = row.require(key, std::string(key) + " = 8.97");
        if (node == nullptr) return 0;
        const bool number = node->type == Node::Type::real || node->type == Node::Type::integer;
        if (!number || !(node->real >= -most && node->real <= most))
            report_type(*node, {"degrees, such as 8.97 or -79.53", "un número de grados, como 8.97 o -79.53"},
                        diagnostics_);
        return node->real;
    }

    void read_parties(const Node& tree) {
        static constexpr std::string_view kinds[] = {"member", "observer", "network", "office"};
        TableReader reader(tree, "parties.toml", diagnostics_);
        for (const auto* table : reader.tables("party")) {
            TableReader row(*table, "[[party]]", diagnostics_);
            Party party;
            party.id = row.required_string("id", "id = \"PAN\"");
            party.at = row.find("id") != nullptr ? row.find("id")->at : table->at;
            if (const auto* kind = row.require("kind", "kind = \"member\""))
                if (const auto found = link_.word(*kind, {"kind of party", "el tipo de país u organización"}, kinds))
                    party.kind = static_cast<PartyKind>(*found);
            party.slug = row.required_string("slug", "slug = \"panama\"");
            if (const auto* slug = row.find("slug")) (void)link_.slug(party.slug, slug->at);
            party.name = required_text(row, "name");
            if (party.kind == PartyKind::member) (void)row.require("capital", "capital = \"panama-city\"");
            if (const auto* capital = row.find("capital")) party.capital = link_.places.link(*capital, diagnostics_);
            if (const auto* aliases = row.find("aliases"))
                for (const auto* alias : as_list(*aliases))
                    if (is_string(*alias, diagnostics_)) party.aliases.push_back(alias->text);
            row.finish();
            const auto index = static_cast<PartyIndex>(reg_.parties.size());
            if (index >= most_parties) {
                diagnostics_.push_back(
                    {.code = "D026",
                     .message = worded("a calendar may have {} parties",
                                       "un calendario puede tener {} países y organizaciones", most_parties),
                     .at = party.at,
                     .hint = {"split the calendar, or ask for a larger build",
                              "divida el calendario, o pida una versión más amplia del programa"}});
                return;
            }
            if (!link_.parties.add(party.id, index, party.at, diagnostics_)) continue;
            for (const auto& alias : party.aliases)
                link_.parties.add(alias, index, party.at, diagnostics_);
            reg_.parties.push_back(std::move(party));
        }
        for (const auto* table : reader.tables("presidency")) {
            TableReader row(*table, "[[presidency]]", diagnostics_);
            const auto* party = row.require("party", "party = \"PAN\"");
            const auto index = party != nullptr ? link_.country(*party, reg_) : std::nullopt;
            (void)row.require("from", "from = 2017-11-30");
            (void)row.require("until", "until = 2018-11-16");
            const auto from = row.day("from");
            const auto until = row.day("until");
            row.finish();
            if (index && from && until) reg_.presidencies.push_back({*index, *from, *until});
        }
        reader.finish();
        for (const auto* country : countries_)
            (void)link_.country(*country, reg_);
    }

    void read_bodies(const Node& tree) {
        static constexpr std::string_view levels[] = {"political", "technical"};
        TableReader reader(tree, "bodies.toml", diagnostics_);
        std::vector<std::pair<std::size_t, const Node*>> parents;
        for (const auto* table : reader.tables("body")) {
            TableReader row(*table, "[[body]]", diagnostics_);
            Body body;
            body.id = row.required_string("id", "id = \"rcgm\"");
            body.at = row.find("id") != nullptr ? row.find("id")->at : table->at;
            body.slug = row.required_string("slug", "slug = \"rcgm\"");
            if (const auto* slug = row.find("slug")) (void)link_.slug(body.slug, slug->at);
            body.name = required_text(row, "name");
            if (const auto* level = row.require("level", "level = \"technical\""))
                if (const auto found = link_.word(*level, {"level", "el nivel"}, levels))
                    body.level = static_cast<Level>(*found);
            if (const auto* members = row.require("members", "members = [\"*\"]"))
                for (const auto* member : as_list(*members))
                    read_member(*member, body);
            if (const auto* invited = row.find("invited")) body.invited = link_.party_set(*invited, reg_);
            if (row.find("standing") != nullptr) body.standing = row.flag("standing");
            read_measures(row, body);
            if (const auto* parent = row.find("part-of")) parents.emplace_back(reg_.bodies.size(), parent);
            row.finish();
            if (link_.bodies.add(body.id, static_cast<BodyIndex>(reg_.bodies.size()), body.at, diagnostics_))
                reg_.bodies.push_back(std::move(body));
        }
        for (const auto& [body, parent] : parents)
            if (body < reg_.bodies.size()) reg_.bodies[body].part_of = link_.bodies.link(*parent, diagnostics_);
        reader.finish();
    }

    void read_measures(TableReader& row, Body& body) {
        const auto measure = [&](std::string_view key, int most) -> std::optional<int> {
            const auto number = row.integer(key);
            if (!number) return std::nullopt;
            if (*number >= 1 && *number <= most) return static_cast<int>(*number);
            report_type(*row.find(key), worded("a number from 1 to {}", "un número de 1 a {}", most), diagnostics_);
            return std::nullopt;
        };
        body.quorum = measure("quorum", static_cast<int>(most_parties));
        body.least_gap = measure("least-gap", 3660);
        body.greatest_gap = measure("greatest-gap", 3660);
        if (body.least_gap && body.greatest_gap && *body.least_gap > *body.greatest_gap)
            report_type(*row.find("greatest-gap"),
                        {"a number of days not below least-gap", "un número de días no menor que least-gap"},
                        diagnostics_);
    }

    void read_member(const Node& node, Body& body) {
        if (node.type == Node::Type::string && node.text == "*") {
            for (PartyIndex at = 0; at < reg_.parties.size(); ++at)
                if (reg_.parties[at].kind == PartyKind::member) body.members.push_back({at, {}, {}});
            return;
        }
        if (node.type != Node::Type::table) {
            if (const auto party = link_.parties.link(node, diagnostics_)) body.members.push_back({*party, {}, {}});
            return;
        }
        TableReader row(node, LanguageText{"a member", "un miembro"}, diagnostics_);
        const auto* party = row.require("party", "party = \"PAN\"");
        const auto index = party != nullptr ? link_.parties.link(*party, diagnostics_) : std::nullopt;
        const auto from = row.day("from");
        const auto until = row.day("until");
        row.finish();
        if (index) body.members.push_back({*index, from, until});
    }

    void read_settings(const Node& tree) {
        TableReader reader(tree, "calendar.toml", diagnostics_);
        auto& settings = reg_.settings;
        settings.name = required_text(reader, "name");
        settings.uid_domain = reader.required_string("uid-domain", "uid-domain = \"rcm.example.org\"");
        if (const auto* zone = reader.require("default-zone", "default-zone = \"America/Panama\""))
            settings.default_zone = link_.zone(*zone).value_or(Zone{});
        static constexpr std::string_view language_codes[] = {"en", "es"};
        if (const auto* list = reader.find("languages"))
            for (const auto* item : as_list(*list))
                (void)link_.word(*item, {"language", "el idioma"}, language_codes);
        settings.address = reader.required_string("address", "address = \"https://calendar.example.org\"");
        if (const auto* node = reader.find("address"); node != nullptr && node->type == Node::Type::string &&
                                                       !node->text.starts_with("https://") &&
                                                       !node->text.starts_with("http://"))
            report_type(*node, {"an address that begins with https://", "una dirección que empiece con https://"},
                        diagnostics_);
        while (settings.address.ends_with('/'))
            settings.address.pop_back();
        settings.contact = reader.string("contact").value_or("");
        if (const auto* node = reader.find("contact");
            node != nullptr && node->type == Node::Type::string && !is_mail_address(node->text))
            report_type(
                *node, {"an address such as mailto:office@example.org", "una dirección como mailto:office@example.org"},
                diagnostics_);
        if (const auto* secretariat = reader.require("secretariat", "secretariat = \"TS\""))
            settings.secretariat = link_.parties.link(*secretariat, diagnostics_).value_or(0);
        if (const auto* hours_table = reader.find("hours")) {
            TableReader row(*hours_table, "[hours]", diagnostics_);
            settings.day_from = static_cast<int>(row.integer("from").value_or(8));
            settings.day_to = static_cast<int>(row.integer("to").value_or(18));
            if (settings.day_from < 0 || settings.day_to > 24 || settings.day_from >= settings.day_to)
                report_type(
                    *hours_table,
                    {"hours from 0 to 24, `from` before `to`", "un horario de 0 a 24 horas, con `from` antes de `to`"},
                    diagnostics_);
            row.finish();
        }
        if (const auto* notice = reader.find("notice")) {
            TableReader row(*notice, "[notice]", diagnostics_);
            settings.notice_meeting = static_cast<int>(row.integer("meeting").value_or(settings.notice_meeting));
            settings.notice_online = static_cast<int>(row.integer("online").value_or(settings.notice_online));
            settings.notice_political = static_cast<int>(row.integer("political").value_or(settings.notice_political));
            row.finish();
        }
        reg_.watches = parse_watches(reader, sources_, reg_, link_);
        read_count(reader, "keep-cancelled", 0, 3660, settings.keep_cancelled);
        read_count(reader, "keep-editions", 1, 10000, settings.keep_editions);
        if (const auto* limits = reader.find("limits")) settings.limits = parse_limits(*limits, diagnostics_);
        reader.finish();
    }

    void read_count(TableReader& reader, std::string_view key, int least, int most, int& count) {
        const auto number = reader.integer(key);
        if (!number) return;
        if (*number < least || *number > most)
            report_type(*reader.find(key), worded("a number from {} to {}", "un número de {} a {}", least, most),
                        diagnostics_);
        else
            count = static_cast<int>(*number);
    }

    void read_feeds(const Node& tree) {
        static constexpr std::string_view cancelled[] = {"marked", "left-out"};
        static constexpr std::string_view eaches[] = {"one", "member", "observer", "body"};
        TableReader reader(tree, "feeds.toml", diagnostics_);
        for (const auto* table : reader.tables("feed")) {
            TableReader row(*table, "[[feed]]", diagnostics_);
            FeedRequest feed;
            feed.at = table->at;
            if (const auto* each = row.find("each")) {
                if (const auto found = link_.word(*each, {"set of feeds", "el conjunto de canales"}, eaches))
                    feed.each = static_cast<FeedRequest::Each>(*found);
            } else {
                feed.id = row.required_string("id", "id = \"all\"");
                if (const auto* id = row.find("id")) (void)link_.slug(feed.id, id->at);
            }
            feed.title = required_text(row, "title");
            if (const auto* list = row.find("kinds"))
                for (const auto* item : as_list(*list))
                    if (const auto kind = link_.kind(*item)) feed.kinds.push_back(*kind);
            if (const auto* choice = row.find("cancelled"))
                if (const auto found = link_.word(
                        *choice, {"way to show what is cancelled", "la forma de mostrar lo cancelado"}, cancelled))
                    feed.cancelled = *found == 0;
            read_style(row, feed);
            row.finish();
            reg_.feeds.push_back(std::move(feed));
        }
        reader.finish();
    }

    void read_style(TableReader& row, FeedRequest& feed) {
        static constexpr std::string_view profiles[] = {"default", "rich"};
        if (const auto* color = row.find("color"))
            if (const auto found = link_.word(*color, {"colour", "el color"}, css_colours))
                feed.color = css_colours[*found];
        if (const auto* profile = row.find("profile"))
            feed.style.rich = link_.word(*profile, {"profile", "el perfil"}, profiles) == 1;
        if (row.find("utc") != nullptr) feed.style.utc = row.flag("utc");
        const auto* alarm = row.find("alarm");
        if (alarm == nullptr || !is_string(*alarm, diagnostics_)) return;
        feed.style.alarm_days = days_of(alarm->text);
        if (feed.style.alarm_days == 0)
            report_type(*alarm, {"days or weeks, such as P7D or P2W", "un número de días o semanas, como P7D o P2W"},
                        diagnostics_);
    }

    void order_documents() {
        std::stable_sort(reg_.documents.begin(), reg_.documents.end(),
                         [](const Document& a, const Document& b) { return a.adopted < b.adopted; });
        Names ids{"D024", {"document", "el documento"}, "decisions"};
        for (std::uint32_t at = 0; at < reg_.documents.size(); ++at) {
            auto& document = reg_.documents[at];
            ids.add(document.id, at, document.at, diagnostics_);
            for (auto& decision : document.decisions)
                decision.document = at;
        }
    }

    const SourceSet& sources_;
    Done done_;
    Register& reg_;
    Linker link_;
    Diagnostics& diagnostics_;
    std::map<std::string, Node> files_;
    std::vector<std::uint32_t> documents_;  ///< in the SourceSet
    std::vector<Node> agendas_;
    std::vector<Node> acknowledged_;  ///< one in each folder
    std::vector<std::string> broken_;
    std::vector<const Node*> countries_;
};

Outcome<Register> parse(const SourceSet& sources, const ZoneDatabase& zones, RegisterReader::Done done) {
    Outcome<Register> outcome;
    RegisterReader(sources, zones, outcome, std::move(done)).read();
    sort_diagnostics(outcome.diagnostics);
    return outcome;
}

}  // namespace

Outcome<Register> parse(const SourceSet& sources, const ZoneDatabase& zones) {
    return parse(sources, zones, [](std::uint32_t) {});
}

Outcome<Register> parse_and_drop(SourceSet& sources, const ZoneDatabase& zones) {
    auto outcome = parse(sources, zones, [&](std::uint32_t file) { drop_text(sources.files[file]); });
    for (auto& file : sources.files)
        if (std::filesystem::path(file.path).extension() == ".toml") drop_text(file);
    return outcome;
}

}  // namespace rcm
