#include "engine/resolve/outcomes.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// True where the sessions are still those that the outcome's document knew.
bool dates_stand(const Event& event, const SessionOutcome& outcome) {
    const auto from = std::find(event.history.begin(), event.history.end(), outcome.set_by);
    return std::none_of(from, event.history.end(), [&](const Decision* decision) {
        const auto& fields = decision->fields;
        return decision != outcome.set_by && (fields.when || fields.repeat || fields.except || fields.length);
    });
}

void check_outcome(const Schedule& schedule, EventIndex index, const SessionOutcome& outcome,
                   Diagnostics& diagnostics) {
    const auto report = [&](LanguageText message, LanguageText hint) {
        diagnostics.push_back(
            {.code = "D045", .message = std::move(message), .at = outcome.at, .hint = std::move(hint)});
    };
    const auto& event = schedule.calendar->events[index];
    const auto adopted = schedule.calendar->document_of(*outcome.set_by).adopted;
    const auto first = schedule.sessions.begin() + schedule.first_session[index];
    const auto last = schedule.sessions.begin() + schedule.first_session[index + std::size_t{1}];
    const auto over = [&](const Session& session) { return session.dated() && session.hull().last <= adopted; };
    if (outcome.sessions.empty()) {
        if (first != last && std::none_of(first, last, over))
            report(worded("no session of `{}` was over on {}, when this was adopted",
                          "ninguna sesión de `{}` había terminado el {}, cuando esto se adoptó", event.id,
                          to_iso(adopted)),
                   {"record the outcome in a document of the last day or later",
                    "registre el resultado en un documento del último día o posterior"});
        return;
    }
    for (const auto number : outcome.sessions) {
        const auto session = std::find_if(
            first, last, [&](const Session& candidate) { return static_cast<int>(candidate.number) == number; });
        if (session == last)
            report(worded("`{}` has no session {}", "`{}` no tiene una sesión {}", event.id, number),
                   {"sessions are counted from 1, in the order of `when`; rcmcal list shows them",
                    "las sesiones se cuentan desde 1, en el orden de `when`; rcmcal list las muestra"});
        else if (!over(*session))
            report(worded("session {} of `{}` was not over on {}, when this was adopted",
                          "la sesión {} de `{}` no había terminado el {}, cuando esto se adoptó", number, event.id,
                          to_iso(adopted)),
                   {"record the outcome in a document of its last day or later",
                    "registre el resultado en un documento de su último día o posterior"});
    }
}

}  // namespace

void check_outcomes(const Schedule& schedule, Diagnostics& diagnostics) {
    const auto& events = schedule.calendar->events;
    for (EventIndex index = 0; index < events.size(); ++index)
        for (const auto& outcome : events[index].outcomes)
            if (dates_stand(events[index], outcome)) check_outcome(schedule, index, outcome, diagnostics);
}

}  // namespace rcm
