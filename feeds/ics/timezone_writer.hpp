// VTIMEZONE: a zone's rules as the few forms that every reader understands.
//
// One STANDARD and one DAYLIGHT, each with a yearly rule of one weekday, or one STANDARD alone. Outlook reads no
// more than that, so where a zone's rules change inside a feed's period no VTIMEZONE is right for all of it: the
// plan is for the newest rules, and says from when it holds. What it does not cover is to be written in UTC.
//
//   auto plan = plan_timezone(zones, mexico_city, first_session, last_session);   // 2018 to 2026
//   covers(*plan, session)  // false before 30 October 2022, when Mexico ended daylight saving: write UTC
//   write_timezone(ics, *plan);
//
// Promises: within [valid_from, valid_until) the plan gives the zone database's offset at every instant; it is
// verified against each transition there, a year beyond the last session. The onsets are those of the rules' first
// year, so that a rolling period does not change the bytes.
//
// Source: RFC 5545 §3.6.5 (VTIMEZONE), §3.3.10 (BYDAY).
#pragma once

#include "engine/time/zone_database.hpp"
#include "feeds/ics/content_writer.hpp"

#include <optional>
#include <string>

namespace rcm {

/// "The second Sunday of March at 02:00"; the time is read with the offset before the change.
struct YearlyRule {
    unsigned month = 1;
    int nth = 1;  ///< 1 to 4, or -1 for the last
    date::weekday weekday{0U};
    seconds time{};

    friend bool operator==(const YearlyRule&, const YearlyRule&) = default;
};

/// One observance of a VTIMEZONE.
struct ZonePhase {
    civil_second onset;  ///< DTSTART, read with the offset `from`
    seconds from;
    seconds to;
    std::string name;  ///< TZNAME
    std::optional<YearlyRule> rule{};
};

struct TimezonePlan {
    std::string tzid;
    ZonePhase standard;
    std::optional<ZonePhase> daylight;
    instant valid_from;
    instant valid_until;
};

/// The plan for the newest rules in [first, last], both included; nullopt where not even the last instant can be
/// described: the rule has no such form, an offset has seconds, or the zone data does not reach there.
[[nodiscard]] std::optional<TimezonePlan> plan_timezone(const ZoneDatabase& zones, Zone zone, instant first,
                                                        instant last);

/// True where civil time with this TZID means `at`. False outside the plan, and in the second pass of an hour that
/// is repeated: civil time names the first (RFC 5545 §3.3.5).
[[nodiscard]] bool covers(const TimezonePlan& plan, instant at);

void write_timezone(ContentWriter& ics, const TimezonePlan& plan);

}  // namespace rcm
