// Cost: what a set of findings weighs, so that dates can be ranked.
//
//              certain    possible
//   error    1,000,000     500,000
//   warning      1,000         500
//   info             2           1
//
// The severity is the one that is shown (a possible finding is already a step milder). In effect the errors are counted
// first, then the warnings, then the rest: no number of warnings below a thousand outweighs one error.
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

using Cost = std::int64_t;

[[nodiscard]] constexpr Cost cost_of(Severity severity, Certainty certainty) {
    const Cost whole = severity == Severity::error ? 1'000'000 : severity == Severity::warning ? 1'000 : 2;
    return certainty == Certainty::certain ? whole : whole / 2;
}

[[nodiscard]] inline Cost cost_of(const Findings& findings) {
    Cost cost = 0;
    for (const auto& finding : findings)
        cost += cost_of(finding.severity, finding.certainty);
    return cost;
}

}  // namespace rcm
