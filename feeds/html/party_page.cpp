#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::string_view kind_word(const Page& page, PartyKind kind) {
    switch (kind) {
        case PartyKind::member:
            return page.say("Member country", "País miembro");
        case PartyKind::observer:
            return page.say("Observer", "Observador");
        case PartyKind::network:
            return page.say("Network", "Red");
        case PartyKind::office:
            break;
    }
    return page.say("Office", "Oficina");
}

void write_feed_of(const Page& page, std::string_view slug, FeedRequest::Each first, FeedRequest::Each second) {
    for (const Feed& feed : page.site.plan.feeds) {
        if (feed.slug != slug || (feed.each != first && feed.each != second) || !is_listed(feed)) continue;
        Markup& html = page.html;
        html.open("section", {{"class", "panel"}, {"aria-labelledby", "subscribe"}});
        html.element("h2", page.say("In your own calendar", "En su propio calendario"), {{"id", "subscribe"}});
        write_subscribe_links(page, feed);
        html.open("p").link(page.to("subscribe.html") + "#how", page.say("How to subscribe", "Cómo suscribirse"));
        html.close().close();
        return;
    }
}

void write_findings_of(const Page& page, SomeFindings findings) {
    constexpr std::size_t most = 50;
    if (findings.empty()) return;
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "conflicts"}});
    FindingCounts counts;
    for (const Finding* finding : findings)
        counts.add(*finding);
    html.element("h2", std::string(page.say("Conflicts", "Conflictos")) + " (" + std::to_string(counts.open()) + ")",
                 {{"id", "conflicts"}});
    if (!write_findings(page, findings, most)) {
        html.open("p").link(page.to("conflicts.html"), page.say("All conflicts", "Todos los conflictos")).close();
    }
    html.close();
}

void write_bodies_of(const Page& page, PartyIndex party) {
    const Register& source = page.site.source();
    std::vector<BodyIndex> bodies;
    for (BodyIndex i = 0; i < source.bodies.size(); ++i) {
        const Body& body = source.bodies[i];
        const bool member = std::any_of(body.members.begin(), body.members.end(),
                                        [&](const Membership& one) { return one.party == party; });
        if (body.standing && (member || body.invited[party])) bodies.push_back(i);
    }
    if (bodies.empty()) return;
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "bodies"}});
    html.element("h2", page.say("Takes part in", "Participa en"), {{"id", "bodies"}}).open("ul", {{"class", "plain"}});
    for (const BodyIndex i : bodies)
        html.open("li").link(page.to(page.site.body_path(i)), page.text(source.bodies[i].name)).close();
    html.close().close();
}

/// What it has to settle: open points and deadlines from today on.
void write_duties_of(const Page& page, PartyIndex party) {
    const Site& site = page.site;
    std::vector<const OpenPoint*> points;
    for (const OpenPoint& point : site.open_points()) {
        const Event& event = *point.entry->event;
        std::optional<PartyIndex> by;
        if (event.owner.set() && point.entry->session->dated())
            by = site.source().holder(event.owner.value(), point.entry->session->hull().first);
        const auto* open = std::get_if<Placeholder>(&event.where.value());
        if (point.what == OpenPoint::What::place && open != nullptr && open->owner) by = open->owner;
        if (by == party) points.push_back(&point);
    }
    if (points.empty()) return;
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "duties"}});
    html.element("h2", page.say("To be settled by it", "Le corresponde definir"), {{"id", "duties"}});
    html.open("ul", {{"class", "cards"}});
    for (const OpenPoint* point : points)
        write_open_point(page, *point);
    html.close().close();
}

void write_presidency(const Page& page, PartyIndex party) {
    for (const Presidency& term : page.site.source().presidencies) {
        if (term.party != party) continue;
        write_fact(page, page.say("Presidency Pro-Tempore", "Presidencia Pro-Témpore"),
                   write_days({term.from, term.until - days{1}}, page.site.language));
    }
}

void write_links_to(const Page& page, const PartySet& parties) {
    Markup& html = page.html;
    html.open("ul", {{"class", "chips"}});
    for (PartyIndex i = 0; i < page.site.source().parties.size(); ++i) {
        if (!parties[i]) continue;
        html.open("li").link(page.to(page.site.party_path(i)), page.text(page.site.source().parties[i].name)).close();
    }
    html.close();
}

}  // namespace

