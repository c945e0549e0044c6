// See recurrence_rule.hpp. The faults are ordered from the plain to the subtle; the first found is told.
#include "feeds/ics/recurrence_rule.hpp"

#include "feeds/ics/pieces.hpp"
#include "feeds/ics/rule_day.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace rcm {

namespace {

using Parts = std::map<std::string, std::string, std::less<>>;
using Fault = std::optional<RecurrenceFault>;

struct NumberList {
    std::string_view part;
    int low, high;
    bool negative;
};

constexpr std::array number_lists{NumberList{"BYMONTH", 1, 12, false}, NumberList{"BYMONTHDAY", 1, 31, true},
                                  NumberList{"BYYEARDAY", 1, 366, true}, NumberList{"BYWEEKNO", 1, 53, true},
                                  NumberList{"BYSETPOS", 1, 366, true}};
constexpr std::array<std::string_view, 7> weekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::optional<int> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

RecurrenceFault fault(LanguageText message, LanguageText hint = {}) {
    return {std::move(message), std::move(hint)};
}

const LanguageText keep_one = {"keep one of them", "deje una sola"};
const LanguageText use_weekdays = {"use MO, TU, WE, TH, FR, SA or SU", "use MO, TU, WE, TH, FR, SA o SU"};

Fault split(std::string_view rrule, Parts& parts) {
    Fault found;
    for_each_piece(rrule, ';', [&](std::string_view piece) {
        if (found) return;
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos || equals == 0 || equals + 1 == piece.size()) {
            found = fault(worded("`{}` is not of the form NAME=VALUE", "`{}` no tiene la forma NOMBRE=VALOR", piece),
                          {"a rule looks like FREQ=MONTHLY;BYDAY=1TU;COUNT=6",
                           "una regla se escribe como FREQ=MONTHLY;BYDAY=1TU;COUNT=6"});
        } else if (!parts.emplace(piece.substr(0, equals), piece.substr(equals + 1)).second) {
            found = fault(worded("{} is given twice", "{} está dos veces", piece.substr(0, equals)), keep_one);
        }
    });
    return found;
}

Fault check_names(const Parts& parts) {
    static constexpr std::array<std::string_view, 11> known{"FREQ",     "COUNT",     "UNTIL",   "INTERVAL",
                                                            "WKST",     "BYDAY",     "BYMONTH", "BYMONTHDAY",
                                                            "BYWEEKNO", "BYYEARDAY", "BYSETPOS"};
    for (const auto& [name, value] : parts) {
        if (name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND") {
            return fault(worded("{} is not allowed: a series keeps the time of day of its start",
                                "{} no se permite: una serie conserva la hora de su inicio", name),
                         {"use one event for each time of day", "use un evento para cada hora"});
        }
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return fault(worded("unknown part `{}`", "parte desconocida `{}`", name),
                         {"known are FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTH, BYMONTHDAY, BYWEEKNO, "
                          "BYYEARDAY and BYSETPOS",
                          "se conocen FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTH, BYMONTHDAY, BYWEEKNO, "
                          "BYYEARDAY y BYSETPOS"});
        }
    }
    return std::nullopt;
}

Fault check_frequency(const Parts& parts) {
    const auto freq = parts.find("FREQ");
    if (freq == parts.end())
        return fault({"FREQ is missing", "falta FREQ"}, {"begin with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY",
                                                         "empiece con FREQ=DAILY, WEEKLY, MONTHLY o YEARLY"});
    const std::string& word = freq->second;
    if (word == "SECONDLY" || word == "MINUTELY" || word == "HOURLY") {
        return fault(worded("FREQ={} is not allowed: a series repeats by days at most",
                            "FREQ={} no se permite: una serie se repite a lo sumo cada día", word),
                     {"use FREQ=DAILY", "use FREQ=DAILY"});
    }
    if (word != "DAILY" && word != "WEEKLY" && word != "MONTHLY" && word != "YEARLY") {
        return fault(worded("unknown frequency `{}`", "frecuencia desconocida `{}`", word),
                     {"use DAILY, WEEKLY, MONTHLY or YEARLY", "use DAILY, WEEKLY, MONTHLY o YEARLY"});
    }
    // What RFC 5545 §3.3.10 does not define, programs expand each in a way of its own.
    const auto undefined = [&](std::string_view part, const LanguageText& only) -> Fault {
        if (!parts.contains(part)) return std::nullopt;
        return fault(worded("{} has no meaning with FREQ={}", "{} no tiene sentido con FREQ={}", part, word),
                     worded("it goes with FREQ={}", "va con FREQ={}", only));
    };
    Fault found;
    if (word != "YEARLY") found = undefined("BYWEEKNO", {"YEARLY", "YEARLY"});
    if (!found && word != "YEARLY") found = undefined("BYYEARDAY", {"YEARLY", "YEARLY"});
    if (!found && word == "WEEKLY") found = undefined("BYMONTHDAY", {"MONTHLY or YEARLY", "MONTHLY o YEARLY"});
    return found;
}

