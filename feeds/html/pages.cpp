#include "feeds/html/pages.hpp"

#include "engine/base/in_order.hpp"
#include "feeds/html/kinds.hpp"

#include <set>

namespace rcm {
namespace {

/// Nearly all of a large site, so threads write them ahead.
void write_event_pages(const Site& site, const std::string& folder, EditionFolder& files) {
    const auto& events = site.schedule().calendar->events;
    constexpr std::size_t at_once = 64;
    using Pages = std::vector<std::pair<std::string, std::string>>;
    const auto write = [&](std::size_t part) {
        Pages pages;
        for (auto at = part * at_once; at < std::min(events.size(), (part + 1) * at_once); ++at)
            pages.emplace_back(folder + site.event_path(events[at]), write_event_page(site, events[at]));
        return pages;
    };
    in_order((events.size() + at_once - 1) / at_once, write, [&](const Pages& pages) {
        for (const auto& [path, bytes] : pages)
            files.put(path, bytes);
    });
}

/// As long as feeds show that it was withdrawn.
void write_gone_pages(const Site& site, const std::string& folder, EditionFolder& files) {
    std::set<std::string> written;
    for (const Withdrawn& gone : site.plan.withdrawn) {
        const std::string& id = gone.last->event;
        if (gone.shown && site.schedule().calendar->find(id) == nullptr && written.insert(id).second)
            files.put(folder + Site::event_path(id), write_gone_page(site, gone));
    }
}

}  // namespace

void write_pages(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones, civil_day today,
                 EditionFolder& files) {
    for (const Language language : languages) {
        const Site site(plan, findings, zones, language, today);
        const std::string folder = std::string(code_of(language)) + "/";
        files.put(folder + "index.html", write_index_page(site));
        files.put(folder + "agenda.html", write_agenda_page(site));
        for (const int year : site.years()) {
            files.put(folder + Site::year_path(year), write_year_page(site, year));
            for (unsigned number = 1; number <= 12; ++number) {
                const Month month{year, number};
                files.put(folder + Site::month_path(month), write_month_page(site, month));
            }
        }
        write_event_pages(site, folder, files);
        write_gone_pages(site, folder, files);
        files.put(folder + "parties.html", write_parties_page(site));
        for (PartyIndex party = 0; party < site.source().parties.size(); ++party)
            files.put(folder + site.party_path(party), write_party_page(site, party));
        for (BodyIndex body = 0; body < site.source().bodies.size(); ++body)
            files.put(folder + site.body_path(body), write_body_page(site, body));
        files.put(folder + "open.html", write_open_page(site));
        files.put(folder + "conflicts.html", write_conflicts_page(site));
        files.put(folder + "subscribe.html", write_subscribe_page(site));
    }
    files.put("index.html", write_front_page(plan));
    files.put("style.css", stylesheet());
}

}  // namespace rcm
