// The site's pages, all of them: for each language the way in, the years, months and agenda, a page for each event,
// party and body, what is open, what collides, how to subscribe; a front page that leads to the languages; and their
// style sheet.
//
//   en/index.html  en/2018.html  en/2018-09.html  en/agenda.html  en/events/missing-migrants-workshop.html
//   en/parties.html  en/parties/mexico.html  en/bodies/rcgm.html  en/open.html  en/conflicts.html  en/subscribe.html
//   index.html  style.css
//
// The same plan, findings and today give the same bytes.
//
//   write_pages(plan, findings, zones, today, publication);
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

void write_pages(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones, civil_day today,
                 EditionFolder& folder);

/// `rcmcal check --format html`: the findings by event and the timeline picture, as one file by itself.
[[nodiscard]] std::string write_report(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                                       Language language, civil_day today);

}  // namespace rcm
