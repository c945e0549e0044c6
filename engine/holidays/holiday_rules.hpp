// Public holidays of a country: rules with their years of validity, and dated overrides, which beat rules.
//
// No public library is right for all members (shared design, domain.md), so the laws are data:
// data/holidays/{country}.toml, one [[rule]] or [[override]] a line of law, each with its source.
//
//   [[rule]]
//   name = { en = "Independence Day", es = "Día de la Independencia" }
//   on = "09-15"                       # 09-15 · easter-2 · 3rd monday of february · last monday of may
//                                      # · monday before 05-25 · 1st wednesday of october +1 (days after it)
//   move = { sat = -1, sun = 1 }       # the holiday moves, by the weekday it falls on, in days
//   add  = { sun = 1 }                 # or: it stays, and a second, observed day is added
//   from = 2021                        # first and last year of validity, both included; open where absent
//   until = 2024
//   every = 6                          # with from: only each sixth year
//   scope = "national"                 # national (default) · capital · public-sector · bank
//   half = true                        # a half day (from noon)
//   source = "Decree 78-2015"
//
//   [[override]]                        # a proclamation
//   on = 2024-04-29                     # the day that is a holiday; absent where one is only taken away
//   instead-of = 2024-05-01             # the day of the rule that is not; absent where one is only added
//   name = { en = "Labour Day", es = "Día del Trabajo" }
//   source = "Statutory notice 2024"
#pragma once

#include "engine/base/source.hpp"
#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rcm {

enum class HolidayScope { national, capital, public_sector, bank };

/// When in a year a holiday falls, before any law moves it.
struct HolidayDate {
    enum class Form { fixed, easter, nth_weekday, last_weekday, weekday_before };
    Form form = Form::fixed;
    unsigned month = 0;
    unsigned day = 0;      ///< fixed and weekday_before
    int nth = 0;           ///< nth_weekday: 1 to 5
    unsigned weekday = 0;  ///< 0 Sunday … 6 Saturday
    int shift = 0;         ///< days after; for easter the days from Easter Sunday
};

struct HolidayRule {
    LanguageText name;
    HolidayDate on;
    std::array<int, 7> move{};  ///< by weekday, 0 Sunday: days to move by
    std::array<int, 7> add{};   ///< by weekday, 0 Sunday: 0 for none, else a second day so many days off
    int from = 0;               ///< 0: open
    int until = 0;              ///< 0: open
    int every = 1;
    HolidayScope scope = HolidayScope::national;
    bool half = false;
    std::string source;
    Span at{};
};

struct HolidayOverride {
    std::optional<civil_day> on;
    std::optional<civil_day> instead_of;
    LanguageText name;
    HolidayScope scope = HolidayScope::national;
    bool half = false;
    std::string source;
    Span at{};
};

struct HolidayLaw {
    std::string country;  ///< ISO 3166-1 alpha-3, "PAN"
    int first_year = 0;   ///< the years that the file covers, both included
    int last_year = 0;
    std::vector<HolidayRule> rules;
    std::vector<HolidayOverride> overrides;
};

struct Holiday {
    civil_day day;
    LanguageText name;
    HolidayScope scope = HolidayScope::national;
    bool half = false;
    bool observed = false;  ///< a day moved or added by a law, not the day itself
    std::string source;
};

/// Reads the `on` of a rule; a LanguageText holds what is wrong. Example: parse_holiday_date("easter-2").
[[nodiscard]] std::variant<HolidayDate, LanguageText> parse_holiday_date(std::string_view text);

/// The Sunday of Easter in the Gregorian calendar (the anonymous Gregorian computus). Example: 2018-04-01.
[[nodiscard]] civil_day easter(int year);

/// All holidays whose day falls in the year, sorted by day and name; overrides applied. A holiday of 1 January
/// that a law moves into December belongs to the year it then falls in.
[[nodiscard]] std::vector<Holiday> holidays_of(const HolidayLaw& law, int year);

}  // namespace rcm
