// Scanning UTF-8 text eight bytes at a time.
//
// Most bytes of a calendar are plain ASCII that may be copied as it is; these functions find the first byte that
// may not, and say what it is. Promise: nothing is ever read outside the given view.
//
//   copy_plain(to, "a, b") == 1;  next_character("é").length == 2
//
// Source: RFC 5545 §3.3.11 (TEXT), RFC 3629 §4 (well-formed UTF-8).
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rcm {

namespace scan {

static_assert(std::endian::native == std::endian::little, "the lowest marked byte is taken for the first");

inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t tops = 0x8080808080808080U;

/// Marks (top bit of the byte) bytes that are zero; false marks only above a true one, so the lowest is exact.
constexpr std::uint64_t zeros(std::uint64_t word) {
    return (word - ones) & ~word & tops;
}

/// Marks what TEXT cannot copy: controls, DEL, backslash, semicolon, comma and everything beyond ASCII.
constexpr std::uint64_t marks(std::uint64_t word) {
    const std::uint64_t low = (word - ones * 0x20) & ~word;
    return (low | word | zeros(word ^ (ones * '\\')) | zeros(word ^ (ones * ';')) | zeros(word ^ (ones * ',')) |
            zeros(word ^ (ones * 0x7F))) &
           tops;
}

}  // namespace scan

/// One character beyond plain ASCII text; length 0 means that the bytes are not UTF-8.
struct Character {
    char32_t code = 0;
    unsigned length = 0;
};

/// Decodes the first character of a non-empty view; overlong forms and surrogates are not UTF-8.
[[nodiscard]] inline Character next_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xC2 || !follows(1)) return {};
    if (lead < 0xE0) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
    if (!follows(2)) return {};
    if (lead < 0xF0) {
        const char32_t code = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        if (code < 0x800 || (code >= 0xD800 && code < 0xE000)) return {};
        return {code, 3};
    }
    if (lead > 0xF4 || !follows(3)) return {};
    const char32_t code =
        ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (code < 0x10000 || code > 0x10FFFF) return {};
    return {code, 4};
}

/// U+0085, U+2028 and U+2029 end a line for many programs although RFC 5545 does not know them.
[[nodiscard]] constexpr bool is_line_separator(char32_t code) {
    return code == 0x85 || code == 0x2028 || code == 0x2029;
}

/// C0 (tab excepted: RFC 5545 counts it as white space), DEL and C1.
[[nodiscard]] constexpr bool is_control(char32_t code) {
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
}

/// Copies plain bytes from `text` to `to`, which needs 8 bytes of room beyond text.size(); returns how many.
inline std::size_t copy_plain(char* to, std::string_view text) {
    std::size_t done = 0;
    while (text.size() - done >= 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + done, 8);
        std::memcpy(to + done, &word, 8);
        if (const std::uint64_t marked = scan::marks(word)) {
            return done + static_cast<std::size_t>(std::countr_zero(marked)) / 8;
        }
        done += 8;
    }
    const std::size_t rest = text.size() - done;
    if (rest != 0 && text.size() >= 8) {
        // The last eight bytes once more, shifted so that only the rest remains; the zeros behind count as marked.
        std::uint64_t word;
        std::memcpy(&word, text.data() + text.size() - 8, 8);
        word >>= 8 * (8 - rest);
        std::memcpy(to + done, &word, 8);
        return done + std::min(rest, static_cast<std::size_t>(std::countr_zero(scan::marks(word))) / 8);
    }
    for (; done < text.size(); ++done) {
        const char c = text[done];
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F || c == '\\' || c == ';' || c == ',') break;
        to[done] = c;
    }
    return done;
}

}  // namespace rcm
