// place_all: dates and hosts for all open events together.
//
// The cost of a plan is that of the findings of the whole calendar with all of them placed, less those without them.
// Two plans are made and the cheaper is given: a greedy one, event by event, and one from branch and bound over the
// costs of each event and of each two; both are then improved event by event, judged by all rules, until nothing gets
// better.
//
// `bound` is proven: no plan costs less. It is the least sum of the findings that concern one or two events alone,
// less what findings of other rules between settled events could go away. Where the plan costs that, it is proven best.
#pragma once

#include "engine/suggest/suggest.hpp"

namespace rcm {

struct Placement {
    EventIndex event = 0;
    Option option;
    std::vector<Reason> reasons;  ///< the findings that it would cause, the others standing as planned
};

struct LeftOut {
    enum class Why { no_dates, past, too_many, waits, impossible };
    EventIndex event = 0;
    Why why = Why::no_dates;
};

struct Plan {
    std::vector<Placement> placements;  ///< in order of day, then of event
    std::vector<LeftOut> left_out;
    Cost cost = 0;
    Cost greedy_cost = 0;
    Cost bound = 0;
    std::size_t judged = 0;  ///< combinations of day and host

    [[nodiscard]] bool proven() const { return cost == bound; }
};

[[nodiscard]] Plan place_all(const Schedule& now, World world);

}  // namespace rcm
