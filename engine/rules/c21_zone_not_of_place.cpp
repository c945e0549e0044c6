#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_zones(const RuleContext& context, Findings& findings);
}

extern const Rule c21{
    .code = "C21",
    .name = "zone-not-of-place",
    .severity = Severity::error,
    .what = {.en = "A session with times is held in a place whose country has not the time zone in which its times are "
                   "written. Times without any zone are refused when the files are read; while a place is open, the "
                   "zone says whose time is meant, and is right.",
             .es = "Una sesión con horas se celebra en un lugar cuyo país no tiene la zona horaria en que se "
                   "escribieron. Las horas sin zona se rechazan al leer los archivos; mientras el lugar está abierto, "
                   "la zona dice de quién es la hora, y es correcta."},
    .why = {.en = "The two may agree today and differ after the next change of law, and then every calendar shows the "
                  "wrong hour.",
            .es = "Hoy pueden coincidir y diferir tras el próximo cambio de ley, y entonces todos los calendarios "
                  "mostrarán la hora equivocada."},
    .fix = {.en = "Leave `zone` out, so that the place's own counts, or correct the place.",
            .es = "Quite `zone`, para que valga la del lugar, o corrija el lugar."},
    .check = check_zones,
};

namespace {

std::vector<std::string> zones_of(const Register& source, std::string_view country) {
    std::vector<std::string> zones;
    for (const auto& place : source.places)
        if (place.country == country && std::find(zones.begin(), zones.end(), place.zone.name()) == zones.end())
            zones.push_back(place.zone.name());
    return zones;
}

void check_zones(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& source = schedule.source();
    for (const auto& session : schedule.sessions) {
        const auto& event = schedule.event_of(session);
        if (event.cancelled || !session.timed() || !event.zone.set()) continue;
        if (session.online || session.place_open || session.places.empty()) continue;
        const auto& country = source.places[session.places.front()].country;
        const auto zones = zones_of(source, country);
        if (std::find(zones.begin(), zones.end(), event.zone.value().name()) != zones.end()) continue;
        const auto host = source.party(country);
        PartySet parties;
        if (host) parties.set(*host);
        findings.push_back({
            .rule = &c21,
            .severity = c21.severity,
            .sessions = {&session},
            .message =
                [&schedule, &source, &session, &event, &country, host](Language l) {
                    const auto where = session.places.size() == 1
                                           ? place_words(source.places[session.places.front()], l)
                                       : host ? party_words(source.parties[*host], l)
                                              : country;
                    return session_words(schedule, session, l) + pick(l, " in ", " en ") + where +
                           pick(l, " has its times in the zone ", " tiene sus horas en la zona ") +
                           event.zone.value().name() +
                           pick(l, ", which is not one of that country's: ", ", que no es de ese país: ") +
                           list_words(zones_of(source, country), l) + ".";
                },
            .parties = parties,
        });
    }
}

}  // namespace
}  // namespace rcm
