// Trial: the calendar as it would be if a proposal were decided, and what that changes.
//
// A proposal is a decision that nobody has taken yet. It is laid behind the documents as one more document, adopted
// today, and goes through fold and resolve like every other: nothing about it is judged in a way of its own.
//
//   auto tried = try_out(calendar, {{.event = "workshop", .when = {…}, .where = san_jose}}, zones, expand, today);
//   auto change = difference(check(now), schedule, check(then), *tried.value);
#pragma once

#include "engine/resolve/resolve.hpp"
#include "engine/rules/rule.hpp"

namespace rcm {

struct Proposal {
    std::string event;
    std::optional<std::vector<When>> when{};
    std::optional<Where> where{};
};

/// The calendar with the proposals decided. The events keep their order: EventIndex means the same as before.
[[nodiscard]] Outcome<Calendar> propose(const Calendar& now, const std::vector<Proposal>& proposals, civil_day today);

/// The same, resolved; the errors of dates that cannot be resolved are among the diagnostics.
[[nodiscard]] Outcome<std::shared_ptr<const Schedule>> try_out(const Calendar& now,
                                                               const std::vector<Proposal>& proposals,
                                                               const ZoneDatabase& zones,
                                                               const ExpandRecurrence& expand, civil_day today);

/// What makes two findings the same, whatever their words: rule, severity and certainty, the sessions by event and
/// number with their dates, and who is affected.
[[nodiscard]] std::string identity_of(const Finding& finding, const Schedule& schedule);

struct Change {
    Findings come;  ///< pointing into the schedule of `after`
    Findings go;    ///< pointing into the schedule of `before`
    std::size_t stay = 0;
};

[[nodiscard]] Change difference(const Findings& before, const Schedule& schedule_before, const Findings& after,
                                const Schedule& schedule_after);

}  // namespace rcm
