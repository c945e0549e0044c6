// resolve: events to sessions with bounds in time.
//
// Expands series, counts out relative deadlines, turns civil time into instants, gives windows and places to be
// confirmed their bounds over every day and zone that is possible. What cannot be resolved is an error at its
// line: nothing falls back to UTC, to today or to an empty value.
//
//   Outcome<Schedule> schedule = resolve(calendar, zones, expand_recurrence);
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/resolve/schedule.hpp"

#include <functional>

namespace rcm {

struct RecurrenceProblem {
    LanguageText message;
    LanguageText hint;
};

/// Expands an RRULE (RFC 5545 §3.3.10) in civil time from its first start. Passed in, because libical does it and the
/// engine knows no libical.
using ExpandRecurrence = std::function<std::variant<std::vector<civil_second>, RecurrenceProblem>(std::string_view rule,
                                                                                                  civil_second start)>;

[[nodiscard]] Outcome<Schedule> resolve(std::shared_ptr<const Calendar> calendar, const ZoneDatabase& zones,
                                        const ExpandRecurrence& expand);

}  // namespace rcm
