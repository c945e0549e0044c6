#include "engine/rules/jointly_full.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/reach.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_windows(const RuleContext& context, Findings& findings);
}

extern const Rule c42{
    .code = "C42",
    .name = "window-has-no-clean-day",
    .severity = Severity::error,
    .what = {.en = "Whichever day of its window the session starts on, it meets a conflict that blocks publishing.",
             .es = "Cualquiera que sea el día del período en que empiece, la sesión tiene un conflicto que impide "
                   "publicar."},
    .why = {.en = "Each conflict is only possible by itself, but there is no day that avoids them all.",
            .es = "Cada conflicto por sí solo es apenas posible, pero ningún día los evita todos."},
    .fix = {.en = "Ask for another window, or settle the place so that some days become free.",
            .es = "Pida otro período, o fije el lugar de modo que queden días libres."},
    .check = check_windows,
};

namespace {

/// A window and how far it has been tried; it is done with as soon as one start day is clean.
struct Window {
    const Session* session;
    std::vector<civil_day> starts;
    std::size_t tried = 0;
    std::map<std::string_view, int> met;  ///< by code of the rule: start days on which it blocks
    bool clean = false;
};

/// Rules about the day itself. Those from C30 on are about the state of planning, and C42 is one of them.
std::vector<const Rule*> day_rules() {
    auto rules = rules_of(Reach::alone);
    std::erase_if(rules, [](const Rule* rule) { return rule->code >= "C30"; });
    return rules;
}

bool blocked_by_pair(const RuleContext& context, const Settled& settled, const Session& begun,
                     const std::vector<const Rule*>& rules, std::string_view& code) {
    const auto& schedule = context.schedule;
    bool blocked = false;
    settled.near(begun, [&](const Session& other) {
        if (blocked) return;
        const auto all = begun.required | begun.optional | begun.supporters;
        if ((all & (other.required | other.optional | other.supporters)).none() &&
            !shared_body(schedule, schedule.event_of(begun), schedule.event_of(other)))
            return;
        const bool certain = begun.hi < other.lo + other.length && other.hi < begun.lo + begun.length;
        const bool first = begun.lo <= other.lo;
        const SessionPair pair{first ? begun : other, first ? other : begun,
                               certain ? Certainty::certain : Certainty::possible};
        Findings findings;
        for (const auto* rule : rules)
            rule->check_pair(context, pair, findings);
        for (const auto& finding : findings)
            if (finding.severity == Severity::error) {
                blocked = true;
                code = finding.rule->code;
            }
    });
    return blocked;
}

/// Tries the next start days of every window that is not clean yet: one, then two, four and so on, so that the many
/// windows with room cost one day each.
void try_next(const RuleContext& context, const Settled& settled, std::vector<Window>& windows, std::size_t count) {
    static const auto alone = day_rules();
    static const auto pairs = rules_of(Reach::pair);
    Schedule trial{.calendar = context.schedule.calendar, .sessions = {}, .first_session = {}};
    std::vector<std::pair<std::size_t, std::string_view>> tries;  // window and the rule that blocks
    EventIndex event = 0;
    for (std::size_t at = 0; at < windows.size(); ++at) {
        auto& window = windows[at];
        if (window.clean) continue;
        for (; event <= window.session->event; ++event)
            trial.first_session.push_back(static_cast<std::uint32_t>(trial.sessions.size()));
        for (std::size_t tried = 0; tried < count && window.tried < window.starts.size(); ++tried, ++window.tried) {
            trial.sessions.push_back(begun_on(*window.session, window.starts[window.tried]));
            tries.emplace_back(at, std::string_view{});
        }
    }
    trial.first_session.resize(context.schedule.calendar->events.size() + 1,
                               static_cast<std::uint32_t>(trial.sessions.size()));
    for (const auto& finding : check({trial, context.zones, context.today, context.outside}, alone))
        if (finding.severity == Severity::error)
            for (const auto* session : finding.sessions)
                tries[static_cast<std::size_t>(session - trial.sessions.data())].second = finding.rule->code;
    for (std::size_t at = 0; at < tries.size(); ++at) {
        auto& [index, code] = tries[at];
        auto& window = windows[index];
        if (window.clean) continue;
        if (code.empty() && !blocked_by_pair(context, settled, trial.sessions[at], pairs, code))
            window.clean = true;
        else
            ++window.met[code];
    }
}

Finding finding_for(const RuleContext& context, const Window& window) {
    return {
        .rule = &c42,
        .severity = Severity::error,
        .certainty = Certainty::certain,
        .clean_days = 0,
        .sessions = {window.session},
        .message =
            [&schedule = context.schedule, &session = *window.session, met = window.met](Language l) {
                std::vector<std::string> items;
                for (const auto& [code, count] : met)
                    items.push_back(std::string(code) + pick(l, " on ", " en ") +
                                    count_words(count, pick(l, "day", "día"), pick(l, "days", "días")));
                return session_words(schedule, session, l) + ": " +
                       pick(l, "every start day that is left meets a conflict that blocks publishing: ",
                            "cada día de inicio que queda tiene un conflicto que impide publicar: ") +
                       list_words(items, l) + ".";
            },
        .parties = window.session->required,
    };
}

void check_windows(const RuleContext& context, Findings& findings) {
    std::vector<Window> windows;
    std::size_t most = 0;
    for (const auto& session : context.schedule.sessions) {
        if (session.firm() || !occupying(context.schedule, session)) continue;
        Window window{.session = &session, .starts = {}, .met = {}};
        for (const auto& run : session.start_days)
            for (auto day = std::max(run.first, context.today); day <= run.last; day += days{1})
                window.starts.push_back(day);
        if (window.starts.empty()) continue;  // all gone by: nothing is left to choose
        // A working day is clean more often.
        std::stable_partition(window.starts.begin(), window.starts.end(),
                              [](civil_day day) { return !is_weekend(day); });
        most = std::max(most, window.starts.size());
        windows.push_back(std::move(window));
    }
    const Settled settled(context.schedule);
    for (std::size_t tried = 0, count = 1; tried < most; tried += count, count *= 2)
        try_next(context, settled, windows, count);
    for (const auto& window : windows)
        if (!window.clean) findings.push_back(finding_for(context, window));
}

}  // namespace
}  // namespace rcm