void write_party_page(const Site& site, Markup& out, PartyIndex index) {
    const Party& party = site.source().parties[index];
    write_page(site, out, site.party_path(index), text_in(party.name, site.language), [&](const Page& page) {
        std::string kind(kind_word(page, party.kind));
        if (party.capital) kind += " · " + page.text(site.source().places[*party.capital].name);
        page.html.element("p", kind, {{"class", "lead"}});
        write_presidency(page, index);
        write_feed_of(page, party.slug, FeedRequest::Each::member, FeedRequest::Each::observer);
        write_duties_of(page, index);
        Entries entries;
        for (const Entry& entry : site.plan.entries)
            if (site.schedule().concerns(*entry.session, index)) entries.push_back(&entry);
        write_coming_and_earlier(page, entries);
        write_bodies_of(page, index);
        FindingList findings;
        for (const Finding& finding : site.findings)
            if (finding.parties[index]) findings.push_back(&finding);
        write_findings_of(page, findings);
    });
}

void write_body_page(const Site& site, Markup& out, BodyIndex index) {
    const Body& body = site.source().bodies[index];
    write_page(site, out, site.body_path(index), text_in(body.name, site.language), [&](const Page& page) {
        Markup& html = page.html;
        html.element("p",
                     !body.standing ? page.say("A name for its members", "Un nombre para sus miembros")
                     : body.level == Level::political ? page.say("Political level", "Nivel político")
                                                      : page.say("Technical level", "Nivel técnico"),
                     {{"class", "lead"}});
        if (body.part_of) {
            html.open("p").element("strong", page.say("Group of:", "Grupo de:")).text(" ");
            html.link(page.to(site.body_path(*body.part_of)), page.text(site.source().bodies[*body.part_of].name));
            html.close();
        }
        write_feed_of(page, body.slug, FeedRequest::Each::body, FeedRequest::Each::body);
        Entries entries;
        FindingList findings;
        for (const Entry& entry : site.plan.entries) {
            const auto& bodies = entry.event->bodies.value();
            if (std::find(bodies.begin(), bodies.end(), index) == bodies.end()) continue;
            entries.push_back(&entry);
            for (const Finding* finding : site.findings_of(*entry.event))
                findings.push_back(finding);
        }
        std::sort(findings.begin(), findings.end());
        findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
        write_coming_and_earlier(page, entries);
        html.open("section", {{"aria-labelledby", "members"}});
        // Of a body whose terms are over, its members of the last meeting say more than nobody.
        civil_day day = site.today;
        if (body.members_on(day).none() && !entries.empty() && entries.back()->session->dated())
            day = entries.back()->session->hull().first;
        PartySet members = body.members_on(day);
        if (members.none())
            for (const Membership& one : body.members)
                members.set(one.party);
        html.element("h2", page.say("Members", "Miembros"), {{"id", "members"}});
        write_links_to(page, members);
        if (body.invited.any()) {
            html.element("h3", page.say("Invited", "Invitados"));
            write_links_to(page, body.invited);
        }
        html.close();
        write_findings_of(page, findings);
    });
}

void write_parties_page(const Site& site, Markup& out) {
    write_page(site, out, "parties.html", site.say("Countries and bodies", "Países y órganos"), [&](const Page& page) {
        const auto group = [&](std::string_view heading, PartyKind kind) {
            PartySet parties;
            for (PartyIndex i = 0; i < site.source().parties.size(); ++i)
                parties[i] = site.source().parties[i].kind == kind;
            if (parties.none()) return;
            page.html.element("h2", heading);
            write_links_to(page, parties);
        };
        group(page.say("Member countries", "Países miembros"), PartyKind::member);
        group(page.say("Observers", "Observadores"), PartyKind::observer);
        group(page.say("Networks", "Redes"), PartyKind::network);
        group(page.say("Offices", "Oficinas"), PartyKind::office);
        if (site.source().bodies.empty()) return;
        page.html.element("h2", page.say("Bodies", "Órganos")).open("ul", {{"class", "plain"}});
        for (BodyIndex i = 0; i < site.source().bodies.size(); ++i) {
            page.html.open("li").link(page.to(site.body_path(i)), page.text(site.source().bodies[i].name)).close();
        }
        page.html.close();
    });
}

}  // namespace rcm
