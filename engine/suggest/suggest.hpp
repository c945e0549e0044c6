// suggest: the best dates and hosts for one event.
//
// Every combination of start day and host is judged by all rules; the answer is exact. Ranked by cost, then by day,
// then in the order of the hosts.
//
//   auto found = suggest(schedule, event, {.hosts = {san_jose}}, world);
#pragma once

#include "engine/suggest/judge.hpp"
#include "engine/suggest/trial.hpp"

namespace rcm {

struct Suggestion {
    Option option;
    Judgement judgement;
};

struct Suggestions {
    Options options;                 ///< what was judged, without its list
    std::vector<Suggestion> ranked;  ///< best first
    std::size_t impossible = 0;      ///< combinations that cannot be put into time
};

[[nodiscard]] Suggestions suggest(const Schedule& now, const Event& event, const Wish& wish, World world);

/// The schedule in which the events' decisions are there (as proposals), each at its first option.
[[nodiscard]] std::shared_ptr<const Schedule> prepare(const Schedule& now, const std::vector<Proposal>& proposals,
                                                      World world);

/// The option as a proposal.
[[nodiscard]] Proposal proposal_of(const Event& event, const Option& option);

}  // namespace rcm
