#include "cli/print.hpp"

#include "feeds/words.hpp"

#include <algorithm>
#include <ostream>

namespace rcm::cli {

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
        const auto count =
            std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.severity == severity; });
        if (count == 0) continue;
        const bool one = count == 1;
        const std::string word = severity == Severity::error
                                     ? (en ? (one ? "error" : "errors") : (one ? "error" : "errores"))
                                 : severity == Severity::warning
                                     ? (en ? (one ? "warning" : "warnings") : (one ? "advertencia" : "advertencias"))
                                     : (en ? "for information" : "a título informativo");
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word;
    }
    return text;
}

void print_findings(const Findings& findings, const Context& context, std::ostream& out) {
    const auto language = context.common.language;
    const bool en = language == Language::en;
    if (findings.empty()) {
        out << (en ? "no conflicts\n" : "sin conflictos\n");
        return;
    }
    for (const auto& finding : findings) {
        out << paint(std::string(word_of(finding.severity, language)) + "[" + std::string(finding.rule->code) + "]",
                     finding.severity, context.environment.colour);
        if (finding.certainty == Certainty::possible) out << " (" << word_of(finding.certainty, language) << ")";
        out << " " << finding.message.in(language) << "\n";
        if (finding.clean_days)
            out << (en ? "    clean start days left: " : "    días de inicio libres que quedan: ")
                << *finding.clean_days << "\n";
        out << (en ? "    what to do: " : "    qué hacer: ") << finding.todo.in(language) << "\n";
    }
    out << (en ? "\nconflicts: " : "\nconflictos: ") << count_findings(findings, language) << "\n";
}

}  // namespace rcm::cli
