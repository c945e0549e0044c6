// Reach: how far a rule looks, so that a proposed date can be judged without judging the whole calendar again.
//
//   alone   what it finds about an event depends on that event, the register and the day alone (C14)
//   pair    it judges two sessions that overlap, and nothing else decides (C01): every rule that has only check_pair
//   near    what an event changes lies within near_days() of its sessions, or refers to it (C10)
//   whole   anything else, and every rule that nobody has looked at: it is judged over the whole calendar
//
// A rule that is not in the table of reach.cpp is `whole`: right, only slower. A property test holds every row of
// the table against the judgement of the whole calendar.
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

enum class Reach { alone, pair, near, whole };

[[nodiscard]] Reach reach_of(const Rule& rule);

/// The rules of that reach, in order of their codes.
[[nodiscard]] std::vector<const Rule*> rules_of(Reach reach);

/// Days around a session beyond which no `near` rule sees it, not even by way of a third session.
[[nodiscard]] days near_days(const Limits& limits);

}  // namespace rcm
