#include "engine/rules/jointly_full.hpp"

#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {

constexpr std::size_t most_exact = 12;  // sessions of a group in which every subset up to most_named is tried
constexpr std::size_t most_named = 5;
constexpr long most_steps = 20'000;  // of one exact placement; beyond it counts as placeable, so nothing untrue is said

bool surely_overlap(const Session& a, const Session& b) {
    return a.hi < b.lo + b.length && b.hi < a.lo + a.length;
}

struct Open {
    const Session* session;
    std::vector<Session> starts;  ///< begun on each of its free start days
    std::vector<std::size_t> near;
    bool gone = false;
};

using Group = std::vector<std::size_t>;

class Finder {
  public:
    explicit Finder(const Schedule& schedule) {
        const Settled settled(schedule);
        for (const auto& session : schedule.sessions)
            if (!session.firm() && session.required.any() && occupying(schedule, session)) add(session, settled);
        link();
        prune();
    }

    std::vector<std::vector<const Session*>> run() {
        std::vector<std::vector<const Session*>> found;
        for (std::size_t start = 0; start < open_.size(); ++start) {
            while (!open_[start].gone) {
                const auto guilty = guilty_set(component(start));
                if (guilty.empty()) break;
                std::vector<const Session*> named;
                for (const auto at : guilty) {
                    named.push_back(open_[at].session);
                    open_[at].gone = true;
                }
                found.push_back(std::move(named));
            }
        }
        return found;
    }

  private:
    void add(const Session& session, const Settled& settled) {
        // A window of years always has room, and is not worth its days.
        if (count_days(session.start_days) > 120) return;
        std::vector<const Session*> blocking;
        settled.near(session, [&](const Session& other) {
            if ((session.required & other.required).any()) blocking.push_back(&other);
        });
        Open open{.session = &session, .starts = {}, .near = {}};
        for (const auto& run : session.start_days)
            for (auto day = run.first; day <= run.last; day += days{1}) {
                auto begun = begun_on(session, day);
                if (std::none_of(blocking.begin(), blocking.end(),
                                 [&](const Session* other) { return surely_overlap(begun, *other); }))
                    open.starts.push_back(std::move(begun));
            }
        if (!open.starts.empty()) open_.push_back(std::move(open));  // without a free day it is no matter of the others
    }

