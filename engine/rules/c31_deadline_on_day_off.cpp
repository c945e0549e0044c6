#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_deadlines(const RuleContext& context, Findings& findings);
}

extern const Rule c31{
    .code = "C31",
    .name = "deadline-on-day-off",
    .severity = Severity::warning,
    .what = {.en = "Something is due on a Saturday or Sunday, or on a public holiday of who owes it or of the "
                   "Technical Secretariat, which receives it.",
             .es = "Algo vence en sábado o domingo, o en feriado de quien debe entregarlo o de la Secretaría Técnica, "
                   "que lo recibe."},
    .why = {.en = "Nobody is at work to send it, or to receive it and answer questions; in truth it is due a working "
                  "day earlier.",
            .es =
                "Nadie trabaja para enviarlo, o para recibirlo y responder; en la práctica vence un día hábil antes."},
    .fix = {.en = "Set the deadline on the working day before.", .es = "Fije el plazo en el día hábil anterior."},
    .check = check_deadlines,
};

namespace {

/// Whose days off count: the party, and the country and city where it sits.
struct Desk {
    PartyIndex party;
    const Place* place;
};

std::vector<Desk> desks_of(const Register& source, const Event& event, civil_day day) {
    std::vector<Desk> desks;
    const auto add = [&](PartyIndex party) {
        const auto& seat = source.parties[party].capital;
        const bool known = seat && std::any_of(desks.begin(), desks.end(), [&](const Desk& desk) {
                               return desk.place->country == source.places[*seat].country;
                           });
        if (seat && !known) desks.push_back({party, &source.places[*seat]});
    };
    if (event.owner.set())
        if (const auto owner = source.holder(event.owner.value(), day)) add(*owner);
    if (!source.parties.empty()) add(source.settings.secretariat);
    return desks;
}

void check_deadline(const RuleContext& context, DaysOff& days_off, const Session& deadline, Findings& findings) {
    const auto& source = context.schedule.source();
    const auto hull = deadline.hull();
    auto bad = weekend_days(hull);
    const bool weekend = !bad.empty();
    std::vector<DayOff> found;
    PartySet affected;
    for (const auto& desk : desks_of(source, context.schedule.event_of(deadline), hull.first)) {
        if (weekend) affected.set(desk.party);
        for (const auto* holiday : days_off_touching(days_off, desk.place->country, deadline, desk.place->capital)) {
            if (is_weekend(holiday->day)) continue;
            found.push_back({.holiday = holiday, .country = &source.parties[desk.party]});
            bad.push_back(holiday->day);
            affected.set(desk.party);
        }
    }
    const auto hit = starts_touching(deadline, bad);
    if (hit.empty()) return;
    const bool certain = without(deadline.start_days, hit).empty();
    auto message = [&schedule = context.schedule, &deadline, weekend, certain, found = std::move(found)](Language l) {
        std::vector<std::string> why;
        if (weekend && deadline.firm()) why.push_back(weekday_day_words(deadline.hull().first, l));
        if (weekend && !deadline.firm())
            why.push_back(count_words(count_days(starts_touching(deadline, weekend_days(deadline.hull()))),
                                      pick(l, "day of a weekend", "día de fin de semana"),
                                      pick(l, "days of a weekend", "días de fin de semana")));
        if (!found.empty()) why.push_back(days_off_words(found, l));
        return session_words(schedule, deadline, l) +
               (certain ? pick(l, " is due on a day off: ", " vence en un día no laborable: ")
                        : pick(l, " may be due on a day off: ", " podría vencer en un día no laborable: ")) +
               items_words(why, l) + ".";
    };
    findings.push_back(finding_about(context, c31, c31.severity, deadline, hit, std::move(message), affected));
}

void check_deadlines(const RuleContext& context, Findings& findings) {
    DaysOff days_off(context.schedule.source().holidays);
    for (const auto& session : context.schedule.sessions) {
        const auto& event = context.schedule.event_of(session);
        if (event.kind.value() == EventKind::deadline && !event.cancelled && session.dated() &&
            !is_past(context, session))
            check_deadline(context, days_off, session, findings);
    }
}

}  // namespace
}  // namespace rcm
