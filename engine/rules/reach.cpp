#include "engine/rules/reach.hpp"

#include <algorithm>
#include <array>

namespace rcm {
namespace {

constexpr std::array<std::string_view, 6> alone = {"C12", "C13", "C14", "C17", "C20", "C40"};
constexpr std::array<std::string_view, 4> near = {"C04", "C10", "C30", "C32"};

template <class List>
bool holds(const List& list, std::string_view code) {
    return std::find(list.begin(), list.end(), code) != list.end();
}

}  // namespace

Reach reach_of(const Rule& rule) {
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
