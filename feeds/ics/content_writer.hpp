// ContentWriter: iCalendar content lines, typed, appended to a string.
//
// One function for each value type, so that a value can only be written the way its type demands. Promises:
// every line ends in CRLF, is folded at 75 octets and never inside a UTF-8 character; a value can never begin a
// line of its own; what cannot be written rightly is not written at all but named in faults(). The same calls
// give the same bytes.
//
//   std::string bytes;
//   ContentWriter ics(bytes);
//   ics.begin("VEVENT");
//   ics.text("SUMMARY", "Taller; San José, Costa Rica");   // SUMMARY:Taller\; San José\, Costa Rica
//   ics.date("DTSTART", make_day(2018, 9, 25));            // DTSTART;VALUE=DATE:20180925
//   ics.end();
//
// Source: RFC 5545 §3.1 (lines, folding), §3.2 (parameters), §3.3 (value types); RFC 3986 §2 (URI characters).
#pragma once

#include "engine/time/civil.hpp"

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rcm {

/// The name of a property, parameter or component: an iana-token or x-name (letters, digits, hyphen).
/// A literal is checked by the compiler; other names go through `checked`, so no name can smuggle in a line.
class Token {
  public:
    consteval Token(const char* literal) : name_(literal) {
        if (!valid(name_)) throw "not an iCalendar name";
    }
    [[nodiscard]] static std::optional<Token> checked(std::string_view name);

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] static constexpr bool valid(std::string_view name);

  private:
    struct Unchecked {};
    Token(std::string_view name, Unchecked) : name_(name) {}
    std::string_view name_;  ///< must outlive the writing
};

struct Parameter {
    Token name;
    std::string_view value;  ///< quoted by the writer where RFC 5545 §3.2 demands it
};

using Parameters = std::initializer_list<Parameter>;

class ContentWriter {
  public:
    /// Appends to `out`, which must outlive the writer and is complete after each call.
    explicit ContentWriter(std::string& out);

    void begin(Token component);
    void end();  ///< of the component begun last

    /// TEXT. CR LF, LF, U+0085, U+2028 and U+2029 become `\n`; tab is kept; other control characters are refused.
    /// No line for a blank value: libical reads one as an error.
    void text(Token name, std::string_view value, Parameters parameters = {});
    /// TEXT values in one line, as CATEGORIES, without blanks around them; no line where all are blank.
    void text_list(Token name, std::span<const std::string> values, Parameters parameters = {});
    /// URI; what RFC 3986 does not allow is percent-encoded. Must have a scheme.
    void uri(Token name, std::string_view value, Parameters parameters = {});
    /// CAL-ADDRESS: a URI, nearly always mailto:.
    void cal_address(Token name, std::string_view value, Parameters parameters = {});

    void date(Token name, civil_day day, Parameters parameters = {});       ///< adds VALUE=DATE
    void date_time(Token name, instant at, Parameters parameters = {});     ///< UTC, ends in Z
    void date_time(Token name, civil_second civil, std::string_view tzid);  ///< adds TZID
    void floating(Token name, civil_second civil);  ///< only for the DTSTART of VTIMEZONE observances (§3.6.5)

    void duration(Token name, seconds length, Parameters parameters = {});  ///< PT12H, P7D, -PT15M
    void integer(Token name, std::int64_t value, Parameters parameters = {});
    void geo(Token name, double latitude, double longitude);  ///< six decimals (§3.8.1.6)
    void utc_offset(Token name, seconds offset);              ///< ±HHMM; seconds are refused
    void recur(Token name, std::string_view rule);            ///< FREQ=…; checked for its characters only

    /// What was refused, one sentence each that begins with the property's name; empty when all is written.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
    /// Content lines (unfolded) written so far, BEGIN and END included.
    [[nodiscard]] std::size_t lines() const { return lines_; }
    [[nodiscard]] std::size_t open_components() const { return open_.size(); }

  private:
    bool start(Token name, Parameters parameters, std::size_t value_room);
    bool parameter(Token property, Token name, std::string_view value);
    bool escape(Token name, std::string_view value);
    void encode(Token name, std::string_view value, Parameters parameters);
    bool day(Token name, civil_day day);
    void clock(seconds since_midnight);
    void number(std::uint64_t value);
    void put(std::string_view bytes);
    void put(char c) { *at_++ = c; }
    void reserve(std::size_t room);
    void finish_line();
    void refuse(Token name, std::string why);

    std::string& out_;
    std::vector<std::string> faults_;
    std::vector<Token> open_;
    std::size_t lines_ = 0;
    std::size_t capacity_;
    std::unique_ptr<char[]> line_;    ///< the line being built, unfolded
    std::unique_ptr<char[]> folded_;  ///< the same, folded
    char* at_;                        ///< end of what is in line_
};

/// Degrees as GEO holds them, six decimals whatever the locale: "-84.084000".
[[nodiscard]] std::string degrees_as_written(double degrees);

/// A URI as it stands in the file: what RFC 3986 does not allow in one is percent-encoded.
[[nodiscard]] std::string uri_as_written(std::string_view value);

/// What a reader must get back for a TEXT value: the same with every line break as LF.
[[nodiscard]] std::string text_as_read(std::string_view value);

/// Without the spaces, tabs, CR and LF around it; empty for a blank text.
[[nodiscard]] std::string_view without_outer_blanks(std::string_view text);

constexpr bool Token::valid(std::string_view name) {
    if (name.empty() || name.size() > 64) return false;
    for (const char c : name) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
    }
    return true;
}

}  // namespace rcm
