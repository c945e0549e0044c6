#include "cli/print.hpp"
#include "cli/proposal.hpp"
#include "feeds/json/lines.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

void print_part(const Findings& findings, std::string_view title, const Context& context) {
    if (findings.empty()) return;
    std::cout << title << " (" << findings.size() << ")\n";
    const auto language = context.common.language;
    for (const auto& finding : findings) {
        std::cout << "  "
                  << paint(
                         std::string(word_of(finding.severity, language)) + "[" + std::string(finding.rule->code) + "]",
                         finding.severity, context.environment.colour);
        if (finding.certainty == Certainty::possible) std::cout << " (" << word_of(finding.certainty, language) << ")";
        std::cout << " " << finding.message.in(language) << "\n";
    }
}

void print_text(const Change& change, const Context& context) {
    const bool en = context.common.language == Language::en;
    print_part(change.come, en ? "would come" : "aparecerían", context);
    print_part(change.go, en ? "would go" : "desaparecerían", context);
    if (change.come.empty() && change.go.empty())
        std::cout << (en ? "nothing would come or go\n" : "no aparecería ni desaparecería nada\n");
    std::cout << (en ? "unchanged: " : "sin cambio: ") << change.stay << "\n";
}

void print_json(const Change& change, const Schedule& before, const Schedule& after, const Context& context) {
    const auto language = context.common.language;
    const auto line = [&](const char* what, const Finding& finding, const Schedule& schedule) {
        std::cout << R"({"type":"change","change":")" << what << R"(","finding":)"
                  << to_json(finding, schedule, language) << "}\n";
    };
    for (const auto& finding : change.come)
        line("come", finding, after);
    for (const auto& finding : change.go)
        line("go", finding, before);
    std::cout << R"({"type":"trial","come":)" << change.come.size() << R"(,"go":)" << change.go.size() << R"(,"stay":)"
              << change.stay << "}\n";
}

}  // namespace

int run_try(const Context& context, const Loaded& loaded, const std::vector<const Rule*>& rules) {
    std::vector<Proposal> proposals;
    for (const auto& text : context.values["try"].as<std::vector<std::string>>()) {
        proposals.push_back(read_proposal(text, loaded.calendar()));
        const auto same = [&](const Proposal& other) { return other.event == proposals.back().event; };
        if (std::count_if(proposals.begin(), proposals.end(), same) > 1)
            throw UsageError{worded("--try changes `{}` twice: write both settings into one",
                                    "--try cambia `{}` dos veces: escriba los dos cambios en uno solo",
                                    proposals.back().event)};
    }
    const auto tried = try_out(loaded.calendar(), proposals, loaded.zones, expand, context.common.today);
    if (!tried.ok()) {
        const auto& first = tried.diagnostics.front();
        throw UsageError{
            worded("this cannot be tried: {}", "esto no se puede probar: {}", with_hint(first.message, first.hint))};
    }
    const auto before = check({*loaded.schedule, loaded.zones, context.common.today, loaded.outside}, rules);
    const auto after = check({*tried.value, loaded.zones, context.common.today, loaded.outside}, rules);
    const auto change = difference(before, *loaded.schedule, after, *tried.value);
    if (context.common.json)
        print_json(change, *loaded.schedule, *tried.value, context);
    else
        print_text(change, context);
    const bool errors = std::any_of(change.come.begin(), change.come.end(),
                                    [](const Finding& finding) { return finding.severity == Severity::error; });
    return errors ? exit_findings : exit_clean;
}

}  // namespace rcm::cli
