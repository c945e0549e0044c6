#include "engine/resolve/schedule.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// Dates count and not only numbers: moved to a later day, a session is again one of which nothing is known.
bool speaks_of(const SessionOutcome& outcome, civil_day adopted, const Session& session) {
    if (session.hull().last > adopted) return false;
    const auto& numbers = outcome.sessions;
    return numbers.empty() ||
           std::find(numbers.begin(), numbers.end(), static_cast<int>(session.number)) != numbers.end();
}

}  // namespace

BodyIndex root_of(const std::vector<Body>& bodies, BodyIndex body) {
    for (std::size_t steps = 0; bodies[body].part_of && steps < bodies.size(); ++steps)
        body = *bodies[body].part_of;
    return body;
}

BodyBits body_bits(const std::vector<Body>& bodies, const std::vector<BodyIndex>& of) {
    BodyBits bits = 0;
    for (const auto body : of)
        bits |= BodyBits{1} << (31U - root_of(bodies, body) % 32U);
    return bits;
}

std::optional<Held> Schedule::outcome_of(const Session& session) const {
    if (!session.dated()) return std::nullopt;
    const auto& history = event_of(session).history;
    for (auto decision = history.rbegin(); decision != history.rend(); ++decision)
        if (const auto& outcome = (*decision)->fields.outcome;
            outcome && speaks_of(outcome->value, calendar->document_of(**decision).adopted, session))
            return outcome->value.held;
    return std::nullopt;
}

bool Schedule::concerns(const Session& session, PartyIndex party) const {
    if (session.required.test(party) || session.optional.test(party) || session.supporters.test(party)) return true;
    const auto& owner = event_of(session).owner;
    if (!owner.set()) return false;
    if (!session.dated()) return !owner.value().presidency && owner.value().party == party;
    return source().holder(owner.value(), session.hull().first) == party;
}

}  // namespace rcm
