#include "engine/base/diagnostic.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace rcm {
namespace {

std::string_view line_of(const std::string& text, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t at = 1; at < line; ++at) {
        const auto end = text.find('\n', begin);
        if (end == std::string::npos) return {};
        begin = end + 1;
    }
    const auto end = std::min(text.find('\n', begin), text.size());
    auto found = std::string_view(text).substr(begin, end - begin);
    if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
    return found;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// What may be printed of a line: no control characters, nothing that is not UTF-8, and no megabyte of it.
std::string excerpt(std::string_view line) {
    constexpr std::size_t longest = 160;
    std::string shown;
    for (std::size_t at = 0; at < std::min(line.size(), longest);) {
        const auto byte = static_cast<unsigned char>(line[at]);
        const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
        const auto tail = line.substr(at + 1, length == 0 ? 0 : length - 1);
        const bool whole = length != 0 && tail.size() == length - 1 &&
                           std::all_of(tail.begin(), tail.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
        if (byte < 0x20)
            shown += ' ';
        else if (whole)
            shown += line.substr(at, length);
        else
            shown += '?';
        at += whole ? length : 1;
    }
    return shown;
}

std::string place(const Span& at, const SourceSet& sources) {
    std::string text = sources.files.at(at.file).path;
    if (at.line != 0) text += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    return text;
}

auto order(const Diagnostic& d) {
    return std::tie(d.at.file, d.at.line, d.at.column, d.code, d.message.en);
}

std::string_view word_of(Severity severity, Language language) {
    if (language == Language::en || severity == Severity::error) return severity_word(severity);
    return severity == Severity::warning ? "advertencia" : "información";
}

}  // namespace

std::string_view severity_word(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "error";
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string to_text(const Diagnostic& diagnostic, const SourceSet& sources, Language language, bool colour) {
    const char* const tint = diagnostic.severity == Severity::error ? "\033[1;31m" : "\033[1;33m";
    const bool known = diagnostic.at.known();
    std::string text;
    if (known) text += place(diagnostic.at, sources) + ": ";
    if (colour) text += tint;
    text += std::string(word_of(diagnostic.severity, language)) + "[" + std::string(diagnostic.code) + "]";
    if (colour) text += "\033[0m";
    text += ": " + diagnostic.message.in(language) + "\n";
    if (known && diagnostic.at.line != 0) {
        const auto line = line_of(sources.files.at(diagnostic.at.file).text, diagnostic.at.line);
        auto number = std::to_string(diagnostic.at.line);
        if (number.size() < 5) number.insert(0, 5 - number.size(), ' ');
        text += number + " | " + excerpt(line) + "\n";
        const auto column = std::min<std::size_t>(diagnostic.at.column, 161);
        const auto room = characters(line) + 1 - std::min(column, characters(line) + 1);
        const auto carets = std::clamp<std::size_t>(diagnostic.at.length, 1, std::max<std::size_t>(room, 1));
        text += std::string(number.size(), ' ') + " | " + std::string(column > 0 ? column - 1 : 0, ' ') +
                std::string(std::min<std::size_t>(carets, 160), '^') + "\n";
    }
    if (diagnostic.also.known())
        text += pick(language, "note: ", "nota: ") + diagnostic.also_text.in(language) + " (" +
                place(diagnostic.also, sources) + ")\n";
    if (!diagnostic.hint.empty())
        text += pick(language, "hint: ", "sugerencia: ") + diagnostic.hint.in(language) + "\n";
    return text;
}

void sort_diagnostics(Diagnostics& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(),
                                  [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); }),
                      diagnostics.end());
}

const std::string* nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string* best = nullptr;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        // Edit distance in which two neighbours that changed places count once: PNA is one step from PAN.
        std::vector<std::size_t> row(candidate.size() + 1), above(row), two_above(row);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < word.size(); ++i) {
            two_above = std::exchange(above, row);
            row[0] = i + 1;
            for (std::size_t j = 0; j < candidate.size(); ++j) {
                const std::size_t substituted = above[j] + (word[i] == candidate[j] ? 0 : 1);
                row[j + 1] = std::min({row[j] + 1, above[j + 1] + 1, substituted});
                if (i > 0 && j > 0 && word[i] == candidate[j - 1] && word[i - 1] == candidate[j])
                    row[j + 1] = std::min(row[j + 1], two_above[j - 1] + 1);
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = &candidate;
        }
    }
    return best;
}

LanguageText did_you_mean(const std::string& word) {
    return worded("did you mean `{}`?", "¿quiso decir `{}`?", word);
}

}  // namespace rcm
