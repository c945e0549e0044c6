// Local hours: when a timed session is, on the clocks of a capital, and how much of it lies outside working hours.
//
//   local_hours(context, session, ottawa)            // 07:00 to 09:00
//   outside_hours(settings, {seven, nine})           // one hour, of a working day from 08:00 to 18:00
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

/// Half-open, in civil time of some place.
struct LocalHours {
    civil_second start;
    civil_second end;
};

[[nodiscard]] LocalHours local_hours(const RuleContext& context, const Session& session, Zone zone);

/// How much of it lies outside settings.day_from to day_to. The nights within a session of several days are no work:
/// there only what the first day begins too early and the last day ends too late is counted.
[[nodiscard]] seconds outside_hours(const Settings& settings, LocalHours local);

}  // namespace rcm
