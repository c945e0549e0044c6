// ZoneRules: what a VTIMEZONE of a file says, as far as it is made of yearly rules and listed dates.
//
//   offset_at(*read_zone_rules(subject, component), 2018-07-20T09:00)  ->  -18000 (seconds)
//
// Not judged: more than 100 observances or 1,000 dates, and rules of other forms. Source: RFC 5545 §3.6.5.
#pragma once

#include "feeds/lint/recur.hpp"
#include "feeds/lint/subject.hpp"

namespace rcm::lint {

struct ZoneRules {
    struct Phase {
        std::vector<civil_second> onsets;  ///< DTSTART and RDATE, sorted
        std::optional<Recur> rule;         ///< from the first onset on
        std::int64_t from = 0, to = 0;     ///< offsets in seconds
    };
    std::vector<Phase> phases;
};

[[nodiscard]] std::optional<ZoneRules> read_zone_rules(const Subject& subject, const Component& zone);

/// nullopt near a change of the clocks, and before the first.
[[nodiscard]] std::optional<std::int64_t> offset_at(const ZoneRules& rules, civil_second civil);

}  // namespace rcm::lint
