// Assignment: one choice for each of several variables, so that the sum of single and pairwise costs is least.
//
// Branch and bound with forward checking, part by part where the variables fall apart into groups that do not touch.
// It is bounded by steps, not by the clock: the same input gives the same output on every machine.
//
//   Assignment best = least_cost({.single = {{3, 0}, {0, 1}}, .pair = {…}}, 200'000);
//
// Why not Gecode: Debian 12's libgecode-dev needs Boost 1.74 and cannot be installed beside 1.81; and a sum of soft
// costs wants the bound below rather than propagation of hard constraints.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace rcm {

struct AssignmentProblem {
    std::vector<std::vector<std::int64_t>> single;  ///< [variable][choice]; never empty
    /// Costs >= 0 of two choices together, [choice of first][choice of second]; first < second.
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::vector<std::int64_t>>> pair;
};

struct Assignment {
    std::vector<std::size_t> choice;
    std::int64_t cost = 0;
    std::int64_t bound = 0;  ///< no assignment costs less; equal to cost where it is proven best
    long steps = 0;
};

[[nodiscard]] Assignment least_cost(const AssignmentProblem& problem, long most_steps);

}  // namespace rcm
