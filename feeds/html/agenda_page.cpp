#include "feeds/html/kinds.hpp"

namespace rcm {

void write_agenda_page(const Site& site, Markup& out) {
    constexpr std::size_t most = 200;
    write_page(site, out, "agenda.html", site.say("Agenda", "Agenda"), [&](const Page& page) {
        Entries entries;
        for (const Entry& entry : site.plan.entries)
            if (site.plan.entries.size() <= most || !site.is_past(entry)) entries.push_back(&entry);
        page.html.element("p",
                          entries.size() == site.plan.entries.size()
                              ? page.say("Everything that has been decided, in full.", "Todo lo decidido, completo.")
                              : page.say("What is to come, in full; earlier years have pages of their own.",
                                         "Lo que está por venir, completo; los años anteriores tienen sus páginas."),
                          {{"class", "lead"}});
        if (entries.empty()) page.html.element("p", page.say("No events yet.", "Todavía no hay eventos."));
        page.html.open("section", {{"aria-label", page.say("Entries by month", "Entradas por mes")}});
        page.html.element("h2", page.say("By month", "Por mes"), {{"class", "unseen"}});
        write_by_month(page, entries, most, [&](const Entry& entry) { write_full_entry(page, entry, true); });
        page.html.close();
    });
}

}  // namespace rcm
