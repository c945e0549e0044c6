#include "engine/rules/titles.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rcm {
namespace {

// Sorted, so that they can be searched; English and Spanish together.
constexpr std::string_view empty_words[] = {
    "a",        "about",    "abril",     "agosto",     "al",      "an",          "and",      "april",    "august",
    "by",       "como",     "con",       "course",     "courses", "curso",       "cursos",   "de",       "deadline",
    "december", "del",      "diciembre", "e",          "el",      "en",          "enero",    "event",    "evento",
    "eventos",  "events",   "febrero",   "february",   "for",     "from",        "in",       "its",      "january",
    "julio",    "july",     "june",      "junio",      "la",      "lanzamiento", "las",      "launch",   "linea",
    "los",      "march",    "marzo",     "may",        "mayo",    "meeting",     "meetings", "member",   "members",
    "miembro",  "miembros", "november",  "noviembre",  "o",       "october",     "octubre",  "of",       "on",
    "online",   "or",       "para",      "plazo",      "plazos",  "por",         "regional", "reunion",  "reuniones",
    "review",   "revision", "september", "septiembre", "sesion",  "sesiones",    "session",  "sessions", "sobre",
    "su",       "sus",      "taller",    "talleres",   "the",     "to",          "un",       "una",      "virtual",
    "with",     "workshop", "workshops", "y"};
static_assert(std::is_sorted(std::begin(empty_words), std::end(empty_words)));

constexpr std::string_view ordinals[] = {"cuarta",  "cuarto",  "decima",  "decimo", "eighth", "fifth",   "first",
                                         "fourth",  "ninth",   "novena",  "noveno", "octava", "octavo",  "primer",
                                         "primera", "primero", "quinta",  "quinto", "second", "segunda", "segundo",
                                         "septima", "septimo", "seventh", "sexta",  "sexto",  "sixth",   "tenth",
                                         "tercer",  "tercera", "tercero", "third"};
static_assert(std::is_sorted(std::begin(ordinals), std::end(ordinals)));

template <std::size_t Size>
bool contains(const std::string_view (&sorted)[Size], std::string_view word) {
    return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

/// Small letters without accents; the two bytes of "á" … "ú", "ñ" and "ü" become one letter, other letters stay.
std::string plain(std::string_view text) {
    static constexpr std::pair<std::string_view, char> accents[] = {
        {"á", 'a'}, {"é", 'e'}, {"í", 'i'}, {"ó", 'o'}, {"ú", 'u'}, {"ü", 'u'}, {"ñ", 'n'},
        {"Á", 'a'}, {"É", 'e'}, {"Í", 'i'}, {"Ó", 'o'}, {"Ú", 'u'}, {"Ü", 'u'}, {"Ñ", 'n'}};
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const char c = text.front();
        if ((static_cast<unsigned char>(c) & 0x80U) == 0) {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            text.remove_prefix(1);
            continue;
        }
        const auto found = std::find_if(std::begin(accents), std::end(accents),
                                        [&](const auto& accent) { return text.starts_with(accent.first); });
        if (found != std::end(accents)) {
            result += found->second;
            text.remove_prefix(found->first.size());
            continue;
        }
        if (text.starts_with("\xE2\x80") || text.starts_with('\xC2')) {  // quotes and dashes; «, », ¿ and ¡
            result += ' ';
            text.remove_prefix(std::min<std::size_t>(text.size(), text.front() == '\xC2' ? 2 : 3));
            continue;
        }
        result += c;
        text.remove_prefix(1);
    }
    return result;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_roman(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("ivxlc") == std::string_view::npos;
}

bool is_number(std::string_view word) {
    return word.front() >= '0' && word.front() <= '9';
}

bool is_year(std::string_view word) {
    return word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos &&
           (word.starts_with("19") || word.starts_with("20"));
}

void tidy(std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

std::vector<std::string> all_words_of(std::string_view name) {
    const auto text = plain(name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        const auto first = at;
        while (at < text.size() && is_letter(text[at]))
            ++at;
        words.push_back(text.substr(first, at - first));
    }
    return words;
}

TitleWords words_of(std::string_view title, const std::vector<std::string>& ignored) {
    TitleWords found;
    for (auto& word : all_words_of(title)) {
        if (contains(empty_words, word) || std::find(ignored.begin(), ignored.end(), word) != ignored.end() ||
            is_year(word))
            continue;
        const bool mark = is_number(word) || is_roman(word) || contains(ordinals, word);
        (mark ? found.marks : found.words).push_back(std::move(word));
    }
    tidy(found.words);
    tidy(found.marks);
    return found;
}

bool alike(const TitleWords& a, const TitleWords& b) {
    if (!a.marks.empty() && !b.marks.empty() && a.marks != b.marks) return false;
    std::vector<std::string> both;
    std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), std::back_inserter(both));
    const auto all = a.words.size() + b.words.size() - both.size();
    return 2 * both.size() >= all;
}

}  // namespace rcm
