// One event as a feed of its own: what its page offers to add to a calendar or to follow.
//
//   feeds/rcm-event-missing-migrants-workshop-en.ics
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// The slug of the feed of the event with that id.
[[nodiscard]] std::string event_slug(const std::string& id);

/// Without its entries. Of an event that is withdrawn the id and title are those last published.
[[nodiscard]] Feed event_feed(const std::string& id, const LanguageText& title);

}  // namespace rcm
