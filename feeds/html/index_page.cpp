#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

void write_chips(const Page& page, std::string_view heading, PartyKind kind) {
    const Register& source = page.site.source();
    bool any = false;
    for (PartyIndex i = 0; i < source.parties.size(); ++i) {
        if (source.parties[i].kind != kind) continue;
        if (!any) page.html.element("h3", heading).open("ul", {{"class", "chips"}});
        any = true;
        page.html.open("li").link(page.to(page.site.party_path(i)), page.text(source.parties[i].name)).close();
    }
    if (any) page.html.close();
}

void write_finder(const Page& page) {
    const Register& source = page.site.source();
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "find"}});
    html.element("h2", page.say("Find what concerns you", "Encuentre lo que le concierne"), {{"id", "find"}});
    html.open("div", {{"class", "finder"}}).open("div");
    write_chips(page, page.say("Member countries", "Países miembros"), PartyKind::member);
    html.close().open("div");
    bool any = false;
    for (BodyIndex i = 0; i < source.bodies.size(); ++i) {
        if (!source.bodies[i].standing) continue;
        if (!any) {
            html.element("h3", page.say("Who meets", "Quiénes se reúnen")).open("ul", {{"class", "plain"}});
        }
        any = true;
        html.open("li").link(page.to(page.site.body_path(i)), page.text(source.bodies[i].name)).close();
    }
    if (any) html.close();
    html.close().close().open("p");
    html.link(page.to("parties.html"),
              page.say("Observers, networks and the secretariat", "Observadores, redes y la secretaría"));
    html.close().close();
}

/// What a planner has to look at: counts that lead to their pages.
void write_tasks(const Page& page) {
    const Site& site = page.site;
    Markup& html = page.html;
    std::size_t overdue = 0;
    const FindingCounts& counts = site.counts();
    for (const OpenPoint& point : site.open_points())
        overdue += point.needed_by && *point.needed_by < site.today ? 1 : 0;
    const auto tile = [&](std::string_view path, std::string_view number, std::string_view words,
                          std::string_view kind) {
        html.open("li", {{"class", kind}}).open("a", {Attribute::href(page.to(path))});
        html.element("strong", number).text(" ").element("span", words).close().close();
    };
    html.open("ul", {{"class", "tiles"}});
    std::string found(page.say("conflicts and notes", "conflictos y avisos"));
    if (!site.findings.empty()) found += ": " + write_counts(page, counts);
    tile("conflicts.html", std::to_string(counts.open()), found,
         counts.errors > 0     ? "is-bad"
         : counts.warnings > 0 ? "is-open"
                               : "");
    std::string open(page.say("still open", "por definir"));
    if (overdue > 0) open += ", " + std::to_string(overdue) + std::string(page.say(" overdue", " con plazo vencido"));
    tile("open.html", std::to_string(site.open_points().size()), open, site.open_points().empty() ? "" : "is-open");
    const Month focus = site.focus();
    tile(Site::year_path(focus.year), std::to_string(focus.year), page.say("year at a glance", "el año de un vistazo"),
         "");
    tile("subscribe.html", "+", page.say("in my own calendar", "en mi propio calendario"), "");
    html.close();
}

}  // namespace

void write_index_page(const Site& site, Markup& out) {
    const std::string name = text_in(site.source().settings.name, site.language);
    write_page(site, out, "index.html", name, [&](const Page& page) {
        page.html.element("p", description_in(site.language), {{"class", "lead"}});
        write_tasks(page);
        write_finder(page);
        Entries entries;
        for (const Entry& entry : site.plan.entries)
            entries.push_back(&entry);
        // The entries carry the anchors that feeds published before there were pages of events point to.
        write_coming_and_earlier(page, entries, true);
    });
}

}  // namespace rcm
