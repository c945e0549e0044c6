#include "feeds/lint/values.hpp"

#include "feeds/ics/pieces.hpp"
#include "feeds/ics/text_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace rcm::lint {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// All of the text as digits; nullopt where one is none, or there are too many.
std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    int value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

bool is_number(std::string_view text) {
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    const auto dot = text.find('.');
    const auto whole = text.substr(0, dot);
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return false;
    if (dot == std::string_view::npos) return true;
    const auto part = text.substr(dot + 1);
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
}

std::optional<double> read_real(std::string_view text) {
    if (!is_number(text)) return std::nullopt;
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

LanguageText fault_of_geo(std::string_view value) {
    const auto middle = value.find(';');
    if (middle == std::string_view::npos)
        return {"not two numbers with a semicolon between", "no son dos números con punto y coma en medio"};
    const auto latitude = read_real(value.substr(0, middle));
    const auto longitude = read_real(value.substr(middle + 1));
    if (!latitude || !longitude)
        return {"not two numbers with a semicolon between", "no son dos números con punto y coma en medio"};
    if (*latitude < -90 || *latitude > 90)
        return {"the latitude is not within ±90 degrees", "la latitud no está entre ±90 grados"};
    if (*longitude < -180 || *longitude > 180)
        return {"the longitude is not within ±180 degrees", "la longitud no está entre ±180 grados"};
    return {};
}

LanguageText fault_of_period(std::string_view value) {
    const auto slash = value.find('/');
    const auto start = read_time(value.substr(0, slash));
    const LanguageText form = {"not of the form START/END or START/DURATION",
                               "no tiene la forma INICIO/FIN o INICIO/DURACIÓN"};
    if (slash == std::string_view::npos || !start || start->kind == TimeValue::Kind::date) return form;
    const auto rest = value.substr(slash + 1);
    if (const auto length = read_duration(rest))
        return *length > 0
                   ? LanguageText{}
                   : LanguageText{"the period has no positive length", "el período no tiene una duración positiva"};
    const auto end = read_time(rest);
    if (!end || end->kind == TimeValue::Kind::date) return form;
    if (end->kind == start->kind && end->digits <= start->digits)
        return {"the period ends before it starts", "el período termina antes de empezar"};
    return {};
}

LanguageText fault_of_time(std::string_view value) {
    if (read_time(value)) return {};
    std::string shape(value.substr(0, 17));
    for (auto& c : shape)
        if (is_digit(c)) c = '0';
    if (shape == "00000000" || shape == "00000000T000000" || shape == "00000000T000000Z")
        return {"there is no such day or time of day", "ese día o esa hora no existen"};
    return {"not of the form 20180925, 20180925T090000 or 20180925T150000Z",
            "no tiene la forma 20180925, 20180925T090000 o 20180925T150000Z"};
}

using T = ValueType;
const std::vector<PropertyType>& property_types() {
    static const std::vector<PropertyType> types = {{"CALSCALE", T::text},
                                                    {"METHOD", T::text},
                                                    {"PRODID", T::text},
                                                    {"VERSION", T::text},
                                                    {"ATTACH", T::uri, {T::binary}},
                                                    {"CATEGORIES", T::text_list},
                                                    {"CLASS", T::text},
                                                    {"COMMENT", T::text},
                                                    {"DESCRIPTION", T::text},
                                                    {"GEO", T::geo},
                                                    {"LOCATION", T::text},
                                                    {"PERCENT-COMPLETE", T::integer},
                                                    {"PRIORITY", T::integer},
                                                    {"RESOURCES", T::text_list},
                                                    {"STATUS", T::text},
                                                    {"SUMMARY", T::text},
                                                    {"COMPLETED", T::date_time},
                                                    {"DTEND", T::date_time, {T::date}},
                                                    {"DUE", T::date_time, {T::date}},
                                                    {"DTSTART", T::date_time, {T::date}},
                                                    {"DURATION", T::duration},
                                                    {"FREEBUSY", T::period, {}, true},
                                                    {"TRANSP", T::text},
                                                    {"TZID", T::text},
                                                    {"TZNAME", T::text},
                                                    {"TZOFFSETFROM", T::utc_offset},
                                                    {"TZOFFSETTO", T::utc_offset},
                                                    {"TZURL", T::uri},
                                                    {"ATTENDEE", T::cal_address},
                                                    {"CONTACT", T::text},
                                                    {"ORGANIZER", T::cal_address},
                                                    {"RECURRENCE-ID", T::date_time, {T::date}},
                                                    {"RELATED-TO", T::text, {T::uri}},
                                                    {"URL", T::uri},
                                                    {"UID", T::text},
                                                    {"EXDATE", T::date_time, {T::date}, true},
                                                    {"RDATE", T::date_time, {T::date, T::period}, true},
                                                    {"RRULE", T::recur},
                                                    {"EXRULE", T::recur},
                                                    {"ACTION", T::text},
                                                    {"REPEAT", T::integer},
                                                    {"TRIGGER", T::duration, {T::date_time}},
                                                    {"CREATED", T::date_time},
                                                    {"DTSTAMP", T::date_time},
                                                    {"LAST-MODIFIED", T::date_time},
                                                    {"SEQUENCE", T::integer},
                                                    {"NAME", T::text},
                                                    {"REFRESH-INTERVAL", T::duration},
                                                    {"SOURCE", T::uri},
                                                    {"COLOR", T::text},
                                                    {"IMAGE", T::uri, {T::binary}},
                                                    {"CONFERENCE", T::uri},
                                                    {"ACKNOWLEDGED", T::date_time},
                                                    {"TZUNTIL", T::date_time},
                                                    {"X-WR-CALNAME", T::text},
                                                    {"X-WR-CALDESC", T::text},
                                                    {"X-WR-TIMEZONE", T::text},
                                                    {"X-PUBLISHED-TTL", T::duration}};
    return types;
}

}  // namespace

