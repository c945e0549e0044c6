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
    if (scene.subject.lines.byte_order_mark) report.add_octet(0, "the file begins with a byte order mark (U+FEFF)");
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
                report.add(line.substr(octet, 1),
                           std::string("the octet ") + digits[0][byte >> 4U] + digits[0][byte & 15U] + " is not UTF-8");
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
                         count == 1 ? "a line ends in LF alone" : std::to_string(count) + " lines end in LF alone");
    }
    if (lines.ends_without_break) report.add_octet(lines.bytes().size(), "the last line has no line break");
}

void control_character(const Scene& scene, Report& report) {
    const auto bytes = scene.subject.lines.bytes();
    for_each_odd_character(scene.subject.lines, [&](std::size_t at, const Character& character) {
        if (character.length != 1 || (character.code >= 0x20 && character.code != 0x7F)) return;
        if (character.code == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') return;
        report.add_octet(at, character.code == '\r' ? "a carriage return without a line feed"
                                                    : "the control character " + code_point(character.code));
    });
}

void line_separator(const Scene& scene, Report& report) {
    for_each_odd_character(scene.subject.lines, [&](std::size_t at, const Character& character) {
        if (is_line_separator(character.code))
            report.add_octet(at, "the line separator " + code_point(character.code) + " stands in a line");
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
        report.add_octet(lines.octet_of_line(at) + cut, "the line has " + std::to_string(line.size()) + " octets");
    }
}

void split_character(const Scene& scene, Report& report) {
    for (const auto at : scene.subject.lines.split_characters)
        report.add_octet(scene.subject.lines.octet_of_line(at), "the line is folded inside a character");
}

void not_composed(const Scene& scene, Report& report) {
    const auto& lines = scene.subject.lines;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto line = lines.line(at);
        if (const auto found = first_not_composed(line))
            report.add(line.substr(*found, std::max(1U, next_character(line.substr(*found)).length)),
                       "letters and accents are apart: the text is not in Unicode's composed form (NFC)");
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
                       "unfolded, the line has " + std::to_string(line.size()) + " octets, more than 64 KiB");
    }
    for (const auto& component : subject.components) {
        if (component.depth == deepest + 1) report.add(component.line, "more than 8 components lie in each other");
        if (component.properties.size() > most_properties)
            report.add(component.line, "the component has " + std::to_string(component.properties.size()) +
                                           " properties, more than 1,000");
    }
}

}  // namespace

extern const Check byte_order_mark_check, not_utf8_check, bare_line_feed_check, control_character_check,
    line_separator_check, line_too_long_check, split_character_check, not_composed_check, malformed_line_check,
    blank_line_check, beyond_limits_check;

const Check byte_order_mark_check{"L01",
                                  "byte-order-mark",
                                  Severity::error,
                                  "the file begins with U+FEFF, which is no part of the first line",
                                  "save the file as UTF-8 without a byte order mark",
                                  "RFC 5545 §3.1; it broke five public readers",
                                  byte_order_mark};
const Check not_utf8_check{"L02",
                           "not-utf8",
                           Severity::error,
                           "octets that are not UTF-8",
                           "write the file in UTF-8; Latin-1 and Windows-1252 are not read by calendar programs",
                           "RFC 5545 §3.1.4, RFC 3629",
                           not_utf8};
const Check bare_line_feed_check{"L03",
                                 "bare-line-feed",
                                 Severity::error,
                                 "lines that do not end in CR LF",
                                 "end every line in CR LF, the last one too",
                                 "RFC 5545 §3.1",
                                 bare_line_feed};
const Check control_character_check{"L04",
                                    "control-character",
                                    Severity::error,
                                    "a control character other than tab, or a CR without LF",
                                    "leave it out; a line break within a text is written \\n",
                                    "RFC 5545 §3.1 (CONTROL)",
                                    control_character};
const Check line_separator_check{"L05",
                                 "line-separator",
                                 Severity::warning,
                                 "U+0085, U+2028 or U+2029, at which many programs end the line",
                                 "write \\n in its place",
                                 "RFC 5545 §3.1 knows CR LF only; Python's readers split here",
                                 line_separator};
const Check line_too_long_check{"L06",
                                "line-too-long",
                                Severity::warning,
                                "a line of more than 75 octets",
                                "fold it: CR LF and a space after at most 75 octets",
                                "RFC 5545 §3.1",
                                line_too_long};
const Check split_character_check{"L07",
                                  "split-character",
                                  Severity::error,
                                  "a line folded inside a character",
                                  "fold before the character; readers that decode first show `?` in its place",
                                  "RFC 5545 §3.1",
                                  split_character};
const Check not_composed_check{"L08",
                               "not-composed",
                               Severity::warning,
                               "text in which letters and their accents are apart (not NFC)",
                               "normalise the text to NFC; searching and sorting miss it otherwise",
                               "Unicode Standard Annex 15; RFC 5198 §3",
                               not_composed};
const Check malformed_line_check{"L09",
                                 "malformed-line",
                                 Severity::error,
                                 "a line that is not NAME;PARAMETER=value:value",
                                 "mend or remove the line; most programs drop it or refuse the file",
                                 "RFC 5545 §3.1",
                                 malformed_line};
const Check blank_line_check{
    "L10",           "blank-line", Severity::warning, "a line with nothing in it", "remove the line",
    "RFC 5545 §3.1", blank_line};
const Check beyond_limits_check{"L11",
                                "beyond-limits",
                                Severity::warning,
                                "a line of over 64 KiB, components nested over 8 deep or over 1,000 properties in one",
                                "put what is long behind a URL, and split what is large",
                                "libical 3.0.16: 25 s for one line of 10 MB, a crash on deep nesting",
                                beyond_limits};

}  // namespace rcm::lint
