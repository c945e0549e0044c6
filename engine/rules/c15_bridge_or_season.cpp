#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_seasons(const RuleContext& context, Findings& findings);
}

extern const Rule c15{
    .code = "C15",
    .name = "bridge-or-season",
    .severity = Severity::info,
    .what = {.en = "A day of the session is a bridge day of the host or of a required member (the working day between "
                   "a public holiday and a weekend), or lies in Holy Week or from 20 December to 6 January. With an "
                   "open date it is told where most of its start days bring it about.",
             .es = "Un día de la sesión es puente en el país anfitrión o en un miembro requerido (el día laborable "
                   "entre un feriado y un fin de semana), o cae en Semana Santa o del 20 de diciembre al 6 de enero. "
                   "Con fecha abierta se informa si ocurre en la mayoría de los días de inicio."},
    .why = {.en = "Many officials are on leave, and flights are full and dear.",
            .es = "Gran parte del personal está de vacaciones, y los vuelos van llenos y son caros."},
    .fix = {.en = "Ask the countries concerned whether they will take part, or choose other days.",
            .es = "Pregunte a los países afectados si participarán, o elija otros días."},
    .check = check_seasons,
};

namespace {

enum class Season { none, holy_week, turn_of_year };

Season season_of(civil_day day) {
    const date::year_month_day civil{day};
    const auto month = static_cast<unsigned>(civil.month());
    const auto number = static_cast<unsigned>(civil.day());
    if ((month == 12 && number >= 20) || (month == 1 && number <= 6)) return Season::turn_of_year;
    if (month == 3 || month == 4) {
        const auto sunday = easter(year_of(day));
        if (sunday - days{7} < day && day < sunday) return Season::holy_week;
    }
    return Season::none;
}

struct Bridge {
    civil_day day;
    PartyIndex country;
};

/// The working days of the run between a day off and a weekend: Mondays before one, Fridays after one.
void add_bridges(DaysOff& days_off, const Register& source, PartyIndex country, DayRange run,
                 std::vector<Bridge>& bridges) {
    const auto off = days_of(days_off.in(source.parties[country].id, {run.first - days{1}, run.last + days{1}}, true));
    const auto is_off = [&](civil_day day) { return std::binary_search(off.begin(), off.end(), day); };
    for (const auto day : off) {
        const date::weekday weekday{day};
        const auto bridge = weekday == date::Tuesday    ? std::optional(day - days{1})
                            : weekday == date::Thursday ? std::optional(day + days{1})
                                                        : std::nullopt;
        if (bridge && run.contains(*bridge) && !is_off(*bridge)) bridges.push_back({*bridge, country});
    }
}

/// The host and the members that are required. A place that is open has no host yet.
PartySet countries_of(const Register& source, const Session& session) {
    PartySet countries;
    for (auto party = session.required._Find_first(); party < source.parties.size();
         party = session.required._Find_next(party))
        if (source.parties[party].kind == PartyKind::member) countries.set(party);
    if (session.places.size() == 1)
        if (const auto host = source.party(source.places[session.places.front()].country)) countries.set(*host);
    return countries;
}

std::string season_words(Season season, Language l) {
    return season == Season::holy_week
               ? pick(l, "in Holy Week", "en Semana Santa")
               : pick(l, "in the days from 20 December to 6 January", "en los días del 20 de diciembre al 6 de enero");
}

std::string bridges_words(const Register& source, const std::vector<Bridge>& bridges, Language l) {
    std::vector<std::string> items;
    for (std::size_t at = 0; at < bridges.size();) {
        const auto day = bridges[at].day;
        PartySet countries;
        for (; at < bridges.size() && bridges[at].day == day; ++at)
            countries.set(bridges[at].country);
        items.push_back(weekday_day_words(day, l) + " (" + parties_words(source, countries, l) + ")");
    }
    return pick(l, "on a bridge day between a holiday and a weekend: ",
                "en puente entre un feriado y un fin de semana: ") +
           items_words(items, l);
}

void check_session(const RuleContext& context, DaysOff& days_off, const Session& session, Findings& findings) {
    const auto& source = context.schedule.source();
    const auto hull = session.hull();
    std::vector<civil_day> bad;
    std::vector<Season> seasons;
    for (auto day = hull.first; day <= hull.last; day += days{1}) {
        const auto season = season_of(day);
        if (season == Season::none) continue;
        bad.push_back(day);
        if (std::find(seasons.begin(), seasons.end(), season) == seasons.end()) seasons.push_back(season);
    }
    const auto countries = countries_of(source, session);
    std::vector<Bridge> bridges;
    for (auto country = countries._Find_first(); country < source.parties.size();
         country = countries._Find_next(country))
        add_bridges(days_off, source, static_cast<PartyIndex>(country), hull, bridges);
    // Within a season everybody is away, so a bridge there says nothing more.
    std::erase_if(bridges, [](const Bridge& bridge) { return season_of(bridge.day) != Season::none; });
    std::stable_sort(bridges.begin(), bridges.end(), [](const Bridge& a, const Bridge& b) { return a.day < b.day; });
    PartySet affected = seasons.empty() ? PartySet{} : session.required;
    for (const auto& bridge : bridges) {
        bad.push_back(bridge.day);
        affected.set(bridge.country);
    }
    const auto hit = starts_touching(session, bad);
    if (!mostly_hit(session, hit)) return;
    const bool certain = without(session.start_days, hit).empty();
    auto message = [&schedule = context.schedule, &session, certain, seasons = std::move(seasons),
                    bridges = std::move(bridges)](Language l) {
        std::vector<std::string> where;
        for (const auto season : seasons)
            where.push_back(season_words(season, l));
        if (!bridges.empty()) where.push_back(bridges_words(schedule.source(), bridges, l));
        return session_words(schedule, session, l) +
               (certain ? pick(l, " falls ", " cae ") : pick(l, " may fall ", " podría caer ")) + list_words(where, l) +
               ".";
    };
    findings.push_back(finding_about(context, c15, c15.severity, session, hit, std::move(message), affected));
}

void check_seasons(const RuleContext& context, Findings& findings) {
    DaysOff days_off(context.schedule.source().holidays);
    for (const auto& session : context.schedule.sessions)
        if (occupying(context.schedule, session) && session.start_days.back().last > context.today)
            check_session(context, days_off, session, findings);
}

}  // namespace
}  // namespace rcm
