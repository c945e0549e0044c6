// RuleDay: a day as the parts of a recurrence rule count it, from the start and from the end of its month and year.
//
//   const RuleDay day(make_day(2018, 2, 27));
//   among({-2}, day.in_month(), day.month_length() - day.in_month() + 1)  ->  true: the last day but one
//
// Source: RFC 5545 §3.3.10 (BYMONTH, BYMONTHDAY, BYYEARDAY, BYDAY).
#pragma once

#include "engine/time/civil.hpp"

#include <algorithm>
#include <vector>

namespace rcm {

struct RuleDay {
    explicit RuleDay(civil_day at) : day(at), ymd(at) {}
    civil_day day;
    date::year_month_day ymd;

    [[nodiscard]] int year() const { return static_cast<int>(ymd.year()); }
    [[nodiscard]] int month() const { return static_cast<int>(static_cast<unsigned>(ymd.month())); }
    [[nodiscard]] int in_month() const { return static_cast<int>(static_cast<unsigned>(ymd.day())); }
    [[nodiscard]] int month_length() const {
        return static_cast<int>(static_cast<unsigned>((ymd.year() / ymd.month() / date::last).day()));
    }
    [[nodiscard]] int in_year() const { return static_cast<int>((day - civil_day{ymd.year() / 1 / 1}).count()) + 1; }
    [[nodiscard]] int year_length() const { return ymd.year().is_leap() ? 366 : 365; }
    [[nodiscard]] unsigned iso() const { return date::weekday{day}.iso_encoding(); }
};

/// Whether a part of the rule takes the number, counted from the start or, as -1, -2 …, from the end. An empty part
/// takes all.
[[nodiscard]] inline bool among(const std::vector<int>& values, int from_start, int from_end) {
    return values.empty() || std::any_of(values.begin(), values.end(),
                                         [&](int value) { return value == from_start || value == -from_end; });
}

}  // namespace rcm
