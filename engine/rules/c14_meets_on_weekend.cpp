#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_weekends(const RuleContext& context, Findings& findings);
}

extern const Rule c14{
    .code = "C14",
    .name = "meets-on-weekend",
    .severity = Severity::warning,
    .what = {.en = "A day of the session is a Saturday or a Sunday where it is held.",
             .es = "Un día de la sesión es sábado o domingo en el lugar donde se celebra."},
    .why = {.en = "Officials are off duty and offices closed; whoever comes has to be paid for it or given a day off.",
            .es =
                "El personal no trabaja y las oficinas cierran; a quien asista hay que pagarle o darle un día libre."},
    .fix = {.en = "Choose days from Monday to Friday.", .es = "Elija días de lunes a viernes."},
    .check = check_weekends,
};

namespace {

void check_session(const RuleContext& context, const Session& session, Findings& findings) {
    // The civil days of a session are those of its place, so no zone has to be asked.
    const auto hit = starts_touching(session, weekend_days(session.hull()));
    if (hit.empty()) return;
    const auto message = [&schedule = context.schedule, &session, bad = count_days(hit)](Language l) {
        const auto words = session_words(schedule, session, l);
        const int all = count_days(session.start_days);
        if (!session.firm())
            return words +
                   (bad == all ? pick(l, " falls on a weekend whichever day it starts: ",
                                      " cae en fin de semana, empiece el día que empiece: ")
                               : pick(l, " may fall on a weekend: ", " podría caer en fin de semana: ")) +
                   std::to_string(bad) + pick(l, " of its ", " de sus ") +
                   count_words(all, pick(l, "possible start day", "día de inicio posible"),
                               pick(l, "possible start days", "días de inicio posibles")) +
                   pick(l, " bring a Saturday or Sunday.", " incluyen un sábado o domingo.");
        std::vector<std::string> falls_on;
        for (const auto day : weekend_days(session.hull()))
            falls_on.push_back(weekday_day_words(day, l));
        return words + pick(l, " falls on a weekend: ", " cae en fin de semana: ") + list_words(falls_on, l) + ".";
    };
    findings.push_back(finding_about(context, c14, c14.severity, session, hit, message, session.required));
}

void check_weekends(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions)
        if (occupying(context.schedule, session)) check_session(context, session, findings);
}

}  // namespace
}  // namespace rcm
