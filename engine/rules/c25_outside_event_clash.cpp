#include "engine/rules/outside_sweep.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_outside(const RuleContext& context, Findings& findings);
}

extern const Rule c25{
    .code = "C25",
    .name = "outside-event-clash",
    .severity = Severity::warning,
    .what = {.en =
                 "A session overlaps an event of an outside calendar: one watched under [[watch]] in calendar.toml, or "
                 "given by --with. Blocking for the political level. The event counts whether it is marked busy or "
                 "free; cancelled ones do not.",
             .es = "Una sesión coincide con un evento de un calendario externo: uno observado en [[watch]] de "
                   "calendar.toml o indicado con --with. Impide publicar si es de nivel político. El evento cuenta "
                   "aunque figure como libre; los cancelados no."},
    .why = {.en =
                "Those who should come are somewhere else, above all ministers: such events are set years ahead and do "
                "not move for us.",
            .es = "Quienes deberían asistir estarán en otra parte, sobre todo los ministros: esos eventos se fijan con "
                  "años de antelación y no se mueven por nosotros."},
    .fix = {.en = "Move the session, or make sure that those concerned will come all the same.",
            .es = "Traslade la sesión o confirme que las personas afectadas asistirán de todos modos."},
    .check = check_outside,
};

namespace {

bool is_political(const Schedule& schedule, const Event& event) {
    const auto& bodies = schedule.source().bodies;
    return std::any_of(event.bodies.value().begin(), event.bodies.value().end(),
                       [&](BodyIndex body) { return bodies[body].level == Level::political; });
}

/// What a message shows of an outside event. Its calendar need not live as long as the finding.
struct Shown {
    std::string title;
    bool on_days;
    DayRange days;
    civil_second start, end;  ///< in the session's zone
};

Shown shown_of(const OutsideCalendar& calendar, const OutsideEvent& event, const ZoneDatabase& zones, Zone zone) {
    const bool read = event.form == OutsideEvent::Form::instants;
    return {.title = calendar.titles[event.title],
            .on_days = event.form == OutsideEvent::Form::on_days,
            .days = event.on_days,
            .start = read ? zones.to_civil(zone, event.start) : event.civil_start,
            .end = read ? zones.to_civil(zone, event.end) : event.civil_end};
}

/// “High-level week” (24–28 September 2018)
std::string outside_words(const Shown& event, Language l) {
    std::string text = event.title.empty() ? pick(l, "an event without a title", "un evento sin título")
                                           : pick(l, "“", "«") + event.title + pick(l, "”", "»");
    if (event.on_days) return text + " (" + days_words(event.days, l) + ")";
    const auto day = date::floor<days>(event.start);
    const bool one_day = event.end <= civil_second{day + days{1}};
    text += " (" + day_words(day, l) + ", " + clock_words(event.start) + "–";
    return text + (one_day ? "" : day_words(date::floor<days>(event.end), l) + ", ") + clock_words(event.end) + ")";
}

/// One finding for a session and a calendar, however many of its events are met.
void tell(const RuleContext& context, const Session& session, const OutsideCalendar& calendar,
          const std::vector<const OutsideEvent*>& met, Findings& findings) {
    const auto& schedule = context.schedule;
    DayRuns possible, certain;
    for (const auto* event : met) {
        const auto starts = starts_meeting(session, *event, schedule.source(), context.zones);
        possible.insert(possible.end(), starts.possible.begin(), starts.possible.end());
        certain.insert(certain.end(), starts.certain.begin(), starts.certain.end());
    }
    const bool always = without(session.start_days, certain).empty();
    const auto certainty = always ? Certainty::certain : Certainty::possible;
    const auto& event = schedule.event_of(session);
    const auto severity = is_political(schedule, event) ? Severity::error : c25.severity;
    const auto zone = session.timed()          ? session.zone
                      : session.places.empty() ? schedule.source().settings.default_zone
                                               : schedule.source().places[session.places.front()].zone;
    const auto everyone = session.required | session.optional | session.supporters;
    std::vector<Shown> shown;
    for (std::size_t at = 0; at < std::min(most_items, met.size()); ++at)
        shown.push_back(shown_of(calendar, *met[at], context.zones, zone));
    Finding finding{
        .rule = &c25,
        .severity = as_certain_as(severity, certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message =
            [&schedule, &session, always, name = calendar.name, shown = std::move(shown),
             count = met.size()](Language l) {
                std::vector<std::string> names;
                for (const auto& each : shown)
                    names.push_back(outside_words(each, l));
                return session_words(schedule, session, l) +
                       (always ? pick(l, " clashes with ", " coincide con ")
                               : pick(l, " may clash with ", " podría coincidir con ")) +
                       name.in(l) + ": " + items_words(count, names, l) + ".";
            },
        .parties = calendar.concerns_all || (everyone & calendar.parties).none() ? session.required
                                                                                 : everyone & calendar.parties,
    };
    if (!session.firm()) set_clean_days(finding, context, session, without(session.start_days, possible));
    findings.push_back(std::move(finding));
}

bool concerns(const OutsideCalendar& calendar, const Session& session, const Event& event) {
    if (calendar.concerns_all || ((session.required | session.optional | session.supporters) & calendar.parties).any())
        return true;
    return std::any_of(event.bodies.value().begin(), event.bodies.value().end(), [&](BodyIndex body) {
        return std::find(calendar.bodies.begin(), calendar.bodies.end(), body) != calendar.bodies.end();
    });
}

void check_outside(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    for (const auto& calendar : context.outside) {
        std::vector<const Session*> sessions;
        for (const auto& session : schedule.sessions)
            if (occupying(schedule, session) && concerns(calendar, session, schedule.event_of(session)))
                sessions.push_back(&session);
        for (const auto& [session, met] : sweep_outside(sessions, calendar, schedule.source(), context.zones))
            tell(context, *session, calendar, met, findings);
    }
}

}  // namespace
}  // namespace rcm
