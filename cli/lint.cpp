#include "feeds/lint/lint.hpp"
#include "cli/command.hpp"
#include "engine/rules/phrases.hpp"
#include "feeds/json/lines.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("list", "print the table of checks")(
        "format", po::value<std::string>()->default_value("text"), "text or json (one object a line)")(
        "all", "every finding; without it, ten of each check a file");
    return options;
}

void print_table(std::ostream& out, Language language) {
    for (const auto* check : lint::all_checks())
        out << check->code << "  " << check->name
            << std::string(check->name.size() < 22 ? 22 - check->name.size() : 1, ' ') << severity_word(check->severity)
            << std::string(9 - severity_word(check->severity).size(), ' ') << check->what.in(language) << "\n"
            << std::string(36, ' ') << pick(language, "source: ", "fuente: ") << check->source.in(language) << "\n";
}

/// The bytes of the file, or why they cannot be had.
std::string read_bytes(const std::string& path, LanguageText& trouble) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        trouble = {"there is no such file", "no existe ese archivo"};
    else if (std::filesystem::is_directory(path, error))
        trouble = {"this is a folder; name the files in it", "esto es una carpeta; indique los archivos que contiene"};
    std::ifstream stream(path, std::ios::binary);
    if (!trouble.empty()) return {};
    if (!stream) {
        trouble = {"the file cannot be opened", "el archivo no se puede abrir"};
        return {};
    }
    // One octet more than is judged: enough to refuse a device that never ends.
    std::string bytes(lint::ContentLines::most_bytes + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) trouble = {"the file cannot be read", "el archivo no se puede leer"};
    return bytes;
}

struct Totals {
    std::size_t errors = 0, warnings = 0, infos = 0, unusable = 0;

    void count(Severity severity, std::size_t times) {
        (severity == Severity::error ? errors : severity == Severity::warning ? warnings : infos) += times;
    }
};

class Printer {
  public:
    Printer(const Context& context, bool all) : context_(context), language_(context.common.language), all_(all) {}

    void refuse(const std::string& path, const LanguageText& why) {
        if (context_.common.json)
            std::cout << to_json({.code = "L00", .message = why, .at = {0, 0, 0, 0}, .hint = {}}, {{{path, {}}}},
                                 language_)
                      << '\n';
        else
            std::cerr << path << ": error: " << why.in(language_) << "\n";
    }

    void print(const std::string& path, const std::string& bytes, const lint::LintResult& result) {
        constexpr std::size_t few = 10;
        const SourceSet sources{{{path, context_.common.json ? std::string{} : bytes}}};
        std::vector<std::size_t> printed(result.counts.size());
        for (const auto& finding : result.findings) {
            const auto& checks = lint::all_checks();
            const auto index =
                static_cast<std::size_t>(std::find(checks.begin(), checks.end(), finding.check) - checks.begin());
            if (!all_ && printed[index] == few) continue;
            ++printed[index];
            const Diagnostic diagnostic{.code = finding.check->code,
                                        .severity = finding.severity,
                                        .message = finding.message,
                                        .at = finding.at,
                                        .hint = finding.hint};
            if (context_.common.json)
                std::cout << to_json(diagnostic, sources, language_, finding.check->source.in(language_)) << '\n';
            else
                std::cout << to_text(diagnostic, sources, language_, context_.environment.colour)
                          << pick(language_, "source: ", "fuente: ") << finding.check->source.in(language_) << "\n\n";
        }
        for (std::size_t index = 0; index < printed.size() && !context_.common.json; ++index)
            if (result.counts[index] > printed[index])
                std::cout << path
                          << worded(": and {} more of ", ": y {} más de ", result.counts[index] - printed[index])
                                 .in(language_)
                          << lint::all_checks()[index]->code << " (" << lint::all_checks()[index]->name << ")\n\n";
    }

  private:
    const Context& context_;
    Language language_;
    bool all_;
};

int run_lint(const Context& context) {
    const auto language = context.common.language;
    if (context.values.count("list") != 0) {
        print_table(std::cout, language);
        return exit_clean;
    }
    if (context.values.count("words") == 0)
        throw UsageError{{"rcmcal lint takes one or more .ics files", "rcmcal lint acepta uno o más archivos .ics"}};
    const auto zones = ZoneDatabase::system();
    const auto& paths = context.values["words"].as<std::vector<std::string>>();
    Printer printer(context, context.values.count("all") != 0);
    Totals totals;
    for (const auto& path : paths) {
        LanguageText trouble;
        const auto bytes = read_bytes(path, trouble);
        const auto result = trouble.empty() ? lint::lint(bytes, zones) : lint::LintResult{.refusal = trouble};
        if (!result.refusal.empty()) {
            printer.refuse(path, result.refusal);
            ++totals.unusable;
            continue;
        }
        printer.print(path, bytes, result);
        for (const auto& finding : result.findings)
            totals.count(finding.severity, 1);
    }
    if (!context.common.json) {
        const auto say = [&](const char* en, const char* es) { return pick(language, en, es); };
        std::cout << count_words(paths.size(), say("file", "archivo"), say("files", "archivos")) << ": ";
        if (totals.unusable > 0) std::cout << totals.unusable << say(" could not be judged, ", " sin revisar, ");
        if (totals.errors + totals.warnings + totals.infos == 0)
            std::cout << say("no findings\n", "sin hallazgos\n");
        else
            std::cout << count_words(totals.errors, say("error", "error"), say("errors", "errores")) << ", "
                      << count_words(totals.warnings, say("warning", "advertencia"), say("warnings", "advertencias"))
                      << ", " << totals.infos << say(" for information\n", " a título informativo\n");
    }
    return totals.unusable > 0 ? exit_bad_input : totals.errors > 0 ? exit_findings : exit_clean;
}

}  // namespace

const Command lint_command{"lint",
                           "check any .ics file: the standard, and what calendar programs stumble over",
                           "rcmcal lint site/feeds/rcm-all-en.ics",
                           {"one or more .ics files", "uno o más archivos .ics"},
                           0,
                           1000000,
                           options,
                           run_lint};

}  // namespace rcm::cli
