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

bool before(const Schedule& schedule, const Finding& a, const Finding& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    const auto day_a = earliest_day(a);
    const auto day_b = earliest_day(b);
    if (day_a != day_b) return day_a < day_b;
    const auto id_of = [&](const Finding& finding) {
        return finding.sessions.empty() ? std::string() : schedule.event_of(*finding.sessions.front()).id;
    };
    const auto id_a = id_of(a);
    const auto id_b = id_of(b);
    if (id_a != id_b) return id_a < id_b;
    if (a.rule->code != b.rule->code) return a.rule->code < b.rule->code;
    if (a.sessions.empty() && b.sessions.empty()) return a.message.en < b.message.en;
    return a.sessions < b.sessions;  // into one vector, so the order of addresses is that of the schedule
}

}  // namespace

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
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return before(context.schedule, a, b); });
    return findings;
}

}  // namespace rcm
