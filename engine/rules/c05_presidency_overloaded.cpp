#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_presidency(const RuleContext& context, Findings& findings);
}

extern const Rule c05{
    .code = "C05",
    .name = "presidency-overloaded",
    .severity = Severity::warning,
    .what = {.en = "The Presidency Pro-Tempore leads more than two sessions within fourteen days (unless calendar.toml "
                   "sets other numbers). It leads what it owns, and the meetings of the RCGM and of political bodies, "
                   "which it convenes and chairs; to be host to others is not to lead them.",
             .es = "La Presidencia Pro-Témpore dirige más de dos sesiones en catorce días (salvo que calendar.toml "
                   "fije otros números). Dirige lo que está a su cargo y las reuniones del GRCM y de los órganos "
                   "políticos, que convoca y preside; ser sede de otras no es dirigirlas."},
    .why = {.en = "The same few officials write the papers, send the invitations and sit in the chair.",
            .es = "Las mismas pocas personas redactan los documentos, envían las invitaciones y presiden."},
    .fix = {.en = "Move one of the sessions, or let another country or the Technical Secretariat lead it.",
            .es = "Traslade una de las sesiones, o que la dirija otro país o la Secretaría Técnica."},
    .check = check_presidency,
};

namespace {

using Sessions = std::vector<const Session*>;

/// Which presidency leads the session: the party, nullopt inside where it is not known, nothing where it leads not.
std::optional<std::optional<PartyIndex>> leader_of(const Schedule& schedule, const Session& session) {
    const auto& event = schedule.event_of(session);
    const auto presiding = schedule.source().presidency_on(session.start_days.front().first);
    const bool owns =
        event.owner.set() && (event.owner.value().presidency || (presiding && event.owner.value().party == *presiding));
    if (owns || (!event.owner.set() && is_weighty(schedule, event))) return presiding;
    return std::nullopt;
}

std::string leader_words(const Register& source, std::optional<PartyIndex> leader, Language l) {
    const auto office = pick(l, "The Presidency Pro-Tempore", "La Presidencia Pro-Témpore");
    return leader ? office + " (" + party_words(source.parties[*leader], l) + ")" : office;
}

PartySet set_of(std::optional<PartyIndex> party) {
    PartySet set;
    if (party) set.set(*party);
    return set;
}

/// The first days of all periods of `length` days that touch at least so many of the sessions.
DayRuns crowded_periods(const Sessions& sessions, int length, int least) {
    std::vector<std::pair<civil_day, int>> steps;  // from that first day on, a period touches so many more or fewer
    for (const auto* session : sessions) {
        steps.emplace_back(session->hull().first - days{length - 1}, 1);
        steps.emplace_back(session->hull().last + days{1}, -1);
    }
    std::sort(steps.begin(), steps.end());
    DayRuns runs;
    int count = 0;
    for (std::size_t at = 0; at < steps.size();) {
        const auto day = steps[at].first;
        const bool before = count >= least;
        for (; at < steps.size() && steps[at].first == day; ++at)
            count += steps[at].second;
        const bool after = count >= least;
        if (!before && after) runs.push_back({day, day});
        if (before && !after) runs.back().last = day - days{1};
    }
    return runs;
}

/// Sessions whose dates are settled, by their first day.
struct Settled {
    Sessions sessions;
    int longest = 1;  ///< days
};

/// All that touch one of the runs, and `open` where it is given, in order of their start.
Sessions touching(const Settled& settled, const DayRuns& runs, const Session* open = nullptr) {
    Sessions found;
    auto at =
        std::lower_bound(settled.sessions.begin(), settled.sessions.end(), runs.front().first - days{settled.longest},
                         [](const Session* session, civil_day day) { return session->hull().first < day; });
    for (; at != settled.sessions.end() && (*at)->hull().first <= runs.back().last; ++at) {
        const auto run = std::lower_bound(runs.begin(), runs.end(), (*at)->hull().first,
                                          [](const DayRange& r, civil_day day) { return r.last < day; });
        if (run != runs.end() && run->first <= (*at)->hull().last) found.push_back(*at);
    }
    if (open != nullptr) found.push_back(open);
    std::sort(found.begin(), found.end(),
              [](const Session* x, const Session* y) { return std::pair(x->lo, x) < std::pair(y->lo, y); });
    return found;
}

Wording message_for(const Schedule& schedule, std::optional<PartyIndex> leader, const Sessions& sessions,
                    Certainty certainty) {
    return [&schedule, leader, first = first_of(sessions, 12), all = sessions.size(), certainty](Language l) {
        const auto& limits = schedule.source().settings.limits;
        std::vector<std::string> items;
        for (const auto* session : first)
            items.push_back(session_words(schedule, *session, l));
        const auto sessions_of_limit =
            count_words(limits.presidency_sessions, pick(l, "session", "sesión"), pick(l, "sessions", "sesiones"));
        return leader_words(schedule.source(), leader, l) +
               (certainty == Certainty::certain
                    ? pick(l, " leads more than ", " dirige más de ")
                    : pick(l, " may have to lead more than ", " podría tener que dirigir más de ")) +
               sessions_of_limit + pick(l, " within ", " en ") +
               count_words(limits.presidency_days, pick(l, "day", "día"), pick(l, "days", "días")) + ": " +
               items_words(all, items, l) + ".";
    };
}

/// A busy stretch, of one crowded period or of several that run into each other, is one finding.
void check_settled(const RuleContext& context, std::optional<PartyIndex> leader, const Settled& settled,
                   Findings& findings) {
    const auto& limits = context.schedule.source().settings.limits;
    for (const auto& run : crowded_periods(settled.sessions, limits.presidency_days, limits.presidency_sessions + 1)) {
        const auto within = touching(settled, {{run.first, run.last + days{limits.presidency_days - 1}}});
        findings.push_back({.rule = &c05,
                            .severity = c05.severity,
                            .certainty = Certainty::certain,
                            .sessions = within,
                            .message = message_for(context.schedule, leader, within, Certainty::certain),
                            .parties = set_of(leader)});
    }
}

/// From which start days does an open session come into a period that is full without it?
void check_open(const RuleContext& context, std::optional<PartyIndex> leader, const Session& open,
                const Settled& settled, const DayRuns& full, Findings& findings) {
    const days reach{context.schedule.source().settings.limits.presidency_days - 1};
    DayRuns bad;
    for (const auto& run : full)
        bad.push_back({run.first - days{open.length_days - 1}, run.last + reach});
    const auto hit = within(open.start_days, bad);
    if (hit.empty()) return;
    DayRuns near;
    for (const auto& run : hit)
        near.push_back({run.first - reach, run.last + days{open.length_days - 1} + reach});
    const auto with = touching(settled, joined(near), &open);
    const auto certainty = without(open.start_days, hit).empty() ? Certainty::certain : Certainty::possible;
    auto finding = finding_about(context, c05, c05.severity, open, hit,
                                 message_for(context.schedule, leader, with, certainty), set_of(leader));
    finding.sessions = with;
    findings.push_back(std::move(finding));
}

void check_presidency(const RuleContext& context, Findings& findings) {
    struct Led {
        Settled settled;
        Sessions open;
    };
    std::map<std::optional<PartyIndex>, Led> by_leader;
    for (const auto& session : context.schedule.sessions) {
        if (!occupying(context.schedule, session) || is_past(context, session)) continue;
        if (const auto leader = leader_of(context.schedule, session))
            (session.firm() ? by_leader[*leader].settled.sessions : by_leader[*leader].open).push_back(&session);
    }
    const auto& limits = context.schedule.source().settings.limits;
    for (auto& [leader, led] : by_leader) {
        std::sort(led.settled.sessions.begin(), led.settled.sessions.end(), [](const Session* a, const Session* b) {
            return std::pair(a->hull().first, a) < std::pair(b->hull().first, b);
        });
        for (const auto* session : led.settled.sessions)
            led.settled.longest = std::max(led.settled.longest, session->length_days);
        check_settled(context, leader, led.settled, findings);
        const auto full = crowded_periods(led.settled.sessions, limits.presidency_days, limits.presidency_sessions);
        for (const auto* open : led.open)
            check_open(context, leader, *open, led.settled, full, findings);
    }
}

}  // namespace
}  // namespace rcm
