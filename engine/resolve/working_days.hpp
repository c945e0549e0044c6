// Working days of the secretariat: Monday to Friday but for its holidays (national, public-sector and capital).
#pragma once

#include "engine/model/register.hpp"

namespace rcm {

/// True where public offices of the country's capital are open all or half the day.
[[nodiscard]] bool is_working_day(const HolidayTable& holidays, std::string_view country, civil_day day);

/// The day that lies `distance` working days after (before, where negative) `from`, which itself is not counted.
[[nodiscard]] civil_day count_working_days(const HolidayTable& holidays, std::string_view country, civil_day from,
                                           int distance);

}  // namespace rcm