std::optional<TimeValue> read_time(std::string_view text) {
    if (text.size() != 8 && text.size() != 15 && text.size() != 16) return std::nullopt;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(4, 2)), day = digits(text.substr(6, 2));
    if (!year || !month || !day) return std::nullopt;
    const date::year_month_day ymd{date::year(*year), date::month(static_cast<unsigned>(*month)),
                                   date::day(static_cast<unsigned>(*day))};
    if (!ymd.ok()) return std::nullopt;
    TimeValue value{TimeValue::Kind::date, civil_second{civil_day{ymd}}};
    if (text.size() == 8) return value;
    if (text[8] != 'T' || (text.size() == 16 && text[15] != 'Z')) return std::nullopt;
    const auto hour = digits(text.substr(9, 2)), minute = digits(text.substr(11, 2)),
               second = digits(text.substr(13, 2));
    // A second 60 is a leap second (§3.3.12).
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    value.kind = text.size() == 16 ? TimeValue::Kind::utc : TimeValue::Kind::local;
    value.digits += hours(*hour) + minutes(*minute) + seconds(*second);
    return value;
}

std::optional<std::int64_t> read_duration(std::string_view text) {
    std::int64_t sign = 1;
    if (text.starts_with('-')) sign = -1;
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    text.remove_prefix(1);
    std::int64_t total = 0;
    bool in_time = false, any = false;
    std::string_view order = "WDTHMS";  // each unit at most once, in this order
    while (!text.empty()) {
        if (text.front() == 'T') {
            if (in_time || text.size() == 1) return std::nullopt;
            in_time = true;
            order = "HMS";
            text.remove_prefix(1);
            continue;
        }
        const auto unit = text.find_first_not_of("0123456789");
        const auto number = unit == std::string_view::npos ? std::nullopt : digits(text.substr(0, unit));
        if (!number) return std::nullopt;
        const auto known = order.find(text[unit]);
        if (known == std::string_view::npos || text[unit] == 'T') return std::nullopt;
        if (!in_time && (text[unit] != 'W' && text[unit] != 'D')) return std::nullopt;
        order.remove_prefix(known + 1);
        constexpr std::array<std::pair<char, std::int64_t>, 5> units{
            {{'W', 604800}, {'D', 86400}, {'H', 3600}, {'M', 60}, {'S', 1}}};
        for (const auto& [name, length] : units)
            if (name == text[unit]) total += *number * length;
        any = true;
        text.remove_prefix(unit + 1);
    }
    if (!any) return std::nullopt;
    return sign * total;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.size() > 10 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    if (value > INT32_MAX + static_cast<std::int64_t>(negative)) return std::nullopt;
    return negative ? -value : value;
}

