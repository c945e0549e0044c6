// Checks of the bytes and the lines: what a reader sees before it knows what a calendar is.
#include "feeds/ics/text_scan.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/normal_form.hpp"
#include "feeds/lint/values.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rcm::lint {
namespace {

std::string code_point(char32_t code) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(code));
    return text.data();
}

void byte_order_mark(const Scene& scene, Report& report) {
    if (scene.subject.lines.byte_order_mark)
        report.add_octet(0, {"the file begins with a byte order mark (U+FEFF)",
                             "el archivo empieza con una marca de orden de bytes (U+FEFF)"});
}

/// Calls visit(at, character) for every character beyond plain ASCII text; at is the octet in the file.
template <class Visit>
void for_each_odd_character(const ContentLines& lines, Visit visit) {
    const auto bytes = lines.bytes();
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t') {
            ++at;
            continue;
        }
        const auto character = next_character(bytes.substr(at));
        visit(at, character);
        at += std::max(1U, character.length);
    }
}

void not_utf8(const Scene& scene, Report& report) {
    const auto& lines = scene.subject.lines;
    // Octets of a character that a fold has split are told by L07; unfolded they are whole.
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto line = lines.line(at);
        for (std::size_t octet = 0; octet < line.size();) {
            if (static_cast<unsigned char>(line[octet]) < 0x80) {
                ++octet;
                continue;
            }
            const auto character = next_character(line.substr(octet));
            if (character.length == 0) {
                const std::array digits{"0123456789ABCDEF"};
                const auto byte = static_cast<unsigned char>(line[octet]);
                report.add(line.substr(octet, 1), worded("the octet {} is not UTF-8", "el octeto {} no es UTF-8",
                                                         std::string{digits[0][byte >> 4U], digits[0][byte & 15U]}));
                break;  // one a line: the rest is of the same kind
            }
            octet += character.length;
        }
    }
}

void bare_line_feed(const Scene& scene, Report& report) {
    const auto& lines = scene.subject.lines;
    const auto count = lines.bare_line_feeds.size();
    if (count > 0) {
        const auto at = lines.bare_line_feeds.front();
        const auto line = lines.physical_line(at);
        report.add_octet(lines.octet_of_line(at) + line.size(),
                         count == 1 ? LanguageText{"a line ends in LF alone", "una línea termina solo en LF"}
                                    : worded("{} lines end in LF alone", "{} líneas terminan solo en LF", count));
    }
    if (lines.ends_without_break)
        report.add_octet(lines.bytes().size(),
                         {"the last line has no line break", "la última línea no tiene salto de línea"});
}

void control_character(const Scene& scene, Report& report) {
    const auto bytes = scene.subject.lines.bytes();
    for_each_odd_character(scene.subject.lines, [&](std::size_t at, const Character& character) {
        if (character.length != 1 || (character.code >= 0x20 && character.code != 0x7F)) return;
        if (character.code == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') return;
        report.add_octet(
            at, character.code == '\r'
                    ? LanguageText{"a carriage return without a line feed", "un retorno de carro sin salto de línea"}
                    : worded("the control character {}", "el carácter de control {}", code_point(character.code)));
    });
}

void line_separator(const Scene& scene, Report& report) {
    for_each_odd_character(scene.subject.lines, [&](std::size_t at, const Character& character) {
        if (is_line_separator(character.code))
            report.add_octet(at,
                             worded("the line separator {} stands in a line",
                                    "el separador de líneas {} está dentro de una línea", code_point(character.code)));
    });
}

void line_too_long(const Scene& scene, Report& report) {
    const auto& lines = scene.subject.lines;
    for (std::size_t at = 0; at < lines.physical_lines(); ++at) {
        const auto line = lines.physical_line(at);
        if (line.size() <= 75) continue;
        auto cut = std::size_t{75};
        while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
            --cut;
        report.add_octet(lines.octet_of_line(at) + cut,
                         worded("the line has {} octets", "la línea tiene {} octetos", line.size()));
    }
}

void split_character(const Scene& scene, Report& report) {
    for (const auto at : scene.subject.lines.split_characters)
        report.add_octet(scene.subject.lines.octet_of_line(at),
                         {"the line is folded inside a character", "la línea está plegada dentro de un carácter"});
}

void not_composed(const Scene& scene, Report& report) {
    const auto& lines = scene.subject.lines;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto line = lines.line(at);
        if (const auto found = first_not_composed(line))
            report.add(line.substr(*found, std::max(1U, next_character(line.substr(*found)).length)),
                       {"letters and accents are apart: the text is not in Unicode's composed form (NFC)",
                        "letras y tildes están separadas: el texto no está en la forma compuesta de Unicode (NFC)"});
    }
}

void malformed_line(const Scene& scene, Report& report) {
    for (const auto& fault : scene.subject.faults)
        if (fault.kind == LineFault::Kind::malformed) report.add(fault.at, fault.message);
}

void blank_line(const Scene& scene, Report& report) {
    for (const auto& fault : scene.subject.faults)
        if (fault.kind == LineFault::Kind::blank) report.add(fault.at, fault.message);
}

void beyond_limits(const Scene& scene, Report& report) {
    constexpr std::size_t longest = std::size_t{64} << 10U;
    constexpr std::size_t deepest = 8, most_properties = 1000;
    const auto& subject = scene.subject;
    for (std::size_t at = 0; at < subject.lines.size(); ++at) {
        const auto line = subject.lines.line(at);
        if (line.size() > longest)
            report.add(line.substr(0, std::min(line.size(), line.find_first_of(":;"))),
                       worded("unfolded, the line has {} octets, more than 64 KiB",
                              "desplegada, la línea tiene {} octetos, más de 64 KiB", line.size()));
    }
    for (const auto& component : subject.components) {
        if (component.depth == deepest + 1)
            report.add(component.line,
                       {"more than 8 components lie in each other", "hay más de 8 componentes uno dentro de otro"});
        if (component.properties.size() > most_properties)
            report.add(component.line,
                       worded("the component has {} properties, more than 1,000",
                              "el componente tiene {} propiedades, más de 1,000", component.properties.size()));
    }
}

}  // namespace

