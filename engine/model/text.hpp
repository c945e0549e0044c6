// Words for people, in each language that the calendar publishes.
//
//   LanguageText{.en = "Panama City", .es = "Ciudad de Panamá"}.in(Language::es)
#pragma once

#include <string>
#include <string_view>

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

}  // namespace rcm
