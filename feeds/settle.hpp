// settle: a Schedule to the plan of an edition: UIDs, SEQUENCE, LAST-MODIFIED, cancellations, and who gets what in
// which feed.
//
// The first edition counts revisions from the decisions themselves: SEQUENCE is the number of decisions after the add
// that touched time, place or status, LAST-MODIFIED the day the latest one was adopted. From then on the last edition
// counts: what shows differently, for whatever reason, gets a later LAST-MODIFIED; what is at another time or has
// another status gets a higher SEQUENCE; nothing else moves a byte. What subscribers know and the data no longer shows
// is withdrawn, as a cancellation.
//
//   EditionPlan plan = settle(schedule, zones, today, ledger->load(live));
//
// Pure: the same schedule, zone data, day and last edition give the same plan.
//
// Source: RFC 5546 §2.1.4, RFC 5545 §3.8.7; feeds.md, "Change".
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// The entries alone, in the order of the plan: what a list needs.
[[nodiscard]] std::vector<Entry> settle_entries(const Schedule& schedule);

/// The draft, as if nothing had been published: what pages of a person's own need.
[[nodiscard]] EditionPlan settle(std::shared_ptr<const Schedule> schedule);

/// The plan of the edition that follows `last` (null: the first).
[[nodiscard]] EditionPlan settle(std::shared_ptr<const Schedule> schedule, const ZoneDatabase& zones, civil_day today,
                                 std::shared_ptr<const LastEdition> last);

/// Calls back with each entry as it stands once this edition is published, where that differs from the last one: what
/// the ledger enters.
void for_each_changed(const EditionPlan& plan, const std::function<void(const PublishedEntry&)>& use);

}  // namespace rcm
