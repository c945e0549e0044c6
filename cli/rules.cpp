#include "cli/command.hpp"

#include "feeds/words.hpp"

#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    return po::options_description("Options");
}

void print_rule(const Rule& rule, Language language) {
    const bool en = language == Language::en;
    std::cout << rule.code << " " << rule.name << " (" << word_of(rule.severity, language) << ")\n"
              << (en ? "  what: " : "  qué:     ") << rule.what.in(language) << "\n"
              << (en ? "  why:  " : "  por qué: ") << rule.why.in(language) << "\n"
              << (en ? "  fix:  " : "  remedio: ") << rule.fix.in(language) << "\n";
}

int run_rules(const Context& context) {
    const auto language = context.common.language;
    if (context.values.count("words") == 0) {
        for (const auto* rule : all_rules())
            std::cout << rule->code << "  " << rule->name
                      << std::string(rule->name.size() < 32 ? 32 - rule->name.size() : 1, ' ')
                      << rule->what.in(language) << "\n";
        return exit_clean;
    }
    const auto& code = context.values["words"].as<std::vector<std::string>>().front();
    for (const auto* rule : all_rules()) {
        if (rule->code != code && rule->name != code) continue;
        print_rule(*rule, language);
        return exit_clean;
    }
    throw UsageError{worded("there is no rule `{}`; rcmcal rules lists them",
                            "no existe la regla `{}`; rcmcal rules las enumera", code)};
}

}  // namespace

const Command rules_command{"rules",
                            "the catalogue of conflicts: what, why and how to mend",
                            "rcmcal rules C14",
                            {"at most one code, such as C14", "a lo sumo un código, como C14"},
                            0,
                            1,
                            options,
                            run_rules};

}  // namespace rcm::cli
