#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace rcm {
namespace {
void check_series(const RuleContext& context, Findings& findings);
}

extern const Rule c19{
    .code = "C19",
    .name = "offset-changes-in-series",
    .severity = Severity::info,
    .what = {.en = "The sessions of one event are online, and between two of them the clocks of the host and of a "
                   "required member drift apart or together.",
             .es = "Las sesiones de un evento son en línea y, entre dos de ellas, cambia la diferencia horaria entre "
                   "el país anfitrión y un miembro requerido."},
    .why = {.en = "Where the clocks change, the usual hour is another hour from one session to the next, and delegates "
                  "who rely on habit come an hour late or early.",
            .es = "Donde cambia la hora, la hora acostumbrada ya no es la misma de una sesión a otra, y quien se fía "
                  "de la costumbre llega una hora tarde o temprano."},
    .fix = {.en = "Say each country's own hour in the invitation of the first session after the change.",
            .es = "Indique la hora de cada país en la invitación a la primera sesión después del cambio."},
    .check = check_series,
};

namespace {

seconds offset_at(const RuleContext& context, Zone zone, instant at) {
    return context.zones.to_civil(zone, at).time_since_epoch() - at.time_since_epoch();
}

/// A session from which on the clocks of some members stand otherwise to the host's than in the session before.
struct Change {
    const Session* before;
    const Session* after;
    seconds by;  ///< positive: the members' clocks run ahead more than before
};

bool operator<(const Change& a, const Change& b) {
    return std::tuple(a.after, a.before, a.by) < std::tuple(b.after, b.before, b.by);
}

std::string change_words(const Register& source, const Change& change, const PartySet& parties, Language l) {
    const auto shift = std::chrono::duration_cast<minutes>(change.by < seconds{0} ? -change.by : change.by).count();
    const auto length = shift % 60 == 0
                            ? count_words(shift / 60, pick(l, "hour", "hora"), pick(l, "hours", "horas"))
                            : count_words(shift, pick(l, "minute", "minuto"), pick(l, "minutes", "minutos"));
    const bool later = change.by > seconds{0};
    return pick(l, "from ", "desde el ") + day_words(change.after->hull().first, l) + pick(l, " on it is ", " es ") +
           length + (later ? pick(l, " later", " más tarde") : pick(l, " earlier", " más temprano")) +
           pick(l, " in ", " en ") + parties_words(source, parties, l);
}

void check_event(const RuleContext& context, const Event& event, const std::vector<const Session*>& series,
                 Findings& findings) {
    const auto& source = context.schedule.source();
    std::map<Change, PartySet> changes;
    PartySet affected;
    for (std::size_t index = 0; index < source.parties.size(); ++index) {
        const auto& party = source.parties[index];
        if (party.kind != PartyKind::member || !party.capital) continue;
        const auto zone = source.places[*party.capital].zone;
        const Session* last = nullptr;
        seconds last_ahead{};
        for (const auto* session : series) {
            if (!session->required.test(index)) continue;
            const auto ahead =
                offset_at(context, zone, session->start()) - offset_at(context, session->zone, session->start());
            if (last != nullptr && ahead != last_ahead) {
                changes[{last, session, ahead - last_ahead}].set(index);
                affected.set(index);
            }
            last = session;
            last_ahead = ahead;
        }
    }
    if (changes.empty()) return;
    std::vector<const Session*> sessions;
    for (const auto& [change, parties] : changes)
        for (const auto* session : {change.before, change.after})
            if (std::find(sessions.begin(), sessions.end(), session) == sessions.end()) sessions.push_back(session);
    findings.push_back({
        .rule = &c19,
        .severity = c19.severity,
        .sessions = sessions,
        .message =
            [&source, &event, changes = std::move(changes)](Language l) {
                std::vector<std::string> items;
                for (const auto& [change, parties] : changes)
                    items.push_back(change_words(source, change, parties, l));
                return title_words(event, l) +
                       pick(l, ": the usual hour changes in the middle of the series: ",
                            ": la hora acostumbrada cambia en medio de la serie: ") +
                       items_words(items, l) + ".";
            },
        .parties = affected,
    });
}

void check_series(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    for (EventIndex index = 0; index < schedule.calendar->events.size(); ++index) {
        const auto& event = schedule.calendar->events[index];
        if (event.cancelled || !occupies(event.kind.value())) continue;
        std::vector<const Session*> series;
        for (const auto& session : schedule.sessions_of(index))
            if (session.online && session.timed() && !is_past(context, session)) series.push_back(&session);
        std::sort(series.begin(), series.end(),
                  [](const Session* a, const Session* b) { return std::pair(a->lo, a) < std::pair(b->lo, b); });
        if (series.size() > 1) check_event(context, event, series, findings);
    }
}

}  // namespace
}  // namespace rcm
