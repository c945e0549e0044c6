#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_windows(const RuleContext& context, Findings& findings);
}

extern const Rule c41{
    .code = "C41",
    .name = "window-nearly-spent",
    .severity = Severity::warning,
    .what = {.en = "Of an open date at most 20 % of the start days are still clean (unless calendar.toml sets another "
                   "share), or its window has begun. Clean is a day to come, without a weekend, without a public "
                   "holiday of the host or of over a third of the required members, and without another session of "
                   "the same body or the same members. Where no start day can avoid a weekend, weekends do not count.",
             .es = "De una fecha abierta quedan limpios como máximo el 20 % de los días de inicio (salvo que "
                   "calendar.toml fije otra proporción), o su período ya ha empezado. Limpio es un día por venir, sin "
                   "fin de semana, sin feriado del país anfitrión ni de más de un tercio de los miembros requeridos, "
                   "y sin otra sesión del mismo órgano o de los mismos miembros. Si ningún día de inicio evita un fin "
                   "de semana, estos no cuentan."},
    .why = {.en = "Who waits longer has no choice left, and delegations keep days free that they no longer need to.",
            .es = "Quien espera más ya no podrá elegir, y las delegaciones reservan días que ya no hacen falta."},
    .fix = {.en = "Settle the date now, and record it in a decision document.",
            .es = "Fije la fecha ahora y regístrela en un documento de decisión."},
    .check = check_windows,
};

namespace {

/// The start days from which over a third of the required members, or all places where it may be, are on holiday.
DayRuns on_holiday(const Schedule& schedule, DaysOff& days_off, const Session& session) {
    const auto& source = schedule.source();
    const auto hits_in = [&](std::string_view country, bool capital) {
        return starts_touching(session, days_of(days_off_touching(days_off, country, session, capital)));
    };
    std::vector<std::pair<civil_day, int>> steps;  // from that day on, so many more or fewer members
    int required = 0;
    for (auto party = session.required._Find_first(); party < source.parties.size();
         party = session.required._Find_next(party)) {
        if (source.parties[party].kind != PartyKind::member) continue;
        ++required;
        for (const auto& run : hits_in(source.parties[party].id, true)) {
            steps.emplace_back(run.first, 1);
            steps.emplace_back(run.last + days{1}, -1);
        }
    }
    std::sort(steps.begin(), steps.end());
    DayRuns found;
    int count = 0;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        count += steps[at].second;
        if (3 * count > required && at + 1 < steps.size())
            found.push_back({steps[at].first, steps[at + 1].first - days{1}});
    }
    if (session.online || session.places.empty()) return joined(std::move(found));
    DayRuns everywhere = session.start_days;
    for (const auto place : session.places)
        everywhere = within(std::move(everywhere), hits_in(source.places[place].country, source.places[place].capital));
    found.insert(found.end(), everywhere.begin(), everywhere.end());
    return joined(std::move(found));
}

void check_window(const RuleContext& context, DaysOff& days_off, const Session& session, const DayRuns& taken,
                  Findings& findings) {
    const auto& schedule = context.schedule;
    const auto first = session.start_days.front().first;
    auto base = without(session.start_days, starts_touching(session, weekend_days(session.hull())));
    const bool weekdays = !base.empty();
    if (!weekdays) base = session.start_days;
    const auto coming = without(base, {{first, context.today}});
    const auto working = without(coming, on_holiday(schedule, days_off, session));
    const auto clean = without(working, taken);
    const bool begun = first < context.today;
    const int share = schedule.source().settings.limits.window_share;
    if (!begun && 100 * count_days(clean) > share * count_days(base)) return;
    findings.push_back({
        .rule = &c41,
        .severity = c41.severity,
        .certainty = Certainty::certain,
        .clean_days = count_days(clean),
        .sessions = {&session},
        .message =
            [&schedule, &session, all = count_days(base), to_come = count_days(coming), at_work = count_days(working),
             left = count_days(clean), weekdays, begun](Language l) {
                std::vector<std::string> gone;
                const auto say = [&](int count, std::string_view en, std::string_view es) {
                    if (count > 0) gone.push_back(std::to_string(count) + pick(l, en, es));
                };
                say(all - to_come, " gone by", " ya pasaron");
                say(to_come - at_work, " on holidays", " en feriado");
                say(at_work - left, " taken by other sessions", " ocupados por otras sesiones");
                return session_words(schedule, session, l) + ": " + std::to_string(left) + pick(l, " of ", " de ") +
                       std::to_string(all) +
                       (weekdays ? pick(l, " start days that avoid weekends are left",
                                        " días de inicio que evitan el fin de semana quedan libres")
                                 : pick(l, " start days are left", " días de inicio quedan libres")) +
                       (gone.empty() ? "" : " (" + list_words(gone, l) + ")") +
                       (begun ? pick(l, ", and the window has begun", ", y el período ya ha empezado") : "") + ".";
            },
        .todo =
            [&schedule, &session, clean = clean, today = context.today](Language l) {
                return pick(l, "Settle the date now. ", "Fije la fecha ahora. ") +
                       settle_words(schedule, session, clean, today, l);
            },
        .parties = session.required,
    });
}

void check_windows(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::map<const Session*, DayRuns> windows;  // in order; with the start days that other sessions take
    for (const auto& session : schedule.sessions)
        if (session.dated() && !session.firm() && !schedule.event_of(session).cancelled &&
            session.start_days.back().last >= context.today)
            windows.emplace(&session, DayRuns{});
    if (windows.empty()) return;
    sweep(schedule, [&](const SessionPair& pair) {
        if (pair.a.firm() == pair.b.firm()) return;
        const auto& open = pair.a.firm() ? pair.b : pair.a;
        const auto& settled = pair.a.firm() ? pair.a : pair.b;
        const auto window = windows.find(&open);
        if (window == windows.end()) return;
        if ((open.required & settled.required).none() &&
            !shared_body(schedule, schedule.event_of(open), schedule.event_of(settled)))
            return;
        for (const auto& run : starts_overlapping(open, settled))
            window->second.push_back(run);
    });
    DaysOff days_off(schedule.source().holidays);
    for (auto& [session, taken] : windows)
        check_window(context, days_off, *session, joined(std::move(taken)), findings);
}

}  // namespace
}  // namespace rcm
