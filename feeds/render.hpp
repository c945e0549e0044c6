// render: the plan of an edition to its files, handed over piece by piece as they are made, so that an edition of any
// size is never held as a whole, nor any large file of it.
//
//   const auto faults = render(plan, findings, zones, today, publication);
//   if (faults.empty()) publication.finish(…);
//
// The same plan, findings and today give the same files in the same order.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// What could not be written, or came back changed: any of these stops the edition. `progress` is told how many feeds
/// are done, of how many.
[[nodiscard]] std::vector<std::string> render(const EditionPlan& plan, const Findings& findings,
                                              const ZoneDatabase& zones, civil_day today, EditionFolder& folder,
                                              const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace rcm
