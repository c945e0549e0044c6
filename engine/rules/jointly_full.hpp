// Jointly full: groups of open sessions that cannot all be placed, though no two of them are sure to overlap.
//
// A session that has more free start days than its neighbours can ever take is placeable last, whatever they do; left
// out over and over, such sessions leave a small kernel. In it, up to most_exact sessions are placed exactly and the
// smallest guilty set is named; a larger group is guilty where one party would need more days than there are.
//
// Three 3-day meetings of one body within 8 days: any two fit, all three do not.
#pragma once

#include "engine/resolve/schedule.hpp"

namespace rcm {

/// Disjoint groups, each in the order of the schedule.
[[nodiscard]] std::vector<std::vector<const Session*>> jointly_full(const Schedule& schedule);

/// The session begun on one of its start days.
[[nodiscard]] Session begun_on(const Session& session, civil_day day);

/// The settled sessions that occupy their parties, by start: what may overlap a session is found without a look at all.
class Settled {
  public:
    explicit Settled(const Schedule& schedule);

    template <class Visit>
    void near(const Session& session, const Visit& visit) const {
        for (auto at = first_after(session.lo - longest_);
             at < list_.size() && list_[at]->lo < session.hi + session.length; ++at)
            if (list_[at]->event != session.event && session.lo < list_[at]->hi + list_[at]->length) visit(*list_[at]);
    }

  private:
    [[nodiscard]] std::size_t first_after(instant at) const;

    std::vector<const Session*> list_;
    seconds longest_{0};  ///< from the earliest start of a session to its latest end
};

}  // namespace rcm
