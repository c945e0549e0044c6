// Weekdays as people write them beside a date, so that a slip in the one shows in the other.
//
// "friday 2018-09-07" · "viernes 2018-09-07" · "tuesday 2018-08-28/wednesday 2018-08-29" · "by friday 2018-08-03":
// a weekday may stand before any day of a `when`, in English or Spanish, in full, in capitals or not, with or without
// its accent. It says nothing about the date, it is only compared with it (rule C49).
//
//   read_weekdays("friday 2018-09-07").text      == "2018-09-07"
//   read_weekdays("friday 2018-09-07").written   == {{friday, 2018-09-07}}
#pragma once

#include "engine/time/civil.hpp"

#include <vector>

namespace rcm {

struct WrittenWeekday {
    date::weekday weekday{0U};
    civil_day day;

    [[nodiscard]] bool fits() const { return date::weekday{day} == weekday; }
};

struct WeekdaysRead {
    std::string text;  ///< without the weekdays that stood before a day
    std::vector<WrittenWeekday> written{};
};

/// A word that is no weekday, or a weekday before anything but a day, is left in the text. One before a day that does
/// not exist (2018-02-30) is taken out and not listed.
[[nodiscard]] WeekdaysRead read_weekdays(std::string_view text);

}  // namespace rcm
