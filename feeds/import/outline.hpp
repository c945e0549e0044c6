// outline: what a calendar of others holds, as far as clashes are concerned, before libical sees any of it.
//
// Keeps, of each VEVENT, the lines that say what it is and when; drops ATTACH, VALARM, X-ALT-DESC and every other
// X- property, and all other components. A VTIMEZONE only informs: of the IANA name that some programs write into
// it. Nothing is fetched, whatever addresses the file holds.
//
//   Outcome<Outline> outline = outline_of(text, file);
//   outline.value.events[0].lines[2].text   // "DTSTART;TZID=America/Panama:20180924T090000"
//
// Refused: METHOD other than PUBLISH, VERSION other than 2.0, a VTIMEZONE with a rule that is not YEARLY.
// Source: RFC 5545 §3.6; RFC 5546 §1.4 (METHOD); reliability.md, "Reading other people's .ics", 3 and 5.
#pragma once

#include "feeds/import/prescan.hpp"

#include <map>

namespace rcm {

struct EventLine {
    std::uint32_t line = 0;
    std::string text;
};

struct EventOutline {
    std::uint32_t line = 0;  ///< of its BEGIN
    std::vector<EventLine> lines;
};

struct Outline {
    std::string name;                              ///< NAME, else X-WR-CALNAME; may be empty
    std::string zone;                              ///< X-WR-TIMEZONE: the zone of times that have none; may be empty
    std::map<std::string, std::string> locations;  ///< TZID to the X-LIC-LOCATION of its VTIMEZONE
    std::vector<EventOutline> events;              ///< in the order of the file
};

[[nodiscard]] Outcome<Outline> outline_of(const CalendarText& text, std::uint32_t file);

}  // namespace rcm
