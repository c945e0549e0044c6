// One event as a feed of its own: what its page offers to add to a calendar or to follow.
//
//   feeds/rcm-event-missing-migrants-workshop-en.ics
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// The slug of an event's feed.
[[nodiscard]] std::string event_slug(const Event& event);

/// One for each event that has a session with dates, in the order of the events.
[[nodiscard]] std::vector<Feed> event_feeds(const EditionPlan& plan);

}  // namespace rcm
