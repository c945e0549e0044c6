// lint: what is wrong with a calendar file, and what Google, Outlook, Apple and Thunderbird would stumble over.
//
//   LintResult result = lint(bytes, zones);
//   result.findings[0]  ->  L13, error, 4:9: "a comma in SUMMARY is not escaped"
//
// For any bytes: never a crash, time and memory grow with their size, and what is too large is refused in words.
#pragma once

#include "feeds/lint/check.hpp"

namespace rcm::lint {

struct LintResult {
    LanguageText refusal{};               ///< why the file was not judged; empty where it was
    std::vector<LintFinding> findings{};  ///< by line and column
    std::vector<std::size_t> counts{};    ///< how many of each check, as all_checks(); more than are in `findings`

    [[nodiscard]] bool has_errors() const;
};

/// Every span is of file 0.
[[nodiscard]] LintResult lint(std::string_view bytes, const ZoneDatabase& zones);

}  // namespace rcm::lint
