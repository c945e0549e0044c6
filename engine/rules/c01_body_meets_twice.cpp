#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings);
}

extern const Rule c01{
    .code = "C01",
    .name = "body-meets-twice",
    .severity = Severity::error,
    .what = {.en = "One body, or a body and a group of its own, has to be in two sessions at the same time.",
             .es = "Un mismo órgano, o un órgano y un grupo suyo, tiene que estar en dos sesiones a la vez."},
    .why = {.en = "The same delegates cannot sit in both; one of the two will meet without its quorum.",
            .es = "Las mismas delegaciones no pueden estar en ambas; una de las dos se quedará sin cuórum."},
    .fix = {.en = "Move one of the two, or join them into one session.",
            .es = "Traslade una de las dos o únalas en una sola sesión."},
    .check_pair = check_pair,
};

namespace {

void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto body = shared_body(schedule, schedule.event_of(pair.a), schedule.event_of(pair.b));
    if (!body) return;
    const bool certain = pair.certainty == Certainty::certain;
    const auto& name = schedule.source().bodies[*body].name;
    const auto message = [&schedule, &name, &a = pair.a, &b = pair.b, certain](Language l) {
        return name.in(l) +
               (certain ? pick(l, ": two sessions at the same time, ", ": dos sesiones a la vez, ")
                        : pick(l, ": two sessions may fall at the same time, ", ": dos sesiones podrían coincidir, ")) +
               session_words(schedule, a, l) + pick(l, " and ", " y ") + session_words(schedule, b, l) + ".";
    };
    findings.push_back(finding_about(context, c01, Severity::error, pair, message, pair.a.required & pair.b.required));
}

}  // namespace
}  // namespace rcm
