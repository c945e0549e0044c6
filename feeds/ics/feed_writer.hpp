// A feed as iCalendar bytes (RFC 5545), for the default profile that every client reads rightly.
//
// The bytes are read back through libical before they may go live: what does not come back as it was meant is a
// fault, and a fault stops the edition.
//
//   WrittenFeed written = write_feed(plan, feed, Language::es, zones);
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

struct WrittenFeed {
    std::string bytes;
    std::vector<std::string> faults;  ///< what could not be written, or came back changed
};

[[nodiscard]] WrittenFeed write_feed(const EditionPlan& plan, const Feed& feed, Language language,
                                     const ZoneDatabase& zones);

}  // namespace rcm
