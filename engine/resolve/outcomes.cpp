#include "engine/resolve/outcomes.hpp"

#include <algorithm>
#include <span>

namespace rcm {
namespace {

/// True where the sessions are still those that the outcome's document knew: nothing `later` gave them other dates.
bool dates_stand(std::span<const Decision* const> later) {
    return std::none_of(later.begin(), later.end(), [](const Decision* decision) {
        const auto& fields = decision->fields;
        return fields.when || fields.repeat || fields.except || fields.length;
    });
}

void check_outcome(const Schedule& schedule, EventIndex index, const Decision& decision, Diagnostics& diagnostics) {
    const auto& outcome = decision.fields.outcome->value;
    const auto report = [&](LanguageText message, LanguageText hint) {
        diagnostics.push_back({.code = "D045",
                               .message = std::move(message),
                               .at = decision.fields.outcome->at,
                               .hint = std::move(hint)});
    };
    const auto& event = schedule.calendar->events[index];
    const auto adopted = schedule.calendar->document_of(decision).adopted;
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
    for (EventIndex index = 0; index < events.size(); ++index) {
        const std::span history(events[index].history);
        for (std::size_t at = 0; at < history.size(); ++at)
            if (history[at]->fields.outcome && dates_stand(history.subspan(at + 1)))
                check_outcome(schedule, index, *history[at], diagnostics);
    }
}

}  // namespace rcm
