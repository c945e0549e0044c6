#include "cli/command.hpp"

#include <filesystem>
#include <iostream>

namespace rcm::cli {
namespace {

const Command* const commands[] = {&check_command,   &list_command,   &show_command,    &diff_command,  &plan_command,
                                   &publish_command, &agenda_command, &suggest_command, &rules_command, &lint_command};

po::options_description common_options(const Environment& environment) {
    po::options_description options("Common options");
    options.add_options()("data", po::value<std::string>()->default_value(environment.default_data),
                          "the calendar's folder")(
        "holidays", po::value<std::string>(), "the holiday files (default: holidays/ beside the calendar's folder)")(
        "also", po::value<std::vector<std::string>>()->composing(),
        "a further folder of decisions, laid over the calendar")("as-of", po::value<std::string>(),
                                                                 "only documents adopted up to this day (YYYY-MM-DD)")(
        "today", po::value<std::string>(), "judge as on this day (default: today)")(
        "lang", po::value<std::string>()->default_value("en"), "en or es")("help,h", "show this help");
    return options;
}

void print_overview(std::ostream& out) {
    out << "rcmcal: the calendar of the Regional Conference on Migration\n\nUsage: rcmcal COMMAND [options]\n\n";
    for (const auto* command : commands) {
        out << "  " << command->name << std::string(10 - command->name.size(), ' ') << command->summary << "\n";
        out << "            example: " << command->example << "\n";
    }
    out << "\nrcmcal COMMAND --help shows its options. Exit: 0 clean, 1 conflicts at error level, 2 bad input or "
           "usage, 3 disk or system trouble.\n";
}

void print_help(const Command& command, const po::options_description& options, std::ostream& out) {
    out << "rcmcal " << command.name << ": " << command.summary << "\n\nExample: " << command.example << "\n\n"
        << options;
}

/// "text, json or html", from "text json html".
LanguageText choice_of(std::string_view words) {
    LanguageText text;
    while (!words.empty()) {
        const auto end = words.find(' ');
        const bool last = end == std::string_view::npos;
        const auto word = words.substr(0, end);
        text = text.empty() ? LanguageText{std::string(word), std::string(word)}
               : last       ? worded("{} or {}", "{} o {}", text, word)
                            : worded("{}, {}", "{}, {}", text, word);
        words = last ? std::string_view{} : words.substr(end + 1);
    }
    return text;
}

Common read_common(const po::variables_map& values, const Environment& environment, const Command& command) {
    Common common;
    common.data = values["data"].as<std::string>();
    const auto beside = std::filesystem::path(common.data).lexically_normal().parent_path();
    common.holidays =
        values.count("holidays") != 0
            ? values["holidays"].as<std::string>()
            : (beside.filename().empty() ? beside.parent_path() / "holidays" : beside / "holidays").generic_string();
    if (values.count("also") != 0) common.more = values["also"].as<std::vector<std::string>>();
    if (values.count("with") != 0) common.with = values["with"].as<std::vector<std::string>>();
    common.as_of = day_option(values, "as-of");
    common.today = day_option(values, "today").value_or(environment.today);
    const auto& language = values["lang"].as<std::string>();
    if (language != "en" && language != "es")
        throw UsageError{worded("--lang is en or es, not `{}`", "--lang acepta en o es, no `{}`", language)};
    common.language = language == "es" ? Language::es : Language::en;
    if (values.count("format") != 0) {
        const auto& format = values["format"].as<std::string>();
        const auto formats = " " + std::string(command.formats) + " ";
        if (format.find(' ') != std::string::npos || formats.find(" " + format + " ") == std::string::npos)
            throw UsageError{
                worded("--format is {}, not `{}`", "--format acepta {}, no `{}`", choice_of(command.formats), format)};
        common.json = format == "json";
    }
    return common;
}

/// Boost's words are English alone; in Spanish the option that they are about says most.
LanguageText words_of(const po::error& error) {
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error))
        return {error.what(), "no existe la opción '" + unknown->get_option_name() + "'"};
    if (const auto* of_option = dynamic_cast<const po::error_with_option_name*>(&error))
        return {error.what(), "la opción '" + of_option->get_option_name() +
                                  "' no se entiende: le falta el valor, el valor no sirve o sobra"};
    return {error.what(), "las palabras del comando no se entienden"};
}

