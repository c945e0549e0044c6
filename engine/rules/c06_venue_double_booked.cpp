#include "engine/rules/phrases.hpp"
#include "engine/rules/shared_use.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_venues(const RuleContext& context, Findings& findings);
}

extern const Rule c06{
    .code = "C06",
    .name = "venue-double-booked",
    .severity = Severity::error,
    .what = {.en = "Two sessions are in the same room of the same venue at the same time. Only possible where one of "
                   "the two does not say its room.",
             .es = "Dos sesiones están en la misma sala del mismo local a la vez. Solo es posible si una de las dos no "
                   "indica su sala."},
    .why = {.en = "One of the two will find the room taken.", .es = "Una de las dos encontrará la sala ocupada."},
    .fix = {.en = "Book another room for one of the two, or move it.",
            .es = "Reserve otra sala para una de las dos o trasládela."},
    .check = check_venues,
};

namespace {

/// The venue in its city: two cities may each have a Hotel Central.
std::string venue_of(const Schedule& schedule, const Session& session) {
    auto venue = as_name(schedule.event_of(session).venue.value());
    if (session.places.size() == 1) venue += "\n" + schedule.source().places[session.places.front()].id;
    return venue;
}

std::string venue_words(const Event& event) {
    return event.venue.value() + (event.room.set() ? ", " + event.room.value() : "");
}

void report(const RuleContext& context, SessionPair pair, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& a = schedule.event_of(pair.a);
    const auto& b = schedule.event_of(pair.b);
    const bool rooms_known = a.room.set() && b.room.set();
    if (rooms_known && as_name(a.room.value()) != as_name(b.room.value())) return;
    const bool at_once = pair.certainty == Certainty::certain;
    Wording message = [&schedule, &one = pair.a, &other = pair.b, &venue = a.room.set() ? a : b, at_once,
                       rooms_known](Language l) {
        auto text = session_words(schedule, one, l) + pick(l, " and ", " y ") + session_words(schedule, other, l) +
                    (at_once ? pick(l, " are at the same time in ", " son a la vez en ")
                             : pick(l, " may fall at the same time in ", " podrían coincidir en ")) +
                    venue_words(venue);
        if (!rooms_known)
            text += pick(l, "; not both say their room, and it may be the same one",
                         "; no ambas indican su sala, y podría ser la misma");
        return text + ".";
    };
    auto finding =
        finding_about(context, c06, c06.severity, pair, std::move(message), pair.a.required | pair.b.required);
    if (!rooms_known && at_once) {  // the dates are sure, the room is what is only possible
        finding.severity = milder(c06.severity);
        finding.certainty = Certainty::possible;
    }
    if (!rooms_known && finding.todo.empty())
        finding.todo = [](Language l) {
            return pick(l, "Say the room of each, in a decision: room = \"…\".",
                        "Indique la sala de cada una, en una decisión: room = \"…\".");
        };
    findings.push_back(std::move(finding));
}

void check_venues(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<Use> uses;
    for (const auto& session : schedule.sessions)
        if (schedule.event_of(session).venue.set() && occupying(schedule, session))
            uses.push_back({venue_of(schedule, session), &session});
    find_shared_use(std::move(uses), seconds{0}, [&](const SessionPair& pair) { report(context, pair, findings); });
}

}  // namespace
}  // namespace rcm
