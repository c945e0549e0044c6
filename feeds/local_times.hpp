// Local times: what the clocks of the member countries show when a session begins.
//
//   write_local_times(session, schedule, zones, Language::en)
//   // "06:00 Belize, Costa Rica; 07:00 Panama; 08:00 Canada, United States"
//
// A country's clock is its capital's.
#pragma once

#include "engine/resolve/schedule.hpp"

#include <utility>

namespace rcm {

/// Start of a timed session in each member's capital, in the order of parties.toml; empty where it has no time.
[[nodiscard]] std::vector<std::pair<PartyIndex, civil_second>> local_times(const Session& session,
                                                                           const Schedule& schedule,
                                                                           const ZoneDatabase& zones);

/// The same in one line: equal times together, earliest first, with "(previous day)" or "(next day)" where the day is
/// not the one on which the session begins in its own zone.
[[nodiscard]] std::string write_local_times(const Session& session, const Schedule& schedule, const ZoneDatabase& zones,
                                            Language language);

}  // namespace rcm
