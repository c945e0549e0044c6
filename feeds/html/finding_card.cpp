#include "feeds/html/page.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// A finding about a whole series or body stands on the page of each of its events: all of them there would be a site
/// that grows with the square of the calendar.
constexpr std::size_t most_concerned = 12;

void write_concerned(const Page& page, const Finding& finding) {
    page.html.open("p").element("strong", page.say("Concerns:", "Afecta a:")).text(" ");
    const auto shown = std::min(finding.sessions.size(), most_concerned);
    for (std::size_t at = 0; at < shown; ++at) {
        if (at > 0) page.html.text("; ");
        write_event_link(page, *finding.sessions[at]);
    }
    if (const auto more = finding.sessions.size() - shown; more > 0)
        page.html.text(page.say("; and ", "; y ")).text(std::to_string(more)).text(page.say(" more", " más"));
    page.html.close();
}

}  // namespace

void write_finding(const Page& page, const Finding& finding) {
    Markup& html = page.html;
    const Language language = page.site.language;
    const std::string severity(word_of(finding.severity, Language::en));
    html.open("li", {{"class", "card " + severity}}).open("p", {{"class", "marks"}});
    write_badge(page, word_of(finding.severity, language), severity);
    write_badge(page, word_of(finding.certainty, language), word_of(finding.certainty, Language::en));
    html.close();
    html.element("p", capitalised(page.text(finding.message)), {{"class", "message"}});
    if (!finding.todo.empty()) write_fact(page, page.say("To do", "Qué hacer"), page.text(finding.todo));
    if (!finding.sessions.empty()) write_concerned(page, finding);
    if (finding.parties.any()) {
        write_fact(page, page.say("Who is affected", "A quiénes afecta"),
                   write_parties(finding.parties, page.site.source(), language));
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

}  // namespace rcm