Fault check_numbers(const Parts& parts) {
    for (const NumberList& list : number_lists) {
        const auto part = parts.find(list.part);
        if (part == parts.end()) continue;
        Fault found;
        for_each_piece(part->second, ',', [&](std::string_view piece) {
            const std::optional<int> value = parse_number(piece);
            const int magnitude = value ? (list.negative ? std::abs(*value) : *value) : 0;
            if (!found && (magnitude < list.low || magnitude > list.high)) {
                found = fault(worded("`{}` is no value of {}", "`{}` no es un valor de {}", piece, part->first),
                              worded("it takes {} to {}{}", "acepta de {} a {}{}", list.low, list.high,
                                     list.negative ? LanguageText{", or the same with - counted from the end",
                                                                  ", o lo mismo con - contado desde el final"}
                                                   : LanguageText{}));
            }
        });
        if (found) return found;
    }
    if (parts.contains("BYSETPOS") && !std::any_of(parts.begin(), parts.end(), [](const auto& part) {
            return part.first.starts_with("BY") && part.first != "BYSETPOS";
        })) {
        return fault({"BYSETPOS chooses among the days of another part, and there is none",
                      "BYSETPOS elige entre los días de otra parte, y no hay ninguna"},
                     {"add BYDAY=…", "añada BYDAY=…"});
    }
    return std::nullopt;
}

Fault check_weekdays(const Parts& parts) {
    if (const auto start = parts.find("WKST");
        start != parts.end() && std::find(weekdays.begin(), weekdays.end(), start->second) == weekdays.end()) {
        return fault(worded("`{}` is no day of the week", "`{}` no es un día de la semana", start->second),
                     use_weekdays);
    }
    const auto part = parts.find("BYDAY");
    if (part == parts.end()) return std::nullopt;
    const std::string& freq = parts.find("FREQ")->second;
    const bool may_count = (freq == "MONTHLY" || freq == "YEARLY") && !parts.contains("BYWEEKNO");
    Fault found;
    for_each_piece(part->second, ',', [&](std::string_view piece) {
        if (found) return;
        const std::size_t split_at = piece.size() < 2 ? 0 : piece.size() - 2;
        const std::string_view number = piece.substr(0, split_at), name = piece.substr(split_at);
        if (std::find(weekdays.begin(), weekdays.end(), name) == weekdays.end()) {
            found = fault(worded("`{}` is no day of the week", "`{}` no es un día de la semana", piece), use_weekdays);
        } else if (!number.empty() && !may_count) {
            found = fault(worded("`{}` has no meaning with FREQ={}", "`{}` no tiene sentido con FREQ={}", piece, freq),
                          worded("use FREQ=MONTHLY for the first Tuesday of each month, or BYDAY={}",
                                 "use FREQ=MONTHLY para el primer martes de cada mes, o BYDAY={}", name));
        } else if (!number.empty()) {
            const int most = freq == "MONTHLY" || parts.contains("BYMONTH") ? 5 : 53;
            const int value = parse_number(number).value_or(0);
            if (value == 0 || std::abs(value) > most) {
                found = fault(worded("`{}` counts beyond {}", "`{}` cuenta más allá de {}", piece, most),
                              {"as in 1TU, 3FR or -1MO", "como en 1TU, 3FR o -1MO"});
            }
        }
    });
    return found;
}

