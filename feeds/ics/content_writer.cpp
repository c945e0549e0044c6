// See content_writer.hpp. Each line is built unfolded in a buffer of its own and appended to the output in one go:
// a refused value leaves no trace, and the output never holds half a line.
#include "feeds/ics/content_writer.hpp"

#include "feeds/ics/text_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace rcm {

namespace {

constexpr std::size_t first_room = 1024;
constexpr std::size_t line_octets = 75;

constexpr std::array<char, 200> two_digits = [] {
    std::array<char, 200> digits{};
    for (std::size_t i = 0; i < 100; ++i) {
        digits[2 * i] = static_cast<char>('0' + i / 10);
        digits[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return digits;
}();

char* put_two(char* to, unsigned value) {
    std::memcpy(to, &two_digits[2 * static_cast<std::size_t>(value)], 2);
    return to + 2;
}

std::string code_point(char32_t code) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(code));
    return text.data();
}

constexpr bool is_alpha(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

// unreserved, gen-delims and sub-delims of RFC 3986 §2; '%' is looked at apart.
constexpr std::array<bool, 256> uri_characters = [] {
    std::array<bool, 256> allowed{};
    for (unsigned c = 0; c < 128; ++c) allowed[c] = is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c));
    for (const char c : std::string_view("-._~:/?#[]@!$&'()*+,;=")) allowed[static_cast<unsigned char>(c)] = true;
    return allowed;
}();

bool has_scheme(std::string_view uri) {
    const std::size_t colon = uri.find(':');
    if (colon == std::string_view::npos || colon + 1 == uri.size() || !is_alpha(uri[0])) return false;
    return std::all_of(uri.begin(), uri.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

std::string_view trimmed(std::string_view text) {
    static constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
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
    bool quoted = false;
    for (std::size_t i = 0; i < value.size();) {
        const char c = value[i];
        if (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"') {
            quoted = quoted || c == ':' || c == ';' || c == ',';
            ++i;
            continue;
        }
        const Character character = next_character(value.substr(i));
        if (c == '"' || character.length == 0 || is_control(character.code) || is_line_separator(character.code)) {
            const std::string what = character.length == 0 ? "bytes that are not UTF-8" : code_point(character.code);
            refuse(property, "parameter " + std::string(name.name()) + " holds " + what + ", which cannot be written");
            return false;
        }
        i += character.length;
    }
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
        while ((static_cast<unsigned char>(from[cut]) & 0xC0U) == 0x80U) --cut;
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
                for (unsigned k = 1; k < character.length; ++k) *to++ = value[i + k];
            }
            i += character.length;
        }
    }
    at_ = to;
    return true;
}

void ContentWriter::text(Token name, std::string_view value, Parameters parameters) {
    // libical drops a property of blank value and reports an error in its place.
    if (trimmed(value).empty()) return;
    if (start(name, parameters, 2 * value.size() + 8) && escape(name, value)) finish_line();
}

void ContentWriter::text_list(Token name, std::span<const std::string> values, Parameters parameters) {
    std::size_t room = 0;
    for (const std::string& value : values) room += 2 * value.size() + 9;
    if (!start(name, parameters, room)) return;
    bool any = false;
    for (const std::string& each : values) {
        const std::string_view value = trimmed(each);
        if (value.empty()) continue;
        if (any) put(',');
        if (!escape(name, value)) return;
        any = true;
    }
    if (any) finish_line();
}

void ContentWriter::encode(Token name, std::string_view value, Parameters parameters) {
    if (!start(name, parameters, 3 * value.size())) return;
    static constexpr std::string_view hex = "0123456789ABCDEF";
    char* to = at_;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool encoded = c == '%' && i + 2 < value.size() && is_hex(value[i + 1]) && is_hex(value[i + 2]);
        if (uri_characters[byte] || encoded) {
            *to++ = c;
        } else {
            *to++ = '%';
            *to++ = hex[byte >> 4U];
            *to++ = hex[byte & 0xFU];
        }
    }
    at_ = to;
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

bool ContentWriter::day(Token name, civil_day day) {
    const date::year_month_day ymd{day};
    const int year = static_cast<int>(ymd.year());
    // date::year is 16 bits wide; far days would wrap into a false one.
    if (year < 1 || year > 9999 || civil_day{ymd} != day) {
        refuse(name, "the year is not between 1 and 9999");
        return false;
    }
    at_ = put_two(at_, static_cast<unsigned>(year) / 100);
    at_ = put_two(at_, static_cast<unsigned>(year) % 100);
    at_ = put_two(at_, static_cast<unsigned>(ymd.month()));
    at_ = put_two(at_, static_cast<unsigned>(ymd.day()));
    return true;
}

void ContentWriter::clock(seconds since_midnight) {
    const auto total = static_cast<unsigned>(since_midnight.count());
    *at_++ = 'T';
    at_ = put_two(at_, total / 3600);
    at_ = put_two(at_, total / 60 % 60);
    at_ = put_two(at_, total % 60);
}

