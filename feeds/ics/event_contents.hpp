// What is visible of each entry, as one hash over every language: its VEVENTs without the lines that only count
// revisions. Whatever else a feed may come to show of an event is therefore seen as a change when it changes.
//
//   event_contents(plan, zones)[7]    // of plan.entries[7]
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

[[nodiscard]] std::vector<Sha256> event_contents(const EditionPlan& plan, const ZoneDatabase& zones);

/// A VEVENT's bytes without DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE.
[[nodiscard]] std::string without_revision(std::string_view event);

}  // namespace rcm
