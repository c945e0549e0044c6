#include "feeds/event_feed.hpp"
#include "feeds/html/kinds.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/local_times.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// A table row: the field, what it says, and the decision that set it.
class FieldRows {
  public:
    FieldRows(const Page& page, const Event& event) : page_(page), event_(event) {}

    void write() {
        const Site& site = page_.site;
        const Language language = site.language;
        Markup& html = page_.html;
        html.open("table", {{"class", "plain-table fields"}});
        html.element("caption", page_.say("What was decided", "Lo decidido"), {{"class", "unseen"}});
        html.open("thead").open("tr");
        for (const std::string_view head : {page_.say("Field", "Dato"), page_.say("As it stands", "Situación actual"),
                                            page_.say("Decided in", "Decidido en")})
            html.element("th", head, {{"scope", "col"}});
        html.close().close().open("tbody");
        const auto text = [&](const LanguageText& words) { html.text(page_.text(words)); };
        row(event_.kind, page_.say("Kind", "Tipo"),
            [&](EventKind kind) { html.text(capitalised(word_of(kind, language))); });
        row(event_.when, page_.say("When", "Cuándo"), [&](const std::vector<When>& all) { write_whens(all); });
        row(event_.length, page_.say("Length", "Duración"), [&](int length) {
            html.text(counted(static_cast<std::size_t>(std::max(length, 0)), page_.say("day", "día"),
                              page_.say("days", "días")));
        });
        row(event_.needed_by, page_.say("Date needed by", "Fecha necesaria a más tardar"), [&](civil_day day) {
            html.text(write_days({day, day}, language));
        });
        row(event_.zone, page_.say("Time zone", "Huso horario"), [&](Zone zone) { html.text(zone.name()); });
        row(event_.repeat, page_.say("Repeats", "Se repite"),
            [&](const std::string& rule) { html.element("code", rule); });
        row(event_.except, page_.say("Except on", "Excepto"), [&](const std::vector<civil_day>& list) {
            for (std::size_t i = 0; i < list.size(); ++i)
                html.text((i > 0 ? "; " : "") + write_days({list[i], list[i]}, language));
        });
        row(event_.where, page_.say("Where", "Dónde"), [&](const Where& where) { write_place(where); });
        row(event_.bodies, page_.say("For", "Para"), [&](const std::vector<BodyIndex>& list) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (i > 0) html.text("; ");
                html.link(page_.to(site.body_path(list[i])), page_.text(site.source().bodies[list[i]].name));
            }
            if (list.empty()) html.text("–");
        });
        row(event_.invited, page_.say("Invited", "Invitados"),
            [&](const PartySet& set) { html.text(write_parties(set, site.source(), language)); });
        row(event_.supported_by, page_.say("Supported by", "Con el apoyo de"),
            [&](const std::vector<PartyIndex>& list) {
                for (std::size_t i = 0; i < list.size(); ++i) {
                    if (i > 0) html.text("; ");
                    html.link(page_.to(site.party_path(list[i])), page_.text(site.source().parties[list[i]].name));
                }
            });
        row(event_.owner, page_.say("Responsible", "Responsable"), [&](const Owner& owner) {
            const Entries& entries = site.entries_of(event_);
            if (!entries.empty())
                return void(html.text(write_owner(*entries.front()->session, site.schedule(), language)));
            html.text(owner.presidency ? std::string(page_.say("Presidency Pro-Tempore", "Presidencia Pro-Témpore"))
                                       : page_.text(site.source().parties[owner.party].name));
        });
        row(event_.feeds_into, page_.say("Feeds into", "Sirve para"), [&](const std::string& id) {
            const Event* fed = site.schedule().calendar->find(id);
            if (fed == nullptr) return void(html.text(id));
            html.link(page_.to(site.event_path(*fed)), page_.text(fed->title.value));
        });
        row(event_.title, page_.say("Title", "Título"), text);
        row(event_.notes, page_.say("Notes", "Notas"), text);
        row(event_.reason, page_.say("Reason", "Motivo"), text);
        html.close().close();
    }

  private:
    template <class T, class Write>
    void row(const Field<T>& field, std::string_view name, const Write& write) {
        if (!field.set()) return;
        Markup& html = page_.html;
        html.open("tr").element("th", name, {{"scope", "row"}}).open("td");
        write(field.value);
        html.close().element("td", write_citation(*field.set_by, page_.site.source(), page_.site.language),
                             {{"class", "source"}});
        html.close();
    }

    void write_whens(const std::vector<When>& all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) page_.html.text("; ");
            page_.html.text(i == 0 ? capitalised(write_when(all[i], page_.site.language))
                                   : write_when(all[i], page_.site.language));
        }
    }

    void write_place(const Where& where) {
        const Language language = page_.site.language;
        page_.html.text(write_where(event_, page_.site.source(), language));
        const auto* open = std::get_if<Placeholder>(&where);
        if (open == nullptr) return;
        std::string names;
        for (const PlaceIndex candidate : open->candidates)
            names += (names.empty() ? "" : ", ") + page_.text(page_.site.source().places[candidate].name);
        if (!names.empty()) write_fact(page_, page_.say("Candidates", "Candidatas"), names);
        if (open->needed_by) {
            write_fact(page_, page_.say("Needed by", "Plazo para definir"),
                       write_days({*open->needed_by, *open->needed_by}, language));
        }
        if (open->owner) {
            write_fact(page_, page_.say("To be settled by", "Responsable de definir"),
                       page_.text(page_.site.source().parties[*open->owner].name));
        }
    }

    const Page& page_;
    const Event& event_;
};

