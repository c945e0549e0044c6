#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"
#include "engine/time/weekday.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_weekdays(const RuleContext& context, Findings& findings);
}

extern const Rule c49{
    .code = "C49",
    .name = "weekday-contradicts-date",
    .severity = Severity::error,
    .what = {.en = "The weekday written beside a date is not the weekday of that date.",
             .es = "El día de la semana escrito junto a una fecha no es el de esa fecha."},
    .why = {.en = "One of the two is a slip, and some delegations will go by the wrong one.",
            .es = "Uno de los dos es un error, y algunas delegaciones se guiarán por el equivocado."},
    .fix = {.en = "Look into the document, or ask who wrote it, which of the two is meant, and correct the other.",
            .es = "Consulte el documento, o a quien lo redactó, cuál de los dos vale y corrija el otro."},
    .check = check_weekdays,
};

namespace {

/// The session that the event's n-th date makes; of a series and where it is not known, the first.
const Session* session_of(const Schedule& schedule, EventIndex index, std::size_t n) {
    const auto first = schedule.first_session[index];
    const auto last = schedule.first_session[index + std::size_t{1}];
    for (auto at = first; at < last; ++at)
        if (schedule.sessions[at].number == n + 1) return &schedule.sessions[at];
    return first < last ? &schedule.sessions[first] : nullptr;
}

/// The other days of the weekday that are nearest: what the date may have been meant to be.
std::string nearest_days_words(const WrittenWeekday& written, Language l) {
    const auto next = written.day + (written.weekday - date::weekday{written.day});
    return weekday_day_words(next - days{7}, l) + pick(l, " or ", " o ") + weekday_day_words(next, l);
}

void report(const RuleContext& context, const Session& session, const WrittenWeekday& written, Findings& findings) {
    findings.push_back({
        .rule = &c49,
        .severity = c49.severity,
        .certainty = Certainty::certain,
        .sessions = {&session},
        .message =
            [&event = context.schedule.event_of(session), written](Language l) {
                return title_words(event, l) + pick(l, ": the date says ", ": la fecha dice ") +
                       weekday_words(written.weekday, l) + " " + day_words(written.day, l) +
                       pick(l, ", but that day is a ", ", pero ese día es ") +
                       weekday_words(date::weekday{written.day}, l) + pick(l, "; perhaps ", "; quizá ") +
                       nearest_days_words(written, l) + pick(l, " is meant.", " sea lo correcto.");
            },
        .parties = session.required,
    });
}

void check_weekdays(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& events = schedule.calendar->events;
    for (EventIndex index = 0; index < events.size(); ++index) {
        if (events[index].cancelled) continue;
        const auto& dates = events[index].when.value();
        for (std::size_t n = 0; n < dates.size(); ++n)
            for (const auto& written : read_weekdays(dates[n].written).written) {
                if (written.fits()) continue;
                if (const auto* session = session_of(schedule, index, n)) report(context, *session, written, findings);
            }
    }
}

}  // namespace
}  // namespace rcm
