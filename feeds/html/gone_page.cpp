#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

namespace rcm {

void write_gone_page(const Site& site, Markup& out, const Withdrawn& gone) {
    const PublishedEntry& last = *gone.last;
    write_page(site, out, site.event_path(last.event), last.title.in(site.language), [&](const Page& page) {
        Markup& html = page.html;
        html.open("p").element("strong", write_gone_since(gone.since, site.language));
        html.close();
        write_fact(page, page.say("Last announced for", "Anunciado por última vez para"), last.when.in(site.language));
        if (const auto& where = last.where.in(site.language); !where.empty())
            write_fact(page, page.say("Place", "Lugar"), where);
        write_fact(page, page.say("Questions", "Consultas"), write_contact(site.source(), site.language));
    });
}

}  // namespace rcm
