// Shared use: pairs of sessions that use one and the same thing, a room, a link, a team, too near to each other.
//
// Things are compared as names, so that sessions which share no party still meet here. One sort and one pass over
// each thing's sessions; the cost is that of the pairs found. Left out: two sessions of one event, and open dates
// whose days leave room though their hull does not.
//
//   find_shared_use(schedule, uses, hours{12}, [&](const SessionPair& pair) { … });
#pragma once

#include "engine/rules/rule.hpp"

#include <functional>

namespace rcm {

/// A session that occupies what the name stands for.
struct Use {
    std::string thing;
    const Session* session = nullptr;
};

/// All pairs, each once a thing, that overlap or leave less than `rest` between them; a starts no later than b.
void find_shared_use(std::vector<Use> uses, seconds rest, const std::function<void(const SessionPair&)>& visit);

/// Small letters (ASCII), and one blank for many: "Salón  2" and "salón 2" are one room.
[[nodiscard]] std::string as_name(std::string_view text);

/// The session as if it went on for so much longer.
[[nodiscard]] Session with_rest(Session session, seconds rest);

}  // namespace rcm
