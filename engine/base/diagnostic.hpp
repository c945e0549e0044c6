// Diagnostics: what is wrong with the input, where, and what to do.
//
// Bad data is a Diagnostic and never an exception; one run reports every fault it can.
//
//   data/rcm/decisions/2018-07-20-rcgm.toml:31:9: error[D012]: unknown place `panama-cty`
//      31 | where = "panama-cty"
//         |         ^^^^^^^^^^^^
//   hint: did you mean `panama-city`? (places.toml:4)
//
// Every word of it is there in both languages; `--lang es` asks for Spanish.
#pragma once

#include "engine/base/source.hpp"
#include "engine/base/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rcm {

enum class Severity : std::uint8_t { info, warning, error };

[[nodiscard]] std::string_view severity_word(Severity severity);

struct Diagnostic {
    std::string_view code;  ///< "D012", from diagnostic_codes.hpp
    Severity severity = Severity::error;
    LanguageText message;  ///< what is: lower case, no full stop
    Span at;
    LanguageText hint;  ///< what to do; may be empty
    Span also{};        ///< a second place that explains the first, with also_text
    LanguageText also_text{};
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// The diagnostic with its excerpt, as in the example above; ends with a newline.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const SourceSet& sources, Language language,
                                  bool colour);

/// Sorts by file, line and column and drops exact repeats, so that the order never depends on the order of the checks.
void sort_diagnostics(Diagnostics& diagnostics);

/// The candidate nearest to `word` by edit distance, or nullptr where none is near enough to be meant.
/// Example: nearest("panama-cty", {"panama-city", "san-jose"}) points at "panama-city".
[[nodiscard]] const std::string* nearest(std::string_view word, const std::vector<std::string>& candidates);

/// The hint for a word that `nearest` found.
[[nodiscard]] LanguageText did_you_mean(const std::string& word);

}  // namespace rcm
