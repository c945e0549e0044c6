#include "engine/text/parse_agenda.hpp"

#include <unordered_map>

namespace rcm {
namespace {

/// "09:00"; 24:00 is the end of the day and no start.
std::optional<minutes> read_clock(const Node& node, Diagnostics& diagnostics) {
    const std::string_view text = node.text;
    const auto digits = [&](std::size_t at) -> std::optional<int> {
        if (text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') return std::nullopt;
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    if (node.type == Node::Type::string && text.size() == 5 && text[2] == ':') {
        const auto hour = digits(0);
        const auto minute = digits(3);
        if (hour && minute && *hour < 24 && *minute < 60) return hours{*hour} + minutes{*minute};
    }
    report_type(node,
                {"a time between quotes, such as \"09:00\", from 00:00 to 23:59",
                 "una hora entre comillas, como \"09:00\", de 00:00 a 23:59"},
                diagnostics);
    return std::nullopt;
}

class AgendaReader {
  public:
    explicit AgendaReader(const Linker& link) : link_(link), diagnostics_(link.diagnostics) {}

    std::optional<Agenda> read(const Node& file) {
        TableReader reader(file, LanguageText{"an agenda", "una agenda"}, diagnostics_);
        Agenda agenda;
        agenda.at = file.at;
        std::string room;
        const auto* head =
            reader.require("agenda", LanguageText{"[agenda] with meeting and issued", "[agenda] con meeting e issued"});
        const bool known = head != nullptr && read_head(*head, agenda, room);
        int day = 1;
        seen_.clear();
        for (const auto* table : reader.tables("item")) {
            auto item = read_item(*table, day, room);
            day = item.day;
            if (is_new(item)) agenda.items.push_back(std::move(item));
        }
        if (known && agenda.items.empty() && reader.find("item") == nullptr)
            diagnostics_.push_back({.code = "D011",
                                    .message = {"this agenda has no item", "esta agenda no tiene ningún punto"},
                                    .at = agenda.at,
                                    .hint = {"add [[item]] with id, start, length and title",
                                             "añada [[item]] con id, start, length y title"}});
        reader.finish();
        return known ? std::optional(std::move(agenda)) : std::nullopt;
    }

  private:
    bool read_head(const Node& head, Agenda& agenda, std::string& room) {
        TableReader reader(head, "[agenda]", diagnostics_);
        agenda.at = head.at;
        bool known = false;
        if (const auto* meeting = reader.require("meeting", "meeting = \"rcgm-2018-11\"")) {
            agenda.at = meeting->at;
            known = link_.events.link(*meeting, diagnostics_).has_value();
            if (known) agenda.meeting = meeting->text;
        }
        if (const auto number = whole(reader, "session", 1, 100000)) agenda.session = *number;
        if (reader.require("issued", "issued = 2018-10-29") != nullptr) {
            const auto issued = reader.day("issued");
            known = known && issued;
            agenda.issued = issued.value_or(civil_day{});
        } else {
            known = false;
        }
        agenda.revision = whole(reader, "revision", 0, 100000).value_or(0);
        if (const auto* node = reader.find("room")) room = link_.words(*node).value_or("");
        reader.finish();
        return known;
    }

    std::optional<int> whole(TableReader& reader, std::string_view key, int least, int most) {
        const auto number = reader.integer(key);
        if (!number) return std::nullopt;
        if (*number >= least && *number <= most) return static_cast<int>(*number);
        report_type(*reader.find(key), worded("a number from {} to {}", "un número de {} a {}", least, most),
                    diagnostics_);
        return std::nullopt;
    }

    AgendaItem read_item(const Node& table, int day, const std::string& room) {
        TableReader row(table, "[[item]]", diagnostics_);
        AgendaItem item;
        item.id = row.required_string("id", "id = \"opening\"");
        item.at = table.at;
        if (const auto* id = row.find("id"); id != nullptr && id->type == Node::Type::string) {
            item.at = id->at;
            (void)link_.slug(item.id, id->at);
        }
        item.day = whole(row, "day", 1, 366).value_or(day);
        if (const auto* start = row.find("start")) item.start = read_clock(*start, diagnostics_);
        if (const auto length = whole(row, "length", 1, 1440)) item.length = minutes{*length};
        if (const auto* title = row.require("title", "title = { en = \"Opening\", es = \"Apertura\" }"))
            item.title = link_.text(*title).value_or(LanguageText{});
        item.room = room;
        if (const auto* node = row.find("room")) item.room = link_.words(*node).value_or("");
        if (const auto* speakers = row.find("speakers"))
            for (const auto* speaker : as_list(*speakers))
                if (auto name = link_.words(*speaker)) item.speakers.push_back(std::move(*name));
        if (const auto* documents = row.find("documents"))
            for (const auto* document : as_list(*documents))
                item.documents.push_back(read_agenda_document(*document));
        row.finish();
        return item;
    }

    AgendaDocument read_agenda_document(const Node& node) {
        AgendaDocument document;
        if (node.type != Node::Type::table) {
            document.title.en = document.title.es = link_.words(node).value_or("");
            return document;
        }
        TableReader row(node, LanguageText{"a document of an item", "un documento de un punto"}, diagnostics_);
        if (const auto* title = row.require("title", "title = { en = \"…\", es = \"…\" }")) {
            if (title->type == Node::Type::string)
                document.title.en = document.title.es = link_.words(*title).value_or("");
            else
                document.title = link_.text(*title).value_or(LanguageText{});
        }
        if (const auto* address = row.find("link")) document.link = link_.web_address(*address).value_or("");
        row.finish();
        return document;
    }

    /// False, and reported, where an item before has the same id.
    bool is_new(const AgendaItem& item) {
        if (item.id.empty()) return false;  // its absence is reported
        const auto [same, fresh] = seen_.emplace(item.id, item.at);
        if (fresh) return true;
        diagnostics_.push_back(
            {.code = "D024",
             .message = worded("the item `{}` is there twice", "el punto `{}` está dos veces", item.id),
             .at = item.at,
             .hint = {"give one of the two another id, or delete it", "cambie el id de uno de los dos, o bórrelo"},
             .also = same->second,
             .also_text = {"first here", "primero aquí"}});
        return false;
    }

    const Linker& link_;
    Diagnostics& diagnostics_;
    std::unordered_map<std::string, Span> seen_;  ///< the ids of the file's items
};

}  // namespace

std::vector<Agenda> parse_agendas(const std::vector<Node>& files, const Linker& link) {
    std::vector<Agenda> agendas;
    AgendaReader reader(link);
    for (const auto& file : files)
        if (auto agenda = reader.read(file)) agendas.push_back(std::move(*agenda));
    return agendas;
}

}  // namespace rcm