// Both forms come back as the last second that may still be a start.
std::variant<civil_second, RecurrenceFault> parse_until(std::string_view text) {
    if (text.ends_with('Z')) {
        return fault(worded("UNTIL={} is in UTC", "UNTIL={} está en UTC", text),
                     {"write the local day, as UNTIL=20181231", "escriba el día local, como UNTIL=20181231"});
    }
    const RecurrenceFault bad = fault(worded("UNTIL={} is no date", "UNTIL={} no es una fecha", text),
                                      {"as in UNTIL=20181231", "como en UNTIL=20181231"});
    const auto digits = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (const char c : text.substr(at, length))
            value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -100000000;
        return value;
    };
    const bool timed = text.size() == 15;
    if ((text.size() != 8 && !timed) || (timed && text[8] != 'T')) return bad;
    if (digits(0, 4) < 1 || digits(4, 2) < 1 || digits(6, 2) < 1) return bad;
    const date::year_month_day ymd{date::year(digits(0, 4)), date::month(static_cast<unsigned>(digits(4, 2))),
                                   date::day(static_cast<unsigned>(digits(6, 2)))};
    if (!ymd.ok()) return bad;
    if (!timed) return civil_second{civil_day{ymd}} + seconds(86399);
    const int h = digits(9, 2), m = digits(11, 2), s = digits(13, 2);
    if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return bad;
    return civil_day{ymd} + hours(h) + minutes(m) + seconds(s);
}

Fault check_end(const Parts& parts) {
    const bool count = parts.contains("COUNT"), until = parts.contains("UNTIL");
    if (!count && !until)
        return fault({"the series has no end", "la serie no tiene fin"},
                     {"add COUNT=… or UNTIL=…", "añada COUNT=… o UNTIL=…"});
    if (count && until)
        return fault({"the series has both COUNT and UNTIL", "la serie tiene COUNT y también UNTIL"}, keep_one);
    for (const std::string_view name : {std::string_view("COUNT"), std::string_view("INTERVAL")}) {
        const auto part = parts.find(name);
        if (part == parts.end()) continue;
        const int most = name == "COUNT" ? most_occurrences : 4000;
        const int value = parse_number(part->second).value_or(0);
        if (value < 1 || value > most) {
            return fault(worded("`{}={}` is not between 1 and {}", "`{}={}` no está entre 1 y {}", part->first,
                                part->second, most),
                         name == "COUNT" ? LanguageText{"split the series, or give it a plain end",
                                                        "divida la serie, o dele un fin simple"}
                                         : LanguageText{});
        }
    }
    return std::nullopt;
}

// ---- can the rule match at all? ----

std::vector<int> numbers(const Parts& parts, std::string_view name) {
    std::vector<int> values;
    if (const auto part = parts.find(name); part != parts.end()) {
        for_each_piece(part->second, ',', [&](std::string_view piece) { values.push_back(*parse_number(piece)); });
    }
    return values;
}

/// The parts of a rule that choose days, each checked already.
struct DayFilter {
    explicit DayFilter(const Parts& parts)
        : months(numbers(parts, "BYMONTH")),
          month_days(numbers(parts, "BYMONTHDAY")),
          year_days(numbers(parts, "BYYEARDAY")),
          by_month(parts.find("FREQ")->second == "MONTHLY" || parts.contains("BYMONTH")) {
        const auto part = parts.find("BYDAY");
        if (part == parts.end()) return;
        for_each_piece(part->second, ',', [&](std::string_view piece) {
            const auto name = std::find(weekdays.begin(), weekdays.end(), piece.substr(piece.size() - 2));
            const unsigned iso = static_cast<unsigned>(name - weekdays.begin()) + 1;
            week_days.emplace_back(iso, parse_number(piece.substr(0, piece.size() - 2)).value_or(0));
        });
    }

