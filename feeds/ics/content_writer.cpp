// See content_writer.hpp. Each line is built unfolded in a buffer of its own and appended to the output in one go:
// a refused value leaves no trace, and the output never holds half a line.
#include "feeds/ics/content_writer.hpp"

#include "feeds/ics/text_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

namespace rcm {

namespace {

constexpr std::size_t first_room = 1024;
constexpr std::size_t line_octets = 75;

std::string code_point(char32_t code) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(code));
    return text.data();
}

constexpr bool is_alpha(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_hex(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// unreserved, gen-delims and sub-delims of RFC 3986 §2; '%' is looked at apart.
constexpr std::array<bool, 256> uri_characters = [] {
    std::array<bool, 256> allowed{};
    for (unsigned c = 0; c < 128; ++c)
        allowed[c] = is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c));
    for (const char c : std::string_view("-._~:/?#[]@!$&'()*+,;="))
        allowed[static_cast<unsigned char>(c)] = true;
    return allowed;
}();

// What a byte means in a parameter value: 0 plain, 1 to be quoted, 2 to be looked at closely.
constexpr std::array<unsigned char, 256> parameter_bytes = [] {
    std::array<unsigned char, 256> kinds{};
    for (unsigned c = 0; c < 256; ++c)
        kinds[c] = c < 0x20 || c >= 0x7F || c == '"' ? 2 : 0;
    for (const char c : std::string_view(":;,"))
        kinds[static_cast<unsigned char>(c)] = 1;
    return kinds;
}();

/// The fault of a parameter value, empty where it may be written.
std::string parameter_fault(std::string_view value) {
    for (std::size_t i = 0; i < value.size();) {
        const Character character = next_character(value.substr(i));
        if (character.length == 0) return "bytes that are not UTF-8";
        if (character.code == '"' || is_control(character.code) || is_line_separator(character.code)) {
            return code_point(character.code);
        }
        i += character.length;
    }
    return {};
}

