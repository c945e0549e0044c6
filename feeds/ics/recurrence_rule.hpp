// RecurrenceRule: a recurrence rule that was checked, word by word, before libical sees it.
//
// libical lets through what RFC 5545 forbids (BYDAY=1TU in a weekly rule, UNTIL=20189999) and searches five hundred
// years for a 30 February. Here such a rule is a fault in words for a planner.
//
//   check_recurrence("FREQ=WEEKLY;BYDAY=1TU;COUNT=3", start)  ->  "`1TU` has no meaning with FREQ=WEEKLY"
//
// Source: RFC 5545 §3.3.10.
#pragma once

#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace rcm {

struct RecurrenceFault {
    LanguageText message;  ///< what is: lower case, no full stop
    LanguageText hint;     ///< what to do; may be empty
};

inline constexpr int most_occurrences = 3000;
inline constexpr int most_years = 10;

struct RecurrenceRule {
    std::string pattern;  ///< the rule without COUNT and UNTIL
    int count = 0;        ///< 0: it ends by `last`
    civil_second last;    ///< nothing starts later; ten years after the start where the rule has a COUNT
};

[[nodiscard]] RecurrenceFault never_occurs();

[[nodiscard]] std::variant<RecurrenceRule, RecurrenceFault> check_recurrence(std::string_view rrule,
                                                                             civil_second start);

}  // namespace rcm
