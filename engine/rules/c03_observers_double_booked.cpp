#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings);
void join_pairs(const RuleContext& context, Findings& findings);
}  // namespace

extern const Rule c03{
    .code = "C03",
    .name = "observers-double-booked",
    .severity = Severity::info,
    .what = {.en =
                 "Invited observers are wanted in two sessions at the same time, and nobody is required in both. With "
                 "an open date it is told where most of its start days bring it about.",
             .es = "Se espera a observadores invitados en dos sesiones a la vez, y nadie es requerido en ambas. Con "
                   "fecha abierta se informa si ocurre en la mayoría de los días de inicio."},
    .why = {.en =
                "An organisation with one delegate for the region chooses one of the two, and the other meets without "
                "its advice.",
            .es = "Una organización con un solo delegado para la región elige una de las dos, y la otra se reúne sin "
                  "su asesoría."},
    .fix = {.en = "Tell the observers early which of the two needs them more, or move one.",
            .es = "Avise pronto a los observadores cuál de las dos los necesita más, o traslade una."},
    .check_pair = check_pair,
    .join_pairs = join_pairs,
};

namespace {

Wording message_of(const Schedule& schedule, const Finding& finding) {
    const bool certain = finding.certainty == Certainty::certain;
    return [&schedule, certain, first = first_of(finding.sessions, 1 + most_items), all = finding.sessions.size(),
            parties = finding.parties](Language l) {
        std::vector<std::string> others;
        for (std::size_t at = 1; at < first.size(); ++at)
            others.push_back(session_words(schedule, *first[at], l));
        return session_words(schedule, *first.front(), l) +
               (certain ? pick(l, " is at the same time as ", " es a la vez que ")
                        : pick(l, " may fall at the same time as ", " podría coincidir con ")) +
               items_words(all - 1, others, l) +
               pick(l, "; wanted in both, though not required in both: ",
                    "; se espera en ambas, aunque no se requiere en ambas, a: ") +
               parties_words(schedule.source(), parties, l) + ".";
    };
}

void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings) {
    const auto& [a, b, certainty] = pair;
    if ((a.required & b.required).any()) return;  // C02's, or C01's
    const auto wanted = [](const Session& session) { return session.required | session.optional; };
    const auto both = wanted(a) & wanted(b) & ~(a.supporters & b.supporters);  // who supports both is C04's
    if (both.none() || (is_past(context, a) && is_past(context, b))) return;
    const auto& schedule = context.schedule;
    if (shared_body(schedule, schedule.event_of(a), schedule.event_of(b))) return;
    if (certainty == Certainty::possible)
        if (const auto clean = clean_days_of(pair))
            if (!mostly_hit(*clean->of, without(clean->of->start_days, clean->days))) return;
    findings.push_back(finding_about(context, c03, c03.severity, pair, {}, both));
}

/// An organisation that is invited to everything is in many places at once: one finding a session, not one a pair.
void join_pairs(const RuleContext& context, Findings& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(a.sessions.front(), a.certainty) < std::pair(b.sessions.front(), b.certainty);
    });
    Findings joined;
    for (auto& finding : findings) {
        const bool same = !joined.empty() && joined.back().sessions.front() == finding.sessions.front() &&
                          joined.back().certainty == Certainty::certain && finding.certainty == Certainty::certain;
        if (!same) {
            joined.push_back(std::move(finding));
            continue;
        }
        joined.back().sessions.push_back(finding.sessions.back());
        joined.back().parties |= finding.parties;
    }
    for (auto& finding : joined)
        finding.message = message_of(context.schedule, finding);
    findings = std::move(joined);
}

}  // namespace
}  // namespace rcm
