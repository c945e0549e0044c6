// Many sessions in memory, and who of them is double-booked: the question that the sweep answers here and that others
// are asked in the benches beside it.
//
// The starts are thrown at random, a thousand seconds apart on average, so that a dozen or two of day-long sessions run
// at any time; neighbours in time have other parties, as people keep a calendar, but for one session in a hundred.
//
//   const auto schedule = make_sessions(100'000, hours{8});
//   const std::vector<SessionIds> pairs = pairs_by_sweep(*schedule);   // {3, 17} for sessions 3 and 17
#pragma once

#include "engine/rules/sweep.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace rcm::bench {

inline constexpr std::size_t parties = 200;

/// The same at each call. Each session is an event of its own, online, with one or two of the parties.
[[nodiscard]] std::shared_ptr<const Schedule> make_sessions(std::size_t count, seconds length);

/// A pair of indices into Schedule::sessions, the lower first.
using SessionIds = std::pair<std::uint32_t, std::uint32_t>;

/// All pairs that overlap and share a party, in the order in which the sweep meets them.
[[nodiscard]] std::vector<SessionIds> pairs_by_sweep(const Schedule& schedule);

/// The same by trying all that follow in order of start, without any of the sweep's means: what the others are checked
/// against.
[[nodiscard]] std::vector<SessionIds> pairs_by_trying(const Schedule& schedule);

}  // namespace rcm::bench
