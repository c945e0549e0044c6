// Civil time and instants: the one vocabulary of time in rcmcal.
//
// Civil time is what a clock on the wall shows (no zone); an instant is a moment in UTC. The two are
// different types and do not convert into each other without a zone (zone_database.hpp).
//
//   parse_day("2018-09-07")  -> civil_day;  to_iso(day) == "2018-09-07"
//
// Source: ISO 8601 as profiled by RFC 3339; intervals are half-open everywhere.
#pragma once

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rcm {

using civil_day = date::local_days;
using civil_second = date::local_seconds;
using instant = date::sys_seconds;
using date::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

static_assert(!std::is_convertible_v<civil_second, instant> && !std::is_convertible_v<instant, civil_second>,
              "civil time never becomes an instant without a zone");

/// A run of days, both included.
struct DayRange {
    civil_day first;
    civil_day last;

    [[nodiscard]] bool contains(civil_day day) const { return first <= day && day <= last; }
    [[nodiscard]] int length() const { return static_cast<int>((last - first).count()) + 1; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// "2018-09-07" and nothing else; nullopt for another form or a day that does not exist.
[[nodiscard]] std::optional<civil_day> parse_day(std::string_view text);

[[nodiscard]] civil_day make_day(int year, unsigned month, unsigned day);
[[nodiscard]] int year_of(civil_day day);
[[nodiscard]] bool is_weekend(civil_day day);  ///< Saturday or Sunday

[[nodiscard]] std::string to_iso(civil_day day);          ///< 2018-09-07
[[nodiscard]] std::string to_iso(civil_second second);    ///< 2018-09-07T09:00
[[nodiscard]] std::string to_iso(instant at);             ///< 2018-09-07T14:00:00Z
[[nodiscard]] std::string to_basic(civil_day day);        ///< 20180907 (RFC 5545 §3.3.4)
[[nodiscard]] std::string to_basic(civil_second second);  ///< 20180907T090000 (RFC 5545 §3.3.5, form 1)
[[nodiscard]] std::string to_basic(instant at);           ///< 20180907T140000Z (RFC 5545 §3.3.5, form 2)

}  // namespace rcm