    /// False only where the rule cannot choose this day; an ordinal of the year is taken for any.
    [[nodiscard]] bool may_choose(civil_day day) const {
        const RuleDay at(day);
        const int in_month = at.in_month();
        const int left = at.month_length() - in_month;
        if (!among(months, at.month(), 0) || !among(month_days, in_month, left + 1)) return false;
        if (!among(year_days, at.in_year(), at.year_length() - at.in_year() + 1)) return false;
        const unsigned iso = at.iso();
        return week_days.empty() || std::any_of(week_days.begin(), week_days.end(), [&](const auto& each) {
                   const auto& [weekday, nth] = each;
                   if (weekday != iso) return false;
                   return nth == 0 || !by_month || nth == (in_month - 1) / 7 + 1 || -nth == left / 7 + 1;
               });
    }

    std::vector<int> months, month_days, year_days;
    std::vector<std::pair<unsigned, int>> week_days;  ///< ISO weekday, ordinal or 0
    bool by_month;
};

// libical would look for a 30 February for five hundred years, most of a second; ten years of days take no time.
Fault check_possible(const Parts& parts, civil_day start) {
    const DayFilter filter(parts);
    const std::string& freq = parts.find("FREQ")->second;
    int most = 0;
    std::map<int, int> chosen;  // days of each month, year or week
    for (civil_day day = start - days(366); day <= start + days(366 * (most_years + 1)); day += days(1)) {
        if (!filter.may_choose(day)) continue;
        const date::year_month_day ymd{day};
        const int month = static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
        // A week of any start has at most the days of one that starts on Monday, or as many again.
        const int period = freq == "DAILY"     ? static_cast<int>(day.time_since_epoch().count())
                           : freq == "WEEKLY"  ? static_cast<int>((day.time_since_epoch().count() + 3) / 7)
                           : freq == "MONTHLY" ? month
                                               : month / 12;
        most = std::max(most, ++chosen[period]);
    }
    if (freq == "WEEKLY") most *= 2;
    const std::vector<int> positions = numbers(parts, "BYSETPOS");
    const bool reached = positions.empty() || std::any_of(positions.begin(), positions.end(),
                                                          [&](int position) { return std::abs(position) <= most; });
    if (most > 0 && reached) return std::nullopt;
    return never_occurs();
}

}  // namespace

RecurrenceFault never_occurs() {
    return fault({"the series never occurs", "la serie no ocurre nunca"},
                 {"the parts of the rule exclude each other, as 30 February does",
                  "las partes de la regla se excluyen entre sí, como en el 30 de febrero"});
}

std::variant<RecurrenceRule, RecurrenceFault> check_recurrence(std::string_view rrule, civil_second start) {
    Parts parts;
    Fault found = split(rrule, parts);
    for (const auto check : {check_names, check_frequency, check_numbers, check_weekdays, check_end}) {
        if (!found) found = check(parts);
    }
    if (!found) found = check_possible(parts, date::floor<days>(start));
    if (found) return *found;

    const date::year_month_day first{date::floor<days>(start)};
    const civil_day month{(first.year() + date::years(most_years)) / first.month() / 1};
    const civil_second limit =
        civil_second{month + days(static_cast<int>(static_cast<unsigned>(first.day())))} - seconds(1);
    RecurrenceRule rule;
    rule.last = limit;
    if (const auto until = parts.find("UNTIL"); until != parts.end()) {
        const auto last = parse_until(until->second);
        if (const auto* bad = std::get_if<RecurrenceFault>(&last)) return *bad;
        rule.last = std::get<civil_second>(last);
        if (rule.last < start) {
            return fault(
                {"the series ends before it starts", "la serie termina antes de empezar"},
                {"UNTIL is the last day that may be a start", "UNTIL es el último día que puede ser un inicio"});
        }
        if (rule.last > limit) {
            return fault({"the series ends more than 10 years after its start",
                          "la serie termina más de 10 años después de su inicio"},
                         {"choose a nearer UNTIL", "elija un UNTIL más cercano"});
        }
    } else {
        rule.count = *parse_number(parts.find("COUNT")->second);
    }
    rule.pattern = "FREQ=" + parts.find("FREQ")->second;
    for (const auto& [name, value] : parts) {
        if (name != "FREQ" && name != "COUNT" && name != "UNTIL") rule.pattern += ";" + name + "=" + value;
    }
    return rule;
}

}  // namespace rcm
