// settle: a Schedule to the plan of an edition: UIDs, SEQUENCE, LAST-MODIFIED, and who gets what in which feed.
//
// Until there is a ledger, revisions are counted from the decisions themselves: SEQUENCE is the number of
// decisions after the add that touched time, place or status, LAST-MODIFIED the day the latest one was adopted.
// Both are functions of the documents alone, so a second machine gives the same bytes.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

[[nodiscard]] EditionPlan settle(std::shared_ptr<const Schedule> schedule);

}  // namespace rcm
