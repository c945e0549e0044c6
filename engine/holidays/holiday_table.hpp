// HolidayTable: the holidays of all countries by day, made year by year as they are asked for.
//
//   table.on("USA", make_day(2018, 11, 12))   // Veterans Day (observed)
#pragma once

#include "engine/holidays/holiday_rules.hpp"

#include <map>
#include <span>

namespace rcm {

class HolidayTable {
  public:
    HolidayTable() = default;
    explicit HolidayTable(std::vector<HolidayLaw> laws);

    /// The country's holidays on that day, of every scope; empty where it has none or is unknown.
    [[nodiscard]] std::span<const Holiday> on(std::string_view country, civil_day day) const;

    /// The country's holidays of that year, of every scope, in order; they stay where they are as long as the table
    /// does.
    [[nodiscard]] std::span<const Holiday> of_year(std::string_view country, int year) const;

    /// False where no file of the country covers the day's year.
    [[nodiscard]] bool covers(std::string_view country, civil_day day) const;

    [[nodiscard]] const std::vector<HolidayLaw>& laws() const { return laws_; }

  private:
    const std::vector<Holiday>& year_of_country(std::size_t law, int year) const;

    std::vector<HolidayLaw> laws_;
    mutable std::map<std::pair<std::size_t, int>, std::vector<Holiday>>
        years_;  // a memo, not state: same answers without it
};

}  // namespace rcm
