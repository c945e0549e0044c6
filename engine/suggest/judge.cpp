#include "engine/suggest/judge.hpp"

#include "engine/rules/reach.hpp"
#include "engine/suggest/trial.hpp"

#include <algorithm>

namespace rcm {
namespace {

bool refers(const Event& from, const Event& to) {
    return from.feeds_into.value() == to.id || std::any_of(from.when.value().begin(), from.when.value().end(),
                                                           [&](const When& when) { return when.of() == to.id; });
}

}  // namespace

bool hangs_on(const Event& from, const Event& to) {
    return std::any_of(from.when.value().begin(), from.when.value().end(),
                       [&](const When& when) { return when.of() == to.id; });
}

namespace {

void add(std::vector<EventIndex>& list, EventIndex index) {
    if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
}

/// The cost is that of the findings themselves; what is in both is left out, so that only the reasons remain. They are
/// worded here, for the schedule that they speak of is a trial.
void weigh(Judgement& judgement, const Findings& without, const Schedule& before, const Findings& with,
           const Schedule& after, Told told) {
    const auto change = difference(without, before, with, after);
    judgement.cost += cost_of(change.come) - cost_of(change.go);
    for (const auto& finding : change.come) {
        const auto reach = reach_of(*finding.rule);
        if (reach == Reach::alone || reach == Reach::pair)
            judgement.additive += cost_of(finding.severity, finding.certainty);
        if (told == Told::cost) continue;
        Reason reason{.rule = finding.rule,
                      .severity = finding.severity,
                      .certainty = finding.certainty,
                      .message = {finding.message.in(Language::en), finding.message.in(Language::es)},
                      .events = {}};
        for (const auto* session : finding.sessions) {
            const auto& id = after.event_of(*session).id;
            if (std::find(reason.events.begin(), reason.events.end(), id) == reason.events.end())
                reason.events.push_back(id);
        }
        judgement.reasons.push_back(std::move(reason));
    }
}

const std::vector<const Rule*>& rules_alone() {
    static const auto rules = rules_of(Reach::alone);
    return rules;
}
const std::vector<const Rule*>& rules_near() {
    static const auto rules = [] {
        auto both = rules_of(Reach::near);
        const auto pairs = rules_of(Reach::pair);
        both.insert(both.end(), pairs.begin(), pairs.end());
        return both;
    }();
    return rules;
}
const std::vector<const Rule*>& rules_whole() {
    static const auto rules = rules_of(Reach::whole);
    return rules;
}

}  // namespace

void apply(Calendar& calendar, EventIndex index, const Option& option) {
    auto& event = calendar.events[index];
    // What was tried before for the same field gives way.
    const auto as_if_said = [&](const Decision*& set_by) {
        auto decision = std::make_shared<Decision>(*set_by);
        const auto before = std::find_if(calendar.tried.begin(), calendar.tried.end(),
                                         [&](const auto& tried) { return tried.get() == set_by; });
        set_by = decision.get();
        if (before == calendar.tried.end())
            calendar.tried.push_back(decision);
        else
            *before = decision;
        return decision;
    };
    if (!option.when.empty()) as_if_said(event.when.set_by)->fields.when = Sourced<std::vector<When>>{option.when, {}};
    if (option.host) as_if_said(event.where.set_by)->fields.where = Sourced<Where>{*option.host, {}};
}

Judge::Judge(std::shared_ptr<const Schedule> now, EventIndex event, World world)
    : world_(world), event_(event), calendar_(std::make_shared<Calendar>(*now->calendar)), schedule_(*now) {
    schedule_.calendar = calendar_;
    const auto& events = calendar_->events;
    moving_ = {event};
    for (std::size_t at = 0; at < moving_.size(); ++at)
        for (EventIndex other = 0; other < events.size(); ++other)
            if (!events[other].cancelled && hangs_on(events[other], events[moving_[at]])) add(moving_, other);
    related_ = moving_;
    for (const auto mover : moving_)
        for (EventIndex other = 0; other < events.size(); ++other)
            if (refers(events[other], events[mover]) || refers(events[mover], events[other])) add(related_, other);
    // A date is counted from another event's, and so on: resolved without those, it would be a reference to nothing.
    for (std::size_t at = 0; at < related_.size(); ++at)
        for (EventIndex other = 0; other < events.size(); ++other)
            if (hangs_on(events[related_[at]], events[other])) add(related_, other);
    std::sort(related_.begin(), related_.end());
}

void Judge::hide(bool hidden) {
    for (const auto mover : moving_)
        calendar_->events[mover].cancelled = hidden;
}

std::shared_ptr<const Schedule> Judge::placed() const {
    auto copy = std::make_shared<Schedule>(schedule_);
    copy->calendar = std::make_shared<const Calendar>(*calendar_);
    return copy;
}

/// Resolves the event and what hangs on it anew, and puts their sessions in the place of the old ones.
bool Judge::place(const Option& option) {
    apply(*calendar_, event_, option);
    auto few = std::make_shared<Calendar>();
    few->source = calendar_->source;
    few->tried = calendar_->tried;
    for (const auto index : related_)
        few->events.push_back(calendar_->events[index]);
    auto resolved = resolve(few, world_.zones, world_.expand);
    if (!resolved.ok()) return false;
    for (std::size_t at = 0; at < related_.size(); ++at) {
        const auto index = related_[at];
        if (std::find(moving_.begin(), moving_.end(), index) == moving_.end()) continue;
        const auto from = resolved.value.first_session[at];
        const auto count = resolved.value.first_session[at + 1] - from;
        if (count != schedule_.first_session[index + 1] - schedule_.first_session[index]) return false;
        for (std::uint32_t number = 0; number < count; ++number) {
            auto& session = schedule_.sessions[schedule_.first_session[index] + number];
            session = std::move(resolved.value.sessions[from + number]);
            session.event = index;
        }
    }
    return true;
}

std::vector<EventIndex> Judge::near_events() const {
    const auto margin = near_days(calendar_->source->settings.limits);
    std::vector<DayRange> ranges;
    for (const auto mover : moving_)
        for (auto at = schedule_.first_session[mover]; at < schedule_.first_session[mover + 1]; ++at)
            if (const auto& session = schedule_.sessions[at]; session.dated())
                ranges.push_back({session.hull().first - margin, session.hull().last + margin});
    auto found = related_;
    for (const auto& session : schedule_.sessions) {
        if (!session.dated() || (found.size() > related_.size() && found.back() == session.event)) continue;
        const auto hull = session.hull();
        for (const auto& range : ranges)
            if (hull.first <= range.last && range.first <= hull.last) {
                found.push_back(session.event);
                break;
            }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Schedule Judge::slice(const std::vector<EventIndex>& events) const {
    auto few = std::make_shared<Calendar>();
    few->source = calendar_->source;
    few->tried = calendar_->tried;
    few->events.reserve(events.size());
    Schedule part;
    for (const auto index : events) {
        part.first_session.push_back(static_cast<std::uint32_t>(part.sessions.size()));
        for (auto at = schedule_.first_session[index]; at < schedule_.first_session[index + 1]; ++at) {
            part.sessions.push_back(schedule_.sessions[at]);
            part.sessions.back().event = static_cast<EventIndex>(few->events.size());
        }
        few->events.push_back(calendar_->events[index]);
    }
    part.first_session.push_back(static_cast<std::uint32_t>(part.sessions.size()));
    part.calendar = std::move(few);
    return part;
}

Judgement Judge::judge(const Option& option, Told told) {
    Judgement judgement;
    hide(false);
    if (!place(option)) {
        judgement.possible = false;
        return judgement;
    }
    const auto compare = [&](const std::vector<EventIndex>& events, const std::vector<const Rule*>& rules) {
        hide(true);
        const auto before = slice(events);
        const auto without = check({before, world_.zones, world_.today, world_.outside}, rules);
        hide(false);
        const auto after = slice(events);
        weigh(judgement, without, before, check({after, world_.zones, world_.today, world_.outside}, rules), after,
              told);
    };
    compare(related_, rules_alone());
    compare(near_events(), rules_near());
    if (!rules_whole().empty()) {
        if (!whole_without_) {
            hide(true);
            whole_without_ = check({schedule_, world_.zones, world_.today, world_.outside}, rules_whole());
            hide(false);
        }
        weigh(judgement, *whole_without_, schedule_,
              check({schedule_, world_.zones, world_.today, world_.outside}, rules_whole()), schedule_, told);
    }
    std::stable_sort(judgement.reasons.begin(), judgement.reasons.end(), [](const Reason& a, const Reason& b) {
        return cost_of(a.severity, a.certainty) > cost_of(b.severity, b.certainty);
    });
    for (auto at = schedule_.first_session[event_]; at < schedule_.first_session[event_ + 1]; ++at)
        judgement.sessions.push_back(schedule_.sessions[at]);
    return judgement;
}

}  // namespace rcm
