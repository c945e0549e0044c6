#include "feeds/html/sections.hpp"
#include "feeds/words.hpp"

#include <set>

namespace rcm {
namespace {

void write_pair(const Page& page, std::string_view name, std::string_view value) {
    page.html.open("div").element("dt", name).element("dd", value).close();
}

/// "25 August 2018" and, where that day is over, that it is.
std::string needed_by(const Page& page, std::optional<civil_day> day) {
    if (!day) return std::string(page.say("not stated", "sin indicar"));
    std::string text = write_days({*day, *day}, page.language);
    if (*day < page.today) text += page.say(" (overdue)", " (vencido)");
    return text;
}

std::string settled_by(const Page& page, const Session& session, std::optional<PartyIndex> of_place) {
    if (of_place) return text_in(page.source().parties[*of_place].name, page.language);
    const std::string owner = write_owner(session, page.schedule(), page.language);
    return owner.empty() ? std::string(page.say("not stated", "sin indicar")) : owner;
}

std::string candidates_of(const Page& page, const Placeholder& open) {
    std::string text;
    for (const PlaceIndex candidate : open.candidates) {
        const Place& place = page.source().places[candidate];
        const std::optional<PartyIndex> country = page.source().party(place.country);
        if (!text.empty()) text += "; ";
        text += text_in(place.name, page.language) + ", ";
        text += country ? text_in(page.source().parties[*country].name, page.language) : place.country;
    }
    return text.empty() ? std::string(page.say("none named", "no se nombran")) : text;
}

}  // namespace

std::vector<OpenPoint> open_points(const EditionPlan& plan) {
    std::vector<OpenPoint> points;
    std::set<const Event*> placed;
    for (const Entry& entry : plan.entries) {
        if (entry.event->cancelled) continue;
        if (entry.session->when.open()) points.push_back({&entry, OpenPoint::What::day});
        if (entry.session->place_open && placed.insert(entry.event).second)
            points.push_back({&entry, OpenPoint::What::place});
    }
    return points;
}

void write_open_section(const Page& page, const std::vector<OpenPoint>& points) {
    Markup& html = page.html;
    html.open("section", {{"id", "open"}, {"aria-labelledby", "open-title"}});
    html.element("h2", page.say("Still open", "Por definir"), {{"id", "open-title"}});
    if (points.empty()) {
        html.element("p", page.say("Nothing is open: every date and place is settled.",
                                   "No queda nada por definir: todas las fechas y lugares están fijados."));
        html.close();
        return;
    }
    html.open("ul", {{"class", "cards"}});
    for (const OpenPoint& point : points) {
        const Event& event = *point.entry->event;
        const Session& session = *point.entry->session;
        html.open("li").open("h3");
        const auto anchor = page.anchors.find(&session);
        html.link(anchor == page.anchors.end() ? "#calendar" : "#" + anchor->second, title_of(page, session));
        html.close().open("dl");
        if (point.what == OpenPoint::What::day) {
            const bool unknown = session.when.form == When::Form::unknown;
            write_pair(page, page.say("Date", "Fecha"),
                       unknown ? std::string(page.say("nothing is known", "aún no se sabe nada"))
                               : write_when(session.when, page.language));
            const std::optional<civil_day> by =
                event.needed_by.set() ? std::optional(event.needed_by.value) : std::nullopt;
            write_pair(page, page.say("Needed by", "Plazo para definir"), needed_by(page, by));
            write_pair(page, page.say("To be settled by", "Responsable de definir"),
                       settled_by(page, session, std::nullopt));
        } else {
            const auto* open = std::get_if<Placeholder>(&event.where.value);
            const Placeholder none{};
            const Placeholder& place = open == nullptr ? none : *open;
            write_pair(page, page.say("Place", "Lugar"), write_where(event, page.source(), page.language));
            write_pair(page, page.say("On", "Cuándo"), write_when(session.when, page.language));
            write_pair(page, page.say("Candidates", "Candidatos"), candidates_of(page, place));
            write_pair(page, page.say("Needed by", "Plazo para definir"), needed_by(page, place.needed_by));
            write_pair(page, page.say("To be settled by", "Responsable de definir"),
                       settled_by(page, session, place.owner));
        }
        html.close().close();
    }
    html.close().close();
}

}  // namespace rcm
