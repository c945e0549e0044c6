#include "feeds/lint/content_lines.hpp"

#include <algorithm>

namespace rcm::lint {
namespace {

constexpr bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// How many octets the character that ends the text still lacks.
std::size_t octets_lacking(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U) continue;
        const std::size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return whole > back ? whole - back : 0;
    }
    return 0;
}

std::uint32_t narrow(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

}  // namespace

std::optional<LanguageText> ContentLines::refusal(std::string_view bytes) {
    if (bytes.size() > most_bytes)
        return worded("the file has {} MiB; at most {} are judged, and no calendar program reads as much",
                      "el archivo tiene {} MiB; se revisan a lo sumo {}, y ningún programa de calendario lee tanto",
                      bytes.size() >> 20U, most_bytes >> 20U);
    if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) >= most_lines)
        return worded("the file has more than {} lines, which is the most that is judged",
                      "el archivo tiene más de {} líneas, que es lo máximo que se revisa", most_lines);
    return std::nullopt;
}

ContentLines::ContentLines(std::string_view bytes) : bytes_(bytes) {
    text_.reserve(bytes.size() + 1);
    std::size_t from = 0;
    bool first = true;
    while (from < bytes.size()) {
        const auto feed = bytes.find('\n', from);
        const bool last = feed == std::string_view::npos;
        auto end = last ? bytes.size() : feed;
        if (last)
            ends_without_break = true;
        else if (end > from && bytes[end - 1] == '\r')
            --end;
        else
            bare_line_feeds.push_back(narrow(pieces_.size()));
        take(from, end, first);
        first = false;
        from = last ? bytes.size() : feed + 1;
    }
    if (!lines_.empty()) text_ += '\n';
}

void ContentLines::take(std::size_t from, std::size_t end, bool first) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    Piece piece{0, narrow(from), narrow(from)};
    auto kept = bytes_.substr(from, end - from);
    if (first && kept.starts_with(mark)) {
        byte_order_mark = true;
        kept.remove_prefix(mark.size());
        piece.from += narrow(mark.size());
    }
    const bool folded = !lines_.empty() && !kept.empty() && (kept.front() == ' ' || kept.front() == '\t');
    if (folded) {
        kept.remove_prefix(1);
        ++piece.from;
        if (!kept.empty() && continues_character(kept.front()) && octets_lacking(text_) > 0)
            split_characters.push_back(narrow(pieces_.size()));
    } else {
        if (!lines_.empty()) text_ += '\n';
        lines_.push_back({narrow(text_.size()), 0});
    }
    piece.text_from = narrow(text_.size());
    text_ += kept;
    lines_.back().length += narrow(kept.size());
    pieces_.push_back(piece);
}

Span ContentLines::place(const char* in_line, std::size_t length) const {
    const auto offset = static_cast<std::size_t>(in_line - text_.data());
    auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                  [](std::size_t at, const Piece& each) { return at < each.text_from; });
    if (piece == pieces_.begin()) return place_of_octet(0, length);
    --piece;
    // A place at the end of one line, and of a folded one at that, belongs to the line that holds the octet before.
    return place_of_octet(std::min(piece->from + (offset - piece->text_from), bytes_.size()), length);
}

Span ContentLines::place_of_octet(std::size_t octet, std::size_t length) const {
    auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), octet,
                                  [](std::size_t at, const Piece& each) { return at < each.line_from; });
    if (piece == pieces_.begin()) return {.file = 0, .line = 1, .column = 1, .length = narrow(length)};
    --piece;
    const auto before = bytes_.substr(piece->line_from, octet - piece->line_from);
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) { return !continues_character(c); });
    return {.file = 0,
            .line = narrow(static_cast<std::size_t>(piece - pieces_.begin()) + 1),
            .column = narrow(static_cast<std::size_t>(characters) + 1),
            .length = narrow(length)};
}

std::string_view ContentLines::physical_line(std::size_t at) const {
    const auto from = pieces_[at].line_from;
    const auto end = at + 1 < pieces_.size() ? pieces_[at + 1].line_from : bytes_.size();
    auto line = bytes_.substr(from, end - from);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace rcm::lint
