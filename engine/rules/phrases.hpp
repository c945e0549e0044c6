// Phrases for findings: dates, places, parties and titles in the words of planners, in each language.
//
//   day_words(make_day(2018, 11, 12), Language::es)      "12 de noviembre de 2018"
//   list_words({"Canada", "Mexico"}, Language::en)        "Canada and Mexico"
//
// The engine may not use ICU, so the names of months and weekdays are here.
#pragma once

#include "engine/resolve/schedule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rcm {

/// "3 start days", "1 día de inicio": the number and the word that goes with it.
[[nodiscard]] std::string count_words(long long count, std::string_view one, std::string_view many);

[[nodiscard]] std::string day_words(civil_day day, Language language);              ///< 12 November 2018
[[nodiscard]] std::string weekday_words(date::weekday weekday, Language language);  ///< Monday
[[nodiscard]] std::string weekday_day_words(civil_day day, Language language);      ///< Monday 12 November 2018
[[nodiscard]] std::string days_words(DayRange days, Language language);             ///< 12–13 November 2018
[[nodiscard]] std::string clock_words(civil_second at);                             ///< 09:00
[[nodiscard]] std::string hours_words(seconds length, Language language);           ///< about 7 hours

/// "a, b and c"; Spanish writes "e" before an i sound. Beyond `most` items: "a, b and 9 more".
[[nodiscard]] std::string list_words(const std::vector<std::string>& items, Language language, std::size_t most = 12);

constexpr std::size_t most_items = 6;

/// "a; b; and 9 more": for items that hold commas themselves.
[[nodiscard]] std::string items_words(const std::vector<std::string>& items, Language language,
                                      std::size_t most = most_items);
/// The same where only the first ones are given, of `all`: of a finding about a thousand sessions no more are put into
/// words than are shown.
[[nodiscard]] std::string items_words(std::size_t all, const std::vector<std::string>& first, Language language);

/// The first `most` of them.
[[nodiscard]] std::vector<const Session*> first_of(const std::vector<const Session*>& sessions,
                                                   std::size_t most = most_items);

/// Where a name ends in its abbreviation, "… (IOM)", the abbreviation; a missing language is lent by the other.
[[nodiscard]] std::string party_words(const Party& party, Language language);

/// "Canada and United States"; "all 11 member countries and IOM".
[[nodiscard]] std::string parties_words(const Register& source, const PartySet& parties, Language language);

[[nodiscard]] std::string place_words(const Place& place, Language language);
[[nodiscard]] std::string places_words(const Register& source, const std::vector<PlaceIndex>& places,
                                       Language language);

/// “XXIII Vice-Ministerial Meeting” · «XXIII Reunión Viceministerial»
[[nodiscard]] std::string title_words(const Event& event, Language language);

/// When a session is: "12–13 November 2018", "between … and …", with the hours of a timed one.
[[nodiscard]] std::string when_words(const Session& session, Language language);

/// “XXIII Vice-Ministerial Meeting” (14–15 November 2018)
[[nodiscard]] std::string session_words(const Schedule& schedule, const Session& session, Language language);

}  // namespace rcm
