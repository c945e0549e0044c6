#include "feeds/atom/xml.hpp"

#include <algorithm>
#include <cstdint>

namespace rcm {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the UTF-8 character (RFC 3629) at the start of `text` that XML allows there, or 0.
std::size_t allowed_character(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x80) return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r' ? 1 : 0;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    if (byte < 0xC2 || byte > 0xF4 || text.size() < length) return 0;
    std::uint32_t code = byte & (0xFFU >> (length + 1));
    for (std::size_t at = 1; at < length; ++at) {
        const auto tail = static_cast<unsigned char>(text[at]);
        if ((tail & 0xC0U) != 0x80U) return 0;
        code = (code << 6U) | (tail & 0x3FU);
    }
    const std::uint32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < least || code > 0x10FFFF || surrogate || code == 0xFFFE || code == 0xFFFF ? 0 : length;
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto length = allowed_character(text);
        switch (text.front()) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\r':
                out += "&#13;";  // a reader would make it a line feed
                break;
            default:
                out += length == 0 ? replacement : text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

Xml::Xml(std::string& out) : out_(out) {
    out_ += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
}

void Xml::start(Name name, Attributes attributes) {
    out_ += "<";
    out_ += name.text();
    for (const auto& attribute : attributes) {
        out_ += " ";
        out_ += attribute.name.text();
        out_ += "=\"" + escape_xml(attribute.value) + "\"";
    }
}

Xml& Xml::open(Name name, Attributes attributes) {
    start(name, attributes);
    out_ += ">\n";
    open_.push_back(name.text());
    return *this;
}

Xml& Xml::close() {
    out_ += "</" + std::string(open_.back()) + ">\n";
    open_.pop_back();
    return *this;
}

Xml& Xml::element(Name name, std::string_view text, Attributes attributes) {
    start(name, attributes);
    out_ += ">" + escape_xml(text) + "</" + std::string(name.text()) + ">\n";
    return *this;
}

Xml& Xml::empty(Name name, Attributes attributes) {
    start(name, attributes);
    out_ += "/>\n";
    return *this;
}

}  // namespace rcm
