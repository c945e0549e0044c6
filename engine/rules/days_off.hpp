// Days off: the public holidays that keep officials from work.
//
// National and public-sector holidays count, the capital's own only in the capital, bank holidays never; a half day
// counts and is called one. A lookup over a run of days costs its holidays, not its days.
#pragma once

#include "engine/resolve/schedule.hpp"

namespace rcm {

class DaysOff {
  public:
    explicit DaysOff(const HolidayTable& table) : table_(table) {}

    /// The country's days off in that run of days, in order.
    [[nodiscard]] std::vector<const Holiday*> in(std::string_view country, DayRange days, bool capital);

  private:
    const std::vector<const Holiday*>& year_of_country(std::string_view country, int year);

    using Years = std::map<int, std::vector<const Holiday*>>;  ///< what counts, in the table's own memory

    const HolidayTable& table_;
    std::map<std::string, Years, std::less<>> countries_;  // a memo: asking the table day by day costs a year's days
};

/// The country's days off that the session meets from at least one of its start days, in order.
[[nodiscard]] std::vector<const Holiday*> days_off_touching(DaysOff& days_off, std::string_view country,
                                                            const Session& session, bool capital);

[[nodiscard]] std::vector<civil_day> days_of(const std::vector<const Holiday*>& holidays);

/// A day off and for whom: a country or a city, or nobody where that is plain.
struct DayOff {
    const Holiday* holiday = nullptr;
    const Party* country = nullptr;
    const Place* city = nullptr;
};

/// "14 September 2018 (Battle of San Jacinto: Nicaragua); 15 September 2018 (Independence Day: Costa Rica and …)".
/// One item a holiday, in order of days; countries that share its name share the item.
[[nodiscard]] std::string days_off_words(const std::vector<DayOff>& days_off, Language language);

}  // namespace rcm
