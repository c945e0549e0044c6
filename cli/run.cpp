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
std::string choice_of(std::string_view words) {
    std::string text;
    while (!words.empty()) {
        const auto end = words.find(' ');
        const bool last = end == std::string_view::npos;
        text += (text.empty() ? "" : last ? " or " : ", ") + std::string(words.substr(0, end));
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
    if (language != "en" && language != "es") throw UsageError{"--lang is en or es, not `" + language + "`"};
    common.language = language == "es" ? Language::es : Language::en;
    if (values.count("format") != 0) {
        const auto& format = values["format"].as<std::string>();
        const auto formats = " " + std::string(command.formats) + " ";
        if (format.find(' ') != std::string::npos || formats.find(" " + format + " ") == std::string::npos)
            throw UsageError{"--format is " + choice_of(command.formats) + ", not `" + format + "`"};
        common.json = format == "json";
    }
    return common;
}

int run_command(const Command& command, int argc, const char* const* argv, const Environment& environment) {
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
            throw UsageError{"rcmcal " + std::string(command.name) + " takes " +
                             (command.positional.empty() ? "no further words" : std::string(command.positional))};
        context.common = read_common(context.values, environment, command);
        return command.run(context);
    } catch (const UsageError& error) {
        std::cerr << "error: " << error.message << "\nhint: for example: " << command.example << "\n";
    } catch (const po::error& error) {
        std::cerr << "error: " << error.what() << "\nhint: for example: " << command.example << "; rcmcal "
                  << command.name << " --help lists the options\n";
    }
    return exit_bad_input;
}

}  // namespace

std::optional<civil_day> day_option(const po::variables_map& values, const char* name) {
    if (values.count(name) == 0) return std::nullopt;
    const auto& text = values[name].as<std::string>();
    if (const auto day = parse_day(text)) return day;
    throw UsageError{"--" + std::string(name) + " takes a day such as 2018-09-07, not `" + text + "`"};
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
    std::cerr << "error: unknown command `" << name << "`\nhint: "
              << (meant != nullptr ? "did you mean `" + *meant + "`?" : std::string("rcmcal --help lists the commands"))
              << "\n";
    return exit_bad_input;
}

}  // namespace rcm::cli
