// import: any .ics of others to what it says is busy, for the check against outside calendars (C25).
//
// bytes → prescan → outline → libical in a confined child → occurrences. A hostile or broken file ends in a
// diagnostic with its file and line, never in a crash; what single events get wrong is a warning, and they are left
// out. No address in the file is ever fetched.
//
//   Outcome<OutsideCalendar> un = import_calendar(sources, file, zones, {.first = …, .last = …});
//
// Starts a child process: call it while there is no second thread. Source: RFC 5545; reliability.md, "Reading other
// people's .ics".
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/model/outside.hpp"

namespace rcm {

/// `period`: the days that are asked about. Of more than ten years, series are looked at in the last ten.
[[nodiscard]] Outcome<OutsideCalendar> import_calendar(const SourceSet& sources, std::uint32_t file,
                                                       const ZoneDatabase& zones, DayRange period);

}  // namespace rcm
