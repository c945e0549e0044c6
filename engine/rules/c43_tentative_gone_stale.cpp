#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

namespace rcm {
namespace {
void check_tentative(const RuleContext& context, Findings& findings);
}

extern const Rule c43{
    .code = "C43",
    .name = "tentative-gone-stale",
    .severity = Severity::warning,
    .what = {.en = "The date or the place of an event is open, and no decision has been taken on the event for more "
                   "than 60 days (unless calendar.toml sets another number).",
             .es = "La fecha o el lugar de un evento está abierto, y en más de 60 días no se ha tomado ninguna "
                   "decisión sobre él (salvo que calendar.toml fije otro número)."},
    .why = {.en = "What nobody speaks of any more is forgotten, and turns up again when it is too late.",
            .es = "Aquello de lo que ya nadie habla se olvida, y reaparece cuando ya es tarde."},
    .fix = {.en = "Ask whether it still holds: settle it, move it or cancel it in a decision document.",
            .es = "Pregunte si sigue en pie: resuélvalo, trasládelo o cancélelo en un documento de decisión."},
    .check = check_tentative,
};

namespace {

void check_event(const RuleContext& context, EventIndex index, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& event = schedule.calendar->events[index];
    if (event.cancelled || event.history.empty()) return;
    const auto& document = schedule.calendar->document_of(*event.history.back());
    const auto silence = context.today - document.adopted;
    const days most{schedule.source().settings.limits.stale_days};
    if (silence <= most) return;
    bool day_open = false;
    bool place_open = false;
    std::vector<const Session*> open;
    PartySet parties;
    for (const auto& session : schedule.sessions_of(index)) {
        if (is_past(context, session) || (session.firm() && !session.place_open)) continue;
        day_open |= !session.firm();
        place_open |= session.place_open;
        parties |= session.required;
        open.push_back(&session);
    }
    if (open.empty()) return;
    findings.push_back({
        .rule = &c43,
        .severity = c43.severity,
        .certainty = Certainty::certain,
        .sessions = open,
        .message =
            [&schedule, &session = *open.front(), &document, silence, most, day_open, place_open](Language l) {
                std::vector<std::string> what;
                if (day_open) what.push_back(pick(l, "the date", "la fecha"));
                if (place_open) what.push_back(pick(l, "the place", "el lugar"));
                return session_words(schedule, session, l) + ": " + list_words(what, l) +
                       (what.size() > 1 ? pick(l, " are open", " están abiertos")
                                        : pick(l, " is open", " sigue sin fijar")) +
                       pick(l, ", and the last decision is ", ", y la última decisión es de hace ") +
                       count_words(silence.count(), pick(l, "day", "día"), pick(l, "days", "días")) +
                       pick(l, " old (", " (") + day_words(document.adopted, l) + pick(l, "); after ", "); pasados ") +
                       count_words(most.count(), pick(l, "day", "día"), pick(l, "days", "días")) +
                       pick(l, " it is taken as forgotten.", " se da por olvidado.");
            },
        .parties = parties,
    });
}

void check_tentative(const RuleContext& context, Findings& findings) {
    for (EventIndex index = 0; index < context.schedule.calendar->events.size(); ++index)
        check_event(context, index, findings);
}

}  // namespace
}  // namespace rcm
