#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_spacing(const RuleContext& context, Findings& findings);
}

extern const Rule c34{
    .code = "C34",
    .name = "spacing",
    .severity = Severity::warning,
    .what = {.en = "A body meets sooner after its last meeting than its least gap, or later than its greatest "
                   "(least-gap and greatest-gap in bodies.toml).",
             .es = "Un órgano se reúne antes de su intervalo mínimo desde la reunión anterior, o después de su "
                   "intervalo máximo (least-gap y greatest-gap en bodies.toml)."},
    .why = {.en = "Too soon, nothing has been done yet that could be reported; too late, what was agreed lies idle.",
            .es = "Demasiado pronto, aún no hay nada que informar; demasiado tarde, lo acordado queda en suspenso."},
    .fix = {.en = "Move one of the two meetings, or hold one in between where the gap is too long.",
            .es = "Traslade una de las dos reuniones o celebre otra entre ambas si el intervalo es excesivo."},
    .check = check_spacing,
};

namespace {

using Meetings = std::vector<const Session*>;

civil_day earliest_start(const Session& session) {
    return session.start_days.front().first;
}

civil_day latest_start(const Session& session) {
    return session.start_days.back().last;
}

/// The last day, where it starts as early as it may.
civil_day earliest_last(const Session& session) {
    return earliest_start(session) + days{session.length_days - 1};
}

/// Days from the last day of the one to the first of the other.
struct Gap {
    days least, most;
};

Gap gap_between(const Session& a, const Session& b) {
    return {earliest_start(b) - a.hull().last, latest_start(b) - earliest_last(a)};
}

Finding finding_of(const RuleContext& context, const Body& body, const Session& a, const Session& b,
                   Certainty certainty, const Wording& how) {
    const auto& schedule = context.schedule;
    return {
        .rule = &c34,
        .severity = as_certain_as(c34.severity, certainty),
        .certainty = certainty,
        .sessions = {&a, &b},
        .message =
            [&schedule, &body, &a, &b, certainty, how](Language l) {
                return body.name.in(l) + ": " + session_words(schedule, b, l) +
                       (certainty == Certainty::certain ? pick(l, " comes ", " se celebra ")
                                                        : pick(l, " may come ", " podría celebrarse ")) +
                       how.in(l) + session_words(schedule, a, l) + ".";
            },
        .parties = a.required | b.required,
    };
}

void report_soon(const RuleContext& context, const Body& body, const Session& a, const Session& b, Findings& findings) {
    const days wanted{*body.least_gap};
    const auto gap = gap_between(a, b);
    // Where b, open like a, may as well come first, the gap counts the other way round too.
    const bool certain = gap.most < wanted && gap_between(b, a).most < wanted;
    auto finding =
        finding_of(context, body, a, b, certain ? Certainty::certain : Certainty::possible, [gap, wanted](Language l) {
            const auto limit = std::to_string(wanted.count());
            return gap.least == gap.most
                       ? count_words(gap.least.count(), pick(l, "day", "día"), pick(l, "days", "días")) +
                             pick(l, ", not at least " + limit + ", after ",
                                  ", y no al menos " + limit + ", después de ")
                       : pick(l, "less than " + limit + " days after ", "menos de " + limit + " días después de ");
        });
    if (!certain) {
        const bool open_b = !b.firm();
        const auto& open = open_b ? b : a;
        const auto& other = open_b ? a : b;
        const DayRange near{earliest_start(other) - wanted - days{open.length_days - 2},
                            other.hull().last + wanted - days{1}};
        const auto clean = without(open.start_days, {near});
        if (other.firm() && count_days(clean) == count_days(open.start_days)) return;  // its days keep clear
        set_clean_days(finding, context, open, clean);
    }
    findings.push_back(std::move(finding));
}

/// In order of earliest start; what is over long enough before is dropped from the pass.
void check_least(const RuleContext& context, const Body& body, const Meetings& meetings, Findings& findings) {
    const days wanted{*body.least_gap};
    Meetings active;
    for (const auto* b : meetings) {
        std::erase_if(active, [&](const Session* a) { return gap_between(*a, *b).least >= wanted; });
        for (const auto* a : active) {
            if (a->event == b->event) continue;                 // the sessions of one meeting are one meeting
            if (gap_between(*a, *b).most <= days{0}) continue;  // at the same time: that is C01's
            report_soon(context, body, *a, *b, findings);
        }
        active.push_back(b);
    }
}

void check_greatest(const RuleContext& context, const Body& body, const Meetings& meetings, Findings& findings) {
    const days wanted{*body.greatest_gap};
    const Session* last = nullptr;  // of those so far, the one that may end last
    for (const auto* b : meetings) {
        if (last != nullptr) {
            const auto gap = gap_between(*last, *b);
            const bool certain = gap.least > wanted;
            if (certain || gap.most > wanted)
                findings.push_back(finding_of(
                    context, body, *last, *b, certain ? Certainty::certain : Certainty::possible,
                    [gap, wanted](Language l) {
                        const auto limit = std::to_string(wanted.count());
                        return gap.least == gap.most
                                   ? count_words(gap.least.count(), pick(l, "day", "día"), pick(l, "days", "días")) +
                                         pick(l, ", not at most " + limit + ", after ",
                                              ", y no a lo sumo " + limit + ", después de ")
                                   : pick(l, "more than " + limit + " days after ",
                                          "más de " + limit + " días después de ");
                    }));
        }
        if (last == nullptr || b->hull().last > last->hull().last) last = b;
    }
}

void check_spacing(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& bodies = schedule.source().bodies;
    const auto spaced = [](const Body& body) { return body.least_gap || body.greatest_gap; };
    if (std::none_of(bodies.begin(), bodies.end(), spaced)) return;
    std::vector<Meetings> meetings(bodies.size());
    for (const auto& session : schedule.sessions) {
        const auto& event = schedule.event_of(session);
        if (event.kind.value() != EventKind::meeting || !occupying(schedule, session)) continue;
        for (const auto body : event.bodies.value())
            if (spaced(bodies[body])) meetings[body].push_back(&session);
    }
    for (BodyIndex body = 0; body < bodies.size(); ++body) {
        auto& list = meetings[body];
        std::sort(list.begin(), list.end(), [](const Session* a, const Session* b) {
            return earliest_start(*a) != earliest_start(*b) ? earliest_start(*a) < earliest_start(*b) : a < b;
        });
        if (bodies[body].least_gap) check_least(context, bodies[body], list, findings);
        if (bodies[body].greatest_gap) check_greatest(context, bodies[body], list, findings);
    }
}

}  // namespace
}  // namespace rcm