extern const Check byte_order_mark_check, not_utf8_check, bare_line_feed_check, control_character_check,
    line_separator_check, line_too_long_check, split_character_check, not_composed_check, malformed_line_check,
    blank_line_check, beyond_limits_check;

const Check byte_order_mark_check{
    "L01",
    "byte-order-mark",
    Severity::error,
    {"the file begins with U+FEFF, which is no part of the first line",
     "el archivo empieza con U+FEFF, que no es parte de la primera línea"},
    {"save the file as UTF-8 without a byte order mark",
     "guarde el archivo como UTF-8 sin marca de orden de bytes (BOM)"},
    {"RFC 5545 §3.1; it broke five public readers", "RFC 5545 §3.1; hizo fallar a cinco lectores públicos"},
    byte_order_mark};
const Check not_utf8_check{"L02",
                           "not-utf8",
                           Severity::error,
                           {"octets that are not UTF-8", "octetos que no son UTF-8"},
                           {"write the file in UTF-8; Latin-1 and Windows-1252 are not read by calendar programs",
                            "escriba el archivo en UTF-8; los programas de calendario no leen Latin-1 ni Windows-1252"},
                           {"RFC 5545 §3.1.4, RFC 3629"},
                           not_utf8};
const Check bare_line_feed_check{
    "L03",
    "bare-line-feed",
    Severity::error,
    {"lines that do not end in CR LF", "líneas que no terminan en CR LF"},
    {"end every line in CR LF, the last one too", "termine cada línea en CR LF, también la última"},
    {"RFC 5545 §3.1"},
    bare_line_feed};
const Check control_character_check{"L04",
                                    "control-character",
                                    Severity::error,
                                    {"a control character other than tab, or a CR without LF",
                                     "un carácter de control que no es tabulador, o un CR sin LF"},
                                    {"leave it out; a line break within a text is written \\n",
                                     "omítalo; un salto de línea dentro de un texto se escribe \\n"},
                                    {"RFC 5545 §3.1 (CONTROL)"},
                                    control_character};
const Check line_separator_check{"L05",
                                 "line-separator",
                                 Severity::warning,
                                 {"U+0085, U+2028 or U+2029, at which many programs end the line",
                                  "U+0085, U+2028 o U+2029, donde muchos programas terminan la línea"},
                                 {"write \\n in its place", "escriba \\n en su lugar"},
                                 {"RFC 5545 §3.1 knows CR LF only; Python's readers split here",
                                  "RFC 5545 §3.1 solo conoce CR LF; los lectores de Python cortan aquí"},
                                 line_separator};
const Check line_too_long_check{"L06",
                                "line-too-long",
                                Severity::warning,
                                {"a line of more than 75 octets", "una línea de más de 75 octetos"},
                                {"fold it: CR LF and a space after at most 75 octets",
                                 "pliéguela: CR LF y un espacio después de 75 octetos como máximo"},
                                {"RFC 5545 §3.1"},
                                line_too_long};
const Check split_character_check{
    "L07",
    "split-character",
    Severity::error,
    {"a line folded inside a character", "una línea plegada dentro de un carácter"},
    {"fold before the character; readers that decode first show `?` in its place",
     "pliegue antes del carácter; los lectores que decodifican primero muestran `?` en su lugar"},
    {"RFC 5545 §3.1"},
    split_character};
const Check not_composed_check{"L08",
                               "not-composed",
                               Severity::warning,
                               {"text in which letters and their accents are apart (not NFC)",
                                "texto en que las letras y sus tildes están separadas (no NFC)"},
                               {"normalise the text to NFC; searching and sorting miss it otherwise",
                                "normalice el texto a NFC; si no, las búsquedas y el orden lo pasan por alto"},
                               {"Unicode Standard Annex 15; RFC 5198 §3"},
                               not_composed};
const Check malformed_line_check{
    "L09",
    "malformed-line",
    Severity::error,
    {"a line that is not NAME;PARAMETER=value:value", "una línea que no es NOMBRE;PARÁMETRO=valor:valor"},
    {"mend or remove the line; most programs drop it or refuse the file",
     "corrija o quite la línea; casi todos los programas la omiten o rechazan el archivo"},
    {"RFC 5545 §3.1"},
    malformed_line};
const Check blank_line_check{"L10",
                             "blank-line",
                             Severity::warning,
                             {"a line with nothing in it", "una línea sin nada"},
                             {"remove the line", "quite la línea"},
                             {"RFC 5545 §3.1"},
                             blank_line};
const Check beyond_limits_check{
    "L11",
    "beyond-limits",
    Severity::warning,
    {"a line of over 64 KiB, components nested over 8 deep or over 1,000 properties in one",
     "una línea de más de 64 KiB, más de 8 componentes uno dentro de otro o más de 1,000 propiedades en uno"},
    {"put what is long behind a URL, and split what is large", "ponga lo largo detrás de una URL, y divida lo grande"},
    {"libical 3.0.16: 25 s for one line of 10 MB, a crash on deep nesting",
     "libical 3.0.16: 25 s para una línea de 10 MB, y falla con componentes muy anidados"},
    beyond_limits};

}  // namespace rcm::lint
