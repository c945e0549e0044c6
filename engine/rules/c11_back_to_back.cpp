#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_gaps(const RuleContext& context, Findings& findings);
}

extern const Rule c11{
    .code = "C11",
    .name = "back-to-back",
    .severity = Severity::info,
    .what = {.en = "The same parties are required in two online sessions with less than 40 minutes between them "
                   "(unless calendar.toml sets another number). Sessions of one event are taken as planned so.",
             .es = "Se requiere a los mismos participantes en dos sesiones en línea con menos de 40 minutos entre "
                   "ellas (salvo que calendar.toml fije otro número). Las sesiones de un mismo evento se dan por "
                   "previstas así."},
    .why = {.en = "The first one runs over or the second one starts without them, and nobody can confer in between.",
            .es = "La primera se alarga o la segunda empieza sin ellos, y no hay tiempo de consultar entre ambas."},
    .fix = {.en = "Start the second one later, or end the first one earlier.",
            .es = "Empiece la segunda más tarde o termine la primera antes."},
    .check = check_gaps,
};

namespace {

using Pair = std::pair<const Session*, const Session*>;

void check_party(const std::vector<const Session*>& in_order, std::size_t party, seconds least,
                 std::map<Pair, PartySet>& pairs) {
    for (const auto* a : in_order) {
        auto next = std::lower_bound(in_order.begin(), in_order.end(), a->end(),
                                     [](const Session* session, instant at) { return session->start() < at; });
        for (; next != in_order.end() && (*next)->start() - a->end() < least; ++next)
            if ((*next)->event != a->event) pairs[{a, *next}].set(party);
    }
}

void check_gaps(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const minutes least{schedule.source().settings.limits.online_gap};
    std::vector<std::vector<const Session*>> by_party(schedule.source().parties.size());
    std::vector<const Session*> online;
    for (const auto& session : schedule.sessions)
        if (session.online && session.timed() && occupying(schedule, session) && !is_past(context, session))
            online.push_back(&session);
    std::sort(online.begin(), online.end(),
              [](const Session* a, const Session* b) { return std::pair(a->lo, a) < std::pair(b->lo, b); });
    for (const auto* session : online)
        for (auto party = session->required._Find_first(); party < by_party.size();
             party = session->required._Find_next(party))
            by_party[party].push_back(session);
    std::map<Pair, PartySet> pairs;  // in the order of the schedule
    for (std::size_t party = 0; party < by_party.size(); ++party)
        check_party(by_party[party], party, least, pairs);

    for (const auto& [pair, parties] : pairs) {
        const auto& [a, b] = pair;
        const auto gap = date::floor<minutes>(b->start() - a->end()).count();
        findings.push_back({
            .rule = &c11,
            .severity = c11.severity,
            .sessions = {a, b},
            .message =
                [&schedule, a = a, b = b, gap, least, both = parties](Language l) {
                    const auto words = [&](auto count) {
                        return count_words(count, pick(l, "minute", "minuto"), pick(l, "minutes", "minutos"));
                    };
                    return session_words(schedule, *b, l) + pick(l, " starts ", " empieza ") + words(gap) +
                           pick(l, " after the end of ", " después de que termina ") + session_words(schedule, *a, l) +
                           pick(l, ", and ", ", y se necesitan ") + words(least.count()) + pick(l, " are needed", "") +
                           pick(l, "; both require ", "; ambas requieren a ") +
                           parties_words(schedule.source(), both, l) + ".";
                },
            .parties = parties,
        });
    }
}

}  // namespace
}  // namespace rcm
