#include "engine/holidays/holiday_table.hpp"

#include <algorithm>
#include <utility>

namespace rcm {
namespace {

/// The country's file that covers the year; the number of laws where none does.
std::size_t law_of(const std::vector<HolidayLaw>& laws, std::string_view country, int year) {
    const auto found = std::find_if(laws.begin(), laws.end(), [&](const HolidayLaw& law) {
        return law.country == country && law.first_year <= year && year <= law.last_year;
    });
    return static_cast<std::size_t>(found - laws.begin());
}

}  // namespace

HolidayTable::HolidayTable(std::vector<HolidayLaw> laws) : laws_(std::move(laws)) {}

std::span<const Holiday> HolidayTable::on(std::string_view country, civil_day day) const {
    const auto holidays = of_year(country, year_of(day));
    const auto first = std::find_if(holidays.begin(), holidays.end(), [&](const Holiday& h) { return h.day >= day; });
    const auto last = std::find_if(first, holidays.end(), [&](const Holiday& h) { return h.day > day; });
    return {first, last};
}

std::span<const Holiday> HolidayTable::of_year(std::string_view country, int year) const {
    const std::size_t law = law_of(laws_, country, year);
    if (law == laws_.size()) return {};
    return year_of_country(law, year);
}

bool HolidayTable::covers(std::string_view country, civil_day day) const {
    return law_of(laws_, country, year_of(day)) != laws_.size();
}

const std::vector<Holiday>& HolidayTable::year_of_country(std::size_t law, int year) const {
    const auto [place, is_new] = years_.try_emplace({law, year});
    if (is_new) place->second = holidays_of(laws_[law], year);
    return place->second;
}

}  // namespace rcm
