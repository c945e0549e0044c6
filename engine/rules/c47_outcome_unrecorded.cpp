#include "engine/rules/phrases.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_outcomes(const RuleContext& context, Findings& findings);
}

extern const Rule c47{
    .code = "C47",
    .name = "outcome-unrecorded",
    .severity = Severity::info,
    .what = {.en = "A session has passed, and no decision says that it was held, was not held or was moved. More than "
                   "three of them are told in one line.",
             .es = "Una sesión ya pasó y ninguna decisión dice si se celebró, no se celebró o se trasladó. Si son más "
                   "de tres, se indican en una sola línea."},
    .why = {.en = "Nobody can tell from the calendar what took place, and what was due from it is not followed up.",
            .es = "El calendario no permite saber qué se celebró, y no se da seguimiento a lo que debía resultar."},
    .fix = {.en =
                "Record it in a decision: [[amend]] with outcome = \"held\" or \"not-held\" (and session = 2 where it "
                "is of one session only).",
            .es = "Regístrelo en una decisión: [[amend]] con outcome = \"held\" (celebrada) o \"not-held\" (no "
                  "celebrada), y session = 2 si se refiere a una sola sesión."},
    .check = check_outcomes,
};

namespace {

constexpr std::size_t most_told_singly = 3;

Finding about_one(const RuleContext& context, const Session& session) {
    return {.rule = &c47,
            .severity = c47.severity,
            .certainty = Certainty::certain,
            .sessions = {&session},
            .message =
                [&schedule = context.schedule, &session](Language l) {
                    return session_words(schedule, session, l) +
                           pick(l, " has passed, and no document says whether it was held.",
                                " ya pasó y ningún documento dice si se celebró.");
                },
            .parties = session.required};
}

/// The latest first: what people still remember.
Finding about_all(const RuleContext& context, std::vector<const Session*> sessions) {
    Finding finding{.rule = &c47, .severity = c47.severity, .certainty = Certainty::certain, .sessions = sessions};
    for (const auto* session : sessions)
        finding.parties |= session->required;
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const Session* a, const Session* b) { return a->hull().last > b->hull().last; });
    finding.message = [&schedule = context.schedule, latest = first_of(sessions), count = sessions.size()](Language l) {
        std::vector<std::string> items;
        for (const auto* session : latest)
            items.push_back(session_words(schedule, *session, l));
        return std::to_string(count) +
               pick(l, " sessions have passed, and no document says whether they were held; the latest: ",
                    " sesiones ya pasaron y ningún documento dice si se celebraron; las más recientes: ") +
               items_words(count, items, l) + ".";
    };
    return finding;
}

void check_outcomes(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<const Session*> unrecorded;
    for (const auto& session : schedule.sessions)
        if (occupying(schedule, session) && session.hull().last < context.today && !schedule.outcome_of(session))
            unrecorded.push_back(&session);
    if (unrecorded.size() > most_told_singly) {
        findings.push_back(about_all(context, std::move(unrecorded)));
        return;
    }
    for (const auto* session : unrecorded)
        findings.push_back(about_one(context, *session));
}

}  // namespace
}  // namespace rcm
