#include "engine/resolve/working_days.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_reviews(const RuleContext& context, Findings& findings);
}

extern const Rule c32{
    .code = "C32",
    .name = "review-window-misplaced",
    .severity = Severity::error,
    .what =
        {.en = "The time for a review starts before the document that asks for it, or does not end before the "
               "meeting that needs it; or it has fewer than ten working days (a warning), unless calendar.toml sets "
               "another number.",
         .es =
             "El plazo de una revisión empieza antes que el documento que la pide, o no termina antes de la "
             "reunión que la necesita; o tiene menos de diez días hábiles (advertencia), salvo que calendar.toml fije "
             "otro número."},
    .why = {.en = "Countries cannot comment in the time they are given, or their comments come too late.",
            .es = "Los países no pueden comentar en el tiempo que tienen, o sus comentarios llegan tarde."},
    .fix = {.en = "Let the review start after the decision, end before the meeting, and last long enough.",
            .es = "Que la revisión empiece después de la decisión, termine antes de la reunión y dure lo suficiente."},
    .check = check_reviews,
};

namespace {

struct Fault {
    Severity severity;
    Certainty certainty;
    Wording words;
};

/// The event's first start: the earliest and the latest day on which it may be; nothing while no date is known.
std::optional<DayRange> start_of(const Schedule& schedule, const Event& event) {
    const auto index = static_cast<std::size_t>(&event - schedule.calendar->events.data());
    std::optional<DayRange> start;
    for (auto at = schedule.first_session[index]; at < schedule.first_session[index + 1]; ++at) {
        const auto& session = schedule.sessions[at];
        if (!session.dated()) continue;
        const DayRange own{session.start_days.front().first, session.start_days.back().last};
        if (!start) start = own;
        start = DayRange{std::min(start->first, own.first), std::min(start->last, own.last)};
    }
    return start;
}

/// The working days of the secretariat within the review, over all of its possible starts: {least, most}.
std::pair<int, int> working_days(const RuleContext& context, const Session& review) {
    const auto& source = context.schedule.source();
    const auto country = source.secretariat_country();
    const auto hull = review.hull();
    std::vector<int> before{0};  // working days before each day of the hull
    for (auto day = hull.first; day <= hull.last; day += days{1})
        before.push_back(before.back() + (is_working_day(source.holidays, country, day) ? 1 : 0));
    std::pair<int, int> range{before.back(), 0};
    for (const auto& run : review.start_days)
        for (auto day = run.first; day <= run.last; day += days{1}) {
            const auto at = static_cast<std::size_t>((day - hull.first).count());
            const int count = before[at + static_cast<std::size_t>(review.length_days)] - before[at];
            range = {std::min(range.first, count), std::max(range.second, count)};
        }
    return range;
}

std::vector<Fault> faults_of(const RuleContext& context, const Session& review, const Event* fed) {
    const auto& schedule = context.schedule;
    const auto& event = schedule.event_of(review);
    const auto hull = review.hull();
    const auto latest_start = review.start_days.back().last;
    const auto earliest_end = review.start_days.front().first + days{review.length_days - 1};
    const auto certain_if = [](bool certain) { return certain ? Certainty::certain : Certainty::possible; };
    const int least_working_days = schedule.source().settings.limits.review_working_days;
    std::vector<Fault> faults;
    if (!event.history.empty()) {
        const auto& document = schedule.calendar->document_of(*event.history.front());
        if (hull.first < document.adopted)
            faults.push_back({Severity::error, certain_if(latest_start < document.adopted), [&document](Language l) {
                                  return pick(l, "it starts before the document that asks for it, of ",
                                              "empieza antes que el documento que la pide, del ") +
                                         day_words(document.adopted, l);
                              }});
    }
    if (const auto start = fed != nullptr && !fed->cancelled ? start_of(schedule, *fed) : std::nullopt;
        start && hull.last >= start->first) {
        faults.push_back(
            {Severity::error, certain_if(earliest_end >= start->last), [fed, day = start->first](Language l) {
                 return pick(l, "it does not end before ", "no termina antes de ") + title_words(*fed, l) +
                        pick(l, " starts on ", ", que empieza el ") + day_words(day, l);
             }});
    }
    if (const auto [least, most] = working_days(context, review); least < least_working_days)
        faults.push_back(
            {Severity::warning, certain_if(most < least_working_days), [few = least, least_working_days](Language l) {
                 return pick(l, "it has ", "tiene ") +
                        count_words(few, pick(l, "working day", "día hábil"), pick(l, "working days", "días hábiles")) +
                        pick(l, " of the ", " de los ") + std::to_string(least_working_days) +
                        pick(l, " that are needed", " que se necesitan");
             }});
    return faults;
}

void check_review(const RuleContext& context, const Session& review, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& event = schedule.event_of(review);
    const auto* fed = event.feeds_into.value().empty() ? nullptr : schedule.calendar->find(event.feeds_into.value());
    const auto faults = faults_of(context, review, fed);
    if (faults.empty()) return;
    // One finding for all its faults, as severe as the worst of them.
    const auto worst = std::max_element(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        const auto severity_a = as_certain_as(a.severity, a.certainty);
        const auto severity_b = as_certain_as(b.severity, b.certainty);
        return severity_a != severity_b ? severity_a < severity_b
                                        : a.certainty == Certainty::possible && b.certainty == Certainty::certain;
    });
    findings.push_back({
        .rule = &c32,
        .severity = as_certain_as(worst->severity, worst->certainty),
        .certainty = worst->certainty,
        .sessions = {&review},
        .message =
            [&schedule, &review, faults](Language l) {
                std::vector<std::string> words;
                for (const auto& fault : faults)
                    words.push_back(
                        (fault.certainty == Certainty::possible ? pick(l, "possibly ", "posiblemente ") : "") +
                        fault.words.in(l));
                return session_words(schedule, review, l) + ": " + list_words(words, l) + ".";
            },
        .todo =
            [&schedule](Language l) {
                const int least = schedule.source().settings.limits.review_working_days;
                return pick(l, "Let the review start after the decision, end before the meeting, and last ",
                            "Que la revisión empiece después de la decisión, termine antes de la reunión y dure ") +
                       count_words(least, pick(l, "working day", "día hábil"),
                                   pick(l, "working days", "días hábiles")) +
                       pick(l, " or more.", " o más.");
            },
        .parties = review.required,
    });
}

void check_reviews(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions) {
        const auto& event = context.schedule.event_of(session);
        if (event.kind.value() == EventKind::review && !event.cancelled && session.dated())
            check_review(context, session, findings);
    }
}

}  // namespace
}  // namespace rcm
