#include "engine/rules/phrases.hpp"
#include "engine/rules/shared_use.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_teams(const RuleContext& context, Findings& findings);
}

extern const Rule c08{
    .code = "C08",
    .name = "interpreters-double-booked",
    .severity = Severity::warning,
    .what = {.en =
                 "One team of interpreters is in two sessions at the same time, or has under 12 hours of rest between "
                 "them.",
             .es =
                 "Un mismo equipo de intérpretes está en dos sesiones a la vez, o tiene menos de 12 horas de descanso "
                 "entre ambas."},
    .why = {.en = "One of the two stays without interpretation, or with a tired team.",
            .es = "Una de las dos se queda sin interpretación, o con un equipo cansado."},
    .fix = {.en = "Engage a second team, or move one of the two.",
            .es = "Contrate un segundo equipo o traslade una de las dos."},
    .check = check_teams,
};

namespace {

bool overlap(const Session& a, const Session& b) {
    return a.lo < b.hi + b.length && b.lo < a.hi + a.length;
}

/// The team is not named: findings are published, and a team may be called by the names of its people.
void report(const RuleContext& context, const SessionPair& pair, hours rest, Findings& findings) {
    const auto& schedule = context.schedule;
    const bool certain = pair.certainty == Certainty::certain;
    const bool at_once = overlap(pair.a, pair.b);
    const auto message = [&schedule, &a = pair.a, &b = pair.b, rest, certain, at_once](Language l) {
        auto text =
            (certain ? pick(l, "The same team of interpreters is in ", "Un mismo equipo de intérpretes está en ")
                     : pick(l, "The same team of interpreters may be in ",
                            "Un mismo equipo de intérpretes podría estar en ")) +
            session_words(schedule, a, l) + pick(l, " and ", " y ") + session_words(schedule, b, l);
        if (at_once) return text + pick(l, " at the same time.", " a la vez.");
        const auto limit = std::to_string(rest.count());
        return text + (a.firm() && b.firm()
                           ? pick(l, ", with ", ", con ") + hours_words(date::floor<hours>(b.lo - a.hi - a.length), l) +
                                 pick(l, " of rest in between; it takes " + limit + ".",
                                      " de descanso entre ambas; hacen falta " + limit + ".")
                           : pick(l, " with under " + limit + " hours of rest in between.",
                                  " con menos de " + limit + " horas de descanso entre ambas."));
    };
    auto finding = finding_about(context, c08, c08.severity, pair, message, pair.a.required | pair.b.required);
    if (!certain) {  // clean is a day that leaves the rest as well
        const auto a = with_rest(pair.a, rest);
        const auto b = with_rest(pair.b, rest);
        if (const auto clean = clean_days_of({a, b, pair.certainty}))
            set_clean_days(finding, context, clean->of == &a ? pair.a : pair.b, clean->days);
    }
    findings.push_back(std::move(finding));
}

void check_teams(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const hours rest{schedule.source().settings.limits.interpreter_rest};
    std::vector<Use> uses;
    for (const auto& session : schedule.sessions)
        if (schedule.event_of(session).interpreters.set() && occupying(schedule, session))
            uses.push_back({as_name(schedule.event_of(session).interpreters.value()), &session});
    find_shared_use(std::move(uses), rest, [&](const SessionPair& pair) { report(context, pair, rest, findings); });
}

}  // namespace
}  // namespace rcm
