#include "engine/resolve/schedule.hpp"

namespace rcm {

bool Schedule::concerns(const Session& session, PartyIndex party) const {
    if (session.required.test(party) || session.optional.test(party) || session.supporters.test(party)) return true;
    const auto& owner = event_of(session).owner;
    if (!owner.set()) return false;
    if (!session.dated()) return !owner.value.presidency && owner.value.party == party;
    return source().holder(owner.value, session.hull().first) == party;
}

}  // namespace rcm
