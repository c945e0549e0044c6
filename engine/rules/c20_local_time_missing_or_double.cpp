#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

namespace rcm {
namespace {
void check_clocks(const RuleContext& context, Findings& findings);
}

extern const Rule c20{
    .code = "C20",
    .name = "local-time-missing-or-double",
    .severity = Severity::error,
    .what = {.en = "A session starts or ends at an hour that the clock skips (blocking) or shows twice (a warning) "
                   "on the night of a time change.",
             .es = "Una sesión empieza o termina a una hora que el reloj se salta (impide publicar) o muestra dos "
                   "veces (advertencia) la noche de un cambio de hora."},
    .why = {.en = "Nobody can say which moment is meant, and calendar programs answer differently.",
            .es = "Nadie puede saber qué momento se quiere decir, y los programas de calendario difieren."},
    .fix = {.en = "Choose an hour before or after the time change.",
            .es = "Elija una hora anterior o posterior al cambio de hora."},
    .check = check_clocks,
};

namespace {

/// A start or end at an hour that the clock does not show once.
struct Fault {
    civil_second at;
    CivilKind kind;
    civil_second shown;  ///< by the clock, for a skipped hour
};

std::vector<Fault> faults_of(const ZoneDatabase& zones, const Session& session) {
    std::vector<Fault> faults;
    const auto judge = [&](civil_second at, CivilKind kind) {
        if (kind != CivilKind::unique)
            faults.push_back({at, kind, zones.to_civil(session.zone, zones.to_instant(session.zone, at).at)});
    };
    judge(session.when->start, session.start_kind);
    judge(session.when->end, session.end_kind);
    return faults;
}

/// What the clock will really show for a skipped hour, or that the first of the two is taken (RFC 5545, 3.3.5).
std::string fault_words(const Fault& fault, Language l) {
    const auto hour = clock_words(fault.at) + pick(l, " on ", " del ") + day_words(date::floor<days>(fault.at), l);
    if (fault.kind == CivilKind::repeated)
        return hour + pick(l, " comes twice, and the first is taken", " ocurre dos veces y se toma la primera");
    return hour + pick(l, " does not exist, and is shown as ", " no existe y se muestra como ") +
           clock_words(fault.shown);
}

void check_clocks(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions) {
        const bool unique = session.start_kind == CivilKind::unique && session.end_kind == CivilKind::unique;
        if (unique || !session.timed() || context.schedule.event_of(session).cancelled) continue;
        const bool gap = session.start_kind == CivilKind::skipped || session.end_kind == CivilKind::skipped;
        findings.push_back({
            .rule = &c20,
            .severity = gap ? Severity::error : Severity::warning,
            .sessions = {&session},
            .message =
                [&schedule = context.schedule, &session, faults = faults_of(context.zones, session)](Language l) {
                    std::vector<std::string> items;
                    for (const auto& fault : faults)
                        items.push_back(fault_words(fault, l));
                    return session_words(schedule, session, l) +
                           pick(l, ": the clocks change that night (", ": esa noche cambia la hora (") +
                           session.zone.name() + "). " + list_words(items, l) + ".";
                },
            .parties = session.required,
        });
    }
}

}  // namespace
}  // namespace rcm
