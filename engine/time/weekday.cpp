#include "engine/time/weekday.hpp"

#include <algorithm>
#include <array>

namespace rcm {
namespace {

struct Name {
    std::string_view word;
    unsigned weekday;  ///< 0: Sunday
};

constexpr std::array<Name, 16> names{{{"sunday", 0},
                                      {"monday", 1},
                                      {"tuesday", 2},
                                      {"wednesday", 3},
                                      {"thursday", 4},
                                      {"friday", 5},
                                      {"saturday", 6},
                                      {"domingo", 0},
                                      {"lunes", 1},
                                      {"martes", 2},
                                      {"miércoles", 3},
                                      {"miercoles", 3},
                                      {"jueves", 4},
                                      {"viernes", 5},
                                      {"sábado", 6},
                                      {"sabado", 6}}};

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The weekday at the front of the text and a blank behind it.
const Name* name_at(std::string_view text) {
    for (const auto& name : names) {
        if (text.size() <= name.word.size() || text[name.word.size()] != ' ') continue;
        if (std::equal(name.word.begin(), name.word.end(), text.begin(),
                       [](char wanted, char given) { return wanted == small(given); }))
            return &name;
    }
    return nullptr;
}

bool looks_like_day(std::string_view text) {
    return text.size() == 10 && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

bool begins_word(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ' || text[at - 1] == '/' || text[at - 1] == '[' || text[at - 1] == ',' ||
           text[at - 1] == '.';
}

}  // namespace

WeekdaysRead read_weekdays(std::string_view text) {
    WeekdaysRead read;
    if (text.find(' ') == std::string_view::npos) return {std::string(text)};  // nearly every `when`
    for (std::size_t at = 0; at < text.size();) {
        const auto* name = begins_word(text, at) ? name_at(text.substr(at)) : nullptr;
        if (name != nullptr) {
            auto behind = at + name->word.size();
            while (behind < text.size() && text[behind] == ' ')
                ++behind;
            if (looks_like_day(text.substr(behind, 10))) {
                if (const auto day = parse_day(text.substr(behind, 10)))
                    read.written.push_back({date::weekday{name->weekday}, *day});
                at = behind;
                continue;
            }
        }
        read.text += text[at++];
    }
    return read;
}

}  // namespace rcm