int run_command(const Command& command, int argc, const char* const* argv, const Environment& environment) {
    const auto language = language_asked(argc, argv);
    const auto refuse = [&](const LanguageText& message) {
        std::cerr << "error: " << message.in(language)
                  << pick(language, "\nhint: for example: ", "\nsugerencia: por ejemplo: ") << command.example;
    };
    auto options = command.options();
    options.add(common_options(environment));
    try {
        po::options_description all;
        all.add(options).add_options()("words", po::value<std::vector<std::string>>());
        po::positional_options_description words;
        words.add("words", -1);
        Context context{.environment = environment, .common = {}, .values = {}};
        po::store(po::command_line_parser(argc - 1, argv + 1).options(all).positional(words).run(), context.values);
        if (context.values.count("help") != 0) {
            print_help(command, options, std::cout);
            return exit_clean;
        }
        po::notify(context.values);
        const auto count = context.values.count("words") != 0
                               ? static_cast<int>(context.values["words"].as<std::vector<std::string>>().size())
                               : 0;
        if (count < command.least_words || count > command.most_words)
            throw UsageError{worded("rcmcal {} takes {}", "rcmcal {} acepta {}", command.name,
                                    command.positional.empty()
                                        ? LanguageText{"no further words", "solo opciones, sin más palabras"}
                                        : command.positional)};
        context.common = read_common(context.values, environment, command);
        return command.run(context);
    } catch (const UsageError& error) {
        refuse(error.message);
        std::cerr << "\n";
    } catch (const po::error& error) {
        refuse(words_of(error));
        std::cerr << "; rcmcal " << command.name
                  << pick(language, " --help lists the options\n", " --help enumera las opciones\n");
    }
    return exit_bad_input;
}

}  // namespace

std::optional<civil_day> day_option(const po::variables_map& values, const char* name) {
    if (values.count(name) == 0) return std::nullopt;
    const auto& text = values[name].as<std::string>();
    if (const auto day = parse_day(text)) return day;
    throw UsageError{worded("--{} takes a day such as 2018-09-07, not `{}`",
                            "--{} acepta un día como 2018-09-07, no `{}`", name, text)};
}

Language language_asked(int argc, const char* const* argv) {
    for (int at = 1; at < argc; ++at) {
        const std::string_view word = argv[at];
        if (word == "--lang=es" || (word == "--lang" && at + 1 < argc && argv[at + 1] == std::string_view("es")))
            return Language::es;
    }
    return Language::en;
}

int run(int argc, const char* const* argv, const Environment& environment) {
    const std::string_view name = argc > 1 ? argv[1] : "";
    if (name == "--help" || name == "-h" || name == "help") {
        print_overview(std::cout);
        return exit_clean;
    }
    std::vector<std::string> names;
    for (const auto* command : commands) {
        if (command->name == name) return run_command(*command, argc, argv, environment);
        names.emplace_back(command->name);
    }
    if (name.empty()) {
        print_overview(std::cerr);
        return exit_bad_input;
    }
    const auto* meant = nearest(name, names);
    const auto language = language_asked(argc, argv);
    const auto hint = meant != nullptr
                          ? did_you_mean(*meant)
                          : LanguageText{"rcmcal --help lists the commands", "rcmcal --help enumera los comandos"};
    std::cerr << worded("error: unknown command `{}`\nhint: {}\n", "error: no existe el comando `{}`\nsugerencia: {}\n",
                        name, hint)
                     .in(language);
    return exit_bad_input;
}

}  // namespace rcm::cli
