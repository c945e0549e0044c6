#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_quorums(const RuleContext& context, Findings& findings);
}

extern const Rule c44{
    .code = "C44",
    .name = "quorum-at-risk",
    .severity = Severity::error,
    .what = {.en = "So many members of a body are required elsewhere or have a public holiday that those left do not "
                   "reach its quorum (blocking), or just reach it (a warning).",
             .es = "Tantos miembros de un órgano deben estar en otra sesión o tienen feriado que los restantes no "
                   "alcanzan su cuórum (impide publicar), o apenas lo alcanzan (advertencia)."},
    .why = {.en = "Without its quorum the body can decide nothing.", .es = "Sin cuórum el órgano no puede decidir."},
    .fix = {.en = "Move the session, or ask the members named here whether they will be there all the same.",
            .es = "Traslade la sesión o pregunte a los miembros aquí nombrados si asistirán de todos modos."},
    .check = check_quorums,
};

namespace {

/// The start days on which a member is not free: surely, and perhaps.
struct Away {
    DayRuns surely, perhaps;
};

using AwayBySession = std::map<const Session*, std::map<PartyIndex, Away>>;

bool has_quorum(const Schedule& schedule, const Session& session) {
    const auto& bodies = schedule.event_of(session).bodies.value();
    return std::any_of(bodies.begin(), bodies.end(),
                       [&](BodyIndex body) { return schedule.source().bodies[body].quorum.has_value(); });
}

void add(DayRuns& to, const DayRuns& more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// Members that another session requires at the same time.
AwayBySession required_elsewhere(const RuleContext& context) {
    AwayBySession away;
    for (const auto& session : context.schedule.sessions)
        if (occupying(context.schedule, session) && has_quorum(context.schedule, session)) away[&session];
    if (away.empty()) return away;
    sweep(context.schedule, [&](const SessionPair& pair) {
        const auto both = pair.a.required & pair.b.required;
        if (both.none()) return;
        for (const auto* session : {&pair.a, &pair.b}) {
            const auto found = away.find(session);
            if (found == away.end()) continue;
            const auto& other = session == &pair.a ? pair.b : pair.a;
            const bool certain = pair.certainty == Certainty::certain;
            const auto starts = certain ? session->start_days : starts_overlapping(*session, other);
            for (auto party = both._Find_first(); party < most_parties; party = both._Find_next(party)) {
                auto& member = found->second[static_cast<PartyIndex>(party)];
                add(certain ? member.surely : member.perhaps, starts);
            }
        }
    });
    return away;
}

void add_holidays(const RuleContext& context, DaysOff& days_off, const Session& session,
                  std::map<PartyIndex, Away>& away) {
    const auto& parties = context.schedule.source().parties;
    for (auto index = session.required._Find_first(); index < parties.size();
         index = session.required._Find_next(index)) {
        if (parties[index].kind != PartyKind::member) continue;
        const auto holidays = days_off_touching(days_off, parties[index].id, session, true);
        if (!holidays.empty())
            add(away[static_cast<PartyIndex>(index)].surely, starts_touching(session, days_of(holidays)));
    }
}

bool holds(const DayRuns& runs, civil_day day) {
    return std::any_of(runs.begin(), runs.end(), [&](const DayRange& run) { return run.contains(day); });
}

/// The start days in stretches over which nobody's absence changes.
DayRuns stretches(const Session& session, const std::map<PartyIndex, Away>& away) {
    std::vector<civil_day> cuts;
    for (const auto& [party, member] : away)
        for (const auto* runs : {&member.surely, &member.perhaps})
            for (const auto& run : *runs) {
                cuts.push_back(run.first);
                cuts.push_back(run.last + days{1});
            }
    std::sort(cuts.begin(), cuts.end());
    DayRuns found;
    for (auto run : session.start_days) {
        for (auto cut = std::upper_bound(cuts.begin(), cuts.end(), run.first); cut != cuts.end() && *cut <= run.last;
             ++cut) {
            if (*cut == run.first) continue;
            found.push_back({run.first, *cut - days{1}});
            run.first = *cut;
        }
        found.push_back(run);
    }
    return found;
}

/// What a body faces over all start days: at best who is surely away, at worst who may be.
struct Outlook {
    PartySet best, worst;
    DayRuns clean;  ///< start days on which the quorum is beyond doubt
};

Outlook outlook_of(const Session& session, const std::map<PartyIndex, Away>& away, const PartySet& members,
                   int quorum) {
    Outlook outlook;
    bool first = true;
    for (const auto& stretch : stretches(session, away)) {
        PartySet surely;
        PartySet all;
        for (const auto& [party, member] : away) {
            if (!members.test(party)) continue;
            surely.set(party, holds(member.surely, stretch.first));
            all.set(party, surely.test(party) || holds(member.perhaps, stretch.first));
        }
        if (first || surely.count() < outlook.best.count()) outlook.best = surely;
        if (first || all.count() > outlook.worst.count()) outlook.worst = all;
        if (all.none() || static_cast<int>((members & ~all).count()) > quorum) outlook.clean.push_back(stretch);
        first = false;
    }
    return outlook;
}

void check_body(const RuleContext& context, const Session& session, const Body& body,
                const std::map<PartyIndex, Away>& away, Findings& findings) {
    const auto members = body.members_on(session.start_days.front().first);
    const int quorum = *body.quorum;
    const auto free_of = [&](const PartySet& taken) { return static_cast<int>((members & ~taken).count()); };
    const auto grave_at = [&](const PartySet& taken) -> std::optional<Severity> {
        if (taken.none()) return std::nullopt;  // who needs all members is not at risk while nobody is away
        if (free_of(taken) < quorum) return Severity::error;
        if (free_of(taken) == quorum) return Severity::warning;
        return std::nullopt;
    };
    const auto outlook = outlook_of(session, away, members, quorum);
    const auto certain = grave_at(outlook.best);
    const auto possible = grave_at(outlook.worst);
    if (!possible) return;
    const bool is_certain = certain && *certain >= milder(*possible);
    const auto& taken = is_certain ? outlook.best : outlook.worst;
    const auto& schedule = context.schedule;
    Finding finding{
        .rule = &c44,
        .severity = is_certain ? *certain : milder(*possible),
        .certainty = is_certain ? Certainty::certain : Certainty::possible,
        .sessions = {&session},
        .message =
            [&schedule, &session, &body, is_certain, who = taken, free = free_of(taken), all = members.count(),
             quorum](Language l) {
                const auto count = std::to_string(free) + pick(l, " of ", " de ") + std::to_string(all);
                return body.name.in(l) + ", " + session_words(schedule, session, l) + ": " +
                       (is_certain ? "" : pick(l, "perhaps only ", "quizá solo ")) + count +
                       pick(l, " members are free, and its quorum is ",
                            " miembros están disponibles, y su cuórum es de ") +
                       std::to_string(quorum) +
                       pick(l, "; required elsewhere or on holiday: ", "; requeridos en otra sesión o con feriado: ") +
                       parties_words(schedule.source(), who, l) + ".";
            },
        .parties = taken,
    };
    if (!session.firm()) set_clean_days(finding, context, session, outlook.clean);
    findings.push_back(std::move(finding));
}

void check_quorums(const RuleContext& context, Findings& findings) {
    const auto& bodies = context.schedule.source().bodies;
    if (std::none_of(bodies.begin(), bodies.end(), [](const Body& body) { return body.quorum.has_value(); })) return;
    DaysOff days_off(context.schedule.source().holidays);
    auto away_by_session = required_elsewhere(context);
    for (auto& [session, away] : away_by_session) {
        add_holidays(context, days_off, *session, away);
        for (const auto body : context.schedule.event_of(*session).bodies.value())
            if (bodies[body].quorum) check_body(context, *session, bodies[body], away, findings);
    }
}

}  // namespace
}  // namespace rcm
