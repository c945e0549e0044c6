#include "engine/suggest/suggest.hpp"

#include <algorithm>

namespace rcm {

Proposal proposal_of(const Event& event, const Option& option) {
    Proposal proposal{.event = event.id};
    if (!option.when.empty()) proposal.when = option.when;
    if (option.host) proposal.where = *option.host;
    return proposal;
}

std::shared_ptr<const Schedule> prepare(const Schedule& now, const std::vector<Proposal>& proposals, World world) {
    auto tried = try_out(*now.calendar, proposals, world.zones, world.expand, world.today);
    return tried.ok() ? tried.value : nullptr;
}

Suggestions suggest(const Schedule& now, const Event& event, const Wish& wish, World world) {
    Suggestions found{.options = options_of(now, event, wish, world.today), .ranked = {}};
    const auto index = static_cast<EventIndex>(&event - now.calendar->events.data());
    std::optional<Judge> judge;
    for (auto& option : found.options.list) {
        if (!judge)  // an option that cannot be resolved cannot prepare either: then the next one does
            if (auto prepared = prepare(now, {proposal_of(event, option)}, world))
                judge.emplace(prepared, index, world);
        auto judgement =
            judge ? judge->judge(option, Told::reasons) : Judgement{.possible = false, .reasons = {}, .sessions = {}};
        if (judgement.possible)
            found.ranked.push_back({std::move(option), std::move(judgement)});
        else
            ++found.impossible;
    }
    found.options.list.clear();
    std::stable_sort(found.ranked.begin(), found.ranked.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.judgement.cost < b.judgement.cost; });
    return found;
}

}  // namespace rcm
