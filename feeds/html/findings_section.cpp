#include "feeds/html/sections.hpp"
#include "feeds/words.hpp"

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
    return std::string(page.say("Information", "Información")) + number;
}

void write_concerned(const Page& page, const Finding& finding) {
    page.html.open("p").element("strong", page.say("Concerns:", "Afecta a:")).text(" ");
    bool first = true;
    for (const Session* session : finding.sessions) {
        if (!first) page.html.text("; ");
        first = false;
        const auto anchor = page.anchors.find(session);
        if (anchor == page.anchors.end()) {
            page.html.text(title_of(page, *session));
        } else {
            page.html.link("#" + anchor->second, title_of(page, *session));
        }
    }
    page.html.close();
}

void write_finding(const Page& page, const Finding& finding) {
    Markup& html = page.html;
    html.open("li", {{"class", word_of(finding.severity, Language::en)}});
    html.open("p", {{"class", "message"}}).text(capitalised(text_in(finding.message, page.language)));
    write_badge(page, word_of(finding.certainty, page.language), word_of(finding.certainty, Language::en));
    html.close();
    if (!finding.todo.empty()) {
        write_fact(page, page.say("To do", "Qué hacer"), text_in(finding.todo, page.language));
    }
    if (!finding.sessions.empty()) write_concerned(page, finding);
    if (finding.parties.any()) {
        write_fact(page, page.say("Who is affected", "A quiénes afecta"),
                   write_parties(finding.parties, page.source(), page.language));
    }
    if (finding.clean_days) {
        write_fact(page, page.say("Start days without this conflict", "Días de inicio sin este conflicto"),
                   std::to_string(*finding.clean_days));
    }
    if (finding.rule != nullptr) {
        html.open("p", {{"class", "source"}}).text(page.say("Rule ", "Regla ")).text(finding.rule->code).text(", ");
        html.element("code", finding.rule->name).close();
    }
    html.close();
}

}  // namespace

void write_findings_section(const Page& page) {
    Markup& html = page.html;
    html.open("section", {{"id", "conflicts"}, {"aria-labelledby", "conflicts-title"}});
    html.element("h2", page.say("Conflicts", "Conflictos"), {{"id", "conflicts-title"}});
    if (page.findings.empty()) {
        html.element("p", page.say("No conflicts found.", "No se encontraron conflictos."), {{"class", "all-clear"}});
        html.close();
        return;
    }
    html.element("p", page.say("Certain: it collides as things stand. Possible: it collides on some of the dates or "
                               "places that are still open.",
                               "Seguro: hay choque tal como está. Posible: hay choque en algunas de las fechas o "
                               "lugares que siguen por confirmar."));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
        std::size_t count = 0;
        for (const Finding& finding : page.findings)
            count += finding.severity == severity ? 1 : 0;
        if (count == 0) continue;
        html.element("h3", severity_heading(page, severity, count));
        html.open("ul", {{"class", "cards findings"}});
        for (const Finding& finding : page.findings) {
            if (finding.severity == severity) write_finding(page, finding);
        }
        html.close();
    }
    html.close();
}

}  // namespace rcm
