#include "cli/print.hpp"

#include "engine/rules/acknowledge.hpp"
#include "engine/rules/phrases.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <ostream>

namespace rcm::cli {
namespace {

/// The findings about one event, worst first; about the calendar as a whole where there is no event.
struct Group {
    const Event* event = nullptr;
    std::vector<const Finding*> findings;
};

/// The event under which a finding is told: the one that is still open, since that one can be settled otherwise, else
/// the first. A finding about many events, or about what is no longer in the data, is about the calendar as a whole.
const Event* event_of(const Finding& finding, const Schedule& schedule) {
    constexpr std::size_t many = 3;
    std::vector<EventIndex> events;
    for (const auto* session : finding.sessions)
        if (std::find(events.begin(), events.end(), session->event) == events.end()) events.push_back(session->event);
    if (events.empty() || events.size() > many) return nullptr;
    for (const auto* session : finding.sessions)
        if (!session->firm() || session->place_open) return &schedule.event_of(*session);
    return &schedule.event_of(*finding.sessions.front());
}

/// Findings come most severe first, then by date: so do their groups, by the first finding of each.
std::vector<Group> grouped(const Findings& findings, const Schedule& schedule) {
    std::vector<Group> groups;
    for (const auto& finding : findings) {
        if (finding.acknowledged != nullptr) continue;
        const auto* event = event_of(finding, schedule);
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const Group& known) { return known.event == event; });
        if (group == groups.end()) group = groups.insert(groups.end(), {event, {}});
        group->findings.push_back(&finding);
    }
    return groups;
}

class FindingsPrinter {
  public:
    FindingsPrinter(const Loaded& loaded, const Context& context, std::ostream& out)
        : loaded_(loaded),
          schedule_(*loaded.schedule),
          language_(context.common.language),
          colour_(context.environment.colour),
          out_(out) {}

    void print(const Findings& findings) {
        for (const auto& group : grouped(findings, schedule_)) {
            write_heading(group);
            for (const auto* finding : group.findings)
                write_finding(*finding);
            out_ << "\n";
        }
        write_acknowledged(findings);
        const bool open = std::any_of(findings.begin(), findings.end(),
                                      [](const Finding& finding) { return finding.acknowledged == nullptr; });
        out_ << (open ? say("conflicts: ", "conflictos: ") : "") << count_findings(findings, language_) << "\n";
    }

  private:
    [[nodiscard]] std::string say(std::string_view en, std::string_view es) const { return pick(language_, en, es); }
    [[nodiscard]] std::string styled(std::string_view text, const char* style) const {
        return colour_ ? style + std::string(text) + "\033[0m" : std::string(text);
    }

    /// Title, the dates that the group is about, place and id.
    void write_heading(const Group& group) {
        static constexpr const char* bold = "\033[1m";
        if (group.event == nullptr) {
            out_ << styled(say("The calendar as a whole", "El calendario en su conjunto"), bold) << "\n";
            return;
        }
        out_ << styled(text_in(group.event->title.value(), language_), bold);
        std::vector<const Session*> sessions;
        for (const auto* finding : group.findings)
            for (const auto* session : finding->sessions)
                if (&schedule_.event_of(*session) == group.event) sessions.push_back(session);
        std::sort(sessions.begin(), sessions.end());
        sessions.erase(std::unique(sessions.begin(), sessions.end()), sessions.end());
        std::vector<std::string> dates;
        for (const auto* session : sessions)
            dates.push_back(write_when(*session->when, language_));
        if (!dates.empty()) out_ << " · " << items_words(dates, language_, 3);
        const auto place = write_where(*group.event, schedule_.source(), language_);
        if (!place.empty()) out_ << " · " << place;
        out_ << " · " << group.event->id << "\n";
    }

    void write_sentence(const Finding& finding) {
        out_ << "  "
             << paint(std::string(word_of(finding.severity, language_)) + "[" + std::string(finding.rule->code) + "]",
                      finding.severity, colour_);
        if (finding.certainty == Certainty::possible) out_ << " (" << word_of(finding.certainty, language_) << ")";
        out_ << " " << finding.message.in(language_) << "\n";
    }

