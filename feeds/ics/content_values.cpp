// The value types of ContentWriter that are made of digits: dates, times, durations, numbers (RFC 5545 §3.3).
#include "feeds/ics/content_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace rcm {

namespace {

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

/// At most eleven octets: "-180.000000".
char* put_degrees(char* to, double degrees) {
    const auto millionths = static_cast<std::uint64_t>(std::llround(std::abs(degrees) * 1e6));
    if (degrees < 0 && millionths != 0) *to++ = '-';
    to = std::to_chars(to, to + 3, millionths / 1'000'000).ptr;
    *to++ = '.';
    const auto fraction = static_cast<unsigned>(millionths % 1'000'000);
    return put_two(put_two(put_two(to, fraction / 10'000), fraction / 100 % 100), fraction % 100);
}

constexpr bool is_rule_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '=' || c == ';' || c == ',' || c == '+' || c == '-';
}

}  // namespace

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

void ContentWriter::number(std::uint64_t value) {
    at_ = std::to_chars(at_, at_ + 20, value).ptr;
}

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

std::string degrees_as_written(double degrees) {
    std::array<char, 16> text{};
    return {text.data(), put_degrees(text.data(), degrees)};
}

void ContentWriter::geo(Token name, double latitude, double longitude) {
    // Written so that NaN fails too.
    if (!(std::abs(latitude) <= 90.0) || !(std::abs(longitude) <= 180.0)) {
        return refuse(name, "latitude is within ±90 and longitude within ±180");
    }
    if (!start(name, {}, 64)) return;
    for (const double degrees : {latitude, longitude}) {
        if (degrees != latitude || at_[-1] != ':') put(';');
        at_ = put_degrees(at_, degrees);
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
    const bool plain = std::all_of(rule.begin(), rule.end(), is_rule_character);
    if (!plain || !rule.starts_with("FREQ=")) return refuse(name, "not a recurrence rule of the form FREQ=…");
    if (!start(name, {}, rule.size())) return;
    put(rule);
    finish_line();
}

}  // namespace rcm
