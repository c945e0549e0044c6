#include "feeds/html/kinds.hpp"
#include "feeds/html/pages.hpp"
#include "feeds/html/timeline.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <set>

namespace rcm {
namespace {

std::string severity_heading(const Page& page, Severity severity, std::size_t count) {
    const std::string number = " (" + std::to_string(count) + ")";
    switch (severity) {
        case Severity::error:
            return std::string(page.say("Errors", "Errores")) + number;
        case Severity::warning:
            return std::string(page.say("Warnings", "Advertencias")) + number;
        case Severity::info:
            break;
    }
    return std::string(page.say("For information", "A título informativo")) + number;
}

FindingList pointers_to(const Findings& findings) {
    FindingList pointers;
    for (const Finding& finding : findings)
        pointers.push_back(&finding);
    return pointers;
}

/// False where there are none, which is said aloud.
bool write_introduction(const Page& page) {
    Markup& html = page.html;
    if (page.site.findings.empty()) {
        html.element("p", page.say("No conflicts found.", "No se encontraron conflictos."), {{"class", "all-clear"}});
        return false;
    }
    const FindingCounts& counts = page.site.counts();
    html.element("p", capitalised(write_counts(page, counts)) + ".",
                 {{"class", counts.open() == 0 ? "all-clear" : "counts"}});
    html.element("p",
                 page.say("Certain: it collides as things stand. Possible: it collides on some of the dates or "
                          "places that are still open.",
                          "Seguro: hay choque tal como está. Posible: hay choque en algunas de las fechas o "
                          "lugares que siguen por confirmar."),
                 {{"class", "lead"}});
    return true;
}

void write_picture(const Page& page) {
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "timeline"}});
    html.element("h2", page.say("Timeline", "Línea de tiempo"), {{"id", "timeline"}});
    write_timeline(page, pointers_to(page.site.findings));
    html.close();
}

void write_acknowledged_section(const Page& page, std::size_t most) {
    const FindingCounts& counts = page.site.counts();
    if (counts.acknowledged == 0) return;
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "acknowledged"}});
    html.element("h2",
                 std::string(page.say("Acknowledged", "Aceptados")) + " (" + std::to_string(counts.acknowledged) + ")",
                 {{"id", "acknowledged"}});
    html.element(
        "p", page.say("Somebody has seen these and lives with them. They are open again when a date, a place or who "
                      "is affected changes, or on the day named.",
                      "Alguien los ha visto y los asume. Vuelven a estar abiertos cuando cambia una fecha, un "
                      "lugar o a quién afectan, o en el día indicado."));
    if (!write_cards(page, pointers_to(page.site.findings), FindingState::acknowledged, most))
        html.element("p", page.say("The others stand on the pages of their events.",
                                   "Los demás figuran en las páginas de sus eventos."));
    html.close();
}

void write_rules(const Page& page) {
    std::set<std::string_view> said;
    Markup& html = page.html;
    html.open("section", {{"aria-labelledby", "rules"}});
    html.element("h2", page.say("What the rules look at", "Qué revisan las reglas"), {{"id", "rules"}});
    html.open("dl", {{"class", "how-to"}});
    std::vector<const Rule*> rules;
    for (const Finding& finding : page.site.findings)
        if (finding.rule != nullptr && said.insert(finding.rule->code).second) rules.push_back(finding.rule);
    std::sort(rules.begin(), rules.end(), [](const Rule* a, const Rule* b) { return a->code < b->code; });
    for (const Rule* rule : rules) {
        html.open("div").open("dt").text(rule->code).text(" ").element("code", rule->name).close();
        html.element("dd", page.text(rule->what) + " " + page.text(rule->why)).close();
    }
    html.close().close();
}

/// What a report says of no event: of one that is gone, of the edition.
void write_about_the_whole(const Page& page) {
    FindingList about;
    for (const Finding& finding : page.site.findings)
        if (finding.sessions.empty()) about.push_back(&finding);
    if (about.empty()) return;
    page.html.open("section", {{"class", "of-event"}});
    page.html.element("h3", page.say("The calendar as a whole", "El calendario en su conjunto"));
    write_cards(page, about, FindingState::open);
    write_cards(page, about, FindingState::acknowledged);
    page.html.close();
}

}  // namespace

void write_conflicts_page(const Site& site, Markup& out) {
    constexpr std::size_t most = 300;
    write_page(site, out, "conflicts.html", site.say("Conflicts", "Conflictos"), [&](const Page& page) {
        if (!write_introduction(page)) return;
        Markup& html = page.html;
        write_picture(page);
        for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
            FindingList of_severity;
            for (const Finding& finding : site.findings)
                if (finding.severity == severity && finding.acknowledged == nullptr) of_severity.push_back(&finding);
            if (of_severity.empty()) continue;
            const std::string id(word_of(severity, Language::en));
            html.open("section", {{"aria-labelledby", id}});
            html.element("h2", severity_heading(page, severity, of_severity.size()), {{"id", id}});
            if (!write_cards(page, of_severity, FindingState::open, most)) {
                html.element("p", page.say("The others stand on the pages of their events.",
                                           "Los demás figuran en las páginas de sus eventos."));
            }
            html.close();
        }
        write_acknowledged_section(page, most);
        write_rules(page);
    });
}

std::string write_report(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                         Language language, civil_day today) {
    const Site site(plan, findings, zones, language, today);
    std::string bytes;
    Markup html(bytes);
    const Page page{.site = site, .html = html, .standalone = true};
    const std::string title =
        std::string(page.say("Conflicts", "Conflictos")) + " · " + page.text(site.source().settings.name);
    html.doctype().open("html", {{"lang", code_of(language)}}).open("head").empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    // One file by itself: its only style is the element below, and it fetches nothing.
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    html.element("title", title).empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.style(stylesheet_literal());
    html.close().open("body", {{"class", "report"}}).open("main").element("h1", title);
    html.open("p").text(page.say("As seen on ", "Situación al "));
    html.element("time", write_days({today, today}, language), {{"datetime", to_iso(today)}}).text(".").close();
    if (write_introduction(page)) {
        write_picture(page);
        html.open("section", {{"aria-labelledby", "by-event"}});
        html.element("h2", page.say("By event", "Por evento"), {{"id", "by-event"}});
        write_about_the_whole(page);
        std::set<const Event*> written;
        for (const Entry& entry : plan.entries) {
            const auto found = site.findings_of(*entry.event);
            if (found.empty() || !written.insert(entry.event).second) continue;
            const std::string path = site.event_path(*entry.event);
            const std::string id = "event-" + path.substr(7, path.size() - 12);
            html.open("section", {{"class", "of-event"}, {"id", id}});
            html.element("h3", page.text(entry.event->title.value()));
            html.element("p", capitalised(write_when(*entry.session->when, language)) + " · " + facts_of(page, entry),
                         {{"class", "facts"}});
            write_cards(page, found, FindingState::open);
            write_cards(page, found, FindingState::acknowledged);
            html.close();
        }
        html.close();
        write_rules(page);
    }
    html.close().close().close();
    return bytes;
}

}  // namespace rcm