    void link() {
        std::vector<std::size_t> order(open_.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            order[at] = at;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) {
            return std::pair(open_[a].session->lo, a) < std::pair(open_[b].session->lo, b);
        });
        std::vector<std::size_t> active;
        for (const auto next : order) {
            const auto& session = *open_[next].session;
            std::erase_if(active, [&](auto other) {
                return open_[other].session->hi + open_[other].session->length <= session.lo;
            });
            for (const auto other : active) {
                const auto& before = *open_[other].session;
                if (before.event == session.event || (before.required & session.required).none()) continue;
                open_[other].near.push_back(next);
                open_[next].near.push_back(other);
            }
            active.push_back(next);
        }
    }

    void prune() {
        for (bool changed = true; changed;) {
            changed = false;
            for (auto& open : open_) {
                if (open.gone) continue;
                int taken = 0;
                for (const auto other : open.near)
                    if (!open_[other].gone) taken += open.session->length_days + open_[other].session->length_days - 1;
                if (taken >= static_cast<int>(open.starts.size())) continue;
                open.gone = changed = true;
            }
        }
    }

    Group component(std::size_t start) const {
        Group group{start};
        for (std::size_t at = 0; at < group.size(); ++at)
            for (const auto other : open_[group[at]].near)
                if (!open_[other].gone && std::find(group.begin(), group.end(), other) == group.end())
                    group.push_back(other);
        std::sort(group.begin(), group.end());
        return group;
    }

    Group guilty_set(const Group& group) const {
        if (group.size() > most_exact) return guilty_by_count(group);
        for (std::size_t size = 2; size <= std::min(most_named, group.size()); ++size) {
            Group chosen;
            if (auto guilty = first_subset(group, size, 0, chosen); !guilty.empty()) return guilty;
        }
        if (has_certain_pair(group) || placeable(group)) return {};
        auto guilty = group;
        for (const auto member : group) {
            auto fewer = guilty;
            std::erase(fewer, member);
            if (!placeable(fewer)) guilty = std::move(fewer);
        }
        return guilty;
    }

    Group first_subset(const Group& group, std::size_t size, std::size_t from, Group& chosen) const {
        if (chosen.size() == size) return placeable(chosen) ? Group{} : chosen;
        for (auto at = from; at < group.size(); ++at) {
            const auto certain = [&](auto other) {
                return touches(other, group[at]) && surely_overlap(*open_[other].session, *open_[group[at]].session);
            };
            if (std::any_of(chosen.begin(), chosen.end(), certain)) continue;  // that pair is told already
            chosen.push_back(group[at]);
            auto guilty = first_subset(group, size, at + 1, chosen);
            if (!guilty.empty()) return guilty;
            chosen.pop_back();
        }
        return {};
    }

    bool touches(std::size_t a, std::size_t b) const {
        return std::find(open_[a].near.begin(), open_[a].near.end(), b) != open_[a].near.end();
    }

    bool has_certain_pair(const Group& group) const {
        for (const auto a : group)
            for (const auto b : group)
                if (a < b && touches(a, b) && surely_overlap(*open_[a].session, *open_[b].session)) return true;
        return false;
    }

    bool placeable(const Group& group) const {
        auto order = group;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return open_[a].starts.size() < open_[b].starts.size(); });
        std::vector<const Session*> placed;
        long steps = 0;
        return place(order, placed, steps);
    }

    bool place(const Group& order, std::vector<const Session*>& placed, long& steps) const {
        if (placed.size() == order.size()) return true;
        const auto next = order[placed.size()];
        for (const auto& begun : open_[next].starts) {
            if (++steps > most_steps) return true;
            bool free = true;
            for (std::size_t at = 0; at < placed.size() && free; ++at)
                free = !touches(next, order[at]) || !surely_overlap(begun, *placed[at]);
            if (!free) continue;
            placed.push_back(&begun);
            if (place(order, placed, steps)) return true;
            placed.pop_back();
        }
        return false;
    }

    /// One party cannot be in more sessions than the days between the first and the last of them hold.
    Group guilty_by_count(const Group& group) const {
        PartySet all;
        for (const auto at : group)
            all |= open_[at].session->required;
        for (auto party = all._Find_first(); party < most_parties; party = all._Find_next(party))
            for (const auto first : group)
                for (const auto last : group) {
                    const DayRange span{open_[first].session->hull().first, open_[last].session->hull().last};
                    Group inside;
                    int needed = 0;
                    for (const auto at : group) {
                        const auto& session = *open_[at].session;
                        if (!session.required.test(party) || session.hull().first < span.first ||
                            session.hull().last > span.last)
                            continue;
                        inside.push_back(at);
                        needed += session.length_days;
                    }
                    if (needed <= span.length() || has_certain_pair(inside)) continue;
                    for (auto at = inside.size(); at-- > 0;) {  // as few as prove it
                        const int length = open_[inside[at]].session->length_days;
                        if (needed - length <= span.length()) continue;
                        needed -= length;
                        inside.erase(inside.begin() + static_cast<std::ptrdiff_t>(at));
                    }
                    return inside;
                }
        return {};
    }

    std::vector<Open> open_;
};

}  // namespace

Session begun_on(const Session& session, civil_day day) {
    auto begun = session;
    begun.start_days = {{day, day}};
    begun.lo = session.lo + (day - session.start_days.front().first);
    begun.hi = session.hi - (session.start_days.back().last - day);
    begun.when = When{.form = When::Form::whole_days,
                      .range = {day, day + days{session.length_days - 1}},
                      .written = session.when->written};
    return begun;
}

Settled::Settled(const Schedule& schedule) {
    for (const auto& session : schedule.sessions)
        if (session.firm() && occupying(schedule, session)) {
            list_.push_back(&session);
            longest_ = std::max(longest_, seconds{session.hi - session.lo} + session.length);
        }
    std::sort(list_.begin(), list_.end(),
              [](const Session* a, const Session* b) { return std::pair(a->lo, a) < std::pair(b->lo, b); });
}

std::size_t Settled::first_after(instant at) const {
    const auto found = std::lower_bound(list_.begin(), list_.end(), at,
                                        [](const Session* session, instant wanted) { return session->lo < wanted; });
    return static_cast<std::size_t>(found - list_.begin());
}

std::vector<std::vector<const Session*>> jointly_full(const Schedule& schedule) {
    return Finder(schedule).run();
}

}  // namespace rcm
