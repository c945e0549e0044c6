// See timezone_writer.hpp. The zone database knows transitions, not rules: a rule is guessed from two consecutive
// transitions and then followed back and forth for as long as it foretells exactly the transitions that are there.
#include "feeds/ics/timezone_writer.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace rcm {

namespace {

/// A change of offset; a new name or daylight flag with the same offset is none.
struct Change {
    instant at;
    seconds from;
    seconds to;
    std::string name;
};

/// The zone's changes between two instants.
struct History {
    instant from;
    instant until;
    seconds first_offset;
    std::string first_name;
    std::vector<Change> changes;
};

constexpr days a_year{366};

instant to_instant(civil_second civil, seconds offset) {
    return instant{civil.time_since_epoch() - offset};
}
civil_second to_civil(instant at, seconds offset) {
    return civil_second{at.time_since_epoch() + offset};
}

History read_history(const ZoneDatabase& zones, Zone zone, instant from, instant until) {
    History history{from, until, {}, {}, {}};
    bool first = true;
    for (const Observance& each : zones.observances(zone, from, until)) {
        if (first) {
            history.first_offset = each.offset;
            history.first_name = each.abbreviation;
            first = false;
            continue;
        }
        const seconds before = history.changes.empty() ? history.first_offset : history.changes.back().to;
        if (each.offset != before) {
            history.changes.push_back({each.from, before, each.offset, each.abbreviation});
        } else {
            // Vancouver's PDT becomes MST in November 2026 and keeps its offset: the newer name is right.
            (history.changes.empty() ? history.first_name : history.changes.back().name) = each.abbreviation;
        }
    }
    return history;
}

instant occurrence(const YearlyRule& rule, int year, seconds from) {
    const auto month = date::year(year) / static_cast<int>(rule.month);
    const civil_day day = rule.nth < 0 ? civil_day{month / rule.weekday[date::last]}
                                       : civil_day{month / rule.weekday[static_cast<unsigned>(rule.nth)]};
    return to_instant(day + rule.time, from);
}

/// The rules that a change may come from: "the fourth" and "the last Sunday" are the same in some years.
std::vector<YearlyRule> rules_for(const Change& change) {
    const civil_second civil = to_civil(change.at, change.from);
    const civil_day day = date::floor<days>(civil);
    const date::year_month_day ymd{day};
    const unsigned number = static_cast<unsigned>(ymd.day());
    const unsigned month_length = static_cast<unsigned>((ymd.year() / ymd.month() / date::last).day());
    YearlyRule rule{static_cast<unsigned>(ymd.month()), 0, date::weekday{day}, civil - day};
    std::vector<YearlyRule> rules;
    if (number <= 28) {
        rule.nth = static_cast<int>((number + 6) / 7);
        rules.push_back(rule);
    }
    if (number + 7 > month_length) {
        rule.nth = -1;
        rules.push_back(rule);
    }
    return rules;
}

/// Two yearly changes that undo each other.
struct Pair {
    std::array<YearlyRule, 2> rules;
    std::array<seconds, 2> from;  ///< the offset before each

    [[nodiscard]] instant next(instant after) const {
        const int year = year_of(date::floor<days>(to_civil(after, from[0])));
        instant best = instant::max();
        for (std::size_t i = 0; i < 2; ++i) {
            for (const int y : {year - 1, year, year + 1}) {
                const instant at = occurrence(rules[i], y, from[i]);
                if (at > after) best = std::min(best, at);
            }
        }
        return best;
    }

