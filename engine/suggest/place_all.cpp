#include "engine/suggest/place_all.hpp"

#include "engine/rules/reach.hpp"
#include "engine/rules/sweep.hpp"
#include "engine/suggest/assignment.hpp"

#include <algorithm>

namespace rcm {
namespace {

constexpr long most_steps = 200'000;  // of branch and bound, for each group of events: about a second
constexpr int most_rounds = 4;

/// The options of one event that differ in the host alone.
struct DayChoice {
    std::vector<std::size_t> options;
    std::size_t cheapest = 0;  ///< of the options, alone in the calendar
    Cost additive = 0;         ///< the least of all hosts
};

struct Open {
    EventIndex event = 0;
    std::vector<EventIndex> hanging;  ///< what hangs on its date
    std::vector<Option> options;
    std::vector<Judgement> alone;  ///< each option with no other open event in the calendar
    std::vector<DayChoice> days;
};

using Choice = std::vector<std::size_t>;  ///< an option for each open event

class Planner {
  public:
    Planner(const Schedule& now, World world) : now_(now), world_(world) {}

    Plan run() {
        collect();
        if (open_.empty()) return std::move(plan_);
        for (auto& open : open_)
            judge_alone(open);
        empty_cost_ = cost_of(check({*absent(), world_.zones, world_.today, world_.outside}, all_rules()));

        auto greedy = place_greedily();
        plan_.greedy_cost = total(greedy);
        auto best = improve(greedy);
        auto best_cost = total(best);
        const auto model = least_cost(
            problem([](const DayChoice& day, const Open& open) { return open.alone[day.cheapest].cost; }), most_steps);
        Choice searched;
        for (std::size_t at = 0; at < open_.size(); ++at)
            searched.push_back(open_[at].days[model.choice[at]].cheapest);
        searched = improve(searched);
        if (const auto cost = total(searched); cost < best_cost) {
            best = std::move(searched);
            best_cost = cost;
        }
        plan_.cost = best_cost;
        plan_.bound =
            least_cost(problem([](const DayChoice& day, const Open&) { return day.additive; }), most_steps).bound -
            may_go_away();
        tell(best);
        return std::move(plan_);
    }

  private:
    void leave_out(EventIndex event, LeftOut::Why why) { plan_.left_out.push_back({event, why}); }

    void collect() {
        const auto& events = now_.calendar->events;
        std::vector<Proposal> proposals;
        for (EventIndex index = 0; index < events.size(); ++index) {
            const auto& event = events[index];
            if (!is_open(now_, event, world_.today)) continue;
            auto options = options_of(now_, event, {}, world_.today);
            if (options.fault != Options::Fault::none) {
                leave_out(index, LeftOut::Why::no_dates);
            } else if (options.too_many || options.list.empty()) {
                leave_out(index, options.too_many ? LeftOut::Why::too_many : LeftOut::Why::past);
            } else if (waits(event)) {
                leave_out(index, LeftOut::Why::waits);
            } else if (prepare(now_, {proposal_of(event, options.list.front())}, world_) == nullptr) {
                leave_out(index, LeftOut::Why::impossible);
            } else {
                proposals.push_back(proposal_of(event, options.list.front()));
                open_.push_back({.event = index,
                                 .hanging = hanging_on(index),
                                 .options = std::move(options.list),
                                 .alone = {},
                                 .days = {}});
            }
        }
        if (!open_.empty()) prepared_ = prepare(now_, proposals, world_);
    }

    /// True where its date is counted from that of an event which is open itself.
    bool waits(const Event& event) const {
        const auto& events = now_.calendar->events;
        return std::any_of(events.begin(), events.end(), [&](const Event& other) {
            return hangs_on(event, other) && is_open(now_, other, world_.today);
        });
    }

    std::vector<EventIndex> hanging_on(EventIndex index) const {
        const auto& events = now_.calendar->events;
        std::vector<EventIndex> found{index};
        for (std::size_t at = 0; at < found.size(); ++at)
            for (EventIndex other = 0; other < events.size(); ++other)
                if (!events[other].cancelled && hangs_on(events[other], events[found[at]]) &&
                    std::find(found.begin(), found.end(), other) == found.end())
                    found.push_back(other);
        return found;
    }

    /// The schedule with the open events cancelled, all or all but one.
    std::shared_ptr<const Schedule> absent(const Open* but = nullptr) const {
        std::vector<EventIndex> shown;
        if (but != nullptr) shown = but->hanging;
        auto calendar = std::make_shared<Calendar>(*prepared_->calendar);
        for (const auto& open : open_)
            for (const auto index : open.hanging)
                if (std::find(shown.begin(), shown.end(), index) == shown.end())
                    calendar->events[index].cancelled = true;
        return with(*prepared_, calendar);
    }

    static std::shared_ptr<const Schedule> with(const Schedule& schedule, std::shared_ptr<const Calendar> calendar) {
        auto copy = std::make_shared<Schedule>(schedule);
        copy->calendar = std::move(calendar);
        return copy;
    }

