#include "feeds/html/index_page.hpp"

#include "feeds/html/sections.hpp"
#include "feeds/words.hpp"

#include <set>

namespace rcm {
namespace {

/// "event-missing-migrants-workshop", of later sessions "event-…-2": from the UID, so that a link to it stays good.
Anchors make_anchors(const EditionPlan& plan) {
    Anchors anchors;
    std::set<std::string> taken;
    for (const Entry& entry : plan.entries) {
        std::string name = "event-" + entry.uid.substr(0, entry.uid.find('@'));
        for (char& c : name) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (!plain) c = '-';
        }
        std::string anchor = name;
        for (int n = 2; !taken.insert(anchor).second; ++n)
            anchor = name + "-" + std::to_string(n);
        anchors.emplace(entry.session, std::move(anchor));
    }
    return anchors;
}

void write_head(Markup& html, std::string_view title, std::string_view description, std::string_view style) {
    html.open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta",
               {{"http-equiv", "Content-Security-Policy"}, {"content", "default-src 'none'; style-src 'self'"}});
    html.element("title", title).empty("meta", {{"name", "description"}, {"content", description}});
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.empty("link", {{"rel", "stylesheet"}, Attribute::href(style)});
}

std::string_view description_in(Language language) {
    return language == Language::en
               ? "Meetings, workshops and deadlines as the decision documents set them. What is not settled yet is "
                 "shown as open, and each entry names the paragraph that decided it."
               : "Reuniones, talleres y fechas límite tal como los fijan los documentos de decisión. Lo que aún no "
                 "está "
                 "definido se muestra como tal, y cada entrada cita el párrafo que la decidió.";
}

void write_contents(const Page& page, std::size_t open) {
    const auto item = [&](std::string_view address, std::string_view text) {
        page.html.open("li").link(address, text).close();
    };
    page.html.open("nav", {{"aria-label", page.say("On this page", "En esta página")}}).open("ul");
    item("#calendar", page.say("Calendar", "Calendario"));
    item("#open", std::string(page.say("Still open", "Por definir")) + " (" + std::to_string(open) + ")");
    item("#conflicts",
         std::string(page.say("Conflicts", "Conflictos")) + " (" + std::to_string(page.findings.size()) + ")");
    item("#subscribe", page.say("Subscribe", "Suscribirse"));
    page.html.close().close();
}

}  // namespace

std::string title_of(const Page& page, const Session& session) {
    const Schedule& schedule = page.schedule();
    std::string title = text_in(schedule.event_of(session).title.value, page.language);
    const std::size_t next = session.event + std::size_t{1};
    const bool several = next < schedule.first_session.size() &&
                         schedule.first_session[next] - schedule.first_session[session.event] > 1;
    if (several) title.append(page.say(" (session ", " (sesión ")).append(std::to_string(session.number)).append(")");
    return title;
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
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

std::string render_index(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                         Language language, civil_day today) {
    std::string bytes;
    Markup html(bytes);
    const Anchors anchors = make_anchors(plan);
    const Page page{plan, findings, zones, language, today, html, anchors};
    const Language other = language == Language::en ? Language::es : Language::en;
    const std::string& name = text_in(page.source().settings.name, language);
    const std::string other_page = "../" + std::string(code_of(other)) + "/index.html";
    const std::vector<OpenPoint> points = open_points(plan);

    html.doctype().open("html", {{"lang", code_of(language)}});
    write_head(html, name + std::string(page.say(": calendar", ": calendario")), description_in(language),
               "../style.css");
    html.empty("link", {{"rel", "alternate"}, {"hreflang", code_of(other)}, Attribute::href(other_page)});
    html.close().open("body");
    html.link("#content", page.say("Skip to the content", "Ir al contenido"), {{"class", "skip"}});
    html.open("header").open("p", {{"class", "languages"}});
    html.link(other_page, page.say("Español", "English"), {{"lang", code_of(other)}, {"hreflang", code_of(other)}})
        .close();
    html.element("h1", name).element("p", description_in(language), {{"class", "lead"}});
    write_contents(page, points.size());
    html.close().open("main", {{"id", "content"}});
    write_calendar_section(page);
    write_open_section(page, points);
    write_findings_section(page);
    write_subscribe_section(page);
    html.close().open("footer");
    html.open("p").text(page.say("As seen on ", "Situación al "));
    html.element("time", write_days({today, today}, language), {{"datetime", to_iso(today)}}).text(".").close();
    html.close().close().close();
    return bytes;
}

std::string render_front_page(const EditionPlan& plan) {
    std::string bytes;
    Markup html(bytes);
    const LanguageText& name = plan.schedule->source().settings.name;
    html.doctype().open("html", {{"lang", "en"}});
    write_head(html, text_in(name, Language::en),
               std::string(description_in(Language::en)) + " " + std::string(description_in(Language::es)),
               "style.css");
    html.close().open("body", {{"class", "front"}}).open("main");
    bool first = true;
    for (const Language language : languages) {
        const std::string_view code = code_of(language);
        html.open("section", {{"lang", code}});
        // One h1 in the page's own language; the other name stands beside it as a section's heading.
        if (first) {
            html.element("h1", text_in(name, language));
        } else {
            html.element("h2", text_in(name, language), {{"class", "as-h1"}});
        }
        first = false;
        html.element("p", description_in(language)).open("p");
        html.link(std::string(code) + "/index.html",
                  language == Language::en ? "Calendar in English" : "Calendario en español",
                  {{"hreflang", code}, {"class", "go"}});
        html.close().close();
    }
    html.close().close().close();
    return bytes;
}

}  // namespace rcm
