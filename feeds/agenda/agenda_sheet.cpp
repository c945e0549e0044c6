#include "feeds/agenda/agenda_sheet.hpp"

#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {

std::vector<const TimedItem*> AgendaSheet::items_in_order() const {
    std::vector<const TimedItem*> items;
    for (const auto& item : agenda.items)
        items.push_back(&item);
    std::stable_sort(items.begin(), items.end(),
                     [](const TimedItem* a, const TimedItem* b) { return a->from < b->from; });
    return items;
}

std::optional<civil_day> AgendaSheet::day(int n) const {
    if (!session().firm()) return std::nullopt;
    return session().start_days.front().first + days{n - 1};
}

std::string AgendaSheet::day_words(int n) const {
    if (const auto on = day(n)) return write_long_day(*on, language);
    return pick(language, "Day ", "Día ") + std::to_string(n);
}

std::string AgendaSheet::clock_words(minutes at) {
    return to_iso(civil_second{} + at % minutes{hours{24}}).substr(11);
}

std::string AgendaSheet::zone_name() const {
    if (session().timed()) return session().zone.name();
    if (event().zone.set()) return event().zone.value().name();
    const auto& places = session().places;
    if (places.empty()) return {};  // whole days online: nothing says whose hours the agenda means
    const auto zone = source().places[places.front()].zone;
    const bool one = std::all_of(places.begin(), places.end(),
                                 [&](PlaceIndex place) { return source().places[place].zone == zone; });
    return one ? zone.name() : std::string{};
}

const std::string& AgendaSheet::room_of(const AgendaItem& item) const {
    return item.room.empty() ? event().room.value() : item.room;
}

std::string AgendaSheet::where_words() const {
    auto text = event().where.set() ? write_where(event(), source(), language) : std::string{};
    if (event().venue.set()) text = event().venue.value() + (text.empty() ? "" : ", " + text);
    return text;
}

std::string AgendaSheet::documents_words(const AgendaItem& item, std::string_view between) const {
    std::string text;
    for (const auto& document : item.documents) {
        if (!text.empty()) text += between;
        text += text_in(document.title, language);
        if (!document.link.empty()) text += " <" + document.link + ">";
    }
    return text;
}

LanguageText why_no_ics(const AgendaSheet& sheet) {
    const auto& id = sheet.event().id;
    if (!sheet.session().firm())
        return worded("the day of `{}` is not settled yet", "el día de `{}` todavía no está definido", id);
    if (sheet.zone_name().empty())
        return worded("the time zone of `{}` is not settled: no zone is set, and no single place says it",
                      "la zona horaria de `{}` no está definida: no se indica ninguna, y ningún lugar único la da", id);
    return {};
}

}  // namespace rcm
