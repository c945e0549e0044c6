// prescan: the look at a foreign .ics before any parser sees it.
//
// Other people's calendars may be broken or hostile; libical crashes or runs away on some. So each file is first
// measured here, in one pass over its bytes, and refused where it is larger, deeper or fuller than any honest
// calendar is. At the limit a file is accepted, one more is refused at its line. What passes comes back unfolded
// and cut into content lines, each with the line of the file on which it begins.
//
//   Outcome<CalendarText> text = prescan(bytes, file);   // D100 … D108: file, line, column and the rule
//
// Source: RFC 5545 §3.1 (content lines, folding); reliability.md, "Reading other people's .ics", 1.
#pragma once

#include "engine/base/outcome.hpp"

#include <string_view>

namespace rcm {

namespace prescan_limits {
inline constexpr std::size_t file_bytes = 4U * 1024U * 1024U;
inline constexpr std::size_t line_bytes = 64U * 1024U;  ///< of one content line, unfolded
inline constexpr std::size_t depth = 8;                 ///< components inside one another
inline constexpr std::size_t properties = 1000;         ///< of one component
inline constexpr std::size_t parameters = 64;           ///< of one property
inline constexpr std::size_t values = 500;              ///< of one property, further values of its parameters included
inline constexpr std::size_t total = 100'000;           ///< content lines + parameters + values of the file
}  // namespace prescan_limits

/// One content line, `NAME;PARAMETERS:VALUE`: offsets into CalendarText::unfolded.
struct ContentLine {
    std::uint32_t line = 0;  ///< of the file, on which it begins
    std::uint32_t begin = 0, end = 0;
    std::uint32_t name_end = 0;     ///< the name is [begin, name_end)
    std::uint32_t value_begin = 0;  ///< the value is [value_begin, end)
};

struct CalendarText {
    std::string unfolded;
    std::vector<ContentLine> lines;  ///< in the order of the file; what is no property is left out

    [[nodiscard]] std::string_view text(const ContentLine& line) const {
        return std::string_view(unfolded).substr(line.begin, line.end - line.begin);
    }
    [[nodiscard]] std::string_view name(const ContentLine& line) const {
        return std::string_view(unfolded).substr(line.begin, line.name_end - line.begin);
    }
    /// From the first `;` to before the `:`; empty where there are no parameters.
    [[nodiscard]] std::string_view parameters(const ContentLine& line) const {
        return std::string_view(unfolded).substr(line.name_end, line.value_begin - 1 - line.name_end);
    }
    [[nodiscard]] std::string_view value(const ContentLine& line) const {
        return std::string_view(unfolded).substr(line.value_begin, line.end - line.value_begin);
    }
};

/// Reads no further than a fault that makes the rest meaningless, else reports each rule once, where it first fails.
/// `bytes` may be cut off after file_bytes + 1: such a file is refused for its size.
[[nodiscard]] Outcome<CalendarText> prescan(std::string_view bytes, std::uint32_t file);

}  // namespace rcm
