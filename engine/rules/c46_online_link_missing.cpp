#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_links(const RuleContext& context, Findings& findings);
}

extern const Rule c46{
    .code = "C46",
    .name = "online-link-missing",
    .severity = Severity::warning,
    .what = {.en = "An online session has no link yet, three days or fewer before it begins.",
             .es = "Una sesión virtual aún no tiene enlace a tres días o menos de su comienzo."},
    .why = {.en = "Delegates cannot join, and calendars take hours to fetch a link that comes late.",
            .es = "Las delegaciones no pueden conectarse, y los calendarios tardan horas en recibir un enlace tardío."},
    .fix = {.en = "Ask the Technical Secretariat for the link and record it in a decision: link = \"https://…\".",
            .es = "Pida el enlace a la Secretaría Técnica y regístrelo en una decisión: link = \"https://…\"."},
    .check = check_links,
};

namespace {

void check_session(const RuleContext& context, const Session& session, Findings& findings) {
    const days near{context.schedule.source().settings.limits.link_days};
    const auto hull = session.hull();
    if (hull.last < context.today || hull.first - context.today > near) return;
    const bool certain = session.start_days.back().last - context.today <= near;
    const auto certainty = certain ? Certainty::certain : Certainty::possible;
    findings.push_back({
        .rule = &c46,
        .severity = as_certain_as(c46.severity, certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message =
            [&schedule = context.schedule, &session, certain, left = (hull.first - context.today).count()](Language l) {
                auto text = session_words(schedule, session, l) +
                            pick(l, " is online and has no link, ", " es virtual y no tiene enlace, ");
                if (left < 0)
                    text += certain ? pick(l, "though it has begun", "aunque ya ha comenzado")
                                    : pick(l, "though it may already have begun", "aunque ya podría haber comenzado");
                else if (left == 0)
                    text += session.firm() ? pick(l, "and begins today", "y comienza hoy")
                                           : pick(l, "and may begin today", "y podría comenzar hoy");
                else
                    text += pick(l, "", "a ") + count_words(left, pick(l, "day", "día"), pick(l, "days", "días")) +
                            (session.firm() ? pick(l, " before it begins", " de su comienzo")
                                            : pick(l, " before it may begin", " de su primer comienzo posible"));
                return text + ".";
            },
        .parties = session.required,
    });
}

void check_links(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions)
        if (session.online && occupying(context.schedule, session) && !context.schedule.event_of(session).link.set())
            check_session(context, session, findings);
}

}  // namespace
}  // namespace rcm
