#include "feeds/event_feed.hpp"
#include "feeds/html/kinds.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/local_times.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::string clock_of(civil_second at) {
    return to_iso(at).substr(11, 5);
}

/// "07:00–09:00", with the weekday and day where they are not those of the session's own zone.
void write_clock(const Page& page, const Session& session, Zone zone) {
    const civil_second start = page.site.zones.to_civil(zone, session.start());
    const civil_second end = page.site.zones.to_civil(zone, session.end());
    const civil_day day = date::floor<days>(start);
    page.html.text(clock_of(start) + "–" + clock_of(end));
    if (day != date::floor<days>(session.when->start))
        page.html.text(" (" + write_long_day(day, page.site.language) + ")");
}

void write_local_times_of(const Page& page, const Session& session) {
    const Register& source = page.site.source();
    const auto times = local_times(session, page.site.schedule(), page.site.zones);
    if (times.empty()) return;
    Markup& html = page.html;
    html.open("table", {{"class", "plain-table clocks"}});
    html.element("caption", page.say("Local times in the capitals", "Hora local en las capitales"));
    html.open("thead").open("tr").element("th", page.say("Country", "País"), {{"scope", "col"}});
    html.element("th", page.say("Local time", "Hora local"), {{"scope", "col"}}).close().close().open("tbody");
    for (const auto& [party, start] : times) {
        html.open("tr").element("th", page.text(source.parties[party].name), {{"scope", "row"}}).open("td");
        write_clock(page, session, source.places[*source.parties[party].capital].zone);
        html.close().close();
    }
    html.close().close();
}

/// Adding once: a copy that later decisions do not reach, which is said.
void write_add_links(const Page& page, const Entry& entry, bool several) {
    const Site& site = page.site;
    const Session& session = *entry.session;
    const Event& event = *entry.event;
    const EventText words = event_text(entry, site.schedule(), site.language, site.zones);
    const std::string here =
        site.source().settings.address + "/" + std::string(code_of(site.language)) + "/" + site.event_path(event);
    std::string dates, outlook;
    if (session.timed()) {
        dates = to_basic(session.start()) + "/" + to_basic(session.end());
        outlook =
            "&startdt=" + percent_encode(to_iso(session.start())) + "&enddt=" + percent_encode(to_iso(session.end()));
    } else {
        const DayRange shown = entry.shown_days();
        dates = to_basic(shown.first) + "/" + to_basic(shown.last + days{1});
        outlook = "&startdt=" + to_iso(shown.first) + "&enddt=" + to_iso(shown.last + days{1}) + "&allday=true";
    }
    const std::string google =
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text=" + percent_encode(words.summary) +
        "&dates=" + dates + "&details=" + percent_encode(here) + "&location=" + percent_encode(words.location);
    const std::string compose =
        "/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=" +
        percent_encode(words.summary) + outlook + "&body=" + percent_encode(here) +
        "&location=" + percent_encode(words.location);
    Markup& html = page.html;
    const std::string which = several ? ": " + title_of(page, session) : std::string();
    const auto button = [&](const std::string& address, std::string_view text) {
        html.open("li").link(address, text, {{"class", "button"}, {"aria-label", std::string(text) + which}}).close();
    };
    if (several) html.element("h3", title_of(page, session));
    html.open("ul", {{"class", "buttons"}});
    button(google, page.say("Add to Google", "Añadir a Google"));
    button("https://outlook.office.com" + compose, page.say("Add to Outlook (work)", "Añadir a Outlook (trabajo)"));
    button("https://outlook.live.com" + compose, page.say("Add to Outlook (personal)", "Añadir a Outlook (personal)"));
    html.close();
}

void write_add(const Page& page, const Event& event) {
    const auto entries = page.site.entries_of(event);
    const bool any = std::any_of(entries.begin(), entries.end(), [](const Entry* e) { return e->session->dated(); });
    if (!any || event.cancelled) return;
    Markup& html = page.html;
    Feed feed;
    feed.slug = event_slug(event.id);
    const std::string file = feed.file_name(page.site.language);
    html.open("section", {{"class", "panel add"}, {"aria-labelledby", "add"}});
    html.element("h2", page.say("Add to your calendar", "Añadir a su calendario"), {{"id", "add"}});
    html.open("ul", {{"class", "buttons"}});
    html.open("li").link(webcal_form(page.site.source().settings.address + "/feeds/" + file),
                         page.say("Follow this event (Apple, Thunderbird)", "Seguir este evento (Apple, Thunderbird)"),
                         {{"class", "button main"}});
    html.close().open("li");
    html.link(page.up + "../feeds/" + file, page.say("File (.ics)", "Archivo (.ics)"), {{"class", "button"}});
    html.close().close();
    // A long series would be a wall of buttons; its file holds all of it.
    if (entries.size() <= 4) {
        for (const Entry* entry : entries)
            if (entry->session->dated()) write_add_links(page, *entry, entries.size() > 1);
    }
    html.element("p",
                 page.say("An event that you follow changes with every later decision. What you add or save once does "
                          "not: come back to this page.",
                          "Un evento que usted sigue cambia con cada decisión posterior. Lo que se añade o guarda una "
                          "vez, no: vuelva a esta página."),
                 {{"class", "source"}});
    html.close();
}

