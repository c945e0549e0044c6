#include "engine/rules/days_off.hpp"

#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {

const std::vector<const Holiday*>& DaysOff::year_of_country(std::string_view country, int year) {
    auto known = countries_.find(country);
    if (known == countries_.end()) known = countries_.emplace(country, Years{}).first;
    const auto [place, is_new] = known->second.try_emplace(year);
    auto& off = place->second;
    if (is_new)
        for (const auto& holiday : table_.of_year(country, year))
            if (holiday.scope != HolidayScope::bank) off.push_back(&holiday);
    return off;
}

std::vector<const Holiday*> DaysOff::in(std::string_view country, DayRange range, bool capital) {
    std::vector<const Holiday*> found;
    for (auto year = year_of(range.first); year <= year_of(range.last); ++year) {
        const auto& holidays = year_of_country(country, year);
        auto at = std::lower_bound(holidays.begin(), holidays.end(), range.first,
                                   [](const Holiday* holiday, civil_day day) { return holiday->day < day; });
        for (; at != holidays.end() && (*at)->day <= range.last; ++at)
            if (capital || (*at)->scope != HolidayScope::capital) found.push_back(*at);
    }
    return found;
}

std::vector<const Holiday*> days_off_touching(DaysOff& days_off, std::string_view country, const Session& session,
                                              bool capital) {
    auto holidays = days_off.in(country, session.hull(), capital);
    if (session.start_days.size() > 1)  // a holiday between two runs of start days need not be met
        std::erase_if(holidays,
                      [&](const Holiday* holiday) { return starts_touching(session, {holiday->day}).empty(); });
    return holidays;
}

std::vector<civil_day> days_of(const std::vector<const Holiday*>& holidays) {
    std::vector<civil_day> found;
    for (const auto* holiday : holidays)
        found.push_back(holiday->day);
    return found;
}

std::string days_off_words(const std::vector<DayOff>& days_off, Language language) {
    struct Item {
        const Holiday* holiday;
        std::vector<std::string> who;
    };
    std::vector<Item> items;
    for (const auto& day_off : days_off) {
        auto item = std::find_if(items.begin(), items.end(), [&](const Item& known) {
            return known.holiday->day == day_off.holiday->day && known.holiday->name == day_off.holiday->name &&
                   known.holiday->half == day_off.holiday->half;
        });
        if (item == items.end()) item = items.insert(item, {day_off.holiday, {}});
        if (day_off.country != nullptr) item->who.push_back(party_words(*day_off.country, language));
        if (day_off.city != nullptr) item->who.push_back(place_words(*day_off.city, language));
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.holiday->day < b.holiday->day; });
    std::vector<std::string> words;
    for (const auto& item : items) {
        auto text = day_words(item.holiday->day, language) + " (" + item.holiday->name.in(language);
        if (item.holiday->half) text += pick(language, ", half day", ", medio día");
        if (!item.who.empty()) text += ": " + list_words(item.who, language);
        words.push_back(text + ")");
    }
    return items_words(words, language);
}

}  // namespace rcm
