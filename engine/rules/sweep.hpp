// The sweep: all pairs of sessions that possibly overlap and have anything to do with each other.
//
// One pass over the sessions in order of their earliest start serves every rule that judges pairs. A pair is
// given once, its certainty by the formulas of schedule.hpp. Left out: undated and cancelled sessions, kinds
// that occupy nobody, two sessions of one event, and pairs that share neither a party (required, optional or
// supporting) nor a body.
//
//   sweep(schedule, [&](const SessionPair& pair) { … });
#pragma once

#include "engine/rules/rule.hpp"

#include <functional>

namespace rcm {

void sweep(const Schedule& schedule, const std::function<void(const SessionPair&)>& visit);

/// True for a dated session that is not cancelled and occupies its parties.
[[nodiscard]] bool occupying(const Schedule& schedule, const Session& session);

/// The standing body that both events need: the same one, or the part where one is part of the other.
[[nodiscard]] std::optional<BodyIndex> shared_body(const Schedule& schedule, const Event& a, const Event& b);

/// True for events of the political level or of the RCGM, the catalogue's measure of what must not be double-booked.
[[nodiscard]] bool is_weighty(const Schedule& schedule, const Event& event);

}  // namespace rcm
