#include "engine/rules/phrases.hpp"
#include "engine/rules/sweep.hpp"

#include <map>

namespace rcm {
namespace {
void check_hours(const RuleContext& context, Findings& findings);
}

extern const Rule c17{
    .code = "C17",
    .name = "unreasonable-local-hour",
    .severity = Severity::warning,
    .what = {.en = "An online session lies outside the working hours (08:00 to 18:00, unless calendar.toml says "
                   "otherwise) of a required member's capital. Blocking where it does so for over a third of them.",
             .es = "Una sesión en línea queda fuera del horario laboral (de 08:00 a 18:00, salvo que calendar.toml "
                   "diga otra cosa) de la capital de un miembro requerido. Impide publicar si es así para más de un "
                   "tercio."},
    .why = {.en = "Delegates would have to connect from home early in the morning or late in the evening.",
            .es = "Las delegaciones tendrían que conectarse desde casa, muy temprano o muy tarde."},
    .fix = {.en = "Choose an hour that is within working hours in all of these countries.",
            .es = "Elija una hora que esté dentro del horario laboral de todos estos países."},
    .check = check_hours,
};

namespace {

/// Both ends lie within the hours. A session of several days is judged by the first start and the last end.
bool within_hours(const Settings& settings, civil_second start, civil_second end) {
    const auto start_of_day = start - date::floor<days>(start);
    const auto last_day = date::floor<days>(end - seconds{1});
    const auto end_of_day = end - last_day;
    return start_of_day >= hours{settings.day_from} && start_of_day < hours{settings.day_to} &&
           end_of_day > hours{settings.day_from} && end_of_day <= hours{settings.day_to};
}

void check_session(const RuleContext& context, const Session& session, Findings& findings) {
    const auto& source = context.schedule.source();
    std::size_t required = 0;
    PartySet outside;
    std::map<std::pair<civil_second, civil_second>, PartySet> by_hours;
    for (std::size_t index = 0; index < source.parties.size(); ++index) {
        const auto& party = source.parties[index];
        if (!session.required.test(index) || party.kind != PartyKind::member || !party.capital) continue;
        ++required;
        const auto zone = source.places[*party.capital].zone;
        const auto start = context.zones.to_civil(zone, session.start());
        const auto end = context.zones.to_civil(zone, session.end());
        if (within_hours(source.settings, start, end)) continue;
        outside.set(index);
        by_hours[{start, end}].set(index);
    }
    if (outside.none()) return;
    const bool many = 3 * outside.count() > required;
    findings.push_back({
        .rule = &c17,
        .severity = many ? Severity::error : Severity::warning,
        .sessions = {&session},
        .message =
            [&schedule = context.schedule, &source, &session, count = outside.count(), required,
             by_hours = std::move(by_hours)](Language l) {
                std::vector<std::string> items;
                for (const auto& [span, parties] : by_hours)
                    items.push_back(clock_words(span.first) + "–" + clock_words(span.second) + pick(l, " in ", " en ") +
                                    parties_words(source, parties, l));
                return session_words(schedule, session, l) +
                       pick(l, " is outside working hours for ", " queda fuera del horario laboral de ") +
                       std::to_string(count) + pick(l, " of ", " de ") + std::to_string(required) +
                       pick(l, " required countries: ", " países requeridos: ") + items_words(items, l) + ".";
            },
        .parties = outside,
    });
}

void check_hours(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions)
        if (session.online && session.timed() && occupying(context.schedule, session))
            check_session(context, session, findings);
}

}  // namespace
}  // namespace rcm
