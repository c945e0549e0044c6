// When: what a decision says about an event's dates, before any zone is known.
//
// An EDTF profile (ISO 8601-2) with three readable extensions; everything but a plain day or a time is a
// *window*: the event falls somewhere inside.
//
//   2018-09-07 · 2018-08-28/2018-08-29            whole days, both included
//   2018-09-07T09:00/11:00 · …T09:00/2018-09-08T12:00   civil time
//   2018-09 · 2018 · 2018-Q3 · 2018-H2            windows
//   early|mid|late 2018-09                        days 1-10, 11-20, 21-end
//   [2018-09-03..2018-09-14] · [2018-09-03,2018-09-07]  one of these days
//   by 2018-08-03                                 a deadline, the end of that day
//   by 10 working days before rcgm-2018-11        a relative deadline
//   tbc                                           nothing is known
//
// A weekday may stand before any day ("friday 2018-09-07"): weekday.hpp.
#pragma once

#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rcm {

struct When {
    enum class Form { whole_days, timed, window, deadline, relative, unknown };

    Form form = Form::unknown;
    DayRange range{};                ///< whole_days, window (its hull) and deadline (one day)
    civil_second start{}, end{};     ///< timed, half-open
    std::vector<DayRange> within{};  ///< window: the days it may fall on, in order, disjoint
    int distance = 0;                ///< relative: number of days before (negative) or after (positive)
    bool working_days = false;       ///< relative: counted in working days
    std::string written{};           ///< as in the file

    /// True where the dates are not settled: a window or nothing known.
    [[nodiscard]] bool open() const { return form == Form::window || form == Form::unknown; }
    /// relative: the event's id, which is the last word of what is written
    [[nodiscard]] std::string_view of() const {
        return form == Form::relative ? std::string_view(written).substr(written.rfind(' ') + 1) : std::string_view{};
    }
};

struct WhenFault {
    enum class Kind { form, impossible_date, end_before_start };
    Kind kind;
    LanguageText message;
    LanguageText hint;
};

/// Reads one `when` string. Example: std::get<When>(parse_when("early 2018-09")).range is 1-10 September.
[[nodiscard]] std::variant<When, WhenFault> parse_when(std::string_view text);

}  // namespace rcm
