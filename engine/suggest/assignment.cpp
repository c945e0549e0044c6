#include "engine/suggest/assignment.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace rcm {
namespace {

using Cost = std::int64_t;
constexpr auto none = static_cast<std::size_t>(-1);

struct Neighbour {
    std::size_t variable;
    const std::vector<std::vector<Cost>>* table;
    bool first;  ///< the variable that has this neighbour comes first in the table

    [[nodiscard]] Cost at(std::size_t own, std::size_t other) const {
        return first ? (*table)[own][other] : (*table)[other][own];
    }
};

/// One group of variables that touch each other, directly or by way of others.
class Search {
  public:
    Search(const AssignmentProblem& problem, const std::vector<std::vector<Neighbour>>& neighbours,
           std::vector<std::size_t> group, long& steps, long most_steps, std::vector<std::size_t>& choice)
        : neighbours_(neighbours),
          group_(std::move(group)),
          costs_(problem.single),
          steps_(steps),
          most_steps_(most_steps),
          chosen_(choice.size(), none),
          best_(choice) {}

    /// {cost, bound}
    std::pair<Cost, Cost> run() {
        const auto root = least_left();
        descend(0);
        return {best_cost_, cut_ ? std::min(root, best_cost_) : best_cost_};
    }

  private:
    Cost least_left() const {
        Cost sum = 0;
        for (const auto variable : group_)
            if (chosen_[variable] == none) sum += *std::min_element(costs_[variable].begin(), costs_[variable].end());
        return sum;
    }

    /// The variable that loses most if it does not get its best choice; then the one with fewest choices.
    std::size_t next() const {
        std::size_t found = none;
        Cost most = -1;
        for (const auto variable : group_) {
            if (chosen_[variable] != none) continue;
            const auto& costs = costs_[variable];
            Cost least = std::numeric_limits<Cost>::max();
            Cost second = least;
            for (const auto cost : costs) {
                second = std::min(second, std::max(cost, least));
                least = std::min(least, cost);
            }
            const Cost loss = costs.size() < 2 ? std::numeric_limits<Cost>::max() : second - least;
            if (loss > most || (loss == most && costs.size() < costs_[found].size())) {
                found = variable;
                most = loss;
            }
        }
        return found;
    }

    void descend(Cost spent) {
        const bool first_dive = best_cost_ == std::numeric_limits<Cost>::max();
        if (++steps_ > most_steps_ && !first_dive) {
            cut_ = true;
            return;
        }
        const auto variable = next();
        if (variable == none) {
            if (spent >= best_cost_) return;
            best_cost_ = spent;
            for (const auto member : group_)
                best_[member] = chosen_[member];
            return;
        }
        std::vector<std::size_t> order(costs_[variable].size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](auto a, auto b) { return costs_[variable][a] < costs_[variable][b]; });
        for (const auto choice : order) {
            const auto cost = costs_[variable][choice];
            chosen_[variable] = choice;
            add(variable, choice, 1);
            if (best_cost_ == std::numeric_limits<Cost>::max() || spent + cost + least_left() < best_cost_)
                descend(spent + cost);
            add(variable, choice, -1);
            chosen_[variable] = none;
            if (cut_) return;
        }
    }

    void add(std::size_t variable, std::size_t choice, Cost sign) {
        for (const auto& neighbour : neighbours_[variable]) {
            if (chosen_[neighbour.variable] != none) continue;
            auto& costs = costs_[neighbour.variable];
            for (std::size_t other = 0; other < costs.size(); ++other)
                costs[other] += sign * neighbour.at(choice, other);
        }
    }

    const std::vector<std::vector<Neighbour>>& neighbours_;
    std::vector<std::size_t> group_;
    std::vector<std::vector<Cost>> costs_;  ///< single costs, and those with every variable that is chosen
    long& steps_;
    long most_steps_;
    bool cut_ = false;
    std::vector<std::size_t> chosen_;
    std::vector<std::size_t>& best_;
    Cost best_cost_ = std::numeric_limits<Cost>::max();
};

std::vector<std::vector<std::size_t>> groups_of(const std::vector<std::vector<Neighbour>>& neighbours) {
    std::vector<std::vector<std::size_t>> groups;
    std::vector<bool> seen(neighbours.size());
    for (std::size_t start = 0; start < neighbours.size(); ++start) {
        if (seen[start]) continue;
        seen[start] = true;
        std::vector<std::size_t> group{start};
        for (std::size_t at = 0; at < group.size(); ++at)
            for (const auto& neighbour : neighbours[group[at]])
                if (!seen[neighbour.variable]) {
                    seen[neighbour.variable] = true;
                    group.push_back(neighbour.variable);
                }
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace

Assignment least_cost(const AssignmentProblem& problem, long most_steps) {
    std::vector<std::vector<Neighbour>> neighbours(problem.single.size());
    for (const auto& [both, table] : problem.pair) {
        neighbours[both.first].push_back({both.second, &table, true});
        neighbours[both.second].push_back({both.first, &table, false});
    }
    Assignment found;
    found.choice.assign(problem.single.size(), 0);
    for (auto& group : groups_of(neighbours)) {
        long steps = 0;  // each group has its own, so that one hard group takes nothing from the next
        Search search(problem, neighbours, std::move(group), steps, most_steps, found.choice);
        const auto [cost, bound] = search.run();
        found.cost += cost;
        found.bound += bound;
        found.steps += steps;
    }
    return found;
}

}  // namespace rcm
