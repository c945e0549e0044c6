#include "feeds/html/pages.hpp"

#include "engine/base/in_order.hpp"
#include "feeds/html/kinds.hpp"
#include "feeds/html/page_inputs.hpp"

#include <set>

namespace rcm {
namespace {

/// A page may be as large as the calendar, and is never held as a whole.
template <class Write>
void put_page(EditionFolder& files, const std::string& path, const Write& write,
              const std::optional<MadeFrom>& from = {}) {
    if (from && files.has(path, *from)) return files.keep(path, *from);
    const auto file = files.open(path, from);
    Markup html([&](std::string_view piece) { file->add(piece); });
    write(html);
    html.finish();
    file->close();
}

/// Nearly all of a large site: threads ask for each whether the live edition has it, and then write those that it has
/// not ahead of their use.
void write_event_pages(const Site& site, const PageInputs& inputs, const std::string& folder, EditionFolder& files) {
    const auto& events = site.schedule().calendar->events;
    const auto path_of = [&](EventIndex event) { return folder + site.event_path(events[event]); };
    struct EventPage {
        std::optional<MadeFrom> from;
        bool live = false;
    };
    const auto pages = list_in_order(events.size(), [&](std::size_t at) {
        const auto event = static_cast<EventIndex>(at);
        const auto path = path_of(event);
        EventPage page{inputs.of_page(path, {event})};
        page.live = page.from && files.has(path, *page.from);
        return page;
    });
    std::vector<EventIndex> to_make;
    for (EventIndex event = 0; event < pages.size(); ++event)
        if (!pages[event].live) to_make.push_back(event);
    constexpr std::size_t at_once = 8;
    const auto make = [&](std::size_t part) {
        std::vector<std::string> some;
        for (auto at = part * at_once; at < std::min(to_make.size(), (part + 1) * at_once); ++at) {
            Markup html(some.emplace_back());
            write_event_page(site, html, events[to_make[at]]);
        }
        return some;
    };
    EventIndex next = 0;
    const auto keep_until = [&](EventIndex end) {
        for (; next < end; ++next)
            files.keep(path_of(next), *pages[next].from);
    };
    auto made = to_make.begin();
    in_order((to_make.size() + at_once - 1) / at_once, make, [&](const std::vector<std::string>& some) {
        for (const auto& bytes : some) {
            keep_until(*made++);
            files.put(path_of(next), bytes, pages[next].from);
            ++next;
        }
    });
    keep_until(static_cast<EventIndex>(events.size()));
}

/// It shows its events in full, and nothing of any other.
void write_month(const Site& site, const PageInputs& inputs, Month month, const std::string& folder,
                 EditionFolder& files) {
    std::vector<EventIndex> events;
    if (const auto found = site.months().find(month); found != site.months().end())
        for (const Entry* entry : found->second)
            events.push_back(entry->session->event);
    const auto path = folder + Site::month_path(month);
    const auto write = [&](Markup& html) { write_month_page(site, html, month); };
    put_page(files, path, write, inputs.of_page(path, events));
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
        const PageInputs inputs(site);
        write_event_pages(site, inputs, folder, files);
        for (const int year : site.years()) {
            put_page(files, folder + Site::year_path(year), [&](Markup& html) { write_year_page(site, html, year); });
            for (unsigned number = 1; number <= 12; ++number)
                write_month(site, inputs, {year, number}, folder, files);
        }
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
