#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

void write_pair(const Page& page, std::string_view name, std::string_view value) {
    page.html.open("div").element("dt", name).element("dd", value).close();
}

/// "25 August 2018" and, where that day is over, that it is.
void write_needed_by(const Page& page, std::optional<civil_day> day) {
    Markup& html = page.html;
    html.open("div").element("dt", page.say("Needed by", "Plazo para definir")).open("dd");
    if (day) {
        html.element("time", write_days({*day, *day}, page.site.language), {{"datetime", to_iso(*day)}});
        if (*day < page.site.today) write_badge(page, page.say("overdue", "vencido"), "overdue");
    } else {
        html.text(page.say("not stated", "sin indicar"));
    }
    html.close().close();
}

std::string settled_by(const Page& page, const Session& session, std::optional<PartyIndex> of_place) {
    if (of_place) return page.text(page.site.source().parties[*of_place].name);
    const std::string owner = write_owner(session, page.site.schedule(), page.site.language);
    return owner.empty() ? std::string(page.say("not stated", "sin indicar")) : owner;
}

std::string candidates_of(const Page& page, const Placeholder& open) {
    const Register& source = page.site.source();
    std::string text;
    for (const PlaceIndex candidate : open.candidates) {
        const Place& place = source.places[candidate];
        const std::optional<PartyIndex> country = source.party(place.country);
        if (!text.empty()) text += "; ";
        text += page.text(place.name) + ", ";
        text += country ? page.text(source.parties[*country].name) : place.country;
    }
    return text.empty() ? std::string(page.say("none named", "no se nombran")) : text;
}

void write_open_day(const Page& page, const OpenPoint& point) {
    const Session& session = *point.entry->session;
    const bool unknown = session.when->form == When::Form::unknown;
    write_pair(page, page.say("Date", "Fecha"),
               unknown ? std::string(page.say("nothing is known", "aún no se sabe nada"))
                       : capitalised(write_when(*session.when, page.site.language)));
    write_needed_by(page, point.needed_by);
    write_pair(page, page.say("To be settled by", "Responsable de definir"), settled_by(page, session, std::nullopt));
}

void write_open_place(const Page& page, const OpenPoint& point) {
    const Event& event = *point.entry->event;
    const Session& session = *point.entry->session;
    const auto* open = std::get_if<Placeholder>(&event.where.value());
    const Placeholder none{};
    const Placeholder& place = open == nullptr ? none : *open;
    write_pair(page, page.say("Place", "Lugar"), write_where(event, page.site.source(), page.site.language));
    write_pair(page, page.say("When", "Cuándo"), capitalised(write_when(*session.when, page.site.language)));
    write_pair(page, page.say("Candidates", "Candidatos"), candidates_of(page, place));
    write_needed_by(page, point.needed_by);
    write_pair(page, page.say("To be settled by", "Responsable de definir"), settled_by(page, session, place.owner));
}

}  // namespace

void write_open_point(const Page& page, const OpenPoint& point) {
    Markup& html = page.html;
    const bool overdue = point.needed_by && *point.needed_by < page.site.today;
    html.open("li", {{"class", overdue ? "card error" : "card warning"}}).open("p", {{"class", "message"}});
    write_event_link(page, *point.entry->session);
    html.close().open("dl");
    point.what == OpenPoint::What::day ? write_open_day(page, point) : write_open_place(page, point);
    html.close().close();
}

void write_open_page(const Site& site, Markup& out) {
    constexpr std::size_t most = 300;
    write_page(site, out, "open.html", site.say("Still open", "Por definir"), [&](const Page& page) {
        Markup& html = page.html;
        const std::vector<OpenPoint>& points = site.open_points();
        if (points.empty()) {
            html.element("p",
                         page.say("Nothing is open: every date and place is settled.",
                                  "No queda nada por definir: todas las fechas y lugares están fijados."),
                         {{"class", "all-clear"}});
            return;
        }
        html.element("p",
                     page.say("Dates and places that no document has settled yet, those that are needed soonest first. "
                              "A later document settles them; subscribed calendars then change by themselves.",
                              "Fechas y lugares que ningún documento ha definido aún, primero los que se necesitan "
                              "antes. Un documento posterior los definirá; los calendarios suscritos cambiarán solos."),
                     {{"class", "lead"}});
        for (const OpenPoint::What what : {OpenPoint::What::day, OpenPoint::What::place}) {
            std::size_t count = 0;
            for (const OpenPoint& point : points)
                count += point.what == what ? 1 : 0;
            if (count == 0) continue;
            const std::string_view heading =
                what == OpenPoint::What::day ? page.say("Dates", "Fechas") : page.say("Places", "Lugares");
            html.element("h2", std::string(heading) + " (" + std::to_string(count) + ")");
            html.open("ul", {{"class", "cards"}});
            std::size_t written = 0;
            for (const OpenPoint& point : points)
                if (point.what == what && ++written <= most) write_open_point(page, point);
            html.close();
            if (count > most)
                html.element("p", page.say("The others stand in the agenda.", "Los demás figuran en la agenda."));
        }
    });
}

}  // namespace rcm
