// Whether a text is there in both languages.
#pragma once

#include "engine/base/diagnostic.hpp"

#include <algorithm>

namespace rcm {

/// What stands between backquotes, in order of the alphabet: a translation may turn names round, and lose none.
inline std::vector<std::string> quoted_names(const std::string& text) {
    std::vector<std::string> names;
    for (auto at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
        const auto end = text.find('`', at + 1);
        names.push_back(text.substr(at, end - at));
        at = std::min(end, text.size() - 1);
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline bool in_two_languages(const LanguageText& text) {
    return !text.en.empty() && !text.es.empty() && text.en != text.es && quoted_names(text.en) == quoted_names(text.es);
}

inline bool in_two_languages(const LanguageText& message, const LanguageText& hint) {
    return in_two_languages(message) && (hint == LanguageText{} || in_two_languages(hint));
}

}  // namespace rcm
