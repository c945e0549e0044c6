#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace rcm {
namespace {
void check_travel(const RuleContext& context, Findings& findings);
}

extern const Rule c10{
    .code = "C10",
    .name = "travel-gap-too-short",
    .severity = Severity::warning,
    .what = {.en = "Someone has to be in two cities, and after the journey between them less than a night is left. "
                   "Blocking where less than four hours are left (unless calendar.toml sets another number).",
             .es = "Alguien tiene que estar en dos ciudades y, tras el viaje entre ellas, queda menos de una noche. "
                   "Impide publicar si quedan menos de cuatro horas (salvo que calendar.toml fije otro número)."},
    .why = {.en = "The delegates arrive late or without sleep, or do not come. The journey is taken as the flight "
                  "along the great circle at 750 km/h and three hours more, unless calendar.toml says otherwise.",
            .es = "Las delegaciones llegan tarde o sin dormir, o no llegan. El viaje se calcula como el vuelo por "
                  "círculo máximo a 750 km/h más tres horas, salvo que calendar.toml diga otra cosa."},
    .fix = {.en = "Leave a day between the two, hold both in one city, or hold one of them online.",
            .es = "Deje un día entre ambas, celebre las dos en una misma ciudad o celebre una de ellas en línea."},
    .check = check_travel,
};

namespace {

constexpr double earth_radius_km = 6371.0;
constexpr seconds one_night = hours{10};

seconds travel_between(const Limits& limits, const Place& from, const Place& to) {
    constexpr double degree = std::numbers::pi / 180.0;
    const double north = std::sin((to.latitude - from.latitude) * degree / 2);
    const double east = std::sin((to.longitude - from.longitude) * degree / 2);
    const double chord =
        north * north + std::cos(from.latitude * degree) * std::cos(to.latitude * degree) * east * east;
    const double distance = 2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(chord)));
    return hours{limits.travel_ground} + seconds{std::llround(distance / limits.travel_speed * 3600)};
}

enum Grade { fine, short_night, too_short };

Grade grade_of(const Limits& limits, seconds gap, seconds travel) {
    if (gap < travel + hours{limits.travel_margin}) return too_short;
    return gap < travel + one_night ? short_night : fine;
}

Severity severity_of(Grade grade) {
    return grade == too_short ? Severity::error : Severity::warning;
}

/// The journey from one session to the next, over all candidate places and zones.
struct Journey {
    Grade certain = too_short;  ///< the mildest of all cases
    Grade possible = fine;      ///< the worst
    seconds gap{};              ///< the shortest
    seconds travel{};           ///< of the worst case
    PlaceIndex from = 0, to = 0;
};

Journey journey_between(const Register& source, const Session& a, const Session& b) {
    const auto& places = source.places;
    const auto& limits = source.settings.limits;
    const seconds shortest = b.lo - (a.hi + a.length);
    const seconds longest = b.hi - (a.lo + a.length);
    Journey journey{.gap = shortest};
    for (const auto from : a.places)
        for (const auto to : b.places) {
            const auto travel = from == to ? seconds{0} : travel_between(limits, places[from], places[to]);
            const auto best = from == to ? fine : grade_of(limits, longest, travel);
            const auto worst = from == to ? fine : grade_of(limits, shortest, travel);
            journey.certain = std::min(journey.certain, best);
            if (worst > journey.possible || (worst == journey.possible && travel > journey.travel)) {
                journey.possible = worst;
                journey.travel = travel;
                journey.from = from;
                journey.to = to;
            }
        }
    return journey;
}

std::string margin_words(const Limits& limits, Language l) {
    return pick(l, "; besides it, at least ", "; además deben quedar al menos ") +
           count_words(limits.travel_margin, pick(l, "hour", "hora"), pick(l, "hours", "horas")) +
           pick(l, " have to be left", "");
}

