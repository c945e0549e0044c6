// Holiday files (data/holidays/{country}.toml) to laws; the format stands in holiday_rules.hpp.
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/holidays/holiday_rules.hpp"

namespace rcm {

/// Reads every file of the set that lies in a folder called holidays/.
[[nodiscard]] Outcome<std::vector<HolidayLaw>> parse_holidays(const SourceSet& sources);

}  // namespace rcm