void ContentWriter::date(Token name, civil_day when, Parameters parameters) {
    if (!start(name, parameters, 32)) return;
    --at_;  // the colon
    put(";VALUE=DATE:");
    if (day(name, when)) finish_line();
}

void ContentWriter::date_time(Token name, instant at, Parameters parameters) {
    if (!start(name, parameters, 32)) return;
    const auto midnight = date::floor<days>(at);
    if (!day(name, civil_day{midnight.time_since_epoch()})) return;
    clock(at - midnight);
    put('Z');
    finish_line();
}

void ContentWriter::date_time(Token name, civil_second civil, std::string_view tzid) {
    if (!start(name, {{"TZID", tzid}}, 32)) return;
    const auto midnight = date::floor<days>(civil);
    if (!day(name, midnight)) return;
    clock(civil - midnight);
    finish_line();
}

void ContentWriter::floating(Token name, civil_second civil) {
    if (!start(name, {}, 32)) return;
    const auto midnight = date::floor<days>(civil);
    if (!day(name, midnight)) return;
    clock(civil - midnight);
    finish_line();
}

void ContentWriter::number(std::uint64_t value) { at_ = std::to_chars(at_, at_ + 20, value).ptr; }

void ContentWriter::duration(Token name, seconds length, Parameters parameters) {
    if (!start(name, parameters, 96)) return;
    // Unsigned, so that the most negative length has an opposite too.
    const auto count = static_cast<std::uint64_t>(length.count());
    const std::uint64_t total = length.count() < 0 ? 0U - count : count;
    if (length.count() < 0) put('-');
    put('P');
    if (total >= 86400) {
        number(total / 86400);
        put('D');
    }
    const std::uint64_t rest = total % 86400;
    if (rest != 0 || total == 0) put('T');
    if (rest >= 3600) {
        number(rest / 3600);
        put('H');
    }
    // RFC 5545 §3.3.6 has no hours followed by seconds: the minutes stay, be they 0.
    if (rest / 60 % 60 != 0 || (rest >= 3600 && rest % 60 != 0)) {
        number(rest / 60 % 60);
        put('M');
    }
    if (rest % 60 != 0 || total == 0) {
        number(rest % 60);
        put('S');
    }
    finish_line();
}

void ContentWriter::integer(Token name, std::int64_t value, Parameters parameters) {
    if (value < INT32_MIN || value > INT32_MAX) return refuse(name, "an INTEGER has 32 bits (RFC 5545 §3.3.8)");
    if (!start(name, parameters, 32)) return;
    if (value < 0) put('-');
    number(static_cast<std::uint64_t>(value < 0 ? -value : value));
    finish_line();
}

void ContentWriter::geo(Token name, double latitude, double longitude) {
    // Written so that NaN fails too.
    if (!(std::abs(latitude) <= 90.0) || !(std::abs(longitude) <= 180.0)) {
        return refuse(name, "latitude is within ±90 and longitude within ±180");
    }
    if (!start(name, {}, 64)) return;
    for (const double degrees : {latitude, longitude}) {
        const auto millionths = std::llround(degrees * 1e6);
        const auto magnitude = static_cast<std::uint64_t>(std::llabs(millionths));
        if (degrees != latitude || at_[-1] != ':') put(';');
        if (millionths < 0) put('-');
        number(magnitude / 1000000);
        put('.');
        const auto fraction = static_cast<unsigned>(magnitude % 1000000);
        at_ = put_two(put_two(put_two(at_, fraction / 10000), fraction / 100 % 100), fraction % 100);
    }
    finish_line();
}

void ContentWriter::utc_offset(Token name, seconds offset) {
    const auto total = offset.count();
    if (total % 60 != 0) return refuse(name, "the offset has seconds, which many readers do not know");
    if (std::llabs(total) >= 86400) return refuse(name, "the offset is a day or more");
    if (!start(name, {}, 16)) return;
    const auto whole_minutes = static_cast<unsigned>(std::llabs(total) / 60);
    put(total < 0 ? '-' : '+');
    at_ = put_two(put_two(at_, whole_minutes / 60), whole_minutes % 60);
    finish_line();
}

void ContentWriter::recur(Token name, std::string_view rule) {
    const bool plain = std::all_of(rule.begin(), rule.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '=' || c == ';' || c == ',' || c == '+' || c == '-';
    });
    if (!plain || !rule.starts_with("FREQ=")) return refuse(name, "not a recurrence rule of the form FREQ=…");
    if (!start(name, {}, rule.size())) return;
    put(rule);
    finish_line();
}

std::string text_as_read(std::string_view value) {
    std::string read;
    read.reserve(value.size());
    for (std::size_t i = 0; i < value.size();) {
        if (value[i] == '\r' && i + 1 < value.size() && value[i + 1] == '\n') ++i;
        const Character character = next_character(value.substr(i));
        const std::size_t length = character.length == 0 ? 1 : character.length;
        if (is_line_separator(character.code)) read += '\n';
        else read.append(value, i, length);
        i += length;
    }
    return read;
}

}  // namespace rcm
