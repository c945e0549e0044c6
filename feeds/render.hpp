// render: the plan of an edition to its files, handed over one by one as they are made, so that an edition of any size
// is never held as a whole.
//
//   const auto faults = render(plan, findings, zones, today,
//                              [&](const std::string& path, std::string_view bytes) { publication.put(path, bytes); });
//   if (faults.empty()) publication.finish(…);
//
// Paths are below the site's folder: "feeds/rcm-mexico-es.ics". The same plan, findings and today give the same files
// in the same order.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// What could not be written, or came back changed: any of these stops the edition. `progress` is told after each feed:
/// how many are done, of how many.
[[nodiscard]] std::vector<std::string> render(const EditionPlan& plan, const Findings& findings,
                                              const ZoneDatabase& zones, civil_day today, const TakeFile& take,
                                              const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace rcm
