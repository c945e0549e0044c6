#include "engine/rules/local_hours.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_burdens(const RuleContext& context, Findings& findings);
}

extern const Rule c18{
    .code = "C18",
    .name = "hour-burden-unfair",
    .severity = Severity::info,
    .what = {.en = "Over a year, a member's online sessions take more than twice as many hours outside its working "
                   "hours as the median of the members (unless calendar.toml sets another number). Told from the "
                   "second such session of a year on.",
             .es = "En un año, las sesiones en línea de un miembro ocupan fuera de su horario laboral más del doble de "
                   "horas que la mediana de los miembros (salvo que calendar.toml fije otro número). Se informa a "
                   "partir de la segunda sesión así en el año."},
    .why = {.en = "It is always the same delegates who connect before breakfast or in the evening.",
            .es = "Siempre son las mismas personas las que se conectan antes del desayuno o por la noche."},
    .fix = {.en = "Take turns: let some of the sessions suit the country that has borne most.",
            .es = "Altérnense: que algunas sesiones convengan al país que más ha cargado."},
    .check = check_burdens,
};

namespace {

struct Burden {
    seconds outside{};
    std::vector<const Session*> sessions;  ///< those that are partly outside
};

using Burdens = std::map<std::size_t, Burden>;  ///< by party: every member that is required online in that year

std::string hours_of(seconds length, Language l) {
    const auto quarters = (length.count() + 450) / 900;
    static constexpr std::string_view fraction[2][4] = {{"", ".25", ".5", ".75"}, {"", ",25", ",5", ",75"}};
    const auto number = std::to_string(quarters / 4) + std::string(fraction[l == Language::en ? 0 : 1][quarters % 4]);
    const bool one = quarters == 4;
    return number + (one ? pick(l, " hour", " hora") : pick(l, " hours", " horas"));
}

void report_year(const RuleContext& context, int year, const Burdens& burdens, Findings& findings) {
    const auto& source = context.schedule.source();
    std::vector<seconds> sorted;
    for (const auto& [party, burden] : burdens)
        sorted.push_back(burden.outside);
    std::sort(sorted.begin(), sorted.end());
    const auto middle = sorted.size() / 2;
    const auto median = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    // Members in one zone bear the same in the same sessions, and are one finding.
    std::map<std::pair<std::vector<const Session*>, seconds>, PartySet> unfair;
    for (const auto& [party, burden] : burdens)
        if (burden.outside > source.settings.limits.burden_factor * median && burden.sessions.size() > 1)
            unfair[{burden.sessions, burden.outside}].set(party);
    for (const auto& [burden, parties] : unfair) {
        const auto& [sessions, outside] = burden;
        findings.push_back({
            .rule = &c18,
            .severity = c18.severity,
            .sessions = sessions,
            .message =
                [&source, who = parties, many = sessions.size(), length = outside, median, year,
                 members = burdens.size()](Language l) {
                    return parties_words(source, who, l) + ": " + hours_of(length, l) +
                           pick(l, " of online sessions outside working hours in ",
                                " de sesiones en línea fuera del horario laboral en ") +
                           std::to_string(year) + pick(l, " (in ", " (en ") + std::to_string(many) +
                           pick(l, " sessions); the median of ", " sesiones); la mediana de ") +
                           count_words(static_cast<long long>(members), pick(l, "member", "miembro"),
                                       pick(l, "members", "miembros")) +
                           pick(l, " is ", " es de ") + hours_of(median, l) + ".";
                },
            .parties = parties,
        });
    }
}

void check_burdens(const RuleContext& context, Findings& findings) {
    const auto& source = context.schedule.source();
    std::map<int, Burdens> years;
    for (const auto& session : context.schedule.sessions) {
        if (!session.online || !session.timed() || !occupying(context.schedule, session)) continue;
        const int year = year_of(session.hull().first);
        if (year < year_of(context.today)) continue;
        for (auto index = session.required._Find_first(); index < source.parties.size();
             index = session.required._Find_next(index)) {
            const auto& party = source.parties[index];
            if (party.kind != PartyKind::member || !party.capital) continue;
            const auto local = local_hours(context, session, source.places[*party.capital].zone);
            const auto outside = outside_hours(source.settings, local);
            auto& burden = years[year][index];
            burden.outside += outside;
            if (outside > seconds{0}) burden.sessions.push_back(&session);
        }
    }
    for (const auto& [year, burdens] : years)
        report_year(context, year, burdens, findings);
}

}  // namespace
}  // namespace rcm
