#include "engine/rules/phrases.hpp"

#include <algorithm>
#include <cmath>

namespace rcm {
namespace {

constexpr std::string_view months[2][12] = {{"January", "February", "March", "April", "May", "June", "July", "August",
                                             "September", "October", "November", "December"},
                                            {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                                             "septiembre", "octubre", "noviembre", "diciembre"}};

constexpr std::string_view weekdays[2][7] = {
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"}};

std::size_t row(Language language) {
    return language == Language::en ? 0 : 1;
}

std::string number_of(civil_day day) {
    return std::to_string(static_cast<unsigned>(date::year_month_day{day}.day()));
}

std::string month_of(civil_day day, Language language) {
    return std::string(months[row(language)][static_cast<unsigned>(date::year_month_day{day}.month()) - 1]);
}

std::string month_and_year(civil_day day, Language language) {
    const auto year = std::to_string(year_of(day));
    return language == Language::en ? " " + month_of(day, language) + " " + year
                                    : " de " + month_of(day, language) + " de " + year;
}

bool same_month(civil_day a, civil_day b) {
    const date::year_month_day x{a};
    const date::year_month_day y{b};
    return x.year() == y.year() && x.month() == y.month();
}

/// Spanish "y" becomes "e" before the sound of i: "Canadá e Irlanda", but "y hielo".
bool starts_with_i(std::string_view word) {
    if (word.starts_with("H") || word.starts_with("h")) {
        word.remove_prefix(1);
        if (word.starts_with("ie") || word.starts_with("ia")) return false;
    }
    return word.starts_with("I") || word.starts_with("i") || word.starts_with("Í") || word.starts_with("í");
}

}  // namespace

std::string count_words(long long count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string day_words(civil_day day, Language language) {
    return number_of(day) + month_and_year(day, language);
}

std::string weekday_words(date::weekday weekday, Language language) {
    return std::string(weekdays[row(language)][weekday.c_encoding()]);
}

std::string weekday_day_words(civil_day day, Language language) {
    return weekday_words(date::weekday{day}, language) + " " + day_words(day, language);
}

std::string days_words(DayRange range, Language language) {
    if (range.first == range.last) return day_words(range.first, language);
    if (same_month(range.first, range.last)) return number_of(range.first) + "–" + day_words(range.last, language);
    if (year_of(range.first) != year_of(range.last))
        return day_words(range.first, language) + " – " + day_words(range.last, language);
    const auto joint = pick(language, " ", " de ");
    return number_of(range.first) + joint + month_of(range.first, language) + " – " + day_words(range.last, language);
}

std::string clock_words(civil_second at) {
    return to_iso(at).substr(11);
}

std::string hours_words(seconds length, Language language) {
    const auto count = std::llround(static_cast<double>(length.count()) / 3600.0);
    return language == Language::en ? count_words(count, "hour", "hours") : count_words(count, "hora", "horas");
}

std::string list_words(const std::vector<std::string>& items, Language language, std::size_t most) {
    if (items.size() > most) {
        std::string text;
        for (std::size_t at = 0; at < most; ++at)
            text += (at == 0 ? "" : ", ") + items[at];
        return text + pick(language, " and ", " y ") + std::to_string(items.size() - most) +
               pick(language, " more", " más");
    }
    std::string text;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0 && at + 1 < items.size()) text += ", ";
        if (at > 0 && at + 1 == items.size()) text += pick(language, " and ", starts_with_i(items[at]) ? " e " : " y ");
        text += items[at];
    }
    return text;
}

std::string items_words(const std::vector<std::string>& items, Language language, std::size_t most) {
    if (items.size() <= most) return items_words(items.size(), items, language);
    return items_words(items.size(), {items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most)}, language);
}

std::string items_words(std::size_t all, const std::vector<std::string>& first, Language language) {
    std::string text;
    for (const auto& item : first)
        text += (text.empty() ? "" : "; ") + item;
    if (all > first.size())
        text += pick(language, "; and ", "; y ") + std::to_string(all - first.size()) + pick(language, " more", " más");
    return text;
}

std::vector<const Session*> first_of(const std::vector<const Session*>& sessions, std::size_t most) {
    return {sessions.begin(), sessions.begin() + static_cast<std::ptrdiff_t>(std::min(most, sessions.size()))};
}

std::string party_words(const Party& party, Language language) {
    auto name = party.name.in(language);
    const auto open = name.rfind(" (");
    if (open != std::string::npos && name.back() == ')') name = name.substr(open + 2, name.size() - open - 3);
    return name.empty() ? party.id : name;
}

std::string parties_words(const Register& source, const PartySet& parties, Language language) {
    std::vector<std::string> members;
    std::vector<std::string> others;
    std::size_t all_members = 0;
    for (std::size_t index = 0; index < source.parties.size(); ++index) {
        const auto& party = source.parties[index];
        if (party.kind == PartyKind::member) ++all_members;
        if (parties.test(index))
            (party.kind == PartyKind::member ? members : others).push_back(party_words(party, language));
    }
    if (members.size() > 3 && members.size() == all_members) {
        const auto count = std::to_string(all_members);
        members = {pick(language, "all " + count + " member countries", "los " + count + " países miembros")};
    }
    members.insert(members.end(), others.begin(), others.end());
    return list_words(members, language, 16);
}

std::string place_words(const Place& place, Language language) {
    const auto name = place.name.in(language);
    return name.empty() ? place.id : name;
}

std::string places_words(const Register& source, const std::vector<PlaceIndex>& places, Language language) {
    std::vector<std::string> names;
    for (const auto place : places)
        names.push_back(place_words(source.places[place], language));
    return list_words(names, language);
}

std::string title_words(const Event& event, Language language) {
    const auto title = event.title.value().in(language);
    return pick(language, "“", "«") + (title.empty() ? event.id : title) + pick(language, "”", "»");
}

std::string when_words(const Session& session, Language language) {
    if (!session.dated()) return pick(language, "date not known", "sin fecha");
    const auto hull = session.hull();
    if (!session.firm())
        return pick(language, "between ", "entre el ") + day_words(hull.first, language) +
               pick(language, " and ", " y el ") + day_words(hull.last, language);
    if (!session.timed()) return days_words(hull, language);
    const auto last = date::floor<days>(session.when->end);
    const auto until = last == hull.first ? clock_words(session.when->end)
                                          : day_words(last, language) + ", " + clock_words(session.when->end);
    return day_words(hull.first, language) + ", " + clock_words(session.when->start) +
           (last == hull.first ? "–" : " – ") + until;
}

std::string session_words(const Schedule& schedule, const Session& session, Language language) {
    return title_words(schedule.event_of(session), language) + " (" + when_words(session, language) + ")";
}

}  // namespace rcm
