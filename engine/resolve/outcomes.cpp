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
    const auto report = [&](std::string message, std::string hint) {
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
            report("no session of `" + event.id + "` was over on " + to_iso(adopted) + ", when this was adopted",
                   "record the outcome in a document of the last day or later");
        return;
    }
    for (const auto number : outcome.sessions) {
        const auto session = std::find_if(
            first, last, [&](const Session& candidate) { return static_cast<int>(candidate.number) == number; });
        if (session == last)
            report("`" + event.id + "` has no session " + std::to_string(number),
                   "sessions are counted from 1, in the order of `when`; rcmcal list shows them");
        else if (!over(*session))
            report("session " + std::to_string(number) + " of `" + event.id + "` was not over on " + to_iso(adopted) +
                       ", when this was adopted",
                   "record the outcome in a document of its last day or later");
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
