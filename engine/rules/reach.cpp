#include "engine/rules/reach.hpp"

#include <algorithm>
#include <array>

namespace rcm {
namespace {

constexpr std::array<std::string_view, 17> alone = {"C12", "C13", "C14", "C15", "C16", "C17", "C19", "C20", "C21",
                                                    "C25", "C31", "C35", "C40", "C43", "C46", "C48", "C49"};
constexpr std::array<std::string_view, 10> near = {"C04", "C05", "C06", "C07", "C08",
                                                   "C10", "C11", "C30", "C32", "C44"};

template <class List>
bool holds(const List& list, std::string_view code) {
    return std::find(list.begin(), list.end(), code) != list.end();
}

}  // namespace

Reach reach_of(const Rule& rule) {
    if (rule.join_pairs != nullptr) return Reach::whole;  // one finding for many pairs, wherever they are
    if (rule.check == nullptr) return Reach::pair;
    if (holds(alone, rule.code)) return Reach::alone;
    return holds(near, rule.code) ? Reach::near : Reach::whole;
}

std::vector<const Rule*> rules_of(Reach reach) {
    std::vector<const Rule*> found;
    for (const auto* rule : all_rules())
        if (reach_of(*rule) == reach) found.push_back(rule);
    return found;
}

days near_days(const Limits& limits) {
    // A journey and a night take at most three days; the sums over several sessions have a period of their own. Once
    // to the session that the event changes, and once more to what that one is judged by.
    const int longest = std::max({4, limits.supporter_days, limits.presidency_days});
    return days{2 * longest + 1};
}

}  // namespace rcm
