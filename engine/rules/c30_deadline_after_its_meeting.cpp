#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_deadlines(const RuleContext& context, Findings& findings);
}

extern const Rule c30{
    .code = "C30",
    .name = "deadline-after-its-meeting",
    .severity = Severity::error,
    .what = {.en = "Something is due on or after the day on which the meeting that needs it starts.",
             .es = "Algo vence el día en que empieza la reunión que lo necesita, o después."},
    .why = {.en = "A deadline ends at the end of its day, so the meeting begins without the paper.",
            .es = "Un plazo termina al final de su día, de modo que la reunión empieza sin el documento."},
    .fix = {.en = "Set the deadline at least a day, better two weeks, before the meeting.",
            .es = "Fije el plazo al menos un día, mejor dos semanas, antes de la reunión."},
    .check = check_deadlines,
};

namespace {

/// The event that a deadline feeds: said by `for`, else the one before which it is counted ("by 10 days before …").
/// One counted *after* an event reports on it, and feeds nothing.
std::string_view fed_by(const Event& deadline) {
    if (!deadline.feeds_into.value().empty()) return deadline.feeds_into.value();
    for (const auto& when : deadline.when.value())
        if (when.form == When::Form::relative && when.distance <= 0) return when.of();
    return {};
}

void check_deadline(const RuleContext& context, const Session& deadline, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto* fed = schedule.calendar->find(fed_by(schedule.event_of(deadline)));
    if (fed == nullptr || fed->cancelled) return;
    const auto event = static_cast<std::size_t>(fed - schedule.calendar->events.data());
    const Session* meeting = nullptr;
    DayRange start{civil_day::max(), civil_day::max()};  // of whichever session comes first
    for (auto index = schedule.first_session[event]; index < schedule.first_session[event + 1]; ++index) {
        const auto& session = schedule.sessions[index];
        if (!session.dated()) continue;
        if (session.start_days.front().first < start.first) meeting = &session;
        start.first = std::min(start.first, session.start_days.front().first);
        start.last = std::min(start.last, session.start_days.back().last);
    }
    if (meeting == nullptr) return;
    const DayRange due{deadline.start_days.front().first, deadline.start_days.back().last};
    if (due.last < start.first) return;

    const auto certainty = due.first >= start.last ? Certainty::certain : Certainty::possible;
    Finding finding{
        .rule = &c30,
        .severity = as_certain_as(c30.severity, certainty),
        .certainty = certainty,
        .sessions = {&deadline, meeting},
        .message =
            [&schedule, &deadline, meeting, certainty](Language l) {
                return session_words(schedule, deadline, l) +
                       (certainty == Certainty::certain
                            ? pick(l, " is due when what it is for has already begun: ",
                                   " vence cuando ya ha empezado aquello para lo que sirve: ")
                            : pick(l, " may be due when what it is for has already begun: ",
                                   " podría vencer cuando ya haya empezado aquello para lo que sirve: ")) +
                       session_words(schedule, *meeting, l) + ".";
            },
        .parties = deadline.required | meeting->required,
    };
    if (certainty == Certainty::possible) {
        const auto& open = deadline.firm() ? *meeting : deadline;
        set_clean_days(finding, context, open, without(open.start_days, {{start.first, due.last}}));
    }
    findings.push_back(std::move(finding));
}

void check_deadlines(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions) {
        const auto& event = context.schedule.event_of(session);
        if (event.kind.value() == EventKind::deadline && !event.cancelled && session.dated())
            check_deadline(context, session, findings);
    }
}

}  // namespace
}  // namespace rcm