void write_history(const Page& page, const Event& event) {
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "history"}});
    html.element("h2", page.say("History", "Historia"), {{"id", "history"}}).open("ol", {{"class", "history"}});
    for (const Decision* decision : event.history) {
        const Document& document = page.site.source().documents[decision->document];
        html.open("li").element("time", write_days({document.adopted, document.adopted}, page.site.language),
                                {{"datetime", to_iso(document.adopted)}});
        html.text(" ").element("strong", capitalised(word_of(decision->act, page.site.language)));
        const Fields& fields = decision->fields;
        if (fields.when)
            write_fact(page, page.say("Date", "Fecha"), write_dates(fields.when->value, page.site.language));
        if (fields.where)
            write_fact(page, page.say("Place", "Lugar"),
                       write_decided_where(*decision, page.site.source(), page.site.language));
        const auto say = [&](const auto& field, std::string_view en, std::string_view es) {
            if (field) write_fact(page, page.say(en, es), field->value);
        };
        say(fields.venue, "Venue", "Local");
        say(fields.room, "Room", "Sala");
        if (fields.reason) write_fact(page, page.say("Reason", "Motivo"), page.text(fields.reason->value));
        html.element("p", write_citation(*decision, page.site.source(), page.site.language), {{"class", "source"}});
        html.close();
    }
    html.close().close();
}

void write_outcome(const Page& page, const Session& session) {
    const auto held = page.site.schedule().outcome_of(session);
    if (!held) return;
    page.html.element(
        "p",
        *held == Held::yes ? page.say("It was held.", "Se celebró.") : page.say("It was not held.", "No se celebró."),
        {{"class", "outcome"}});
}

void write_conflicts_of(const Page& page, const Event& event) {
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "conflicts"}});
    html.element("h2", page.say("Conflicts", "Conflictos"), {{"id", "conflicts"}});
    write_findings(page, page.site.findings_of(event));
    html.close();
}

}  // namespace

void write_event_page(const Site& site, Markup& out, const Event& event) {
    write_page(site, out, site.event_path(event), text_in(event.title.value(), site.language), [&](const Page& page) {
        Markup& html = page.html;
        const auto entries = site.entries_of(event);
        html.open("ul", {{"class", "events sessions"}});
        for (const Entry* entry : entries) {
            html.open("li", {{"class", event.cancelled ? "session is-cancelled" : "session"},
                             {"id", site.anchor_of(*entry)}});
            write_when_cell(page, *entry->session);
            html.open("p", {{"class", "facts"}}).text(facts_of(page, *entry));
            write_badges(page, *entry);
            html.close();
            write_outcome(page, *entry->session);
            if (entry->session->dated()) {
                const std::string month = Site::month_path(month_of(entry->session->hull().first));
                html.open("p").link(
                    page.to(month), page.say("See it in its month", "Verlo en su mes"),
                    {{"aria-label", std::string(page.say("See it in its month: ", "Verlo en su mes: ")) +
                                        write_when(*entry->session->when, site.language)}});
                html.close();
            }
            write_local_times_of(page, *entry->session);
            html.close();
        }
        html.close();
        if (const std::string venue = write_venue(event); !venue.empty())
            write_fact(page, page.say("Venue", "Local"), venue);
        if (event.link.set() && !event.cancelled) html.element("p", link_words(page));
        if (event.cancelled && !event.reason.value().empty())
            write_fact(page, page.say("Reason", "Motivo"), page.text(event.reason.value()));
        if (!event.notes.value().empty()) html.element("p", page.text(event.notes.value()));
        write_add(page, event);
        html.open("section", {{"aria-labelledby", "decided"}});
        html.element("h2", page.say("What was decided, and where", "Qué se decidió y dónde"), {{"id", "decided"}});
        write_event_fields(page, event);
        html.close();
        write_history(page, event);
        write_conflicts_of(page, event);
    });
}

}  // namespace rcm
