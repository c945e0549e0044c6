#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

namespace rcm {
namespace {
void check_zone_rules(const RuleContext& context, Findings& findings);
}

extern const Rule c22{
    .code = "C22",
    .name = "zone-rules-changed",
    .severity = Severity::info,
    .what = {.en = "A session keeps the local time that was decided, but by today's time zone data that is another "
                   "moment than the one published.",
             .es = "Una sesión conserva la hora local decidida, pero según los datos actuales de zonas horarias es "
                   "otro momento que el publicado."},
    .why = {.en = "A country has changed its clocks by law, as Mexico did in October 2022. Everybody abroad has to "
                  "connect at another hour.",
            .es = "Un país cambió sus relojes por ley, como México en octubre de 2022. En el extranjero hay que "
                  "conectarse a otra hora."},
    .fix = {.en = "Tell those who take part from abroad. If the moment is what counts and not the local time, move the "
                  "session by a decision.",
            .es = "Avise a quienes participan desde el extranjero. Si lo que cuenta es el momento y no la hora local, "
                  "reprograme la sesión con una decisión."},
    .check = check_zone_rules,
    .of_edition = true,
};

namespace {

std::string utc_words(instant at, Language language) {
    const civil_second shown{at.time_since_epoch()};
    return day_words(date::floor<days>(shown), language) + ", " + clock_words(shown) + " UTC";
}

void check_zone_rules(const RuleContext& context, Findings& findings) {
    if (context.last == nullptr) return;
    const auto& schedule = context.schedule;
    for (const auto& session : schedule.sessions) {
        if (!session.timed() || !session.dated() || schedule.event_of(session).cancelled) continue;
        const auto* before = context.last->find(uid_of(schedule, session));
        if (before == nullptr || before->withdrawn || before->shown != PublishedEntry::Shown::instants) continue;
        if (before->start == session.start() && before->end == session.end()) continue;
        if (before->decided != decided_facts(schedule, session)) continue;  // moved by people, not by a law
        findings.push_back({
            .rule = &c22,
            .severity = c22.severity,
            .certainty = Certainty::certain,
            .sessions = {&session},
            .message =
                [&schedule, &session, start = before->start, end = before->end, was = context.last->zone_data,
                 is = context.zones.version()](Language l) {
                    const bool starts = start != session.start();
                    return session_words(schedule, session, l) +
                           (starts ? pick(l, " now starts at ", " empieza ahora el ")
                                   : pick(l, " now ends at ", " termina ahora el ")) +
                           utc_words(starts ? session.start() : session.end(), l) +
                           pick(l, "; published was ", "; se había publicado ") + utc_words(starts ? start : end, l) +
                           pick(l, " (zone data ", " (datos de zonas ") + was + " → " + is + ", " +
                           session.zone.name() + ").";
                },
            .parties = session.required | session.optional,
        });
    }
}

}  // namespace
}  // namespace rcm
