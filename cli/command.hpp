// A command of rcmcal: its words on the command line, its help and what it does.
//
// Exit codes: 0 clean, 1 findings at error level, 2 bad input or usage, 3 the environment failed.
#pragma once

#include "engine/rules/rule.hpp"

#include <boost/program_options.hpp>

#include <iosfwd>

namespace rcm::cli {

namespace po = boost::program_options;

inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;
inline constexpr int exit_bad_input = 2;
inline constexpr int exit_environment = 3;

/// What main knows of the world and the stages must not look up.
struct Environment {
    std::string default_data;  ///< RCMCAL_DATA, else data/rcm
    civil_day today;
    bool colour = false;          ///< on standard output: it is a terminal, and NO_COLOR is not set
    bool message_colour = false;  ///< the same on standard error
    bool progress = false;        ///< standard error is a terminal
};

/// The common options, read.
struct Common {
    std::string data;
    std::string holidays;
    std::vector<std::string> more;
    std::vector<std::string> with;  ///< outside calendars, .ics files
    std::optional<civil_day> as_of;
    civil_day today;
    Language language = Language::en;
    bool json = false;
};

struct Context {
    const Environment& environment;
    Common common;
    po::variables_map values;
};

struct Command {
    std::string_view name;
    std::string_view summary;
    std::string_view example;
    LanguageText positional;  ///< name of its words after the command, empty for none
    int least_words;          ///< how many of them it needs
    int most_words;
    po::options_description (*options)();
    int (*run)(const Context&);
    std::string_view formats = "text json";  ///< what --format takes, where the command has it
};

extern const Command agenda_command, check_command, list_command, show_command, diff_command, lint_command,
    plan_command, publish_command, suggest_command, rules_command;

/// Thrown for a word on the command line that cannot be used; main prints it with the command's example.
struct UsageError {
    LanguageText message;
};

/// A day option, or nullopt where it was not given. Throws UsageError.
[[nodiscard]] std::optional<civil_day> day_option(const po::variables_map& values, const char* name);

/// Of `--lang es`, looked up before the other words are read: one of them may be what is wrong.
[[nodiscard]] Language language_asked(int argc, const char* const* argv);

int run(int argc, const char* const* argv, const Environment& environment);

}  // namespace rcm::cli
