// What every calendar and every event of ours begins with.
//
//   begin_calendar(ics);                                              // BEGIN:VCALENDAR, VERSION, PRODID
//   begin_event(ics, uid, sequence, created, last_modified);          // BEGIN:VEVENT … SEQUENCE
//
// Source: RFC 5545 §3.6 (VCALENDAR), §3.6.1 (VEVENT), §3.8.7 (DTSTAMP is LAST-MODIFIED in a publication).
#pragma once

#include "feeds/ics/content_writer.hpp"

namespace rcm {

inline constexpr std::string_view product_id = "-//rcmcal//rcmcal//EN";

inline void begin_calendar(ContentWriter& ics) {
    ics.begin("VCALENDAR");
    ics.text("VERSION", "2.0");
    ics.text("PRODID", product_id);
}

inline void begin_event(ContentWriter& ics, std::string_view uid, int sequence, instant created,
                        instant last_modified) {
    ics.begin("VEVENT");
    ics.text("UID", uid);
    ics.date_time("DTSTAMP", last_modified);
    ics.date_time("CREATED", created);
    ics.date_time("LAST-MODIFIED", last_modified);
    ics.integer("SEQUENCE", sequence);
}

}  // namespace rcm
