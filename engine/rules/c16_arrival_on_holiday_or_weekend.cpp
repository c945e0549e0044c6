#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_arrivals(const RuleContext& context, Findings& findings);
}

extern const Rule c16{
    .code = "C16",
    .name = "arrival-on-holiday-or-weekend",
    .severity = Severity::info,
    .what = {.en = "The day before a session in a room, on which delegations travel, is a Saturday or Sunday, or a "
                   "public holiday of the host or of required members that have to come from abroad. With an open date "
                   "it is told where most of its start days bring it about.",
             .es = "El día anterior a una sesión presencial, en que viajan las delegaciones, es sábado o domingo, o "
                   "feriado del país anfitrión o de miembros requeridos que viajan desde el exterior. Con fecha "
                   "abierta se informa si ocurre en la mayoría de los días de inicio."},
    .why = {.en = "Delegates give up a free day and have to be paid for it, flights are fewer, and nobody of the host "
                  "is on duty to receive them.",
            .es = "Las personas delegadas pierden un día libre que hay que compensar, hay menos vuelos y nadie del "
                  "país anfitrión está de turno para recibirlas."},
    .fix = {.en = "Start in the afternoon or a day later, or tell the delegations and the host early.",
            .es = "Empiece por la tarde o un día después, o avise pronto a las delegaciones y al país anfitrión."},
    .check = check_arrivals,
};

namespace {

/// The host where the country is settled, whatever the city.
std::optional<PartyIndex> host_of(const Register& source, const Session& session) {
    const auto& country = source.places[session.places.front()].country;
    const bool settled = std::all_of(session.places.begin(), session.places.end(),
                                     [&](PlaceIndex place) { return source.places[place].country == country; });
    return settled ? source.party(country) : std::nullopt;
}

void check_session(const RuleContext& context, DaysOff& days_off, const Session& session, Findings& findings) {
    const auto& source = context.schedule.source();
    const auto host = host_of(source, session);
    const DayRange travel{session.start_days.front().first - days{1}, session.start_days.back().last - days{1}};
    PartySet travellers;
    PartySet affected;
    std::vector<DayOff> found;
    std::vector<civil_day> bad = weekend_days(travel);
    const bool weekend = !bad.empty();
    const auto add_country = [&](PartyIndex country) {
        for (const auto* holiday : days_off.in(source.parties[country].id, travel, true)) {
            if (is_weekend(holiday->day)) continue;
            found.push_back({.holiday = holiday, .country = &source.parties[country]});
            bad.push_back(holiday->day);
            affected.set(country);
        }
    };
    for (auto party = session.required._Find_first(); party < source.parties.size();
         party = session.required._Find_next(party))
        if (source.parties[party].kind == PartyKind::member && party != host) travellers.set(party);
    if (travellers.none()) return;
    if (host) add_country(*host);
    for (auto party = travellers._Find_first(); party < source.parties.size(); party = travellers._Find_next(party))
        add_country(static_cast<PartyIndex>(party));

    for (auto& day : bad)
        day += days{1};  // from the day of travel to the day on which the session starts
    DayRuns starts;
    for (const auto day : bad)
        starts.push_back({day, day});
    const auto hit = within(session.start_days, starts);
    if (!mostly_hit(session, hit)) return;
    if (weekend) affected |= travellers;
    const bool always = without(session.start_days, hit).empty();
    auto message = [&schedule = context.schedule, &session, weekend, always, day = travel.first,
                    found = std::move(found)](Language l) {
        std::vector<std::string> why;
        if (weekend && session.firm()) why.push_back(weekday_day_words(day, l));
        if (weekend && !session.firm()) why.push_back(pick(l, "a Saturday or Sunday", "un sábado o domingo"));
        if (!found.empty()) why.push_back(days_off_words(found, l));
        return session_words(schedule, session, l) +
               (always ? pick(l, ": delegations travel the day before, ", ": las delegaciones viajan el día anterior, ")
                       : pick(l, ": delegations may have to travel on ",
                              ": las delegaciones podrían tener que viajar en ")) +
               items_words(why, l) + ".";
    };
    findings.push_back(finding_about(context, c16, c16.severity, session, hit, std::move(message), affected));
}

void check_arrivals(const RuleContext& context, Findings& findings) {
    DaysOff days_off(context.schedule.source().holidays);
    for (const auto& session : context.schedule.sessions) {
        if (session.online || session.places.empty() || !occupying(context.schedule, session)) continue;
        if (session.start_days.back().last > context.today) check_session(context, days_off, session, findings);
    }
}

}  // namespace
}  // namespace rcm
