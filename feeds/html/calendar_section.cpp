#include "feeds/html/sections.hpp"
#include "feeds/local_times.hpp"
#include "feeds/words.hpp"

#include <optional>

namespace rcm {
namespace {

struct Month {
    int year;
    unsigned month;
    friend auto operator<=>(const Month&, const Month&) = default;
};

/// The month in which it begins, of a window the one in which the window begins; nullopt where nothing is known.
std::optional<Month> month_of(const Session& session) {
    if (!session.dated()) return std::nullopt;
    const date::year_month_day first(session.start_days.front().first);
    return Month{static_cast<int>(first.year()), static_cast<unsigned>(first.month())};
}

void write_when_cell(const Page& page, const Session& session) {
    page.html.open("p", {{"class", "when"}});
    const DayRange range = session.when.range;
    if (session.when.form == When::Form::whole_days && range.length() == 1) {
        page.html.element("time", capitalised(write_long_day(range.first, page.language)),
                          {{"datetime", to_iso(range.first)}});
    } else {
        page.html.text(capitalised(write_when(session.when, page.language)));
    }
    if (session.when.form == When::Form::window && session.length_days > 1) {
        page.html.text(", " + counted(static_cast<std::size_t>(session.length_days), page.say("day", "día"),
                                      page.say("days", "días")));
    }
    if (session.timed()) {
        page.html.text(" ").element("span", "(" + session.zone.name() + ")", {{"class", "zone"}});
    }
    page.html.close();
}

void write_badges(const Page& page, const Entry& entry) {
    const Session& session = *entry.session;
    if (entry.event->cancelled) {
        write_badge(page, page.say("cancelled", "cancelado"), "cancelled");
        return;
    }
    const bool day_open = session.when.open();
    if (day_open) write_badge(page, page.say("date to be confirmed", "fecha por confirmar"), "open");
    if (session.place_open) write_badge(page, page.say("place to be confirmed", "lugar por confirmar"), "open");
    if (entry.tentative && !day_open && !session.place_open) {
        write_badge(page, page.say("tentative", "provisional"), "open");
    }
}

/// "Workshop · Panama City, Panama"
std::string facts_of(const Page& page, const Entry& entry) {
    std::string facts = capitalised(word_of(entry.event->kind.value, page.language));
    const std::string where = write_where(*entry.event, page.source(), page.language);
    if (!where.empty()) facts += " · " + where;
    return facts;
}

std::string bodies_of(const Page& page, const Event& event) {
    std::string text;
    for (const BodyIndex body : event.bodies.value) {
        if (!text.empty()) text += "; ";
        text += text_in(page.source().bodies[body].name, page.language);
    }
    return text;
}

/// "Added: RCGM conclusions, 20 July 2018, 16.d. Moved: …"
std::string provenance_of(const Page& page, const Event& event) {
    std::string text;
    for (const Decision* decision : event.history) {
        if (!text.empty()) text += ". ";
        text += capitalised(word_of(decision->act, page.language)) + ": ";
        text += write_citation(*decision, page.source(), page.language);
    }
    return text;
}

void write_entry(const Page& page, const Entry& entry) {
    const Session& session = *entry.session;
    const Event& event = *entry.event;
    const auto anchor = page.anchors.find(&session);
    page.html.open(
        "li", {{"class", event.cancelled ? "event is-cancelled" : "event"},
               {"id", anchor == page.anchors.end() ? std::string_view(entry.uid) : std::string_view(anchor->second)}});
    write_when_cell(page, session);
    page.html.open("div", {{"class", "what"}});
    page.html.element("h4", title_of(page, session));
    page.html.open("p", {{"class", "facts"}}).text(facts_of(page, entry));
    write_badges(page, entry);
    page.html.close();
    if (event.cancelled && !event.reason.value.empty()) {
        write_fact(page, page.say("Reason", "Motivo"), text_in(event.reason.value, page.language));
    }
    if (session.online && session.timed()) {
        const std::string local = write_local_times(session, page.schedule(), page.zones, page.language);
        if (!local.empty())
            write_fact(page, page.say("Local times in the capitals", "Hora local en las capitales"), local);
    }
    const std::string bodies = bodies_of(page, event);
    if (!bodies.empty()) write_fact(page, page.say("For", "Para"), bodies);
    const std::string owner = write_owner(session, page.schedule(), page.language);
    if (!owner.empty()) write_fact(page, page.say("Responsible", "Responsable"), owner);
    const Event* fed = event.feeds_into.set() ? page.schedule().calendar->find(event.feeds_into.value) : nullptr;
    if (fed != nullptr)
        write_fact(page, page.say("Feeds into", "Sirve para"), text_in(fed->title.value, page.language));
    PartySet supporters;
    for (const PartyIndex party : event.supported_by.value)
        supporters.set(party);
    if (supporters.any()) {
        write_fact(page, page.say("Supported by", "Con el apoyo de"),
                   write_parties(supporters, page.source(), page.language));
    }
    if (!event.notes.value.empty()) page.html.element("p", text_in(event.notes.value, page.language));
    page.html.element("p", provenance_of(page, event), {{"class", "source"}});
    page.html.close().close();
}

}  // namespace

void write_calendar_section(const Page& page) {
    std::map<Month, std::vector<const Entry*>> months;
    std::vector<const Entry*> undated;
    for (const Entry& entry : page.plan.entries) {
        const std::optional<Month> month = month_of(*entry.session);
        (month ? months[*month] : undated).push_back(&entry);
    }
    Markup& html = page.html;
    html.open("section", {{"id", "calendar"}, {"aria-labelledby", "calendar-title"}});
    html.element("h2", page.say("Calendar", "Calendario"), {{"id", "calendar-title"}});
    if (page.plan.entries.empty()) html.element("p", page.say("No events yet.", "Todavía no hay eventos."));
    for (const auto& [month, entries] : months) {
        html.element("h3", capitalised(write_month(month.year, month.month, page.language)));
        html.open("ul", {{"class", "events"}});
        for (const Entry* entry : entries)
            write_entry(page, *entry);
        html.close();
    }
    if (!undated.empty()) {
        html.element("h3", page.say("Date to be confirmed", "Fecha por confirmar"));
        html.open("ul", {{"class", "events"}});
        for (const Entry* entry : undated)
            write_entry(page, *entry);
        html.close();
    }
    html.close();
}

}  // namespace rcm
