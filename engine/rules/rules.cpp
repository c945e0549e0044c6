#include "engine/rules/rule.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

// The list of rules, in order of their codes: one line a rule.
#define RCM_RULES(RULE) \
    RULE(c01)           \
    RULE(c02)           \
    RULE(c03)           \
    RULE(c04)           \
    RULE(c05)           \
    RULE(c06)           \
    RULE(c07)           \
    RULE(c08)           \
    RULE(c10)           \
    RULE(c11)           \
    RULE(c12)           \
    RULE(c13)           \
    RULE(c14)           \
    RULE(c15)           \
    RULE(c16)           \
    RULE(c17)           \
    RULE(c18)           \
    RULE(c19)           \
    RULE(c20)           \
    RULE(c21)           \
    RULE(c22)           \
    RULE(c25)           \
    RULE(c30)           \
    RULE(c31)           \
    RULE(c32)           \
    RULE(c33)           \
    RULE(c34)           \
    RULE(c35)           \
    RULE(c40)           \
    RULE(c41)           \
    RULE(c42)           \
    RULE(c43)           \
    RULE(c44)           \
    RULE(c45)           \
    RULE(c46)           \
    RULE(c47)           \
    RULE(c48)           \
    RULE(c49)           \
    RULE(c50)           \
    RULE(c51)           \
    RULE(c60)           \
    RULE(c61)           \
    RULE(c62)           \
    RULE(c63)           \
    RULE(c64)           \
    RULE(c65)

namespace rcm {

#define RCM_DECLARE(code) extern const Rule code;
RCM_RULES(RCM_DECLARE)
#undef RCM_DECLARE

namespace {

/// The day by which findings are sorted: the earliest on which any of its sessions may be held; undated last.
civil_day earliest_day(const Finding& finding) {
    auto earliest = civil_day::max();
    for (const auto* session : finding.sessions)
        if (session->dated()) earliest = std::min(earliest, session->hull().first);
    return earliest;
}

/// What of a finding its place in the list depends on, worked out once: a comparison asks for it many times.
struct Rank {
    const Finding* finding;
    civil_day day;
    std::string_view event;  ///< id of its first session's
};

bool before(const Rank& one, const Rank& other) {
    const auto& a = *one.finding;
    const auto& b = *other.finding;
    if (a.severity != b.severity) return a.severity > b.severity;
    if (one.day != other.day) return one.day < other.day;
    if (one.event != other.event) return one.event < other.event;
    if (a.rule->code != b.rule->code) return a.rule->code < b.rule->code;
    if (a.sessions.empty() && b.sessions.empty()) return a.message.in(Language::en) < b.message.in(Language::en);
    return a.sessions < b.sessions;  // into one vector, so the order of addresses is that of the schedule
}

Findings in_order(const Schedule& schedule, Findings findings) {
    std::vector<Rank> ranks;
    ranks.reserve(findings.size());
    for (const auto& finding : findings)
        ranks.push_back(
            {&finding, earliest_day(finding),
             finding.sessions.empty() ? std::string_view{} : schedule.event_of(*finding.sessions.front()).id});
    std::stable_sort(ranks.begin(), ranks.end(), before);
    Findings sorted;
    sorted.reserve(findings.size());
    for (const auto& rank : ranks)
        sorted.push_back(std::move(findings[static_cast<std::size_t>(rank.finding - findings.data())]));
    return sorted;
}

}  // namespace

std::string Finding::advice(Language language) const {
    return todo.empty() ? rule->fix.in(language) : todo.in(language);
}

Severity milder(Severity severity) {
    return severity == Severity::error ? Severity::warning : Severity::info;
}

const std::vector<const Rule*>& all_rules() {
#define RCM_ADDRESS(code) &code,
    static const std::vector<const Rule*> rules = {RCM_RULES(RCM_ADDRESS)};
#undef RCM_ADDRESS
    return rules;
}

Findings check(const RuleContext& context, const std::vector<const Rule*>& rules) {
    Findings findings;
    std::vector<const Rule*> pairwise;
    for (const auto* rule : rules) {
        if (rule->check != nullptr) rule->check(context, findings);
        if (rule->check_pair != nullptr) pairwise.push_back(rule);
    }
    if (!pairwise.empty()) {
        sweep(context.schedule, [&](const SessionPair& pair) {
            for (const auto* rule : pairwise)
                rule->check_pair(context, pair, findings);
        });
        for (const auto* rule : pairwise) {
            if (rule->join_pairs == nullptr) continue;
            const auto others = std::stable_partition(findings.begin(), findings.end(),
                                                      [&](const Finding& finding) { return finding.rule != rule; });
            Findings own(std::make_move_iterator(others), std::make_move_iterator(findings.end()));
            findings.erase(others, findings.end());
            rule->join_pairs(context, own);
            std::move(own.begin(), own.end(), std::back_inserter(findings));
        }
    }
    for (auto& finding : findings)
        std::sort(finding.sessions.begin(), finding.sessions.end());
    return in_order(context.schedule, std::move(findings));
}

}  // namespace rcm
