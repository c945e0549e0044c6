#include "feeds/html/page.hpp"
#include "feeds/words.hpp"

namespace rcm {

std::string title_of(const Page& page, const Session& session) {
    const Schedule& schedule = page.site.schedule();
    const Event& event = schedule.event_of(session);
    std::string title = page.text(event.title.value());
    if (page.site.entries_of(event).size() > 1)
        title.append(page.say(" (session ", " (sesión ")).append(std::to_string(session.number)).append(")");
    return title;
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    // á–ý are C3 A1–C3 BD, their capitals 20h below.
    if (out.size() > 1 && out[0] == '\xC3' && static_cast<unsigned char>(out[1]) >= 0xA0 &&
        static_cast<unsigned char>(out[1]) != 0xB7 && static_cast<unsigned char>(out[1]) < 0xBF)
        out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) - 0x20);
    return out;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

void write_badge(const Page& page, std::string_view text, std::string_view kind) {
    page.html.text(" ").element("strong", text, {{"class", "badge badge-" + std::string(kind)}});
}

void write_fact(const Page& page, std::string_view label, std::string_view text) {
    page.html.open("p").element("strong", std::string(label) + ":").text(" ").text(text).close();
}

void write_event_link(const Page& page, const Session& session) {
    const Event& event = page.site.schedule().event_of(session);
    const std::string path = page.site.event_path(event);
    if (!page.standalone) {
        page.html.link(page.to(path), title_of(page, session));
        return;
    }
    constexpr std::string_view folder = "events/", end = ".html";
    const auto name = std::string_view(path).substr(folder.size(), path.size() - folder.size() - end.size());
    page.html.link("#event-" + std::string(name), title_of(page, session));
}

void write_when_cell(const Page& page, const Session& session) {
    const Language language = page.site.language;
    page.html.open("p", {{"class", "when"}});
    const When& when = *session.when;
    if (when.form == When::Form::whole_days && when.range.length() == 1) {
        page.html.element("time", capitalised(write_long_day(when.range.first, language)),
                          {{"datetime", to_iso(when.range.first)}});
    } else if (when.form == When::Form::whole_days && when.range.length() <= 7) {
        page.html.text(capitalised(write_long_days(when.range, language)));
    } else {
        page.html.text(capitalised(write_when(when, language)));
    }
    if (when.form == When::Form::window && session.length_days > 1) {
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
    const bool day_open = session.when->open();
    if (day_open) write_badge(page, page.say("date to be confirmed", "fecha por confirmar"), "open");
    if (session.place_open) write_badge(page, page.say("place to be confirmed", "lugar por confirmar"), "open");
    if (entry.tentative && !day_open && !session.place_open) {
        write_badge(page, page.say("tentative", "provisional"), "open");
    }
}

std::string facts_of(const Page& page, const Entry& entry) {
    std::string facts = capitalised(word_of(entry.event->kind.value(), page.site.language));
    const std::string where = write_where(*entry.event, page.site.source(), page.site.language);
    if (!where.empty()) facts += " · " + where;
    return facts;
}

}  // namespace rcm
