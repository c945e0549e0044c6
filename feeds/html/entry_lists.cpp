#include "feeds/html/kinds.hpp"
#include "feeds/local_times.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::string bodies_of(const Page& page, const Event& event) {
    std::string text;
    for (const BodyIndex body : event.bodies.value()) {
        if (!text.empty()) text += "; ";
        text += page.text(page.site.source().bodies[body].name);
    }
    return text;
}

/// "Added: RCGM conclusions, 20 July 2018, 16.d. Moved: …"
std::string provenance_of(const Page& page, const Event& event) {
    std::string text;
    for (const Decision* decision : event.history) {
        if (!text.empty()) text += ". ";
        text += capitalised(word_of(decision->act, page.site.language)) + ": ";
        text += write_citation(*decision, page.site.source(), page.site.language);
    }
    return text;
}

/// How many open findings at warning level or above an event has, as a link to them.
void write_conflict_mark(const Page& page, const Event& event) {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const Finding* finding : page.site.findings_of(event)) {
        if (finding->acknowledged != nullptr) continue;
        errors += finding->severity == Severity::error ? 1 : 0;
        warnings += finding->severity == Severity::warning ? 1 : 0;
    }
    if (errors + warnings == 0) return;
    std::string text;
    if (errors > 0) text = counted(errors, page.say("error", "error"), page.say("errors", "errores"));
    if (warnings > 0) {
        if (errors > 0) text += ", ";
        text += counted(warnings, page.say("warning", "advertencia"), page.say("warnings", "advertencias"));
    }
    page.html.text(" ").link(page.to(page.site.event_path(event)) + "#conflicts", text,
                             {{"class", errors > 0 ? "badge badge-error" : "badge badge-warning"}});
}

std::string class_of(const Entry& entry) {
    std::string name = "event kind-";
    name += event_kind_names[static_cast<std::size_t>(entry.event->kind.value())];
    if (entry.event->cancelled) name += " is-cancelled";
    return name;
}

void open_item(const Page& page, const Entry& entry, bool anchored) {
    const std::string name = class_of(entry);
    if (anchored) {
        page.html.open("li", {{"class", name}, {"id", page.site.anchor_of(entry)}});
    } else {
        page.html.open("li", {{"class", name}});
    }
    write_when_cell(page, *entry.session);
    page.html.open("div", {{"class", "what"}}).open("p", {{"class", "title"}});
    write_event_link(page, *entry.session);
    page.html.close().open("p", {{"class", "facts"}}).text(facts_of(page, entry));
    write_badges(page, entry);
    write_conflict_mark(page, *entry.event);
    page.html.close();
}

void write_people(const Page& page, const Entry& entry) {
    const Event& event = *entry.event;
    const Site& site = page.site;
    if (const std::string venue = write_venue(event); !venue.empty())
        write_fact(page, page.say("Venue", "Local"), venue);
    const std::string bodies = bodies_of(page, event);
    if (!bodies.empty()) write_fact(page, page.say("For", "Para"), bodies);
    const std::string owner = write_owner(*entry.session, site.schedule(), site.language);
    if (!owner.empty()) write_fact(page, page.say("Responsible", "Responsable"), owner);
    const Event* fed = event.feeds_into.set() ? site.schedule().calendar->find(event.feeds_into.value()) : nullptr;
    if (fed != nullptr) write_fact(page, page.say("Feeds into", "Sirve para"), page.text(fed->title.value()));
    PartySet supporters;
    for (const PartyIndex party : event.supported_by.value())
        supporters.set(party);
    if (supporters.any()) {
        write_fact(page, page.say("Supported by", "Con el apoyo de"),
                   write_parties(supporters, site.source(), site.language));
    }
}

void write_years(const Page& page, std::string_view words) {
    page.html.open("p", {{"class", "more"}}).text(words);
    for (const int year : page.site.years())
        page.html.text(" ").link(page.to(Site::year_path(year)), std::to_string(year));
    page.html.close();
}

}  // namespace

void write_row(const Page& page, const Entry& entry, bool anchored) {
    open_item(page, entry, anchored);
    page.html.close().close();
}

void write_full_entry(const Page& page, const Entry& entry, bool anchored) {
    const Event& event = *entry.event;
    open_item(page, entry, anchored);
    if (event.cancelled && !event.reason.value().empty())
        write_fact(page, page.say("Reason", "Motivo"), page.text(event.reason.value()));
    if (entry.session->online && entry.session->timed()) {
        const std::string local =
            write_local_times(*entry.session, page.site.schedule(), page.site.zones, page.site.language);
        if (!local.empty())
            write_fact(page, page.say("Local times in the capitals", "Hora local en las capitales"), local);
    }
    write_people(page, entry);
    if (!event.notes.value().empty()) page.html.element("p", page.text(event.notes.value()));
    page.html.element("p", provenance_of(page, event), {{"class", "source"}});
    page.html.close().close();
}

void write_by_month(const Page& page, const Entries& entries, std::size_t most,
                    const std::function<void(const Entry&)>& write) {
    Markup& html = page.html;
    std::optional<Month> month;
    bool undated = false;
    std::size_t written = 0;
    for (const Entry* entry : entries) {
        if (written == most) break;
        ++written;
        const bool dated = entry->session->dated();
        const std::optional<Month> its = dated ? std::optional(month_of(entry->session->hull().first)) : std::nullopt;
        if (written == 1 || its != month || (!dated && !undated)) {
            if (written > 1) html.close();
            html.element("h3", its ? capitalised(write_month(its->year, its->number, page.site.language))
                                   : std::string(page.say("Date to be confirmed", "Fecha por confirmar")));
            html.open("ul", {{"class", "events"}});
            month = its;
            undated = !dated;
        }
        write(*entry);
    }
    if (written > 0) html.close();
    if (written == entries.size()) return;
    write_years(page, counted(entries.size() - written, page.say("more entry.", "entrada más."),
                              page.say("more entries.", "entradas más.")) +
                          std::string(page.say(" All of them, by year:", " Todas, por año:")));
}

void write_coming_and_earlier(const Page& page, const Entries& entries, bool anchored) {
    constexpr std::size_t most = 150;
    Entries coming, earlier;
    for (const Entry* entry : entries)
        (page.site.is_past(*entry) ? earlier : coming).push_back(entry);
    Markup& html = page.html;
    const auto write = [&](const Entry& entry) { write_row(page, entry, anchored); };
    html.open("section", {{"aria-labelledby", "coming"}});
    html.element("h2", page.say("Coming up", "Próximamente"), {{"id", "coming"}});
    if (coming.empty()) {
        html.element("p", entries.empty() ? page.say("No events yet.", "Todavía no hay eventos.")
                                          : page.say("Nothing is planned from today on.",
                                                     "No hay nada previsto de hoy en adelante."));
    }
    write_by_month(page, coming, most, write);
    html.close();
    if (earlier.empty()) return;
    html.open("section", {{"aria-labelledby", "earlier"}});
    html.element("h2", page.say("Earlier", "Anteriores"), {{"id", "earlier"}});
    if (earlier.size() > most) {
        earlier.erase(earlier.begin(), earlier.end() - static_cast<long>(most / 2));
        write_years(page, page.say("The last ones. All of them, by year:", "Las últimas. Todas, por año:"));
    }
    write_by_month(page, earlier, most, write);
    html.close();
}

}  // namespace rcm
