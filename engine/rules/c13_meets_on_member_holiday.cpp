#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_members(const RuleContext& context, Findings& findings);
}

extern const Rule c13{
    .code = "C13",
    .name = "meets-on-member-holiday",
    .severity = Severity::warning,
    .what = {.en = "A day of the session is a public holiday in member countries that have to be there. Blocking "
                   "where it is one in over a third of them.",
             .es = "Un día de la sesión es feriado en países miembros que deben participar. Impide publicar si lo es "
                   "en más de un tercio de ellos."},
    .why = {.en = "Officials are off duty, and delegations leave early, send nobody or stay away from the call.",
            .es = "El personal no trabaja, y las delegaciones se retiran antes, no envían a nadie o no se conectan."},
    .fix = {.en = "Move the session by a day or more, or ask the countries concerned whether they will take part.",
            .es = "Traslade la sesión un día o más, o pregunte a los países afectados si participarán."},
    .check = check_members,
};

namespace {

/// The country that is sure to be host. Its own holidays are C12's: here it does not count among those on holiday,
/// but it stays one of the required members of which a third is taken.
std::string_view host_of(const Register& source, const Session& session) {
    if (session.online || session.places.empty()) return {};
    const std::string& country = source.places[session.places.front()].country;
    const bool settled = std::all_of(session.places.begin(), session.places.end(),
                                     [&](PlaceIndex place) { return source.places[place].country == country; });
    return settled ? std::string_view(country) : std::string_view{};
}

/// How many members are on holiday, on the best and on the worst start day.
struct Range {
    int least = 0;
    int most = 0;
};

Range on_holiday(const DayRuns& start_days, const std::vector<DayRuns>& hits) {
    std::vector<std::pair<civil_day, int>> steps;  // from that day on, so many more or fewer
    for (const auto& runs : hits)
        for (const auto& run : runs) {
            steps.emplace_back(run.first, 1);
            steps.emplace_back(run.last + days{1}, -1);
        }
    std::sort(steps.begin(), steps.end());
    Range range{static_cast<int>(hits.size()), 0};
    int count = 0;
    std::size_t at = 0;
    for (const auto& run : start_days) {
        for (auto day = run.first; day <= run.last;) {
            for (; at < steps.size() && steps[at].first <= day; ++at)
                count += steps[at].second;
            range.least = std::min(range.least, count);
            range.most = std::max(range.most, count);
            if (at == steps.size()) break;
            day = steps[at].first;
        }
    }
    return range;
}

void check_session(const RuleContext& context, DaysOff& days_off, const Session& session, Findings& findings) {
    const auto& source = context.schedule.source();
    const auto host = host_of(source, session);
    int required = 0;
    PartySet affected;
    std::vector<DayRuns> hits;
    std::vector<DayOff> found;
    DayRuns hit_any;
    for (auto index = session.required._Find_first(); index < source.parties.size();
         index = session.required._Find_next(index)) {
        const auto& party = source.parties[index];
        if (party.kind != PartyKind::member) continue;
        ++required;
        if (party.id == host) continue;
        // Officials work in the capital, so its own holidays count for every member.
        const auto holidays = days_off_touching(days_off, party.id, session, true);
        if (holidays.empty()) continue;
        auto hit = starts_touching(session, days_of(holidays));
        hit_any.insert(hit_any.end(), hit.begin(), hit.end());
        for (const auto* holiday : holidays)
            found.push_back({.holiday = holiday, .country = &party});
        hits.push_back(std::move(hit));
        affected.set(index);
    }
    if (hits.empty()) return;

    const auto range = on_holiday(session.start_days, hits);
    const auto severity_at = [&](int count) { return 3 * count > required ? Severity::error : Severity::warning; };
    const bool certain = range.least > 0 && severity_at(range.least) >= milder(severity_at(range.most));
    const auto certainty = certain ? Certainty::certain : Certainty::possible;
    Finding finding{
        .rule = &c13,
        .severity = as_certain_as(severity_at(certain ? range.least : range.most), certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message =
            [&schedule = context.schedule, &session, certain, required, count = certain ? range.least : range.most,
             found = std::move(found)](Language l) {
                const auto share = std::to_string(count) + pick(l, " of ", " de ") + std::to_string(required);
                return session_words(schedule, session, l) +
                       (certain
                            ? pick(l, " falls on public holidays of ", " cae en feriado de ")
                            : pick(l, " may fall on public holidays of up to ", " podría caer en feriado de hasta ")) +
                       share + pick(l, " required countries: ", " países requeridos: ") + days_off_words(found, l) +
                       ".";
            },
        .parties = affected,
    };
    if (!session.firm()) set_clean_days(finding, context, session, without(session.start_days, hit_any));
    findings.push_back(std::move(finding));
}

void check_members(const RuleContext& context, Findings& findings) {
    DaysOff days_off(context.schedule.source().holidays);
    for (const auto& session : context.schedule.sessions)
        if (session.required.any() && occupying(context.schedule, session))
            check_session(context, days_off, session, findings);
}

}  // namespace
}  // namespace rcm
