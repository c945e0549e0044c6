#include "feeds/html/pages.hpp"

#include "feeds/html/kinds.hpp"

namespace rcm {

void write_pages(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones, civil_day today,
                 const TakeFile& take) {
    for (const Language language : languages) {
        const Site site(plan, findings, zones, language, today);
        const std::string folder = std::string(code_of(language)) + "/";
        take(folder + "index.html", write_index_page(site));
        take(folder + "agenda.html", write_agenda_page(site));
        for (const int year : site.years()) {
            take(folder + Site::year_path(year), write_year_page(site, year));
            for (unsigned number = 1; number <= 12; ++number) {
                const Month month{year, number};
                take(folder + Site::month_path(month), write_month_page(site, month));
            }
        }
        for (const Event& event : plan.schedule->calendar->events)
            take(folder + site.event_path(event), write_event_page(site, event));
        take(folder + "parties.html", write_parties_page(site));
        for (PartyIndex party = 0; party < site.source().parties.size(); ++party)
            take(folder + site.party_path(party), write_party_page(site, party));
        for (BodyIndex body = 0; body < site.source().bodies.size(); ++body)
            take(folder + site.body_path(body), write_body_page(site, body));
        take(folder + "open.html", write_open_page(site));
        take(folder + "conflicts.html", write_conflicts_page(site));
        take(folder + "subscribe.html", write_subscribe_page(site));
    }
    take("index.html", write_front_page(plan));
    take("style.css", stylesheet());
}

}  // namespace rcm
