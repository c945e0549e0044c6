#include "feeds/csv/calendar_csv.hpp"

#include "feeds/words.hpp"

namespace rcm {
namespace {

struct Column {
    std::string_view en, es;
};

constexpr Column columns[] = {{"Title", "Título"},
                              {"Kind", "Tipo"},
                              {"Status", "Estado"},
                              {"First day", "Primer día"},
                              {"Last day", "Último día"},
                              {"Starts", "Inicio"},
                              {"Ends", "Fin"},
                              {"Time zone", "Zona horaria"},
                              {"Starts (UTC)", "Inicio (UTC)"},
                              {"Ends (UTC)", "Fin (UTC)"},
                              {"Date in words", "Fecha en palabras"},
                              {"Place", "Lugar"},
                              {"For", "Para"},
                              {"With the support of", "Con el apoyo de"},
                              {"Source", "Fuente"},
                              {"UID", "UID"},
                              {"Revision", "Revisión"}};

std::string status_words(const Entry& entry, Language language) {
    if (entry.event->cancelled) return pick(language, "cancelled", "cancelado");
    return entry.tentative ? pick(language, "to be confirmed", "por confirmar")
                           : pick(language, "confirmed", "confirmado");
}

std::vector<std::string> fields_of(const Entry& entry, const Schedule& schedule, Language language,
                                   const ZoneDatabase& zones) {
    const auto& session = *entry.session;
    const auto& event = *entry.event;
    const auto& reg = schedule.source();
    std::string days[2];
    std::string civil[2];
    std::string utc[2];
    if (session.dated() && session.timed()) {
        // Both days have a part of the session: one that ends at midnight ends on the day before.
        const auto start = zones.to_civil(session.zone, session.start());
        const auto end = zones.to_civil(session.zone, session.end());
        days[0] = to_iso(date::floor<rcm::days>(start));
        days[1] = to_iso(date::floor<rcm::days>(end - seconds{1}));
        civil[0] = to_iso(start);
        civil[1] = to_iso(end);
        utc[0] = to_iso(session.start());
        utc[1] = to_iso(session.end());
    } else if (session.dated()) {
        days[0] = to_iso(entry.shown_days().first);
        days[1] = to_iso(entry.shown_days().last);
    }
    std::string bodies;
    for (const auto body : event.bodies.value())
        bodies += (bodies.empty() ? "" : "; ") + text_in(reg.bodies[body].name, language);
    return {text_in(event.title.value(), language),
            word_of(event.kind.value(), language),
            status_words(entry, language),
            days[0],
            days[1],
            civil[0],
            civil[1],
            session.timed() ? session.zone.name() : std::string{},
            utc[0],
            utc[1],
            write_when(*session.when, language),
            event.where.set() || !write_venue(event).empty() ? write_location(event, reg, language) : std::string{},
            bodies,
            session.supporters.any() ? write_parties(session.supporters, reg, language) : std::string{},
            write_citation(*event.history.back(), reg, language),
            entry.uid(schedule),
            std::to_string(entry.sequence)};
}

}  // namespace

std::string csv_row(const std::vector<std::string>& fields) {
    std::string row;
    for (const auto& field : fields) {
        if (&field != &fields.front()) row += ',';
        const bool formula = !field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string::npos;
        const bool quoted = formula || field.find_first_of(",\"\r\n") != std::string::npos;
        if (quoted) row += '"';
        if (formula) row += '\'';
        for (const char c : field) {
            if (c == '"') row += '"';
            row += c;
        }
        if (quoted) row += '"';
    }
    return row + "\r\n";
}

void write_csv(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones,
               EditionFile& file) {
    std::vector<std::string> names;
    for (const auto& column : columns)
        names.push_back(pick(language, column.en, column.es));
    file.add("\xEF\xBB\xBF" + csv_row(names));
    for (const auto at : feed.entries)
        file.add(csv_row(fields_of(plan.entries[at], *plan.schedule, language, zones)));
}

}  // namespace rcm