std::string clock_of(civil_second at) {
    return to_iso(at).substr(11, 5);
}

/// "07:00–09:00", with the weekday and day where they are not those of the session's own zone.
void write_clock(const Page& page, const Session& session, Zone zone) {
    const civil_second start = page.site.zones.to_civil(zone, session.start());
    const civil_second end = page.site.zones.to_civil(zone, session.end());
    const civil_day day = date::floor<days>(start);
    page.html.text(clock_of(start) + "–" + clock_of(end));
    if (day != date::floor<days>(session.when.start))
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
    const Entries& entries = page.site.entries_of(event);
    const bool any = std::any_of(entries.begin(), entries.end(), [](const Entry* e) { return e->session->dated(); });
    if (!any || event.cancelled) return;
    Markup& html = page.html;
    Feed feed;
    feed.slug = event_slug(event);
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
        if (fields.when) {
            std::string text;
            for (const When& when : fields.when->value)
                text += (text.empty() ? "" : "; ") + write_when(when, page.site.language);
            write_fact(page, page.say("Date", "Fecha"), text);
        }
        if (fields.where) {
            Event decided;
            decided.where = {fields.where->value, decision, {}};
            write_fact(page, page.say("Place", "Lugar"), write_where(decided, page.site.source(), page.site.language));
        }
        if (fields.reason) write_fact(page, page.say("Reason", "Motivo"), page.text(fields.reason->value));
        html.element("p", write_citation(*decision, page.site.source(), page.site.language), {{"class", "source"}});
        html.close();
    }
    html.close().close();
}

void write_conflicts_of(const Page& page, const Event& event) {
    Markup& html = page.html;
    const auto& findings = page.site.findings_of(event);
    html.open("section", {{"aria-labelledby", "conflicts"}});
    html.element("h2", page.say("Conflicts", "Conflictos"), {{"id", "conflicts"}});
    if (findings.empty()) {
        html.element("p", page.say("No conflicts found.", "No se encontraron conflictos."), {{"class", "all-clear"}});
    } else {
        html.open("ul", {{"class", "cards findings"}});
        for (const Finding* finding : findings)
            write_finding(page, *finding);
        html.close();
    }
    html.close();
}

}  // namespace

std::string write_event_page(const Site& site, const Event& event) {
    return write_page(site, site.event_path(event), text_in(event.title.value, site.language), [&](const Page& page) {
        Markup& html = page.html;
        const Entries& entries = site.entries_of(event);
        html.open("ul", {{"class", "events sessions"}});
        for (const Entry* entry : entries) {
            html.open("li", {{"class", event.cancelled ? "session is-cancelled" : "session"},
                             {"id", site.anchor_of(*entry)}});
            write_when_cell(page, *entry->session);
            html.open("p", {{"class", "facts"}}).text(facts_of(page, *entry));
            write_badges(page, *entry);
            html.close();
            if (entry->session->dated()) {
                const std::string month = Site::month_path(month_of(entry->session->hull().first));
                html.open("p").link(
                    page.to(month), page.say("See it in its month", "Verlo en su mes"),
                    {{"aria-label", std::string(page.say("See it in its month: ", "Verlo en su mes: ")) +
                                        write_when(entry->session->when, site.language)}});
                html.close();
            }
            write_local_times_of(page, *entry->session);
            html.close();
        }
        html.close();
        if (event.cancelled && !event.reason.value.empty())
            write_fact(page, page.say("Reason", "Motivo"), page.text(event.reason.value));
        if (!event.notes.value.empty()) html.element("p", page.text(event.notes.value));
        write_add(page, event);
        html.open("section", {{"aria-labelledby", "decided"}});
        html.element("h2", page.say("What was decided, and where", "Qué se decidió y dónde"), {{"id", "decided"}});
        FieldRows(page, event).write();
        html.close();
        write_history(page, event);
        write_conflicts_of(page, event);
    });
}

}  // namespace rcm
