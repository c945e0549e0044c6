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

/// What has to be done, while it is open.
void write_open_part(const Page& page, const Finding& finding) {
    const Language language = page.site.language;
    if (!finding.reopened.empty()) write_fact(page, page.say("Reopened", "Reabierto"), finding.reopened.in(language));
    write_fact(page, page.say("To do", "Qué hacer"), finding.advice(language));
    if (!finding.sessions.empty()) write_concerned(page, finding);
    if (finding.parties.any()) {
        write_fact(page, page.say("Who is affected", "A quiénes afecta"),
                   write_parties(finding.parties, page.site.source(), language));
    }
    if (finding.clean_days) {
        write_fact(page, page.say("Start days without this conflict", "Días de inicio sin este conflicto"),
                   std::to_string(*finding.clean_days));
    }
}

/// Why nothing has to be done for now.
void write_acknowledgement(const Page& page, const Finding& finding) {
    const Acknowledgement& by = *finding.acknowledged;
    if (!by.reason.empty()) write_fact(page, page.say("Reason", "Motivo"), page.text(by.reason));
    if (!by.who.empty()) write_fact(page, page.say("Acknowledged by", "Aceptado por"), by.who);
    if (by.until) {
        write_fact(page, page.say("Open again on", "Se reabre el"),
                   write_days({*by.until, *by.until}, page.site.language));
    }
    if (!finding.sessions.empty()) write_concerned(page, finding);
}

}  // namespace

std::string write_counts(const Page& page, const FindingCounts& counts) {
    std::string text;
    const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, one, many);
    };
    add(counts.errors, page.say("error", "error"), page.say("errors", "errores"));
    add(counts.warnings, page.say("warning", "advertencia"), page.say("warnings", "advertencias"));
    add(counts.information, page.say("for information", "a título informativo"),
        page.say("for information", "a título informativo"));
    if (text.empty()) text = page.say("no open conflicts", "sin conflictos abiertos");
    if (counts.acknowledged > 0) {
        text += "; " + counted(counts.acknowledged, page.say("acknowledged", "aceptado"),
                               page.say("acknowledged", "aceptados"));
    }
    return text;
}

void write_finding(const Page& page, const Finding& finding) {
    Markup& html = page.html;
    const Language language = page.site.language;
    const bool open = finding.acknowledged == nullptr;
    const std::string severity(word_of(finding.severity, Language::en));
    html.open("li", {{"class", "card " + (open ? severity : "acknowledged")}}).open("p", {{"class", "marks"}});
    if (!open) write_badge(page, page.say("acknowledged", "aceptado"), "acknowledged");
    write_badge(page, word_of(finding.severity, language), open ? severity : "quiet");
    write_badge(page, word_of(finding.certainty, language), open ? word_of(finding.certainty, Language::en) : "quiet");
    html.close();
    html.element("p", capitalised(finding.message.in(language)), {{"class", "message"}});
    if (open)
        write_open_part(page, finding);
    else
        write_acknowledgement(page, finding);
    if (finding.rule != nullptr) {
        html.open("p", {{"class", "source"}}).text(page.say("Rule ", "Regla ")).text(finding.rule->code).text(", ");
        html.element("code", finding.rule->name).close();
    }
    html.close();
}

bool write_cards(const Page& page, SomeFindings findings, FindingState state, std::size_t most) {
    std::size_t written = 0;
    for (const Finding* finding : findings) {
        if ((finding->acknowledged != nullptr) != (state == FindingState::acknowledged)) continue;
        if (written == most) {
            page.html.close();
            return false;
        }
        if (written++ == 0) page.html.open("ul", {{"class", "cards findings"}});
        write_finding(page, *finding);
    }
    if (written > 0) page.html.close();
    return true;
}

bool write_findings(const Page& page, SomeFindings findings, std::size_t most) {
    FindingCounts counts;
    for (const Finding* finding : findings)
        counts.add(*finding);
    Markup& html = page.html;
    if (counts.open() == 0) {
        html.element("p",
                     counts.acknowledged == 0 ? page.say("No conflicts found.", "No se encontraron conflictos.")
                                              : page.say("No open conflicts.", "Sin conflictos abiertos."),
                     {{"class", "all-clear"}});
    }
    const bool all = write_cards(page, findings, FindingState::open, most);
    if (counts.acknowledged == 0) return all;
    html.element("h3",
                 std::string(page.say("Acknowledged", "Aceptados")) + " (" + std::to_string(counts.acknowledged) + ")");
    return write_cards(page, findings, FindingState::acknowledged, most) && all;
}

}  // namespace rcm
