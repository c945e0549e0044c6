// expand_recurrence: the starts of a series, in civil time.
//
// A series has an end (COUNT or UNTIL), keeps the time of day of its start, and stays within 3,000 occurrences
// and 10 years; a rule that does not is a RecurrenceFault in words for a planner, never an endless loop. The
// expansion is libical's, after recurrence_rule.hpp has checked the rule. No zone is involved: 09:00 stays 09:00.
//
//   expand_recurrence("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", 2018-09-04T09:00)  ->  4 September, 2 October, 6 November
//
// Where the start does not match the rule, it is not among the starts: the first that matches is.
// Source: RFC 5545 §3.3.10.
#pragma once

#include "feeds/ics/recurrence_rule.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace rcm {

/// UNTIL is civil time, as the start is: a day (included) or a day with a time; with Z it is a fault.
[[nodiscard]] std::variant<std::vector<civil_second>, RecurrenceFault> expand_recurrence(std::string_view rrule,
                                                                                         civil_second start);

}  // namespace rcm
