#include "engine/resolve/working_days.hpp"

#include <algorithm>

namespace rcm {

bool is_working_day(const HolidayTable& holidays, std::string_view country, civil_day day) {
    if (is_weekend(day)) return false;
    const auto found = holidays.on(country, day);
    return std::none_of(found.begin(), found.end(),
                        [](const Holiday& holiday) { return !holiday.half && holiday.scope != HolidayScope::bank; });
}

civil_day count_working_days(const HolidayTable& holidays, std::string_view country, civil_day from, int distance) {
    const days step{distance < 0 ? -1 : 1};
    auto day = from;
    for (int left = std::abs(distance); left > 0;) {
        day += step;
        if (is_working_day(holidays, country, day)) --left;
    }
    return day;
}

}  // namespace rcm