std::optional<std::int64_t> read_offset(std::string_view text) {
    if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto hour = digits(text.substr(1, 2)), minute = digits(text.substr(3, 2));
    const auto second = text.size() == 7 ? digits(text.substr(5, 2)) : 0;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    const std::int64_t total = *hour * 3600 + *minute * 60 + *second;
    if (text[0] == '-' && total == 0) return std::nullopt;  // §3.3.14: "-0000" is not allowed
    return text[0] == '-' ? -total : total;
}

bool is_uri(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
    const auto scheme = text.substr(0, colon);
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (!letter(scheme[0])) return false;
    if (!std::all_of(scheme.begin(), scheme.end(),
                     [&](char c) { return letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; }))
        return false;
    return text.find_first_of(" \t<>\"") == std::string_view::npos;
}

const PropertyType* type_of(std::string_view property) {
    static const auto index = [] {
        std::unordered_map<std::string_view, const PropertyType*> made;
        for (const auto& each : property_types())
            made.emplace(each.name, &each);
        return made;
    }();
    const auto found = index.find(property);
    return found == index.end() ? nullptr : found->second;
}

ValueType type_of_word(std::string_view word) {
    static constexpr std::pair<std::string_view, T> words[] = {
        {"TEXT", T::text},       {"URI", T::uri},      {"CAL-ADDRESS", T::cal_address}, {"DATE-TIME", T::date_time},
        {"DATE", T::date},       {"TIME", T::time},    {"PERIOD", T::period},           {"DURATION", T::duration},
        {"INTEGER", T::integer}, {"FLOAT", T::real},   {"UTC-OFFSET", T::utc_offset},   {"RECUR", T::recur},
        {"BOOLEAN", T::boolean}, {"BINARY", T::binary}};
    for (const auto& [name, type] : words)
        if (same_name(name, word)) return type;
    return T::unknown;
}

LanguageText fault_of(ValueType type, std::string_view value) {
    switch (type) {
        case T::date:
        case T::date_time:
            return fault_of_time(value);
        case T::period:
            return fault_of_period(value);
        case T::duration:
            return read_duration(value)
                       ? LanguageText{}
                       : LanguageText{"not of the form P7D, PT1H30M or P2W", "no tiene la forma P7D, PT1H30M o P2W"};
        case T::integer:
            return read_integer(value)
                       ? LanguageText{}
                       : LanguageText{"not a whole number of 32 bits", "no es un número entero de 32 bits"};
        case T::real:
            return is_number(value) ? LanguageText{}
                                    : LanguageText{"not a number such as 9.93", "no es un número como 9.93"};
        case T::utc_offset:
            return read_offset(value)
                       ? LanguageText{}
                       : LanguageText{"not of the form -0600 or +053000", "no tiene la forma -0600 o +053000"};
        case T::uri:
            return is_uri(value) ? LanguageText{}
                                 : LanguageText{"not a URI with a scheme, such as https://example.org/",
                                                "no es una URI con esquema, como https://example.org/"};
        case T::cal_address:
            return is_uri(value) ? LanguageText{}
                                 : LanguageText{"not a calendar address, such as mailto:office@example.org",
                                                "no es una dirección de calendario, como mailto:office@example.org"};
        case T::boolean:
            return same_name(value, "TRUE") || same_name(value, "FALSE")
                       ? LanguageText{}
                       : LanguageText{"neither TRUE nor FALSE", "no es TRUE ni FALSE"};
        case T::geo:
            return fault_of_geo(value);
        default:
            return {};
    }
}

LanguageText kind_word(TimeValue::Kind kind) {
    return kind == TimeValue::Kind::date ? LanguageText{"a day", "un día"} : LanguageText{"a time", "una hora"};
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string made = "`";
    std::size_t at = 0;
    while (at < text.size() && at < longest) {
        const auto character = next_character(text.substr(at));
        if (character.length == 0 || is_control(character.code) || character.code == '\t' ||
            is_line_separator(character.code))
            made += '?';
        else
            made += text.substr(at, character.length);
        at += std::max(1U, character.length);
    }
    return made + (at < text.size() ? "…`" : "`");
}

}  // namespace rcm::lint
