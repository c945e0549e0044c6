#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings);
}

extern const Rule c02{
    .code = "C02",
    .name = "members-double-booked",
    .severity = Severity::warning,
    .what = {.en = "Countries are required in two sessions at the same time. Blocking where both sessions are of the "
                   "political level or of the RCGM.",
             .es = "Hay países que deben estar en dos sesiones a la vez. Impide publicar si ambas son de nivel "
                   "político o del GRCM."},
    .why = {.en = "Small delegations send the same officials to both; they will miss one of the two.",
            .es = "Las delegaciones pequeñas envían a las mismas personas a ambas; faltarán a una de las dos."},
    .fix = {.en = "Move one of the two, or make sure that each country sends different people to each.",
            .es = "Traslade una de las dos o confirme que cada país enviará a personas distintas a cada una."},
    .check_pair = check_pair,
};

namespace {

void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& a = schedule.event_of(pair.a);
    const auto& b = schedule.event_of(pair.b);
    const auto both = pair.a.required & pair.b.required;
    if (both.none() || shared_body(schedule, a, b)) return;  // one body twice is C01's, which says it better
    const bool grave = is_weighty(schedule, a) && is_weighty(schedule, b);
    const bool certain = pair.certainty == Certainty::certain;
    const auto message = [&schedule, &one = pair.a, &other = pair.b, certain](Language l) {
        return session_words(schedule, one, l) + pick(l, " and ", " y ") + session_words(schedule, other, l) +
               (certain ? pick(l, " are at the same time", " son a la vez")
                        : pick(l, " may fall at the same time", " podrían coincidir")) +
               pick(l, "; both need ", "; ambas requieren a ") +
               parties_words(schedule.source(), one.required & other.required, l) + ".";
    };
    findings.push_back(finding_about(context, c02, grave ? Severity::error : Severity::warning, pair, message, both));
}

}  // namespace
}  // namespace rcm
