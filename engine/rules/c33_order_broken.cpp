#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_orders(const RuleContext& context, Findings& findings);
}

extern const Rule c33{
    .code = "C33",
    .name = "order-broken",
    .severity = Severity::error,
    .what = {.en = "An event that has to come after another (after = …) starts before the other is over.",
             .es = "Un evento que debe celebrarse después de otro (after = …) empieza antes de que el otro termine."},
    .why = {.en = "It needs what the other decides.", .es = "Necesita lo que decide el otro."},
    .fix = {.en = "Move one of the two, or amend what it has to come after.",
            .es = "Traslade uno de los dos o modifique después de cuál debe celebrarse."},
    .check = check_orders,
};

namespace {

/// The sessions of an event that begin first and end last, as far as they have dates.
struct Course {
    const Session* first = nullptr;  ///< may start first
    const Session* last = nullptr;   ///< may end last
    instant earliest_start = instant::max(), latest_start = instant::max();
    instant earliest_end = instant::min(), latest_end = instant::min();
};

Course course_of(const RuleContext& context, const Event& event) {
    const auto& schedule = context.schedule;
    const auto index = static_cast<std::size_t>(&event - schedule.calendar->events.data());
    // A deadline runs out at the end of its day, whatever hour the working day ends.
    const auto& settings = schedule.source().settings;
    const bool deadline = event.kind.value() == EventKind::deadline;
    const seconds to_midnight = deadline ? hours{24 - settings.day_to} : hours{0};
    Course course;
    for (auto at = schedule.first_session[index]; at < schedule.first_session[index + 1]; ++at) {
        const auto& session = schedule.sessions[at];
        if (!session.dated()) continue;
        const auto length = session.length + (session.timed() ? seconds{0} : to_midnight);
        const auto delay = deadline ? length : seconds{0};
        if (session.lo + delay < course.earliest_start) course.first = &session;
        if (session.hi + length > course.latest_end) course.last = &session;
        course.earliest_start = std::min(course.earliest_start, session.lo + delay);
        course.latest_start = std::min(course.latest_start, session.hi + delay);
        course.earliest_end = std::max(course.earliest_end, session.lo + length);
        course.latest_end = std::max(course.latest_end, session.hi + length);
    }
    return course;
}

/// The start days of the later one on which it surely starts late enough.
DayRuns late_enough(const Course& later, const Course& earlier) {
    const auto& days_open = later.first->start_days;
    const auto first = days_open.front().first;
    const auto taken = first + date::ceil<days>(earlier.latest_end - later.earliest_start) - days{1};
    return without(days_open, {{first, taken}});
}

/// The start days of the earlier one from which it is surely over in time.
DayRuns soon_enough(const Course& later, const Course& earlier) {
    const auto& days_open = earlier.last->start_days;
    const auto last = days_open.back().last;
    const auto free = last - date::ceil<days>(earlier.latest_end - later.earliest_start);
    return without(days_open, {{free + days{1}, last}});
}

void check_order(const RuleContext& context, const Event& event, const Event& before, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto later = course_of(context, event);
    const auto earlier = course_of(context, before);
    if (later.first == nullptr || earlier.last == nullptr || earlier.latest_end <= later.earliest_start) return;
    const bool certain = earlier.earliest_end > later.latest_start;
    const auto certainty = certain ? Certainty::certain : Certainty::possible;
    Finding finding{
        .rule = &c33,
        .severity = as_certain_as(c33.severity, certainty),
        .certainty = certainty,
        .sessions = {later.first, earlier.last},
        .message =
            [&schedule, &late = *later.first, &early = *earlier.last, certain](Language l) {
                return session_words(schedule, late, l) +
                       (certain ? pick(l, " starts before what it has to come after is over: ",
                                       " empieza antes de que termine aquello después de lo cual debe celebrarse: ")
                                : pick(l, " may start before what it has to come after is over: ",
                                       " podría empezar antes de que termine aquello después de lo cual debe "
                                       "celebrarse: ")) +
                       session_words(schedule, early, l) + ".";
            },
        .parties = later.first->required | earlier.last->required,
    };
    if (!certain && !(later.first->firm() && earlier.last->firm())) {
        const bool move_later = !later.first->firm();
        set_clean_days(finding, context, move_later ? *later.first : *earlier.last,
                       move_later ? late_enough(later, earlier) : soon_enough(later, earlier));
    }
    findings.push_back(std::move(finding));
}

void check_orders(const RuleContext& context, Findings& findings) {
    for (const auto& event : context.schedule.calendar->events) {
        if (event.cancelled) continue;
        for (const auto& id : event.after.value()) {
            const auto* before = context.schedule.calendar->find(id);
            if (before != nullptr && !before->cancelled) check_order(context, event, *before, findings);
        }
    }
}

}  // namespace
}  // namespace rcm
