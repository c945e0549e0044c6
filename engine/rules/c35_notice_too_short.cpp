#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_notices(const RuleContext& context, Findings& findings);
}

extern const Rule c35{
    .code = "C35",
    .name = "notice-too-short",
    .severity = Severity::warning,
    .what = {.en = "An event was decided, or moved, fewer than 30 days before it starts: 14 if it is online, 60 if it "
                   "is of a political body, which is blocking (unless calendar.toml sets other numbers). A move counts "
                   "from the move; to confirm what was open is no move.",
             .es = "Un evento se decidió, o se trasladó, menos de 30 días antes de empezar: 14 si es en línea, 60 si "
                   "es de un órgano político, lo que impide publicar (salvo que calendar.toml fije otros números). Un "
                   "traslado cuenta desde el traslado; confirmar lo que estaba abierto no es trasladar."},
    .why = {.en =
                "Delegations need the time for approvals, visas, flights and papers; the smaller ones then stay away.",
            .es = "Las delegaciones necesitan ese tiempo para permisos, visas, vuelos y documentos; las más pequeñas "
                  "dejan de asistir."},
    .fix = {.en = "Choose a later day, hold it online, or make sure that every delegation can come all the same.",
            .es = "Elija un día posterior, celébrelo en línea, o confirme que todas las delegaciones pueden asistir."},
    .check = check_notices,
};

namespace {

struct Notice {
    int least = 0;
    Severity severity = Severity::warning;
};

Notice notice_of(const Register& source, const Event& event, const Session& session) {
    const auto& settings = source.settings;
    const bool political = std::any_of(event.bodies.value().begin(), event.bodies.value().end(),
                                       [&](BodyIndex body) { return source.bodies[body].level == Level::political; });
    if (political) return {settings.notice_political, Severity::error};
    return {session.online ? settings.notice_online : settings.notice_meeting, Severity::warning};
}

/// The decision from which the notice counts: the latest that gave other dates or another place, else the first.
const Decision& decision_of(const Event& event) {
    const auto moves = [](const Decision* decision) {
        const bool changes = decision->fields.when || decision->fields.where;
        return decision->act == Act::move || (decision->act == Act::amend && changes);
    };
    const auto moved = std::find_if(event.history.rbegin(), event.history.rend(), moves);
    return moved != event.history.rend() ? **moved : *event.history.front();
}

/// What its own meeting or a later document records is no notice: conclusions name the meeting that adopts them.
bool recorded_afterwards(const Document& document, const Event& event, const Session& session) {
    const auto start = session.start_days.front().first;
    if (start < document.adopted && session.firm()) return true;
    const auto& bodies = event.bodies.value();
    return start == document.adopted && std::find(bodies.begin(), bodies.end(), document.by) != bodies.end();
}

void check_session(const RuleContext& context, const Session& session, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& event = schedule.event_of(session);
    if (event.history.empty()) return;
    const auto& decision = decision_of(event);
    const auto& document = schedule.calendar->document_of(decision);
    const auto [least, severity] = notice_of(schedule.source(), event, session);
    const auto first_good = document.adopted + days{least};
    if (session.start_days.front().first >= first_good || recorded_afterwards(document, event, session)) return;
    const auto hit = within(session.start_days, {{session.start_days.front().first, first_good - days{1}}});
    const bool added = decision.act == Act::add;
    const auto message = [&schedule, &session, &document, added, needed = least](Language l) {
        const auto days_of = [&](long long count) {
            return count_words(count, pick(l, "day", "día"), pick(l, "days", "días"));
        };
        const auto left = std::max<long long>(0, (session.start_days.front().first - document.adopted).count());
        return session_words(schedule, session, l) +
               (added ? pick(l, " was decided on ", " se decidió el ")
                      : pick(l, " was moved on ", " se trasladó el ")) +
               day_words(document.adopted, l) + ", " + days_of(left) +
               (session.firm() ? pick(l, " before it starts; ", " antes de empezar; se necesitan ")
                               : pick(l, " before it may start; ", " antes de que pueda empezar; se necesitan ")) +
               days_of(needed) + pick(l, " are needed.", ".");
    };
    findings.push_back(finding_about(context, c35, severity, session, hit, message, session.required));
}

/// Of a series only the sessions up to the first that has its notice are late; they are told as one.
void check_notices(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    for (EventIndex index = 0; index < schedule.calendar->events.size(); ++index) {
        const auto before = findings.size();
        for (const auto& session : schedule.sessions_of(index))
            if (occupying(schedule, session) && !is_past(context, session)) check_session(context, session, findings);
        if (!schedule.calendar->events[index].repeat.set() || findings.size() < before + 2) continue;
        auto& first = findings[before];
        for (auto at = before + 1; at < findings.size(); ++at)
            first.sessions.push_back(findings[at].sessions.front());
        findings.resize(before + 1);
    }
}

}  // namespace
}  // namespace rcm
