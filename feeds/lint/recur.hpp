// Recur: a recurrence rule of a file of others, judged by RFC 5545 alone; and whether it can give a certain start.
//
// Nothing is expanded: whether a start fits is told from the start itself, so a rule costs the same whatever it says.
//
//   Recur rule = read_recur("FREQ=WEEKLY;BYDAY=MO;COUNT=3");
//   fits(rule, start, start + days(1))  ->  false: a Tuesday;   nullopt: too intricate to say without expanding
//
// Source: RFC 5545 §3.3.10; RFC 7529 (RSCALE, SKIP).
#pragma once

#include "feeds/lint/values.hpp"

namespace rcm::lint {

struct RecurFault {
    std::string_view at;  ///< in the rule
    LanguageText message;
};

enum class Frequency { none, secondly, minutely, hourly, daily, weekly, monthly, yearly };

struct Recur {
    struct WeekDay {
        int nth = 0;       ///< 0: every
        unsigned iso = 1;  ///< 1 Monday
    };
    Frequency frequency = Frequency::none;
    int interval = 1;
    std::optional<int> count{};
    std::optional<TimeValue> until{};
    std::string_view until_text{};
    std::vector<int> months{}, month_days{}, year_days{};
    std::vector<WeekDay> week_days{};
    unsigned week_start = 1;
    bool intricate = false;  ///< BYSETPOS, BYWEEKNO, BYHOUR … or another calendar's months
    std::vector<RecurFault> faults{};
};

[[nodiscard]] Recur read_recur(std::string_view rule);

/// Whether a series of this rule that starts at `start` may have a start at `at`, COUNT apart.
[[nodiscard]] std::optional<bool> fits(const Recur& rule, civil_second start, civil_second at);

}  // namespace rcm::lint
