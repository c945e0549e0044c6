

#include "feeds/publish.hpp"
#include "cli/print.hpp"
#include "engine/rules/acknowledge.hpp"
#include "feeds/render.hpp"
#include "feeds/settle.hpp"

#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("to", po::value<std::string>(), "the site's folder")(
        "force", "publish in spite of conflicts at error level");
    return options;
}

int run_publish(const Context& context) {
    const bool en = context.common.language == Language::en;
    if (context.values.count("to") == 0) throw UsageError{"say where to publish: --to DIR"};
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto findings = judge(loaded, context, all_rules());
    if (blocks(findings) && context.values.count("force") == 0) {
        print_findings(findings, loaded, context, std::cout);
        std::cout << (en ? "\nnot published: settle the errors above, or publish in spite of them with --force\n"
                         : "\nno publicado: resuelva los errores anteriores, o publique de todos modos con --force\n");
        return exit_findings;
    }
    const auto plan = settle(loaded.schedule);
    const auto progress = [&](std::size_t done, std::size_t total) {
        if (context.environment.progress)
            std::cerr << "\r" << (en ? "feeds " : "canales ") << done << "/" << total << (done == total ? "\n" : "")
                      << std::flush;
    };
    const auto rendered = render(plan, findings, loaded.zones, context.common.today, progress);
    for (const auto& fault : rendered.faults)
        std::cerr << "error[D070]: " << fault << "\n";
    if (!rendered.faults.empty()) {
        std::cerr << "hint: nothing was published; mend the texts named above (no control characters), or report this "
                     "as a fault of rcmcal\n";
        return exit_bad_input;
    }
    const std::filesystem::path site(context.values["to"].as<std::string>());
    const auto published = publish(rendered.edition, site);
    std::cout << (en ? "checked:   " : "revisado:  ") << loaded.calendar().events.size()
              << (en ? " events in " : " eventos en ") << loaded.reg->documents.size()
              << (loaded.reg->documents.size() == 1 ? (en ? " document, " : " documento, ")
                                                    : (en ? " documents, " : " documentos, "))
              << count_findings(findings, context.common.language) << "\n";
    if (published.changed)
        std::cout << (en ? "published: " : "publicado: ") << plan.feeds.size() * std::size(languages)
                  << (en ? " feeds and their pages in " : " canales y sus páginas en ") << site.generic_string()
                  << "\n";
    else
        std::cout << (en ? "published: nothing new; " : "publicado: nada nuevo; ") << site.generic_string()
                  << (en ? " already shows this\n" : " ya lo muestra\n");
    std::cout << (en ? "next:      open " : "siguiente: abra ") << (site / "index.html").generic_string()
              << (en ? ", or see every conflict with rcmcal check\n"
                     : ", o vea cada conflicto con rcmcal check --lang es\n");
    return exit_clean;
}

}  // namespace

const Command publish_command{
    "publish", "write every feed and page, all or nothing", "rcmcal publish --to site", "", 0, 0, options, run_publish};

}  // namespace rcm::cli
