// The value types of iCalendar, read strictly from files of others, and what each property may hold.
//
//   read_time("20180925T090000Z")  ->  utc, 2018-09-25 09:00;   read_time("20180230")  ->  nullopt
//   fault_of(ValueType::duration, "1H")  ->  "not of the form P7D, PT1H30M or P2W"
//
// Source: RFC 5545 §3.3 (types), §3.7 and §3.8 (properties), RFC 7986 §5, RFC 9074.
#pragma once

#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rcm::lint {

/// A DATE or DATE-TIME as its digits say.
struct TimeValue {
    enum class Kind { date, local, utc };
    Kind kind = Kind::date;
    civil_second digits{};
    friend bool operator==(const TimeValue&, const TimeValue&) = default;
};

[[nodiscard]] std::optional<TimeValue> read_time(std::string_view text);
/// Seconds, negative too; weeks and days are of 24 hours.
[[nodiscard]] std::optional<std::int64_t> read_duration(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> read_integer(std::string_view text);
/// ±HHMM or ±HHMMSS, in seconds.
[[nodiscard]] std::optional<std::int64_t> read_offset(std::string_view text);
[[nodiscard]] bool is_uri(std::string_view text);

enum class ValueType {
    text,
    text_list,
    uri,
    cal_address,
    date_time,
    date,
    time,
    period,
    duration,
    integer,
    real,
    utc_offset,
    recur,
    boolean,
    binary,
    geo,
    unknown
};

/// What a property holds, and how often one component may have it.
struct PropertyType {
    std::string_view name;
    ValueType type;
    std::vector<ValueType> others{};  ///< that VALUE may choose
    bool list = false;                ///< several values, separated by commas
};

/// nullptr where nothing is known of it.
[[nodiscard]] const PropertyType* type_of(std::string_view property);
/// Of the word in VALUE=…; unknown for words that RFC 5545 does not have.
[[nodiscard]] ValueType type_of_word(std::string_view word);

/// What is wrong with one value of that type; empty where nothing is. TEXT is always right here.
[[nodiscard]] LanguageText fault_of(ValueType type, std::string_view value);

/// The text between backquotes as a message may show it: at most 40 octets, no control character, nothing but UTF-8.
[[nodiscard]] std::string shown(std::string_view text);

/// "a day" or "a time"
[[nodiscard]] LanguageText kind_word(TimeValue::Kind kind);

}  // namespace rcm::lint
