#include "cli/pipeline.hpp"

#include "feeds/words.hpp"

#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    return po::options_description("Options");
}

/// A day, or the id of a document, which stands for the day it was adopted.
civil_day day_of(const std::string& word, const Register& reg) {
    if (const auto day = parse_day(word)) return *day;
    std::vector<std::string> ids;
    for (const auto& document : reg.documents) {
        if (document.id == word) return document.adopted;
        ids.push_back(document.id);
    }
    const auto* meant = nearest(word, ids);
    throw UsageError{worded("`{}` is neither a day (2018-07-20) nor a document{}",
                            "`{}` no es un día (2018-07-20) ni un documento{}", word,
                            meant != nullptr ? worded("; {}", "; {}", did_you_mean(*meant)) : LanguageText{})};
}

int run_diff(const Context& context) {
    const auto language = context.common.language;
    const auto loaded = load(context, std::nullopt);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto& reg = *loaded.reg;
    const auto& words = context.values["words"].as<std::vector<std::string>>();
    const auto from = day_of(words[0], reg);
    const auto to = day_of(words[1], reg);
    if (to < from) throw UsageError{{"the later day comes second", "el día posterior va en segundo lugar"}};
    std::size_t changes = 0;
    for (const auto& document : reg.documents) {
        if (document.adopted <= from || document.adopted > to) continue;
        for (const auto& decision : document.decisions) {
            ++changes;
            std::cout << word_of(decision.act, language) << "  " << decision.event;
            const auto& fields = decision.fields;
            if (fields.when) {
                std::cout << "; ";
                for (std::size_t at = 0; at < fields.when->value.size(); ++at)
                    std::cout << (at == 0 ? "" : ", ") << write_when(fields.when->value[at], language);
            }
            if (fields.where) std::cout << "; " << write_decided_where(decision, reg, language);
            std::cout << "  [" << write_citation(decision, reg, language) << "]\n";
        }
    }
    if (changes == 0)
        std::cout << (language == Language::en ? "no decision in between\n" : "ninguna decisión en ese período\n");
    return exit_clean;
}

}  // namespace

const Command diff_command{"diff",
                           "what was decided after one day, up to another",
                           "rcmcal diff 2018-07-01 2018-08-31",
                           {"two days or documents: FROM TO", "dos días o documentos: DESDE HASTA"},
                           2,
                           2,
                           options,
                           run_diff};

}  // namespace rcm::cli
