#include "engine/time/when.hpp"

#include "engine/time/weekday.hpp"

#include <charconv>
#include <optional>

namespace rcm {
namespace {

using Kind = WhenFault::Kind;

const LanguageText forms_hint = {
    "write a day 2018-09-07, days 2018-08-28/2018-08-29, times 2018-09-07T09:00/11:00, a window 2018-09 or "
    "\"early 2018-09\", a deadline \"by 2018-08-03\", or \"tbc\"",
    "escriba un día 2018-09-07, días 2018-08-28/2018-08-29, horas 2018-09-07T09:00/11:00, un período 2018-09 o "
    "\"early 2018-09\", un plazo \"by 2018-08-03\", o \"tbc\""};

WhenFault no_form(std::string_view text) {
    return {Kind::form, worded("cannot read `{}` as a date", "`{}` no se puede leer como fecha", text), forms_hint};
}

bool looks_like_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (at != 4 && at != 7 && (text[at] < '0' || text[at] > '9')) return false;
    return true;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::variant<civil_day, WhenFault> read_day(std::string_view text) {
    if (const auto day = parse_day(text)) return *day;
    if (looks_like_day(text)) {
        return WhenFault{Kind::impossible_date,
                         worded("there is no day `{}`", "no existe el día `{}`", text),
                         {"check the month and the day; days are written YYYY-MM-DD",
                          "revise el mes y el día; los días se escriben AAAA-MM-DD"}};
    }
    return no_form(text);
}

/// "09:00" or "09:00:30"
std::optional<seconds> read_clock(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) return std::nullopt;
    if (text[2] != ':' || (text.size() == 8 && text[5] != ':')) return std::nullopt;
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    const auto second = text.size() == 8 ? number(text.substr(6, 2)) : 0;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return hours{*hour} + minutes{*minute} + seconds{*second};
}

std::variant<civil_second, WhenFault> read_second(std::string_view text) {
    const auto day = read_day(text.substr(0, 10));
    if (const auto* fault = std::get_if<WhenFault>(&day)) return fault->kind == Kind::form ? no_form(text) : *fault;
    const auto clock = text.size() > 11 ? read_clock(text.substr(11)) : std::nullopt;
    if (!clock)
        return WhenFault{
            Kind::form,
            worded("cannot read the time in `{}`", "la hora en `{}` no se puede leer", text),
            {"write the time as 09:00, from 00:00 to 23:59", "escriba la hora como 09:00, de 00:00 a 23:59"}};
    return civil_second{std::get<civil_day>(day)} + *clock;
}

WhenFault ends_early(std::string_view text) {
    return {Kind::end_before_start,
            worded("`{}` ends before it starts", "`{}` termina antes de empezar", text),
            {"write the earlier date first; to say that it lasts one day, write that day alone",
             "escriba primero la fecha anterior; para decir que dura un día, escriba solo ese día"}};
}

std::variant<When, WhenFault> read_timed(std::string_view text, std::size_t slash) {
    When when{.form = When::Form::timed};
    const auto first = text.substr(0, slash);
    auto second = std::string(text.substr(slash + 1));
    if (second.find('T') == std::string::npos) second = std::string(first.substr(0, 11)) + second;
    const auto start = read_second(first);
    if (const auto* fault = std::get_if<WhenFault>(&start)) return *fault;
    const auto end = read_second(second);
    if (const auto* fault = std::get_if<WhenFault>(&end)) return *fault;
    when.start = std::get<civil_second>(start);
    when.end = std::get<civil_second>(end);
    if (when.end <= when.start) return ends_early(text);
    when.range = {date::floor<days>(when.start), date::floor<days>(when.end - seconds{1})};
    return when;
}

std::variant<When, WhenFault> read_days(std::string_view text, std::size_t slash) {
    When when{.form = When::Form::whole_days};
    const auto first = read_day(text.substr(0, slash));
    if (const auto* fault = std::get_if<WhenFault>(&first)) return fault->kind == Kind::form ? no_form(text) : *fault;
    const auto last = slash == std::string_view::npos ? first : read_day(text.substr(slash + 1));
    if (const auto* fault = std::get_if<WhenFault>(&last)) return fault->kind == Kind::form ? no_form(text) : *fault;
    when.range = {std::get<civil_day>(first), std::get<civil_day>(last)};
    if (when.range.last < when.range.first) return ends_early(text);
    return when;
}

When window_of(DayRange range) {
    When when{.form = When::Form::window};
    when.range = range;
    when.within = {range};
    return when;
}

DayRange months(int year, unsigned first, unsigned last) {
    return {make_day(year, first, 1), civil_day{date::year{year} / date::month{last} / date::last}};
}

std::variant<When, WhenFault> read_set(std::string_view text) {
    if (text.back() != ']') return no_form(text);
    When when{.form = When::Form::window};
    auto rest = text.substr(1, text.size() - 2);
    while (true) {
        const auto comma = rest.find(',');
        const auto item = trim(rest.substr(0, comma));
        const auto dots = item.find("..");
        const auto first = read_day(item.substr(0, dots));
        if (const auto* fault = std::get_if<WhenFault>(&first))
            return fault->kind == Kind::form ? no_form(text) : *fault;
        const auto last = dots == std::string_view::npos ? first : read_day(item.substr(dots + 2));
        if (const auto* fault = std::get_if<WhenFault>(&last))
            return fault->kind == Kind::form ? no_form(text) : *fault;
        const DayRange range{std::get<civil_day>(first), std::get<civil_day>(last)};
        if (range.last < range.first || (!when.within.empty() && range.first <= when.within.back().last))
            return ends_early(text);
        when.within.push_back(range);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    when.range = {when.within.front().first, when.within.back().last};
    return when;
}

/// 2018 · 2018-09 · 2018-Q3 · 2018-H2, or nothing of the kind.
std::optional<std::variant<When, WhenFault>> read_period(std::string_view text) {
    if (text.size() != 4 && text.size() != 7) return std::nullopt;
    const auto year = number(text.substr(0, 4));
    if (!year || *year < 1) return std::nullopt;
    if (text.size() == 4) return window_of(months(*year, 1, 12));
    if (text[4] != '-') return std::nullopt;
    if (text[5] == 'Q' && text[6] >= '1' && text[6] <= '4') {
        const auto first = static_cast<unsigned>(text[6] - '1') * 3 + 1;
        return window_of(months(*year, first, first + 2));
    }
    if (text[5] == 'H' && (text[6] == '1' || text[6] == '2'))
        return window_of(text[6] == '1' ? months(*year, 1, 6) : months(*year, 7, 12));
    const auto month = number(text.substr(5));
    if (!month) return std::nullopt;
    if (*month < 1 || *month > 12)
        return WhenFault{Kind::impossible_date,
                         worded("there is no month `{}`", "no existe el mes `{}`", text),
                         {"months are 01 to 12, written YYYY-MM", "los meses van de 01 a 12 y se escriben AAAA-MM"}};
    const auto m = static_cast<unsigned>(*month);
    return window_of(months(*year, m, m));
}

std::optional<std::variant<When, WhenFault>> read_third(std::string_view text) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    if (word != "early" && word != "mid" && word != "late") return std::nullopt;
    if (space == std::string_view::npos) return no_form(text);
    const auto month = trim(text.substr(space));
    auto period = read_period(month);
    if (month.size() != 7 || !period) return no_form(text);
    if (auto* fault = std::get_if<WhenFault>(&*period)) return *fault;
    const auto whole = std::get<When>(*period).range;
    if (whole.length() > 31) return no_form(text);  // a quarter has no early third of ten days
    if (word == "early") return window_of({whole.first, whole.first + days{9}});
    if (word == "mid") return window_of({whole.first + days{10}, whole.first + days{19}});
    return window_of({whole.first + days{20}, whole.last});
}

std::variant<When, WhenFault> read_deadline(std::string_view text) {
    const auto rest = trim(text.substr(3));
    if (const auto day = read_day(rest); const auto* found = std::get_if<civil_day>(&day)) {
        When when{.form = When::Form::deadline};
        when.range = {*found, *found};
        return when;
    } else if (const auto& fault = std::get<WhenFault>(day); fault.kind == Kind::impossible_date) {
        return fault;
    }
    // "10 working days before EVENT", "3 days after EVENT"
    std::vector<std::string_view> words;
    for (auto left = rest; !left.empty();) {
        const auto end = left.find(' ');
        if (end != 0) words.push_back(left.substr(0, end));
        left = end == std::string_view::npos ? std::string_view{} : trim(left.substr(end));
    }
    When when{.form = When::Form::relative};
    std::size_t at = 0;
    const auto count = words.empty() ? std::nullopt : number(words[at++]);
    if (at < words.size() && words[at] == "working") when.working_days = ++at > 0;
    const bool has_days = at < words.size() && (words[at] == "days" || words[at] == "day") && ++at > 0;
    if (!count || !has_days || at + 2 != words.size() || (words[at] != "before" && words[at] != "after") ||
        *count > 1000)
        return WhenFault{Kind::form,
                         worded("cannot read `{}` as a deadline", "`{}` no se puede leer como plazo", text),
                         {"write \"by 2018-08-03\" or \"by 10 working days before EVENT\"",
                          "escriba \"by 2018-08-03\" o \"by 10 working days before EVENTO\""}};
    when.distance = words[at] == "before" ? -*count : *count;
    return when;
}

std::variant<When, WhenFault> read(std::string_view text) {
    if (text == "tbc") return When{};
    if (text.empty()) return no_form(text);
    if (text.front() == '[') return read_set(text);
    if (text.starts_with("by ")) return read_deadline(text);
    if (auto third = read_third(text)) return std::move(*third);
    if (auto period = read_period(text)) return std::move(*period);
    const auto slash = text.find('/');
    if (text.find('T') != std::string_view::npos) {
        if (slash == std::string_view::npos)
            return WhenFault{Kind::form,
                             worded("`{}` has a start and no end", "`{}` tiene inicio y no tiene fin", text),
                             {"write both: 2018-09-07T09:00/11:00", "escriba los dos: 2018-09-07T09:00/11:00"}};
        return read_timed(text, slash);
    }
    return read_days(text, slash);
}

}  // namespace

std::variant<When, WhenFault> parse_when(std::string_view text) {
    const auto without_weekdays = read_weekdays(trim(text)).text;
    auto result = read(without_weekdays);
    if (auto* when = std::get_if<When>(&result)) when->written = std::string(trim(text));
    return result;
}

}  // namespace rcm
