// JSCalendar: a feed as a Group of Events (RFC 8984), for programs that read JSON.
//
//   write_jscalendar(plan, feed, Language::en, zones, *folder.open("feeds/rcm-all-en.json"));
//
// It says what the .ics of the same name says: the same sessions with the same UID, SEQUENCE, status and times. Whole
// days are floating with showWithoutTime (§5.1.1 start, §4.2.1 showWithoutTime), times carry their IANA zone, durations
// are exact.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

void write_jscalendar(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones,
                      EditionFile& file);

}  // namespace rcm
