// ContentLines: any bytes as iCalendar content lines, unfolded, each place known by its line and column.
//
// For files of others: nothing in the bytes is trusted, nothing is looked up twice, and time and memory grow with the
// size alone. What is wrong with the bytes is noted for the checks; reading goes on.
//
//   ContentLines lines("SUMMARY:Tal\r\n ler\r\n");
//   lines.line(0) == "SUMMARY:Taller";  lines.place(lines.line(0).data() + 11)  ->  line 2, column 2
//
// Source: RFC 5545 §3.1 (content lines, folding), §3.1.4 (UTF-8).
#pragma once

#include "engine/base/source.hpp"
#include "engine/base/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rcm::lint {

class ContentLines {
  public:
    static constexpr std::size_t most_bytes = std::size_t{16} << 20U;
    static constexpr std::size_t most_lines = 1'000'000;

    /// `bytes` must outlive the object. At most `most_bytes` and `most_lines`; see `refusal`.
    explicit ContentLines(std::string_view bytes);
    ContentLines(const ContentLines&) = delete;
    ContentLines& operator=(const ContentLines&) = delete;

    /// Why the bytes are too many to be judged; nullopt where they are not.
    [[nodiscard]] static std::optional<LanguageText> refusal(std::string_view bytes);

    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    [[nodiscard]] std::string_view line(std::size_t at) const {
        return std::string_view(text_).substr(lines_[at].from, lines_[at].length);
    }

    /// Where a character of an unfolded line stands in the file; `length` in characters.
    [[nodiscard]] Span place(const char* in_line, std::size_t length = 1) const;
    /// The same for an octet of the file.
    [[nodiscard]] Span place_of_octet(std::size_t octet, std::size_t length = 1) const;

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] std::size_t physical_lines() const { return pieces_.size(); }
    /// A line of the file as it stands, without its line break.
    [[nodiscard]] std::string_view physical_line(std::size_t at) const;
    [[nodiscard]] std::size_t octet_of_line(std::size_t at) const { return pieces_[at].line_from; }

    bool byte_order_mark = false;
    std::vector<std::uint32_t> bare_line_feeds{};   ///< physical lines that end in LF without CR
    std::vector<std::uint32_t> split_characters{};  ///< physical lines that begin inside a character
    bool ends_without_break = false;                ///< the last line has no line break

  private:
    struct Line {
        std::uint32_t from, length;  ///< in text_
    };
    /// One line of the file, and where it went.
    struct Piece {
        std::uint32_t text_from;  ///< in text_
        std::uint32_t line_from;  ///< in bytes_: the first octet of the line
        std::uint32_t from;       ///< in bytes_: the first octet that was kept
    };

    void take(std::size_t from, std::size_t end, bool first);

    std::string_view bytes_;
    std::string text_;  ///< each content line, then LF
    std::vector<Line> lines_;
    std::vector<Piece> pieces_;
};

}  // namespace rcm::lint
