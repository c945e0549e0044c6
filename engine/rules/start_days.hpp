// Start days: on which of its possible start days does something happen to a session?
//
// A session that is open may start on any of its start days and then takes length_days. Something that
// happens on all of them is certain, on some of them possible, and the rest are its clean days. Sets of days
// are runs, sorted and disjoint, so that a window of ten years costs no more than one of ten days.
//
//   starts_touching(session, {saturday})   // the start days from which it touches that Saturday
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

using DayRuns = std::vector<DayRange>;

[[nodiscard]] int count_days(const DayRuns& runs);

/// The days of `all` that are not in `taken`; neither `taken` nor `all` need be sorted or disjoint.
[[nodiscard]] DayRuns without(DayRuns all, DayRuns taken);

/// The days of `all` that are in `taken`; neither need be sorted or disjoint.
[[nodiscard]] DayRuns within(DayRuns all, DayRuns taken);

/// In order, with what touches or overlaps joined.
[[nodiscard]] DayRuns joined(DayRuns runs);

/// The start days of the session from which it touches one of the bad days.
[[nodiscard]] DayRuns starts_touching(const Session& session, const std::vector<civil_day>& bad);

/// The Saturdays and Sundays of a run of days.
[[nodiscard]] std::vector<civil_day> weekend_days(DayRange days);

/// The start days of x on which it possibly overlaps y, whose own set of start days is gone through run by run:
/// between two candidate dates of y lies free time, which their hull would hide.
[[nodiscard]] DayRuns starts_overlapping(const Session& x, const Session& y);

/// What a certain finding becomes where it is only possible.
[[nodiscard]] Severity as_certain_as(Severity severity, Certainty certainty);

/// For a pair of which one is open: the start days of the open one (of the one with more, where both are) that keep
/// clear of the other; nothing where both dates are settled.
struct CleanDays {
    const Session* of = nullptr;
    DayRuns days;
};
[[nodiscard]] std::optional<CleanDays> clean_days_of(const SessionPair& pair);

/// What to do about an open date:
/// "When the date of … is settled, choose one of the 6 days that avoid this: for example 3–5 September 2018."
[[nodiscard]] std::string settle_words(const Schedule& schedule, const Session& session, const DayRuns& clean,
                                       civil_day today, Language language);

/// The finding says how many start days of the open session keep clear of it, and to choose one of them.
void set_clean_days(Finding& finding, const RuleContext& context, const Session& open, const DayRuns& clean);

/// The finding about a pair: milder where it is only possible, with its clean days and what to do about them.
[[nodiscard]] Finding finding_about(const RuleContext& context, const Rule& rule, Severity severity,
                                    const SessionPair& pair, Wording message, PartySet parties);

/// The finding about one session that happens on the start days `hit`, of which there is one at least: certain on all
/// of them, else milder, with its clean days and what to do about them.
[[nodiscard]] Finding finding_about(const RuleContext& context, const Rule& rule, Severity severity,
                                    const Session& session, const DayRuns& hit, Wording message, PartySet parties);

/// True where more than half of the start days are hit. Rules that only inform speak of an open date no sooner: every
/// month has a Monday and a weekend before it.
[[nodiscard]] bool mostly_hit(const Session& session, const DayRuns& hit);

/// True where its last possible day lies before today: nothing can be done about it any more.
[[nodiscard]] bool is_past(const RuleContext& context, const Session& session);

}  // namespace rcm
