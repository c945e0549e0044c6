// VEVENTs of what is withdrawn: an event that subscribers know and the data no longer shows, as a cancellation with
// what was last seen of it. Times are in UTC, so that no VTIMEZONE depends on an event that is gone.
//
//   write_withdrawn(plan, Language::es, faults)[0]   // "BEGIN:VEVENT…SUMMARY:CANCELADA: …STATUS:CANCELLED…"
//
// Source: RFC 5546 §2.1.4 and §3.2.5; feeds.md, "Cancelled".
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// As EditionPlan::withdrawn. Each is read back through libical; what differs is a fault.
[[nodiscard]] std::vector<std::string> write_withdrawn(const EditionPlan& plan, Language language,
                                                       std::vector<std::string>& faults);

}  // namespace rcm
