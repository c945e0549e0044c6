// Check: one thing that a calendar file may do wrong, and what it looks like in a file.
//
// A new check is one `const Check` in one of the files checks_*.cpp, one line in checks.cpp and one golden folder in
// tests/golden/lint. `rcmcal lint --list` prints the table.
//
// Severity: error where RFC 5545 is broken, warning where it is not but a program stumbles, info where something that
// helps is missing.
#pragma once

#include "engine/base/diagnostic.hpp"
#include "engine/time/zone_database.hpp"
#include "feeds/lint/subject.hpp"

namespace rcm::lint {

class Report;

/// What a check may look at besides the file.
struct Scene {
    const Subject& subject;
    const ZoneDatabase& zones;
};

struct Check {
    std::string_view code;  ///< "L13"
    std::string_view name;  ///< the offence: "text-not-escaped"
    Severity severity;
    LanguageText what;  ///< one sentence for the table
    LanguageText hint;  ///< what to do, unless the finding says better
    LanguageText
        source;  ///< English alone where it is a citation: the section of a standard, or the program that stumbles
    void (*run)(const Scene&, Report&);
};

struct LintFinding {
    const Check* check;
    Severity severity;
    LanguageText message;  ///< what is: lower case, no full stop
    Span at;
    LanguageText hint;
};

/// Takes a check's findings. The first hundred of each check are kept; all are counted.
class Report {
  public:
    static constexpr std::size_t most_kept = 100;

    explicit Report(const Subject& subject) : subject_(subject) {}

    void start(const Check& check) {
        check_ = &check;
        count_ = 0;
    }
    /// `at` lies in a content line of the subject.
    void add(std::string_view at, LanguageText message, const LanguageText& hint = {});
    /// `octet` of the file.
    void add_octet(std::size_t octet, LanguageText message, const LanguageText& hint = {});
    /// The next findings of this check are of that severity.
    void as(Severity severity) { severity_ = severity; }

    std::vector<LintFinding> findings{};
    std::vector<std::size_t> counts{};  ///< as all_checks()

    void finish() {
        counts.push_back(count_);
        severity_.reset();
    }

  private:
    void keep(Span at, LanguageText message, const LanguageText& hint);

    const Subject& subject_;
    const Check* check_ = nullptr;
    std::size_t count_ = 0;
    std::optional<Severity> severity_;
};

/// In order of their codes.
[[nodiscard]] const std::vector<const Check*>& all_checks();

}  // namespace rcm::lint
