#include "cli/print.hpp"
#include "cli/proposal.hpp"
#include "cli/site_option.hpp"
#include "engine/rules/acknowledge.hpp"
#include "feeds/html/pages.hpp"
#include "feeds/json/lines.hpp"
#include "feeds/settle.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("rule", po::value<std::vector<std::string>>()->composing(),
                          "only this rule (may be repeated)")("from", po::value<std::string>(),
                                                              "only sessions that end on or after this day")(
        "to", po::value<std::string>(), "only sessions that begin on or before this day")(
        "with", po::value<std::vector<std::string>>()->composing(),
        "also check against this outside calendar, an .ics file (may be repeated)")(
        "format", po::value<std::string>()->default_value("text"),
        "text, json (one object a line) or html (one page by itself)")(
        "try", po::value<std::vector<std::string>>()->composing(),
        "what would come and go if this were decided: 'EVENT where=PLACE when=DATES' (may be repeated)")(
        "site", po::value<std::string>(), "also judge what would change since the last edition in this folder");
    add_ledger_option(options);
    return options;
}

std::vector<const Rule*> chosen_rules(const po::variables_map& values) {
    if (values.count("rule") == 0) return all_rules();
    std::vector<const Rule*> chosen;
    std::vector<std::string> codes;
    for (const auto* rule : all_rules())
        codes.emplace_back(rule->code);
    for (const auto& code : values["rule"].as<std::vector<std::string>>()) {
        const auto found = std::find(codes.begin(), codes.end(), code);
        if (found == codes.end())
            throw UsageError{worded("there is no rule `{}`; rcmcal rules lists them",
                                    "no existe la regla `{}`; rcmcal rules las enumera", code)};
        chosen.push_back(all_rules()[static_cast<std::size_t>(found - codes.begin())]);
    }
    return chosen;
}

int run_check(const Context& context) {
    const auto from = day_option(context.values, "from");
    const auto to = day_option(context.values, "to");
    const auto rules = chosen_rules(context.values);
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    if (context.values.count("try") != 0) return run_try(context, loaded, rules);
    const auto last = last_edition(context, "site");
    auto findings = judge(loaded, context, rules, last.get());
    std::erase_if(findings, [&](const Finding& finding) {
        if (finding.sessions.empty()) return false;  // of what is gone
        return std::none_of(finding.sessions.begin(), finding.sessions.end(), [&](const Session* session) {
            if (!session->dated()) return !from && !to;
            return (!from || session->hull().last >= *from) && (!to || session->hull().first <= *to);
        });
    });
    if (context.values["format"].as<std::string>() == "html") {
        std::cout << write_report(settle(loaded.schedule), findings, loaded.zones, context.common.language,
                                  context.common.today);
    } else if (context.common.json) {
        for (const auto& finding : findings)
            std::cout << to_json(finding, *loaded.schedule, context.common.language) << '\n';
        std::cout << summary_json(findings) << '\n';
    } else {
        print_findings(findings, loaded, context, std::cout);
    }
    return blocks(findings) ? exit_findings : exit_clean;
}

}  // namespace

const Command check_command{"check",
                            "show every conflict, most severe first, with what to do",
                            "rcmcal check --today 2018-07-20",
                            {},
                            0,
                            0,
                            options,
                            run_check,
                            "text json html"};

}  // namespace rcm::cli
