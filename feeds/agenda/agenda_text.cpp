#include "feeds/agenda/agenda_sheet.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "" : "; ") + item;
    return text;
}

/// A field of RFC 4180 §2: between quotes where it holds a quote, a comma or a line break, with its quotes doubled.
std::string field(std::string_view value) {
    if (value.find_first_of("\",\r\n") == std::string_view::npos) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void add_line(std::string& csv, std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const auto value : fields) {
        csv += (first ? "" : ",") + field(value);
        first = false;
    }
    csv += "\r\n";
}

}  // namespace

std::string write_agenda_text(const AgendaSheet& sheet) {
    const auto l = sheet.language;
    std::string text = text_in(sheet.event().title.value(), l) + "\n" + write_when(*sheet.session().when, l);
    if (const auto where = sheet.where_words(); !where.empty()) text += "; " + where;
    text += "\n" + pick(l, "Agenda of ", "Agenda del ") +
            write_days({sheet.agenda.agenda->issued, sheet.agenda.agenda->issued}, l);
    if (const auto revision = sheet.agenda.agenda->revision; revision > 0)
        text += pick(l, ", revision ", ", revisión ") + std::to_string(revision);
    if (const auto zone = sheet.zone_name(); !zone.empty()) text += pick(l, ". Times: ", ". Horas: ") + zone;
    text += ".\n";
    if (sheet.event().cancelled) text += pick(l, "CANCELLED\n", "CANCELADO\n");
    int day = 0;
    const std::string indent(15, ' ');
    for (const auto* timed : sheet.items_in_order()) {
        const auto& item = *timed->item;
        if (item.day != day) text += "\n" + sheet.day_words(item.day) + "\n";
        day = item.day;
        text += "  " + AgendaSheet::clock_words(timed->from) + "–" + AgendaSheet::clock_words(timed->until) + "  " +
                text_in(item.title, l) + "\n";
        if (const auto& room = sheet.room_of(item); !room.empty())
            text += indent + pick(l, "Room: ", "Sala: ") + room + "\n";
        if (!item.speakers.empty())
            text += indent +
                    (item.speakers.size() == 1 ? pick(l, "Speaker: ", "Interviene: ")
                                               : pick(l, "Speakers: ", "Intervienen: ")) +
                    joined(item.speakers) + "\n";
        if (!item.documents.empty())
            text += indent + pick(l, "Documents: ", "Documentos: ") + sheet.documents_words(item, "; ") + "\n";
    }
    return text;
}

std::string write_agenda_csv(const AgendaSheet& sheet) {
    const auto l = sheet.language;
    const bool en = l == Language::en;
    std::string csv;
    if (en)
        add_line(csv, {"day", "start", "end", "time zone", "minutes", "title", "room", "speakers", "documents", "id"});
    else
        add_line(csv, {"día", "inicio", "fin", "zona horaria", "minutos", "título", "sala", "intervienen", "documentos",
                       "id"});
    for (const auto* timed : sheet.items_in_order()) {
        const auto& item = *timed->item;
        const auto on = sheet.day(item.day);
        add_line(csv, {on ? to_iso(*on) : sheet.day_words(item.day), AgendaSheet::clock_words(timed->from),
                       AgendaSheet::clock_words(timed->until), sheet.zone_name(),
                       std::to_string((timed->until - timed->from).count()), text_in(item.title, l),
                       sheet.room_of(item), joined(item.speakers), sheet.documents_words(item, "; "), item.id});
    }
    return csv;
}

}  // namespace rcm