void report(const RuleContext& context, const Session& a, const Session& b, const PartySet& parties,
            Findings& findings) {
    const auto& schedule = context.schedule;
    const auto journey = journey_between(schedule.source(), a, b);
    if (journey.possible == fine) return;
    // Certain at the milder grade or possible at the graver one: the more severe of the two is said.
    const bool certain =
        journey.certain != fine && severity_of(journey.certain) >= milder(severity_of(journey.possible));
    const auto certainty = certain ? Certainty::certain : Certainty::possible;
    findings.push_back({
        .rule = &c10,
        .severity = as_certain_as(severity_of(certain ? journey.certain : journey.possible), certainty),
        .certainty = certainty,
        .sessions = {&a, &b},
        .message =
            [&schedule, &a, &b, journey, parties, certain](Language l) {
                const auto& places = schedule.source().places;
                const auto from = place_words(places[journey.from], l);
                const auto to = place_words(places[journey.to], l);
                const auto gap = hours_words(journey.gap, l);
                const auto travel = hours_words(journey.travel, l);
                const auto pair = session_words(schedule, a, l) + pick(l, " in ", " en ") + from +
                                  pick(l, " and ", " y ") + session_words(schedule, b, l) + pick(l, " in ", " en ") +
                                  to;
                return parties_words(schedule.source(), parties, l) +
                       (certain ? pick(l, ": between ", ": entre ")
                                : pick(l, ": if the places turn out so, between ",
                                       ": si se confirman los lugares, entre ")) +
                       pair + pick(l, " lie ", " hay ") + gap +
                       pick(l, ", and the journey takes about ", ", y el viaje dura unas ") + travel +
                       (journey.possible == too_short ? margin_words(schedule.source().settings.limits, l) : "") + ".";
            },
        .parties = parties,
    });
    if (!certain)
        findings.back().todo = [](Language l) {
            return pick(l, "Choose a place that is nearer, or leave a day between the two.",
                        "Elija un lugar más cercano o deje un día entre ambas.");
        };
}

/// The journey to the other side of the world, and what has to be left besides it.
seconds longest_need(const Limits& limits) {
    const auto flight = seconds{std::llround(std::numbers::pi * earth_radius_km / limits.travel_speed * 3600)};
    return flight + hours{limits.travel_ground} + std::max<seconds>(one_night, hours{limits.travel_margin});
}

struct Leg {
    const Session* a;
    const Session* b;
    std::size_t party;
};

/// Per party only the next session counts: if that one can be reached, so can what comes after it. Sessions that
/// overlap are for C01 to C04.
void add_legs(const Limits& limits, const std::vector<const Session*>& sessions, std::size_t party,
              std::vector<Leg>& legs) {
    const auto too_far_apart = longest_need(limits);
    for (std::size_t at = 0; at < sessions.size(); ++at) {
        const auto& a = *sessions[at];
        const auto end = a.hi + a.length;
        std::optional<instant> next_start;
        for (auto next = at + 1; next < sessions.size(); ++next) {
            const auto& b = *sessions[next];
            if (b.lo > end + too_far_apart || (next_start && b.lo > *next_start)) break;
            if (b.lo < end || b.event == a.event) continue;
            next_start = b.lo;
            legs.push_back({&a, &b, party});
        }
    }
}

void check_travel(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<const Session*> travelled;
    for (const auto& session : schedule.sessions)
        if (session.firm() && !session.places.empty() && !session.online && occupying(schedule, session))
            travelled.push_back(&session);
    std::sort(travelled.begin(), travelled.end(),
              [](const Session* a, const Session* b) { return std::tie(a->lo, a) < std::tie(b->lo, b); });

    std::vector<std::vector<const Session*>> by_party(schedule.source().parties.size());
    for (const auto* session : travelled) {
        const auto who = session->required | session->supporters;
        for (auto party = who._Find_first(); party < by_party.size(); party = who._Find_next(party))
            by_party[party].push_back(session);
    }
    std::vector<Leg> legs;
    for (std::size_t party = 0; party < by_party.size(); ++party)
        add_legs(schedule.source().settings.limits, by_party[party], party, legs);
    std::sort(legs.begin(), legs.end(),
              [](const Leg& x, const Leg& y) { return std::tie(x.a, x.b, x.party) < std::tie(y.a, y.b, y.party); });
    for (std::size_t at = 0; at < legs.size();) {
        const auto& leg = legs[at];
        PartySet parties;
        for (; at < legs.size() && legs[at].a == leg.a && legs[at].b == leg.b; ++at)
            parties.set(legs[at].party);
        report(context, *leg.a, *leg.b, parties, findings);
    }
}

}  // namespace
}  // namespace rcm
