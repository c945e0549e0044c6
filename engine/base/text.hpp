// Words for people, in each language that the calendar publishes.
//
//   LanguageText{.en = "Panama City", .es = "Ciudad de Panamá"}.in(Language::es)
//   worded("unknown key `{}` in {}", "clave desconocida `{}` en {}", key, table)
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace rcm {

enum class Language { en, es };

inline constexpr Language languages[] = {Language::en, Language::es};

[[nodiscard]] constexpr std::string_view code_of(Language language) {
    return language == Language::en ? "en" : "es";
}

struct LanguageText {
    std::string en{};
    std::string es{};

    /// In that language; where it is missing the other stands in, and C63 says so.
    [[nodiscard]] const std::string& in(Language language) const {
        const bool english = language == Language::en ? !en.empty() : es.empty();
        return english ? en : es;
    }
    [[nodiscard]] bool empty() const { return en.empty() && es.empty(); }
    friend bool operator==(const LanguageText&, const LanguageText&) = default;
};

/// The words of that language, for sentences put together in code: pick(l, "Needed by ", "Se necesita el ") + day.
[[nodiscard]] inline std::string pick(Language language, std::string_view en, std::string_view es) {
    return std::string(language == Language::en ? en : es);
}

/// A sentence with a {} for each of its parts, which are counted while compiling.
template <std::size_t parts>
struct Sentence {
    std::string_view words;

    consteval Sentence(const char* text) : words(text) {
        std::size_t gaps = 0;
        for (auto at = words.find("{}"); at != std::string_view::npos; at = words.find("{}", at + 2))
            ++gaps;
        if (gaps != parts) throw "a {} for each part";
    }
};

/// `words` with each {} replaced by the next of the parts.
[[nodiscard]] std::string filled(std::string_view words, std::initializer_list<std::string> parts);

template <class Part>
[[nodiscard]] std::string part_in(const Part& part, Language language) {
    if constexpr (std::is_same_v<Part, LanguageText>)
        return language == Language::en ? part.en : part.es;
    else if constexpr (std::is_integral_v<Part>)
        return std::to_string(part);
    else
        return std::string(part);
}

/// The sentence in both languages. Its parts are names and numbers, the same in both, or texts of their own.
template <class... Parts>
[[nodiscard]] LanguageText worded(std::type_identity_t<Sentence<sizeof...(Parts)>> en,
                                  std::type_identity_t<Sentence<sizeof...(Parts)>> es, const Parts&... parts) {
    return {filled(en.words, {part_in(parts, Language::en)...}), filled(es.words, {part_in(parts, Language::es)...})};
}

}  // namespace rcm
