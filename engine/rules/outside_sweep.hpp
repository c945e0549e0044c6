// outside_sweep: which sessions meet which events of an outside calendar.
//
// One pass over both, each in the order of its earliest start: the cost is that of sorting and of the pairs that lie
// near each other, never that of all pairs.
//
//   for (const auto& [session, met] : sweep_outside(sessions, calendar, source, zones)) …
#pragma once

#include "engine/rules/start_days.hpp"

namespace rcm {

/// The start days of a session on which it overlaps an outside event: wherever it is held, or only in some places.
struct MeetingStarts {
    DayRuns possible;
    DayRuns certain;  ///< among the possible ones
};

/// An outside whole day is met on that civil day of the session's place; a civil time is read in its zone.
[[nodiscard]] MeetingStarts starts_meeting(const Session& session, const OutsideEvent& event, const Register& source,
                                           const ZoneDatabase& zones);

struct Met {
    const Session* session = nullptr;
    std::vector<const OutsideEvent*> events;  ///< in the order of their start; never empty
};

/// In the order of `sessions`; those that meet nothing are left out.
[[nodiscard]] std::vector<Met> sweep_outside(const std::vector<const Session*>& sessions,
                                             const OutsideCalendar& calendar, const Register& source,
                                             const ZoneDatabase& zones);

}  // namespace rcm