    static std::shared_ptr<const Schedule> shown(const std::shared_ptr<const Schedule>& board, const Open& open) {
        auto calendar = std::make_shared<Calendar>(*board->calendar);
        for (const auto index : open.hanging)
            calendar->events[index].cancelled = false;
        return with(*board, calendar);
    }

    void judge_alone(Open& open) {
        Judge judge(absent(&open), open.event, world_);
        for (const auto& option : open.options) {
            open.alone.push_back(judge.judge(option, Told::cost));
            ++plan_.judged;
            if (!open.alone.back().possible) open.alone.back().cost = open.alone.back().additive = impossible;
        }
        for (std::size_t at = 0; at < open.options.size(); ++at) {
            if (at == 0 || !same_days(open.options[at], open.options[at - 1]))
                open.days.push_back({.options = {}, .cheapest = at, .additive = open.alone[at].additive});
            auto& day = open.days.back();
            day.options.push_back(at);
            day.additive = std::min(day.additive, open.alone[at].additive);
            if (open.alone[at].cost < open.alone[day.cheapest].cost) day.cheapest = at;
        }
    }

    static bool same_days(const Option& a, const Option& b) {
        return std::equal(a.when.begin(), a.when.end(), b.when.begin(), b.when.end(),
                          [](const When& x, const When& y) { return x.written == y.written; });
    }

    Choice place_greedily() {
        std::vector<std::size_t> order(open_.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            order[at] = at;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return open_[a].options.size() < open_[b].options.size(); });
        Choice choice(open_.size(), 0);
        auto board = absent();
        for (const auto at : order) {
            Judge judge(shown(board, open_[at]), open_[at].event, world_);
            choice[at] = cheapest(judge, open_[at]).first;
            (void)judge.judge(open_[at].options[choice[at]], Told::cost);
            board = judge.placed();
        }
        return choice;
    }

    /// The cheapest option, the others standing as they are. In order of what each costs alone; what is dearer by
    /// itself than the best so far need not be looked at, as long as others only add to it.
    std::pair<std::size_t, Cost> cheapest(Judge& judge, const Open& open) const {
        std::vector<std::size_t> order(open.options.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            order[at] = at;
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return open.alone[a].cost < open.alone[b].cost; });
        std::pair<std::size_t, Cost> best{order.front(), impossible};
        for (const auto at : order) {
            if (open.alone[at].cost >= best.second) break;
            const auto judged = judge.judge(open.options[at], Told::cost);
            if (judged.possible && judged.cost < best.second) best = {at, judged.cost};
        }
        return best;
    }

    std::shared_ptr<const Schedule> board_of(const Choice& choice) const {
        std::vector<Proposal> proposals;
        for (std::size_t at = 0; at < open_.size(); ++at)
            proposals.push_back(proposal_of(now_.calendar->events[open_[at].event], open_[at].options[choice[at]]));
        return prepare(now_, proposals, world_);
    }

    Cost total(const Choice& choice) const {
        const auto board = board_of(choice);
        if (board == nullptr) return impossible;
        return cost_of(check({*board, world_.zones, world_.today, world_.outside}, all_rules())) - empty_cost_;
    }

    Choice improve(Choice choice) const {
        auto board = board_of(choice);
        if (board == nullptr) return choice;
        for (int round = 0; round < most_rounds; ++round) {
            bool better = false;
            for (std::size_t at = 0; at < open_.size(); ++at) {
                Judge judge(board, open_[at].event, world_);
                const auto now = judge.judge(open_[at].options[choice[at]], Told::cost).cost;
                const auto least =
                    std::min_element(open_[at].alone.begin(), open_[at].alone.end(), [](const auto& a, const auto& b) {
                        return a.cost < b.cost;
                    })->cost;
                if (now <= least) continue;  // as good as in an empty calendar
                const auto found = cheapest(judge, open_[at]);
                if (found.second >= now) continue;
                choice[at] = found.first;
                (void)judge.judge(open_[at].options[choice[at]], Told::cost);
                board = judge.placed();
                better = true;
            }
            if (!better) break;
        }
        return choice;
    }

    template <class Single>
    AssignmentProblem problem(const Single& single) {
        if (pairs_.empty()) find_pairs();
        AssignmentProblem made{.single = {}, .pair = pairs_};
        for (const auto& open : open_) {
            made.single.emplace_back();
            for (const auto& day : open.days)
                made.single.back().push_back(single(day, open));
        }
        return made;
    }

    void find_pairs() {
        for (std::size_t a = 0; a < open_.size(); ++a)
            for (std::size_t b = a + 1; b < open_.size(); ++b) {
                std::vector<std::vector<Cost>> table(open_[a].days.size(), std::vector<Cost>(open_[b].days.size(), 0));
                bool any = false;
                for (std::size_t x = 0; x < table.size(); ++x)
                    for (std::size_t y = 0; y < table[x].size(); ++y) {
                        table[x][y] = least_pair_cost(open_[a], open_[a].days[x], open_[b], open_[b].days[y]);
                        any |= table[x][y] > 0;
                    }
                if (any) pairs_.emplace(std::pair{a, b}, std::move(table));
            }
    }

