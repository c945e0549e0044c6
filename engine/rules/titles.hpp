// Titles compared: do two titles name one thing?
//
// Words that carry no meaning, kinds of event, months and years are left out, accents and capitals do not count.
// What is left is alike where the two share at least half of all their words; a number or an ordinal that both have
// and that differs tells them apart.
//
//   alike(words_of("Second workshop on migration and health"), words_of("Workshop: Migration and health"))   // true
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rcm {

struct TitleWords {
    std::vector<std::string> words{};  ///< in order of the alphabet, each once
    std::vector<std::string> marks{};  ///< numbers and ordinals, likewise

    friend bool operator==(const TitleWords&, const TitleWords&) = default;
};

/// `ignored`: words that say nothing here, such as the name of the body that meets.
[[nodiscard]] TitleWords words_of(std::string_view title, const std::vector<std::string>& ignored = {});

/// The words of a name, to be ignored in titles.
[[nodiscard]] std::vector<std::string> all_words_of(std::string_view name);

[[nodiscard]] bool alike(const TitleWords& a, const TitleWords& b);

}  // namespace rcm
