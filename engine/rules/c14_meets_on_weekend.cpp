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
    const auto weekend = weekend_days(session.hull());
    const auto hit = starts_touching(session, weekend);
    if (hit.empty()) return;
    const auto clean = without(session.start_days, hit);
    const auto certainty = clean.empty() ? Certainty::certain : Certainty::possible;
    findings.push_back({
        .rule = &c14,
        .severity = as_certain_as(c14.severity, certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message = in_both([&](Language l) {
            const auto words = session_words(context.schedule, session, l);
            if (!session.firm())
                return words +
                       (clean.empty() ? pick(l, " falls on a weekend whichever day it starts: ",
                                             " cae en fin de semana, empiece el día que empiece: ")
                                      : pick(l, " may fall on a weekend: ", " podría caer en fin de semana: ")) +
                       std::to_string(count_days(hit)) + pick(l, " of its ", " de sus ") +
                       count_words(count_days(session.start_days),
                                   pick(l, "possible start day", "día de inicio posible"),
                                   pick(l, "possible start days", "días de inicio posibles")) +
                       pick(l, " bring a Saturday or Sunday.", " incluyen un sábado o domingo.");
            std::vector<std::string> falls_on;
            for (const auto day : weekend)
                falls_on.push_back(weekday_day_words(day, l));
            return words + pick(l, " falls on a weekend: ", " cae en fin de semana: ") + list_words(falls_on, l) + ".";
        }),
        .todo = in_both(
            [&](Language l) { return session.firm() ? c14.fix.in(l) : settle_words(context, session, clean, l); }),
        .parties = session.required,
        .clean_days = session.firm() ? std::nullopt : std::optional(count_days(clean)),
    });
}

void check_weekends(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions)
        if (occupying(context.schedule, session)) check_session(context, session, findings);
}

}  // namespace
}  // namespace rcm