    void write_line(std::string_view en, std::string_view es, const std::string& text) {
        if (text.empty()) return;
        auto lead = say(en, es) + ":";
        constexpr std::size_t width = 13;  // of "acknowledge: "
        auto length = static_cast<std::size_t>(std::count_if(
            lead.begin(), lead.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        out_ << "    " << lead << std::string(length < width ? width - length : 1, ' ') << text << "\n";
    }

    void write_finding(const Finding& finding) {
        static constexpr const char* dim = "\033[2m";
        write_sentence(finding);
        write_line("reopened", "reabierto", finding.reopened.in(language_));
        write_line("affects", "afecta a",
                   finding.parties.any() ? write_parties(finding.parties, schedule_.source(), language_) : "");
        if (finding.clean_days)
            write_line("left", "quedan",
                       std::to_string(*finding.clean_days) + say(" clean start days", " días de inicio libres"));
        write_line("what to do", "qué hacer", finding.advice(language_));
        // What an edition changes is over once it is published: there is nothing to live with.
        if (!finding.rule->of_edition)
            write_line("acknowledge", "aceptar", styled(line_to_paste(finding, schedule_), dim));
    }

    void write_acknowledged(const Findings& findings) {
        bool any = false;
        for (const auto& finding : findings) {
            if (finding.acknowledged == nullptr) continue;
            const auto& by = *finding.acknowledged;
            if (!any) out_ << styled(say("Acknowledged", "Aceptados"), "\033[1m") << "\n";
            any = true;
            write_sentence(finding);
            write_line("reason", "motivo", text_in(by.reason, language_));
            auto who = by.who;
            if (by.until) who += say(", until ", ", hasta el ") + day_words(*by.until, language_);
            if (by.at.known())
                who += " (" + loaded_.sources.files[by.at.file].path + ":" + std::to_string(by.at.line) + ")";
            write_line("who", "quién", who);
        }
        if (any) out_ << "\n";
    }

    const Loaded& loaded_;
    const Schedule& schedule_;
    Language language_;
    bool colour_;
    std::ostream& out_;
};

}  // namespace

std::string paint(std::string_view text, Severity severity, bool colour) {
    if (!colour) return std::string(text);
    const char* tint = severity == Severity::error     ? "\033[1;31m"
                       : severity == Severity::warning ? "\033[1;33m"
                                                       : "\033[1;36m";
    return tint + std::string(text) + "\033[0m";
}

std::string count_findings(const Findings& findings, Language language) {
    const bool en = language == Language::en;
    std::string text;
    for (const auto severity : {Severity::error, Severity::warning, Severity::info}) {
        const auto count = std::count_if(findings.begin(), findings.end(), [&](const Finding& f) {
            return f.severity == severity && f.acknowledged == nullptr;
        });
        if (count == 0) continue;
        const bool one = count == 1;
        const std::string word = severity == Severity::error
                                     ? (en ? (one ? "error" : "errors") : (one ? "error" : "errores"))
                                 : severity == Severity::warning
                                     ? (en ? (one ? "warning" : "warnings") : (one ? "advertencia" : "advertencias"))
                                     : (en ? "for information" : "a título informativo");
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word;
    }
    if (text.empty()) text = en ? "no conflicts" : "sin conflictos";
    const auto acknowledged =
        std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.acknowledged != nullptr; });
    if (acknowledged != 0)
        text += "; " + std::to_string(acknowledged) +
                (en                  ? " acknowledged"
                 : acknowledged == 1 ? " aceptado"
                                     : " aceptados");
    return text;
}

void print_findings(const Findings& findings, const Loaded& loaded, const Context& context, std::ostream& out) {
    FindingsPrinter(loaded, context, out).print(findings);
}

}  // namespace rcm::cli