bool has_scheme(std::string_view uri) {
    const std::size_t colon = uri.find(':');
    if (colon == std::string_view::npos || colon + 1 == uri.size() || !is_alpha(uri[0])) return false;
    return std::all_of(uri.begin(), uri.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

}  // namespace

std::optional<Token> Token::checked(std::string_view name) {
    if (!valid(name)) return std::nullopt;
    return Token(name, Unchecked{});
}

ContentWriter::ContentWriter(std::string& out)
    : out_(out),
      capacity_(first_room),
      line_(std::make_unique_for_overwrite<char[]>(first_room)),
      folded_(std::make_unique_for_overwrite<char[]>(2 * first_room)),
      at_(line_.get()) {}

void ContentWriter::reserve(std::size_t room) {
    const auto used = static_cast<std::size_t>(at_ - line_.get());
    if (used + room <= capacity_) return;
    const std::size_t capacity = std::max(used + room, 2 * capacity_);
    auto line = std::make_unique_for_overwrite<char[]>(capacity);
    std::memcpy(line.get(), line_.get(), used);
    line_ = std::move(line);
    // 3 octets of CR LF SPACE for each 71 or more kept: twice the room is ample.
    folded_ = std::make_unique_for_overwrite<char[]>(2 * capacity);
    capacity_ = capacity;
    at_ = line_.get() + used;
}

void ContentWriter::put(std::string_view bytes) {
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
}

// Where a line begins is where the buffer begins: what a refused value left there is overwritten.
bool ContentWriter::start(Token name, Parameters parameters, std::size_t value_room) {
    at_ = line_.get();
    reserve(name.name().size() + value_room + 16);
    put(name.name());
    for (const Parameter& each : parameters) {
        reserve(each.name.name().size() + each.value.size() + value_room + 16);
        if (!parameter(name, each.name, each.value)) return false;
    }
    put(':');
    return true;
}

bool ContentWriter::parameter(Token property, Token name, std::string_view value) {
    if (value.empty()) {
        refuse(property, "parameter " + std::string(name.name()) + " is empty");
        return false;
    }
    unsigned kinds = 0;
    for (const char c : value)
        kinds |= parameter_bytes[static_cast<unsigned char>(c)];
    if ((kinds & 2U) != 0) {
        if (const std::string fault = parameter_fault(value); !fault.empty()) {
            refuse(property, "parameter " + std::string(name.name()) + " holds " + fault + ", which cannot be written");
            return false;
        }
    }
    const bool quoted = (kinds & 1U) != 0;
    put(';');
    put(name.name());
    put('=');
    if (quoted) put('"');
    put(value);
    if (quoted) put('"');
    return true;
}

void ContentWriter::finish_line() {
    const char* from = line_.get();
    auto left = static_cast<std::size_t>(at_ - from);
    ++lines_;
    if (left <= line_octets) {
        put("\r\n");
        out_.append(from, left + 2);
        return;
    }
    char* to = folded_.get();
    std::size_t room = line_octets;
    while (left > room) {
        std::size_t cut = room;
        while ((static_cast<unsigned char>(from[cut]) & 0xC0U) == 0x80U)
            --cut;
        std::memcpy(to, from, cut);
        to += cut;
        std::memcpy(to, "\r\n ", 3);
        to += 3;
        from += cut;
        left -= cut;
        room = line_octets - 1;  // the leading space counts
    }
    std::memcpy(to, from, left);
    to += left;
    std::memcpy(to, "\r\n", 2);
    out_.append(folded_.get(), static_cast<std::size_t>(to + 2 - folded_.get()));
}

void ContentWriter::refuse(Token name, std::string why) {
    faults_.push_back(std::string(name.name()) + ": " + std::move(why) + "; not written");
}

void ContentWriter::begin(Token component) {
    open_.push_back(component);
    at_ = line_.get();
    put("BEGIN:");
    put(component.name());
    finish_line();
}

void ContentWriter::end() {
    if (open_.empty()) return refuse("END", "no component is open");
    at_ = line_.get();
    put("END:");
    put(open_.back().name());
    open_.pop_back();
    finish_line();
}

bool ContentWriter::escape(Token name, std::string_view value) {
    // The position lives in a register here: as a member it would be stored again for each byte.
    char* to = at_;
    std::size_t i = 0;
    while (true) {
        const std::size_t plain = copy_plain(to, value.substr(i));
        to += plain;
        i += plain;
        if (i == value.size()) break;
        const char c = value[i];
        const auto byte = static_cast<unsigned char>(c);
        if (c == ',' || c == ';' || c == '\\') {
            *to++ = '\\';
            *to++ = c;
            ++i;
        } else if (c == '\n' || (c == '\r' && i + 1 < value.size() && value[i + 1] == '\n')) {
            *to++ = '\\';
            *to++ = 'n';
            i += c == '\n' ? 1 : 2;
        } else {
            const Character character = next_character(value.substr(i));
            if (is_line_separator(character.code)) {
                *to++ = '\\';
                *to++ = 'n';
            } else if (character.length == 0 || is_control(character.code)) {
                const std::string at = " at octet " + std::to_string(i + 1);
                refuse(name, character.length == 0 ? "bytes that are not UTF-8" + at
                                                   : "control character " + code_point(character.code) + at);
                return false;
            } else {
                *to++ = static_cast<char>(byte);
                for (unsigned k = 1; k < character.length; ++k)
                    *to++ = value[i + k];
            }
            i += character.length;
        }
    }
    at_ = to;
    return true;
}

void ContentWriter::text(Token name, std::string_view value, Parameters parameters) {
    // libical drops a property of blank value and reports an error in its place.
    if (value.empty() || (static_cast<unsigned char>(value[0]) <= ' ' && without_outer_blanks(value).empty())) return;
    if (start(name, parameters, 2 * value.size() + 8) && escape(name, value)) finish_line();
}

void ContentWriter::text_list(Token name, std::span<const std::string> values, Parameters parameters) {
    std::size_t room = 0;
    for (const std::string& value : values)
        room += 2 * value.size() + 9;
    if (!start(name, parameters, room)) return;
    bool any = false;
    for (const std::string& each : values) {
        const std::string_view value = without_outer_blanks(each);
        if (value.empty()) continue;
        if (any) put(',');
        if (!escape(name, value)) return;
        any = true;
    }
    if (any) finish_line();
}

void ContentWriter::encode(Token name, std::string_view value, Parameters parameters) {
    if (!start(name, parameters, 3 * value.size())) return;
    bool plain = true;
    for (const char c : value)
        plain &= uri_characters[static_cast<unsigned char>(c)];
    if (plain) {
        put(value);
        return finish_line();
    }
    put(uri_as_written(value));
    finish_line();
}

void ContentWriter::uri(Token name, std::string_view value, Parameters parameters) {
    if (!has_scheme(value)) return refuse(name, "not a URI with a scheme, such as https://example.org/");
    encode(name, value, parameters);
}

void ContentWriter::cal_address(Token name, std::string_view value, Parameters parameters) {
    if (!has_scheme(value)) return refuse(name, "not a calendar address, such as mailto:office@example.org");
    encode(name, value, parameters);
}

std::string uri_as_written(std::string_view value) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string written;
    written.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool encoded = c == '%' && i + 2 < value.size() && is_hex(value[i + 1]) && is_hex(value[i + 2]);
        if (uri_characters[byte] || encoded)
            written += c;
        else
            written.append({'%', hex[byte >> 4U], hex[byte & 0xFU]});
    }
    return written;
}

std::string_view without_outer_blanks(std::string_view text) {
    static constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string text_as_read(std::string_view value) {
    std::string read;
    read.reserve(value.size());
    for (std::size_t i = 0; i < value.size();) {
        if (value[i] == '\r' && i + 1 < value.size() && value[i + 1] == '\n') ++i;
        const Character character = next_character(value.substr(i));
        const std::size_t length = character.length == 0 ? 1 : character.length;
        if (is_line_separator(character.code))
            read += '\n';
        else
            read.append(value, i, length);
        i += length;
    }
    return read;
}

}  // namespace rcm
