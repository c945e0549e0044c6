#include "feeds/html/markup.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace rcm {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr std::size_t piece = 1U << 14U;  // bytes

/// Elements inside a line of text: no line break is written around them, since it would show as a blank.
bool is_inline(std::string_view tag) {
    static constexpr std::array<std::string_view, 9> tags{"a",     "abbr", "bdi",    "code", "em",
                                                          "small", "span", "strong", "time"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Length of the well-formed UTF-8 character at the front, or 0 (Unicode Standard, table 3-7).
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned lo = 0x80, unsigned hi = 0xBF) {
        return i < text.size() && byte(i) >= lo && byte(i) <= hi;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned lo = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned hi = first == 0xED ? 0x9F : 0xBF;
        return follows(1, lo, hi) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned lo = first == 0xF0 ? 0x90 : 0x80;
        const unsigned hi = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, lo, hi) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

/// C0 but tab and LF, DEL, C1 and noncharacters (HTML §13.2.3.5, §13.1.4).
bool is_forbidden(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return (byte(0) < 0x20 && byte(0) != '\t' && byte(0) != '\n') || byte(0) == 0x7F;
    if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
    const std::string_view end = character.substr(character.size() - 2);
    const bool last_two = end == "\xBF\xBE" || end == "\xBF\xBF";
    if (character.size() == 3) {
        return byte(0) == 0xEF && (last_two || (byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF));
    }
    return last_two && (byte(1) & 0x0FU) == 0x0FU;
}

/// A letter that stands for itself: most of any text, taken a run at a time.
bool is_plain(char c) {
    return c >= ' ' && c < '\x7f' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

void escape(std::string& out, std::string_view text) {
    while (true) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return;
        const std::size_t length = character_length(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(character.size());
        if (character == "&") {
            out += "&amp;";
        } else if (character == "<") {
            out += "&lt;";
        } else if (character == ">") {
            out += "&gt;";
        } else if (character == "\"") {
            out += "&quot;";
        } else if (character == "'") {
            out += "&#39;";
        } else if (character == "\r") {
            if (!text.starts_with('\n')) out += '\n';
        } else if (length == 0 || is_forbidden(character)) {
            out += replacement;
        } else {
            out += character;
        }
    }
}

}  // namespace

std::string escape_markup(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    escape(out, text);
    return out;
}

bool is_safe_address(std::string_view address) {
    if (address.empty() || address.starts_with("//")) return false;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || c == '\\' || c == '<' || c == '>' || c == '"' || c == '`') return false;
    }
    const std::size_t end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return true;
    for (const std::string_view scheme : {"https://", "http://", "webcal://"}) {
        if (address.starts_with(scheme)) return address.size() > scheme.size() && address[scheme.size()] != '/';
    }
    return false;
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
        }
    }
    return out;
}

Markup& Markup::doctype() {
    assert(out_.empty());
    out_ += "<!DOCTYPE html>";
    return *this;
}

void Markup::attribute(const Attribute& attribute) {
    if (attribute.address_ && !is_safe_address(attribute.value_)) return;
    out_.append(" ").append(attribute.name_).append("=\"");
    escape(out_, attribute.value_);
    out_ += '"';
}

void Markup::start(Tag tag, Attributes attributes, std::string_view address) {
    if (!is_inline(tag.name()) && !out_.empty() && out_.back() != '\n') out_ += '\n';
    out_.append("<").append(tag.name());
    if (!address.empty()) attribute(Attribute::href(address));
    for (const Attribute& each : attributes)
        attribute(each);
    out_ += '>';
}

Markup& Markup::open(Tag tag, Attributes attributes) {
    start(tag, attributes, {});
    open_.push_back(tag.name());
    return *this;
}

Markup& Markup::close() {
    assert(!open_.empty());
    const std::string_view tag = open_.back();
    open_.pop_back();
    out_.append("</").append(tag).append(">");
    if (is_inline(tag)) return *this;
    out_ += '\n';
    if (drain_ && out_.size() >= piece) finish();
    return *this;
}

void Markup::finish() {
    drain_(out_);
    out_.clear();
}

Markup& Markup::text(std::string_view text) {
    escape(out_, text);
    return *this;
}

Markup& Markup::element(Tag tag, std::string_view text, Attributes attributes) {
    return open(tag, attributes).text(text).close();
}

Markup& Markup::empty(Tag tag, Attributes attributes) {
    start(tag, attributes, {});
    return *this;
}

Markup& Markup::style(const StyleSheet& sheet) {
    out_.append("\n<style>\n").append(sheet.css()).append("</style>\n");
    return *this;
}

Markup& Markup::link(std::string_view address, std::string_view text, Attributes attributes) {
    if (!is_safe_address(address)) return this->text(text);
    start("a", attributes, address);
    open_.push_back("a");
    return this->text(text).close();
}

}  // namespace rcm
