#include "cli/print.hpp"
#include "cli/site_option.hpp"
#include "engine/rules/acknowledge.hpp"
#include "feeds/changes.hpp"
#include "feeds/settle.hpp"
#include "feeds/words.hpp"

#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("to", po::value<std::string>(), "the site's folder, as for publish")(
        "force", "do not stop at conflicts at error level");
    add_ledger_option(options);
    return options;
}

std::string counted(const FeedChanges& seen, Language language) {
    std::string text;
    const auto add = [&](int count, const std::string& words) {
        if (count != 0) text += (text.empty() ? "" : ", ") + words;
    };
    for (std::size_t kind = 0; kind < change_kinds; ++kind)
        add(seen.counts[kind], count_of(seen.counts[kind], static_cast<Change::Kind>(kind), language));
    add(seen.joined, std::to_string(seen.joined) + pick(language, " now also here", " ahora también aquí"));
    add(seen.left, std::to_string(seen.left) + pick(language, " left out", " ya sin mostrar"));
    return text;
}

void print_changes(const EditionPlan& plan, Language language) {
    const bool en = language == Language::en;
    if (plan.last == nullptr)
        std::cout << (en ? "first edition; subscribers would see:\n" : "primera edición; los suscriptores verían:\n");
    else
        std::cout << (en ? "since edition " : "desde la edición ") << plan.last->number << " ("
                  << write_days({plan.last->day, plan.last->day}, language)
                  << (en ? "), subscribers would see:\n" : "), los suscriptores verían:\n");
    const auto changes = changes_of(plan);
    for (const auto& change : changes) {
        const auto word = word_of(change.kind, language);
        std::cout << "  " << word << std::string(word.size() < 13 ? 13 - word.size() : 1, ' ')
                  << write_change(change, plan, language) << "\n";
    }
    std::string by_feed;
    for (const auto& seen : changes_by_feed(plan, changes))
        if (seen.any()) by_feed += "  rcm-" + seen.feed->slug + ": " + counted(seen, language) + "\n";
    if (by_feed.empty())
        std::cout << (en ? "  no change\n" : "  ningún cambio\n");
    else
        std::cout << (en ? "\nby feed:\n" : "\npor canal:\n") << by_feed;
}

int run_plan(const Context& context) {
    const auto language = context.common.language;
    const bool en = language == Language::en;
    if (context.values.count("to") == 0)
        throw UsageError{{"say for which site: --to DIR", "diga para qué sitio: --to CARPETA"}};
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto last = last_edition(context, "to");
    print_changes(settle(loaded.schedule, loaded.zones, context.common.today, last), language);
    auto findings = judge(loaded, context, all_rules(), last.get());
    const bool stops = blocks(findings) && context.values.count("force") == 0;
    Findings others;
    for (const auto& finding : findings)
        if (!finding.rule->of_edition && finding.severity == Severity::error && finding.acknowledged == nullptr)
            others.push_back(finding);
    std::erase_if(findings, [](const Finding& finding) { return !finding.rule->of_edition; });
    if (!findings.empty()) {
        std::cout << "\n";
        print_findings(findings, loaded, context, std::cout);
    }
    if (!others.empty())
        std::cout << (en ? "\nbesides: " : "\nademás: ") << count_findings(others, language)
                  << (en ? " of the calendar itself; see rcmcal check\n"
                         : " del propio calendario; vea rcmcal check\n");
    if (stops)
        std::cout
            << (en ? "\npublish would stop here; settle the errors, or publish in spite of them with --force\n"
                   : "\npublish se detendría aquí; resuelva los errores, o publique de todos modos con --force\n");
    return stops ? exit_findings : exit_clean;
}

}  // namespace

const Command plan_command{
    "plan",  "what subscribers would see change if you published now", "rcmcal plan --to site", {}, 0, 0, options,
    run_plan};

}  // namespace rcm::cli