    /// Over all hosts; they matter by their zones alone, so that one of each is enough.
    Cost least_pair_cost(const Open& a, const DayChoice& day_a, const Open& b, const DayChoice& day_b) const {
        std::optional<Cost> least;
        for (const auto x : distinct_starts(a, day_a))
            for (const auto y : distinct_starts(b, day_b)) {
                const auto cost = pair_cost(a.alone[x].sessions, b.alone[y].sessions);
                if (cost == 0) return 0;
                least = std::min(least.value_or(cost), cost);
            }
        return least.value_or(0);
    }

    static std::vector<std::size_t> distinct_starts(const Open& open, const DayChoice& day) {
        std::vector<std::size_t> found;
        for (const auto at : day.options) {
            const auto same = [&](std::size_t other) {
                return std::equal(open.alone[at].sessions.begin(), open.alone[at].sessions.end(),
                                  open.alone[other].sessions.begin(), open.alone[other].sessions.end(),
                                  [](const Session& s, const Session& t) { return s.lo == t.lo && s.hi == t.hi; });
            };
            if (open.alone[at].possible && std::none_of(found.begin(), found.end(), same)) found.push_back(at);
        }
        return found;
    }

    Cost pair_cost(const std::vector<Session>& left, const std::vector<Session>& right) const {
        static const auto rules = rules_of(Reach::pair);
        const RuleContext context{*prepared_, world_.zones, world_.today, world_.outside};
        Findings findings;
        for (const auto& x : left)
            for (const auto& y : right) {
                if (!(x.lo < y.hi + y.length && y.lo < x.hi + x.length)) continue;
                if (!occupying(*prepared_, x) || !occupying(*prepared_, y)) continue;
                const auto all_x = x.required | x.optional | x.supporters;
                const auto all_y = y.required | y.optional | y.supporters;
                if ((all_x & all_y).none() && !shared_body(*prepared_, prepared_->event_of(x), prepared_->event_of(y)))
                    continue;
                const bool certain = x.hi < y.lo + y.length && y.hi < x.lo + x.length;
                const bool in_order = x.lo <= y.lo;
                const SessionPair pair{in_order ? x : y, in_order ? y : x,
                                       certain ? Certainty::certain : Certainty::possible};
                for (const auto* rule : rules)
                    rule->check_pair(context, pair, findings);
            }
        return cost_of(findings);
    }

    /// What the findings between settled events cost that a newcomer could take away, such as a journey that is broken
    /// by a meeting in between: they have to be near an open event and to share somebody with it.
    Cost may_go_away() const {
        const auto board = absent();
        const auto margin = near_days(board->source().settings.limits);
        Cost cost = 0;
        for (const auto reach : {Reach::near, Reach::whole})
            for (const auto& finding : check({*board, world_.zones, world_.today, world_.outside}, rules_of(reach)))
                if (reach == Reach::whole || touched(*board, finding, margin))
                    cost += cost_of(finding.severity, finding.certainty);
        return cost;
    }

    bool touched(const Schedule& board, const Finding& finding, days margin) const {
        for (const auto& open : open_)
            for (const auto& judged : open.alone)
                for (const auto& placed : judged.sessions)
                    for (const auto* session : finding.sessions) {
                        if (!session->dated() || !placed.dated()) return true;
                        if (session->hull().first > placed.hull().last + margin ||
                            placed.hull().first > session->hull().last + margin)
                            continue;
                        const auto all = session->required | session->optional | session->supporters;
                        if ((all & (placed.required | placed.optional | placed.supporters)).any()) return true;
                        if (shared_body(board, board.event_of(*session), board.event_of(placed))) return true;
                    }
        return false;
    }

    void tell(const Choice& choice) {
        const auto board = board_of(choice);
        for (std::size_t at = 0; at < open_.size(); ++at) {
            Judge judge(board, open_[at].event, world_);
            const auto& option = open_[at].options[choice[at]];
            plan_.placements.push_back({open_[at].event, option, judge.judge(option, Told::reasons).reasons});
        }
        std::stable_sort(plan_.placements.begin(), plan_.placements.end(), [](const Placement& a, const Placement& b) {
            return a.option.days.first < b.option.days.first;
        });
    }

    static constexpr Cost impossible = 1'000'000'000'000;

    const Schedule& now_;
    World world_;
    Plan plan_;
    std::vector<Open> open_;
    std::shared_ptr<const Schedule> prepared_;  ///< every open event at its first option, decided today
    Cost empty_cost_ = 0;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::vector<Cost>>> pairs_;
};

}  // namespace

Plan place_all(const Schedule& now, World world) {
    return Planner(now, world).run();
}

}  // namespace rcm
