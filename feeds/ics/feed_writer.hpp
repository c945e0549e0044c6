// A feed as iCalendar bytes (RFC 5545), for the default profile that every client reads rightly: its head, the
// VTIMEZONEs that its events name, and its events, which were rendered once for all feeds.
//
//   const EventBlocks blocks = write_events(plan, Language::es, zones);
//   WrittenFeed written = write_feed(plan, feed, Language::es, blocks, zones);
#pragma once

#include "feeds/ics/event_blocks.hpp"

namespace rcm {

struct WrittenFeed {
    std::string bytes;
    std::vector<std::string> faults;  ///< what could not be written; those of the events are EventBlocks::faults()
};

[[nodiscard]] WrittenFeed write_feed(const EditionPlan& plan, const Feed& feed, Language language,
                                     const EventBlocks& blocks, const ZoneDatabase& zones);

}  // namespace rcm
