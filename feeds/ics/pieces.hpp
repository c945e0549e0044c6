// The words of a content line: names compared as RFC 5545 compares them, and values cut into their pieces.
//
//   same_name("dtstart", "DTSTART");   for_each_piece("MO,WE", ',', [](std::string_view piece) { … });
//
// Source: RFC 5545 §2 (names of properties, components and parameters), §3.1.1 (lists of values).
#pragma once

#include <algorithm>
#include <string_view>

namespace rcm {

/// ASCII letters compared without case, as names of properties, components and parameters are.
[[nodiscard]] inline bool same_name(std::string_view a, std::string_view b) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return upper(x) == upper(y); });
}

/// Calls visit(piece) for each piece between separators; once for an empty text.
template <class Visit>
void for_each_piece(std::string_view text, char separator, Visit visit) {
    while (true) {
        const auto at = text.find(separator);
        visit(text.substr(0, at));
        if (at == std::string_view::npos) return;
        text.remove_prefix(at + 1);
    }
}

}  // namespace rcm
