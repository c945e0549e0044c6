// render: the plan of an edition to its bytes, path by path.
//
//   Rendered rendered = render(plan, findings, zones, today);
//   rendered.edition.files["feeds/rcm-mexico-es.ics"]
#pragma once

#include "feeds/edition.hpp"

#include <functional>

namespace rcm {

struct Rendered {
    Edition edition;
    std::vector<std::string> faults;  ///< any of these stops the edition
};

/// `progress` is told after each feed: how many are done, of how many.
[[nodiscard]] Rendered render(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                              civil_day today, const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace rcm
