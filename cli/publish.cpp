#include "feeds/publish.hpp"

#include "cli/print.hpp"
#include "cli/site_option.hpp"
#include "engine/base/memory.hpp"
#include "engine/rules/acknowledge.hpp"
#include "feeds/render.hpp"
#include "feeds/settle.hpp"

#include <array>
#include <fstream>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("to", po::value<std::string>(), "the site's folder")(
        "force", "publish in spite of conflicts at error level");
    add_ledger_option(options);
    return options;
}

/// False where the findings stop the edition; then they are printed.
bool may_go_on(const Findings& findings, const Loaded& loaded, const Context& context) {
    if (!blocks(findings) || context.values.count("force") != 0) return true;
    const bool en = context.common.language == Language::en;
    print_findings(findings, loaded, context, std::cout);
    std::cout << (en ? "\nnot published: settle the errors above, or publish in spite of them with --force\n"
                     : "\nno publicado: resuelva los errores anteriores, o publique de todos modos con --force\n");
    return false;
}

/// Every file of the edition to its folder, where nobody sees it yet; false where something could not be written.
bool put_files(Publication& publication, const EditionPlan& plan, Findings findings, const Loaded& loaded,
               const Context& context) {
    const bool en = context.common.language == Language::en;
    const auto progress = [&](std::size_t done, std::size_t total) {
        if (context.environment.progress)
            std::cerr << "\r" << (en ? "feeds " : "canales ") << done << "/" << total << (done == total ? "\n" : "")
                      << std::flush;
    };
    std::erase_if(findings, [](const Finding& finding) { return finding.rule->of_edition; });
    const auto faults = render(plan, findings, loaded.zones, context.common.today, publication, progress);
    for (const auto& fault : faults)
        std::cerr << "error[D070]: " << fault << "\n";
    if (!faults.empty())
        std::cerr
            << (en ? "hint: nothing was published; mend the texts named above (no control characters), or report this "
                     "as a fault of rcmcal\n"
                   : "sugerencia: no se publicó nada; corrija los textos indicados arriba (sin caracteres de control), "
                     "o avise que es un error de rcmcal\n");
    return faults.empty();
}

/// Of this program's own bytes; nothing where they cannot be read.
std::optional<Sha256> program_digest() {
    std::ifstream program("/proc/self/exe", std::ios::binary);
    Digest digest;
    std::array<char, 1U << 14U> piece;
    while (program.read(piece.data(), piece.size()) || program.gcount() > 0)
        digest.add({piece.data(), static_cast<std::size_t>(program.gcount())});
    if (!program.eof()) return std::nullopt;
    return digest.take();
}

/// What all files of the edition are made from: everything but the documents. Where any of it has changed, every file
/// is made.
std::optional<MadeFrom> common_inputs(const Loaded& loaded, const Context& context) {
    const auto program = program_digest();
    if (!program) return std::nullopt;
    Inputs inputs;
    inputs.add(*program).add(loaded.zones.version()).add(context.common.today);
    std::vector<bool> is_document(loaded.sources.files.size());
    for (const auto& document : loaded.reg->documents)
        is_document.at(document.at.file) = true;
    for (std::size_t file = 0; file < is_document.size(); ++file)
        if (!is_document[file]) inputs.add(loaded.sources.files[file].path).add(loaded.digests.at(file));
    return inputs.take();
}

LedgerEdition head_of(const Loaded& loaded, const Context& context) {
    LedgerEdition head;
    head.day = context.common.today;
    head.zone_data = loaded.zones.version();
    for (const auto& document : loaded.reg->documents)
        if (!context.common.as_of || document.adopted <= *context.common.as_of) head.documents.push_back(document.id);
    std::sort(head.documents.begin(), head.documents.end());
    return head;
}

void print_done(const Published& published, const std::string& counted, std::size_t feeds, const Loaded& loaded,
                const std::filesystem::path& site, const Context& context) {
    const bool en = context.common.language == Language::en;
    std::cout << (en ? "checked:   " : "revisado:  ") << loaded.calendar().events.size()
              << (en ? " events in " : " eventos en ") << loaded.reg->documents.size()
              << (loaded.reg->documents.size() == 1 ? (en ? " document, " : " documento, ")
                                                    : (en ? " documents, " : " documentos, "))
              << counted << "\n";
    if (published.changed)
        std::cout << (en ? "published: " : "publicado: ") << feeds * std::size(languages)
                  << (en ? " feeds and their pages in " : " canales y sus páginas en ") << site.generic_string()
                  << "\n";
    else
        std::cout << (en ? "published: nothing new; " : "publicado: nada nuevo; ") << site.generic_string()
                  << (en ? " already shows this\n" : " ya lo muestra\n");
    std::cout << (en ? "next:      open " : "siguiente: abra ") << (site / "index.html").generic_string()
              << (en ? ", or see every conflict with rcmcal check\n"
                     : ", o vea cada conflicto con rcmcal check --lang es\n");
}

int run_publish(const Context& context) {
    if (context.values.count("to") == 0)
        throw UsageError{{"say where to publish: --to DIR", "diga dónde publicar: --to CARPETA"}};
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    auto before = last_edition(context, "to");
    auto findings = judge(loaded, context, all_rules(), before.get());
    if (!may_go_on(findings, loaded, context)) return exit_findings;
    const auto number = [](const auto& edition) { return edition == nullptr ? 0 : edition->number; };
    const auto judged_beside = number(before);
    give_back_memory();

    const std::filesystem::path site(context.values["to"].as<std::string>());
    Publication publication(site, ledger_of(context, "to"), common_inputs(loaded, context), std::move(before));
    const auto& last = publication.last();
    if (number(last) != judged_beside) {  // somebody else published in between
        findings = check_all(loaded, context.common.today, last.get());
        if (!may_go_on(findings, loaded, context)) return exit_findings;
    }
    auto plan = settle(loaded.schedule, loaded.zones, context.common.today, last);
    for (const auto& document : loaded.reg->documents)
        plan.documents.push_back(loaded.digests.at(document.at.file));
    give_back_memory();
    const auto counted = count_findings(findings, context.common.language);
    if (!put_files(publication, plan, std::move(findings), loaded, context)) return exit_bad_input;
    const auto published = publication.finish(head_of(loaded, context), plan, loaded.reg->settings.keep_editions);
    print_done(published, counted, plan.feeds.size(), loaded, site, context);
    return exit_clean;
}

}  // namespace

const Command publish_command{
    "publish", "write every feed and page, all or nothing", "rcmcal publish --to site", {}, 0, 0, options, run_publish};

}  // namespace rcm::cli
