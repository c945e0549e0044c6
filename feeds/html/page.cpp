#include "feeds/html/page.hpp"

#include "feeds/words.hpp"

namespace rcm {
namespace {

struct Target {
    std::string path;
    std::string label;
    bool current = false;
};

/// Without counts, which the first page has: one place confirmed would be another page for every event.
std::vector<Target> targets_of(const Page& page, std::string_view path) {
    const Site& site = page.site;
    const bool digits = path.starts_with("1") || path.starts_with("2");
    std::vector<Target> targets{
        {"index.html", std::string(page.say("Start", "Inicio"))},
        {Site::year_path(site.focus().year), std::string(page.say("Year", "Año")), digits && path.size() == 9},
        {Site::month_path(site.focus()), std::string(page.say("Month", "Mes")), digits && path.size() == 12},
        {"agenda.html", std::string(page.say("Agenda", "Agenda"))},
        {"parties.html", std::string(page.say("Countries and bodies", "Países y órganos"))},
        {"open.html", std::string(page.say("Still open", "Por definir"))},
        {"conflicts.html", std::string(page.say("Conflicts", "Conflictos"))},
        {"subscribe.html", std::string(page.say("Subscribe", "Suscribirse"))},
    };
    return targets;
}

void write_navigation(const Page& page, std::string_view path) {
    Markup& html = page.html;
    html.open("nav", {{"class", "site"}, {"aria-label", page.say("Pages", "Páginas")}}).open("ul");
    for (const Target& target : targets_of(page, path)) {
        html.open("li");
        if (target.path == path) {
            html.link(page.to(target.path), target.label, {{"aria-current", "page"}});
        } else if (target.current) {
            html.link(page.to(target.path), target.label, {{"aria-current", "true"}});
        } else {
            html.link(page.to(target.path), target.label);
        }
        html.close();
    }
    html.close().close();
}

void write_foot(const Page& page) {
    page.html.open("footer").open("p").text(page.say("As seen on ", "Situación al "));
    page.html.element("time", write_days({page.site.today, page.site.today}, page.site.language),
                      {{"datetime", to_iso(page.site.today)}});
    page.html.text(page.say(". Made from the decision documents; each entry names the paragraph that decided it.",
                            ". Elaborado a partir de los documentos de decisión; cada entrada cita el párrafo que la "
                            "decidió."));
    page.html.close().close();
}

}  // namespace

std::string Page::text(const LanguageText& words) const {
    return text_in(words, site.language);
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

void write_changes_link(Markup& html, Language language, const std::string& root) {
    const std::string file = root + "feeds/rcm-changes-" + std::string(code_of(language)) + ".xml";
    html.empty("link", {{"rel", "alternate"},
                        {"type", "application/atom+xml"},
                        {"hreflang", code_of(language)},
                        {"title", language == Language::en ? "What has changed" : "Qué ha cambiado"},
                        Attribute::href(file)});
}

std::string_view description_in(Language language) {
    return language == Language::en
               ? "Meetings, workshops and deadlines as the decision documents set them. What is not settled yet is "
                 "shown as open, and each entry names the paragraph that decided it."
               : "Reuniones, talleres y fechas límite tal como los fijan los documentos de decisión. Lo que aún no "
                 "está "
                 "definido se muestra como tal, y cada entrada cita el párrafo que la decidió.";
}

void write_page(const Site& site, Markup& html, std::string_view path, std::string_view title,
                const WriteContent& content) {
    const Page page{site, html, path.find('/') == std::string_view::npos ? "" : "../"};
    const Language other = site.language == Language::en ? Language::es : Language::en;
    const std::string name = page.text(site.source().settings.name);
    const std::string other_page = page.up + "../" + std::string(code_of(other)) + "/" + std::string(path);
    const bool first = path == "index.html";

    html.doctype().open("html", {{"lang", code_of(site.language)}});
    write_head(html,
               first ? name + std::string(page.say(": calendar", ": calendario")) : std::string(title) + " · " + name,
               description_in(site.language), page.up + "../style.css");
    html.empty("link", {{"rel", "alternate"}, {"hreflang", code_of(other)}, Attribute::href(other_page)});
    write_changes_link(html, site.language, page.up + "../");
    html.close().open("body");
    html.link("#content", page.say("Skip to the content", "Ir al contenido"), {{"class", "skip"}});
    html.open("header", {{"class", "band"}}).open("div", {{"class", "top"}});
    html.open("p", {{"class", "brand"}}).link(page.to("index.html"), name).close();
    html.open("p", {{"class", "languages"}});
    html.link(other_page, page.say("Español", "English"), {{"lang", code_of(other)}, {"hreflang", code_of(other)}});
    html.close().close();
    write_navigation(page, path);
    html.close().open("main", {{"id", "content"}});
    html.element("h1", title);
    content(page);
    html.close();
    write_foot(page);
    html.close().close();
}

void write_front_page(const EditionPlan& plan, Markup& html) {
    const LanguageText& name = plan.schedule->source().settings.name;
    html.doctype().open("html", {{"lang", "en"}});
    write_head(html, text_in(name, Language::en),
               std::string(description_in(Language::en)) + " " + std::string(description_in(Language::es)),
               "style.css");
    for (const Language language : languages)
        write_changes_link(html, language, "");
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
                  {{"hreflang", code}, {"class", "button"}});
        html.close().close();
    }
    html.close().close().close();
}

}  // namespace rcm
