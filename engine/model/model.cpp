#include "engine/model/calendar.hpp"

#include <algorithm>

namespace rcm {

PartySet Body::members_on(civil_day day) const {
    PartySet set;
    for (const auto& member : members)
        if ((!member.from || *member.from <= day) && (!member.until || day < *member.until)) set.set(member.party);
    return set;
}

std::optional<PartyIndex> Register::presidency_on(civil_day day) const {
    for (const auto& term : presidencies)
        if (term.from <= day && day < term.until) return term.party;
    return std::nullopt;
}

std::optional<PartyIndex> Register::holder(const Owner& owner, civil_day day) const {
    return owner.presidency ? presidency_on(day) : std::optional(owner.party);
}

std::string_view Register::secretariat_country() const {
    const auto& seat = parties[settings.secretariat].capital;
    return seat ? std::string_view(places[*seat].country) : std::string_view{};
}

std::optional<PartyIndex> Register::party(std::string_view id) const {
    for (PartyIndex at = 0; at < parties.size(); ++at) {
        const auto& party = parties[at];
        if (party.id == id || std::find(party.aliases.begin(), party.aliases.end(), id) != party.aliases.end())
            return at;
    }
    return std::nullopt;
}

const Event* Calendar::find(std::string_view id) const {
    const auto found = std::lower_bound(events.begin(), events.end(), id,
                                        [](const Event& event, std::string_view wanted) { return event.id < wanted; });
    return found != events.end() && found->id == id ? &*found : nullptr;
}

}  // namespace rcm
