// CSV: a feed as a table, one row a session, for spreadsheets (RFC 4180).
//
//   write_csv(plan, feed, Language::en, zones, *folder.open("feeds/rcm-all-en.csv"));
//
// UID, status and times are those of the .ics of the same name; sessions of which no date is known, which a calendar
// cannot show, stand at the end with empty days. The file begins with a byte order mark, without which Excel takes
// "México" for "MÃ©xico". A text that a spreadsheet would run as a formula (= + - @ first) gets an apostrophe.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

void write_csv(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones,
               EditionFile& file);

/// One row with its line break. Example: csv_row({"a", "b \"c\"", "d, e"}) is `a,"b ""c""","d, e"` and CR LF.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

}  // namespace rcm
