// Judge: what one event would cost at one option, all else staying as it is.
//
// The cost of an option is the cost of the findings of the whole calendar with the event placed, less that of the
// calendar without the event (and without what hangs on its date, such as a deadline "10 working days before" it).
// That is exact, yet not found by judging everything again: rules that look at one event see that event alone, rules
// that look near it see the days around it, and only the rest see the whole calendar (reach.hpp).
//
//   Judge judge(calendar, event, world);
//   judge.judge(option, Told::cost).cost
#pragma once

#include "engine/resolve/resolve.hpp"
#include "engine/suggest/cost.hpp"
#include "engine/suggest/options.hpp"

namespace rcm {

/// What every judgement needs besides the calendar; all of it outlives the judge.
struct World {
    const ZoneDatabase& zones;
    const ExpandRecurrence& expand;
    civil_day today;
    std::span<const OutsideCalendar> outside{};
};

/// One finding that an option would cause, free of the schedule it was found in.
struct Reason {
    const Rule* rule = nullptr;
    Severity severity = Severity::warning;
    Certainty certainty = Certainty::certain;
    LanguageText message;
    std::vector<std::string> events;  ///< ids
};

struct Judgement {
    bool possible = true;           ///< false: the dates cannot be resolved there (no such zone data)
    Cost cost = 0;                  ///< of what comes, less what goes
    Cost additive = 0;              ///< the part that no other event can change but by adding to it: alone and pair
    std::vector<Reason> reasons;    ///< what comes, most severe first; none where only the cost is told
    std::vector<Session> sessions;  ///< the event's, resolved; their index is that of the calendar
};

/// How much a judgement says. A plan judges thousands of options and shows the reasons of one for each event.
enum class Told { cost, reasons };

class Judge {
  public:
    /// The event's decision has to be in the calendar already (propose), so that it is judged as decided today.
    Judge(std::shared_ptr<const Schedule> now, EventIndex event, World world);

    [[nodiscard]] Judgement judge(const Option& option, Told told);

    /// The whole schedule with the event at the option that was judged last.
    [[nodiscard]] std::shared_ptr<const Schedule> placed() const;

  private:
    bool place(const Option& option);
    void hide(bool hidden);
    [[nodiscard]] Schedule slice(const std::vector<EventIndex>& events) const;
    [[nodiscard]] std::vector<EventIndex> near_events() const;

    World world_;
    EventIndex event_;
    std::vector<EventIndex> moving_;   ///< the event and what hangs on its date
    std::vector<EventIndex> related_;  ///< those, and what refers to them or they refer to
    std::shared_ptr<Calendar> calendar_;
    Schedule schedule_;
    std::optional<Findings> whole_without_;
};

/// True where a date of the one is counted from the other's.
[[nodiscard]] bool hangs_on(const Event& from, const Event& to);

/// The event at the option, as a change of the event itself.
void apply(Calendar& calendar, EventIndex event, const Option& option);

}  // namespace rcm