    [[nodiscard]] bool foretells(const Change& change) const {
        for (std::size_t i = 0; i < 2; ++i) {
            if (change.from != from[i] || change.to != from[1 - i]) continue;
            const int year = year_of(date::floor<days>(to_civil(change.at, change.from)));
            if (occurrence(rules[i], year, from[i]) == change.at) return true;
        }
        return false;
    }
};

/// Two decades of a rule and one coincidence: the earliest rule that still holds at the end is the better one.
bool better(const TimezonePlan& plan, const std::optional<TimezonePlan>& other, instant goal) {
    if (!other) return true;
    const bool holds = plan.valid_until >= goal, other_holds = other->valid_until >= goal;
    return holds != other_holds ? holds : plan.valid_from < other->valid_from;
}

ZonePhase phase(const Change& change, const std::string& name, std::optional<YearlyRule> rule) {
    return {to_civil(change.at, change.from), change.from, change.to, name, rule};
}

TimezonePlan plan_fixed(const History& history, const std::string& tzid, std::ptrdiff_t last_change) {
    TimezonePlan plan;
    plan.tzid = tzid;
    const auto next = static_cast<std::size_t>(last_change + 1);
    plan.valid_until = next < history.changes.size() ? history.changes[next].at : history.until;
    if (last_change < 0) {
        // Nothing changed since: the date says no more than "always".
        const seconds offset = history.first_offset;
        plan.standard = {civil_second{civil_day{date::year(1970) / 1 / 1}}, offset, offset, history.first_name, {}};
        plan.valid_from = history.from;
        return plan;
    }
    const Change& change = history.changes[static_cast<std::size_t>(last_change)];
    plan.standard = phase(change, change.name, std::nullopt);
    plan.valid_from = change.at;
    if (change.from % minutes(1) != seconds(0)) {
        plan.standard.from = change.to;
        plan.standard.onset = to_civil(change.at, change.to);
    }
    return plan;
}

/// The plan of a pair that is right at changes `seed` and `seed + 1`, as far as it reaches.
TimezonePlan plan_pair(const History& history, const std::string& tzid, const Pair& pair, std::size_t seed) {
    const auto& changes = history.changes;
    std::size_t first = seed, last = seed + 1;
    while (first > 0 && pair.foretells(changes[first - 1]) && pair.next(changes[first - 1].at) == changes[first].at) {
        --first;
    }
    while (last + 1 < changes.size() && pair.foretells(changes[last + 1]) &&
           pair.next(changes[last].at) == changes[last + 1].at) {
        ++last;
    }
    TimezonePlan plan;
    plan.tzid = tzid;
    plan.valid_from = changes[first].at;
    plan.valid_until = std::min(pair.next(changes[last].at), history.until);
    if (last + 1 < changes.size()) plan.valid_until = std::min(plan.valid_until, changes[last + 1].at);
    for (std::size_t k = first; k < first + 2; ++k) {
        const Change& change = changes[k];
        const std::size_t rule = change.from == pair.from[0] ? 0 : 1;
        // The newest name, should it have changed.
        const std::string& name = changes[last - ((last - k) % 2)].name;
        ZonePhase made = phase(change, name, pair.rules[rule]);
        if (change.to > change.from)
            plan.daylight = std::move(made);
        else
            plan.standard = std::move(made);
    }
    return plan;
}

bool whole_minutes(const ZonePhase& phase) {
    return phase.from % minutes(1) == seconds(0) && phase.to % minutes(1) == seconds(0);
}

void write_phase(ContentWriter& ics, Token component, const ZonePhase& phase) {
    static constexpr std::array<std::string_view, 7> weekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    ics.begin(component);
    ics.floating("DTSTART", phase.onset);
    if (phase.rule) {
        ics.recur("RRULE", "FREQ=YEARLY;BYMONTH=" + std::to_string(phase.rule->month) +
                               ";BYDAY=" + std::to_string(phase.rule->nth) +
                               std::string(weekdays[phase.rule->weekday.c_encoding()]));
    }
    ics.utc_offset("TZOFFSETFROM", phase.from);
    ics.utc_offset("TZOFFSETTO", phase.to);
    ics.text("TZNAME", phase.name);
    ics.end();
}

}  // namespace

std::optional<TimezonePlan> plan_timezone(const ZoneDatabase& zones, Zone zone, instant first, instant last) {
    if (last < first) return std::nullopt;
    instant goal = last + a_year;
    if (!zones.covers(zone, goal))
        goal = std::min(goal, instant{date::sys_days{date::year(2037) / 11 / 30}});  // see ZoneDatabase::covers
    // Always from 1970, so that the plan does not change with the period's first day.
    const instant from = std::min(instant{}, first - a_year);
    if (!zones.covers(zone, goal) || goal <= from) return std::nullopt;
    const History history = read_history(zones, zone, from, goal);
    const instant target = std::min(last, goal - seconds(1));

    const auto& changes = history.changes;
    const auto after = std::upper_bound(changes.begin(), changes.end(), target,
                                        [](instant at, const Change& change) { return at < change.at; });
    const std::ptrdiff_t current = (after - changes.begin()) - 1;
    std::optional<TimezonePlan> best = plan_fixed(history, zone.name(), current);
    for (const std::ptrdiff_t seed : {current - 1, current}) {
        if (seed < 0 || seed + 1 >= std::ssize(changes)) continue;
        const Change& one = changes[static_cast<std::size_t>(seed)];
        const Change& other = changes[static_cast<std::size_t>(seed + 1)];
        if (one.from != other.to) continue;
        for (const YearlyRule& first_rule : rules_for(one)) {
            for (const YearlyRule& second_rule : rules_for(other)) {
                const Pair pair{{first_rule, second_rule}, {one.from, other.from}};
                if (pair.next(one.at) != other.at) continue;
                TimezonePlan plan = plan_pair(history, zone.name(), pair, static_cast<std::size_t>(seed));
                if (plan.valid_from <= target && target < plan.valid_until && better(plan, best, goal)) best = plan;
            }
        }
    }
    if (!whole_minutes(best->standard) || (best->daylight && !whole_minutes(*best->daylight))) return std::nullopt;
    return best;
}

bool covers(const TimezonePlan& plan, instant at) {
    if (at < plan.valid_from || at >= plan.valid_until) return false;
    const ZonePhase& standard = plan.standard;
    const seconds repeated = standard.from - standard.to;
    if (repeated <= seconds(0)) return true;
    instant fall = to_instant(standard.onset, standard.from);
    if (standard.rule)
        fall = occurrence(*standard.rule, year_of(date::floor<days>(to_civil(at, standard.from))), standard.from);
    return at < fall || at >= fall + repeated;
}

void write_timezone(ContentWriter& ics, const TimezonePlan& plan) {
    ics.begin("VTIMEZONE");
    ics.text("TZID", plan.tzid);
    write_phase(ics, "STANDARD", plan.standard);
    if (plan.daylight) write_phase(ics, "DAYLIGHT", *plan.daylight);
    ics.end();
}

}  // namespace rcm
