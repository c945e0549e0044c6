#include "feeds/html/pages.hpp"

#include "engine/base/in_order.hpp"
#include "feeds/html/kinds.hpp"

#include <set>

namespace rcm {
namespace {

/// A page may be as large as the calendar, and is never held as a whole.
template <class Write>
void put_page(EditionFolder& files, const std::string& path, const Write& write) {
    const auto file = files.open(path);
    Markup html([&](std::string_view piece) { file->add(piece); });
    write(html);
    html.finish();
    file->close();
}

/// Nearly all of a large site, so threads write them ahead.
void write_event_pages(const Site& site, const std::string& folder, EditionFolder& files) {
    const auto& events = site.schedule().calendar->events;
    constexpr std::size_t at_once = 8;
    using Pages = std::vector<std::pair<std::string, std::string>>;
    const auto write = [&](std::size_t part) {
        Pages pages;
        for (auto at = part * at_once; at < std::min(events.size(), (part + 1) * at_once); ++at) {
            Markup html(pages.emplace_back(folder + site.event_path(events[at]), "").second);
            write_event_page(site, html, events[at]);
        }
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
            put_page(files, folder + Site::event_path(id), [&](Markup& html) { write_gone_page(site, html, gone); });
    }
}

}  // namespace

void write_pages(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones, civil_day today,
                 EditionFolder& files) {
    for (const Language language : languages) {
        const Site site(plan, findings, zones, language, today);
        const std::string folder = std::string(code_of(language)) + "/";
        const auto put = [&](const std::string& path, void (*write)(const Site&, Markup&)) {
            put_page(files, folder + path, [&](Markup& html) { write(site, html); });
        };
        put("index.html", write_index_page);
        put("agenda.html", write_agenda_page);
        for (const int year : site.years()) {
            put_page(files, folder + Site::year_path(year), [&](Markup& html) { write_year_page(site, html, year); });
            for (unsigned number = 1; number <= 12; ++number) {
                const Month month{year, number};
                put_page(files, folder + Site::month_path(month),
                         [&](Markup& html) { write_month_page(site, html, month); });
            }
        }
        write_event_pages(site, folder, files);
        write_gone_pages(site, folder, files);
        put("parties.html", write_parties_page);
        for (PartyIndex party = 0; party < site.source().parties.size(); ++party)
            put_page(files, folder + site.party_path(party),
                     [&](Markup& html) { write_party_page(site, html, party); });
        for (BodyIndex body = 0; body < site.source().bodies.size(); ++body)
            put_page(files, folder + site.body_path(body), [&](Markup& html) { write_body_page(site, html, body); });
        put("open.html", write_open_page);
        put("conflicts.html", write_conflicts_page);
        put("subscribe.html", write_subscribe_page);
    }
    put_page(files, "index.html", [&](Markup& html) { write_front_page(plan, html); });
    files.put("style.css", stylesheet());
}

}  // namespace rcm
