#include "feeds/lint/recur.hpp"

#include "feeds/ics/pieces.hpp"
#include "feeds/ics/rule_day.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rcm::lint {
namespace {

constexpr std::array<std::string_view, 7> week_day_names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 8> frequency_names{"",      "SECONDLY", "MINUTELY", "HOURLY",
                                                          "DAILY", "WEEKLY",   "MONTHLY",  "YEARLY"};

struct NumberPart {
    std::string_view name;
    int low, high;
    bool negative;
};
constexpr NumberPart number_parts[] = {
    {"BYSECOND", 0, 60, false},  {"BYMINUTE", 0, 59, false}, {"BYHOUR", 0, 23, false},  {"BYMONTHDAY", 1, 31, true},
    {"BYYEARDAY", 1, 366, true}, {"BYWEEKNO", 1, 53, true},  {"BYMONTH", 1, 12, false}, {"BYSETPOS", 1, 366, true},
};

class Reader {
  public:
    explicit Reader(std::string_view rule)
        : rule_(rule), other_months_(rule.find("RSCALE=") != std::string_view::npos) {}

    Recur read() {
        for_each_piece(rule_, ';', [&](std::string_view piece) {
            if (recur_.faults.size() < most_faults) part(piece);
        });
        check_whole();
        return std::move(recur_);
    }

  private:
    static constexpr std::size_t most_faults = 8;
    static constexpr std::size_t most_values = 400;  // of a list; a longer one is not followed

    void fault(std::string_view at, LanguageText message) {
        recur_.faults.push_back({at.empty() ? rule_ : at, std::move(message)});
    }

    void part(std::string_view piece) {
        const auto equals = piece.find('=');
        if (piece.empty()) return fault(rule_, {"a semicolon without a part", "un punto y coma sin parte"});
        if (equals == std::string_view::npos)
            return fault(piece,
                         worded("{} is not of the form NAME=VALUE", "{} no tiene la forma NOMBRE=VALOR", shown(piece)));
        std::string name(piece.substr(0, std::min<std::size_t>(equals, 20)));
        for (auto& c : name)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        const auto value = piece.substr(equals + 1);
        if (std::find(seen_.begin(), seen_.end(), name) != seen_.end())
            return fault(piece, worded("{} is given twice", "{} está dos veces", name));
        seen_.push_back(name);
        if (name == "FREQ") return frequency(value);
        if (name == "UNTIL") return until(value);
        if (name == "COUNT" || name == "INTERVAL") return positive(name, value);
        if (name == "WKST") {
            if (const auto day = week_day(value))
                recur_.week_start = *day;
            else
                fault(value, worded("WKST={} is no day of the week", "WKST={} no es un día de la semana",
                                    value.substr(0, 10)));
            return;
        }
        if (name == "BYDAY") return for_each_piece(value, ',', [&](std::string_view each) { by_day(each, piece); });
        for (const auto& each : number_parts)
            if (each.name == name) return numbers(each, value, piece);
        if (name == "RSCALE" || name == "SKIP") {
            recur_.intricate = true;
            return;
        }
        fault(piece, worded("{} is no part of a rule", "{} no es parte de una regla", shown(piece.substr(0, equals))));
    }

    void frequency(std::string_view value) {
        for (std::size_t at = 1; at < frequency_names.size(); ++at)
            if (same_name(frequency_names[at], value)) recur_.frequency = static_cast<Frequency>(at);
        if (recur_.frequency == Frequency::none)
            fault(value, worded("FREQ={} is unknown", "FREQ={} no se conoce", value.substr(0, 20)));
    }

    void until(std::string_view value) {
        recur_.until = read_time(value);
        recur_.until_text = value;
        if (!recur_.until) fault(value, worded("UNTIL is no date: {}", "UNTIL no es una fecha: {}", shown(value)));
    }

    void positive(const std::string& name, std::string_view value) {
        const auto number = read_integer(value);
        if (!number || *number < 1 || !(value[0] >= '0' && value[0] <= '9'))
            return fault(value, worded("{} is not a number from 1 on: {}", "{} no es un número desde 1: {}", name,
                                       shown(value)));
        (name == "COUNT" ? recur_.count.emplace() : recur_.interval) = static_cast<int>(*number);
    }

    static std::optional<unsigned> week_day(std::string_view name) {
        for (unsigned at = 0; at < week_day_names.size(); ++at)
            if (same_name(week_day_names[at], name)) return at + 1;
        return std::nullopt;
    }

    void by_day(std::string_view each, std::string_view piece) {
        if (recur_.faults.size() >= most_faults) return;
        const auto split = each.size() < 2 ? 0 : each.size() - 2;
        const auto day = week_day(each.substr(split));
        const auto number = split == 0 ? std::optional<std::int64_t>(0) : read_integer(each.substr(0, split));
        if (!day || !number || (split != 0 && (*number == 0 || std::llabs(*number) > 53)))
            return fault(each.empty() ? piece : each,
                         worded("{} is no day of the week", "{} no es un día de la semana", shown(each)));
        if (recur_.week_days.size() == most_values) recur_.intricate = true;
        if (!recur_.intricate) recur_.week_days.push_back({static_cast<int>(*number), *day});
        counted_day_ = counted_day_ || *number != 0;
    }

    void numbers(const NumberPart& part, std::string_view value, std::string_view piece) {
        auto* list = part.name == "BYMONTH"      ? &recur_.months
                     : part.name == "BYMONTHDAY" ? &recur_.month_days
                     : part.name == "BYYEARDAY"  ? &recur_.year_days
                                                 : nullptr;
        if (list == nullptr) recur_.intricate = true;
        for_each_piece(value, ',', [&](std::string_view each) {
            if (recur_.faults.size() >= most_faults) return;
            auto digits = each;
            if (part.name == "BYMONTH" && digits.ends_with('L')) {  // a leap month of another calendar (RFC 7529)
                recur_.intricate = true;
                digits.remove_suffix(1);
            }
            const auto number = read_integer(digits);
            const auto size = number && part.negative ? std::llabs(*number) : number.value_or(-1);
            const int high = part.name == "BYMONTH" && other_months_ ? 13 : part.high;
            if (!number || size < part.low || size > high)
                return fault(
                    each.empty() ? piece : each,
                    worded("{} is no value of {}, which takes {} to {}{}",
                           "{} no es un valor de {}, que acepta de {} a {}{}", shown(each), part.name, part.low, high,
                           part.negative ? LanguageText{" or the same with -", " o lo mismo con -"} : LanguageText{}));
            if (list == nullptr) return;
            if (list->size() < most_values)
                list->push_back(static_cast<int>(*number));
            else
                recur_.intricate = true;
        });
    }

    bool has(std::string_view name) const { return std::find(seen_.begin(), seen_.end(), name) != seen_.end(); }

    void check_whole() {
        if (!has("FREQ")) fault({}, {"FREQ is missing", "falta FREQ"});
        if (has("COUNT") && has("UNTIL"))
            fault({}, {"the rule has both COUNT and UNTIL", "la regla tiene COUNT y también UNTIL"});
        const auto frequency = recur_.frequency;
        const auto word = std::string(frequency_names[static_cast<std::size_t>(frequency)]);
        if (frequency == Frequency::none) return;
        if (has("BYWEEKNO") && frequency != Frequency::yearly)
            fault({}, worded("BYWEEKNO has no meaning with FREQ={}", "BYWEEKNO no tiene sentido con FREQ={}", word));
        if (has("BYYEARDAY") &&
            (frequency == Frequency::daily || frequency == Frequency::weekly || frequency == Frequency::monthly))
            fault({}, worded("BYYEARDAY has no meaning with FREQ={}", "BYYEARDAY no tiene sentido con FREQ={}", word));
        if (has("BYMONTHDAY") && frequency == Frequency::weekly)
            fault({}, {"BYMONTHDAY has no meaning with FREQ=WEEKLY", "BYMONTHDAY no tiene sentido con FREQ=WEEKLY"});
        if (counted_day_ && frequency != Frequency::monthly && frequency != Frequency::yearly)
            fault({}, worded("a numbered day such as 1TU has no meaning with FREQ={}",
                             "un día numerado como 1TU no tiene sentido con FREQ={}", word));
        if (counted_day_ && has("BYWEEKNO"))
            fault({}, {"a numbered day such as 1TU has no meaning beside BYWEEKNO",
                       "un día numerado como 1TU no tiene sentido junto a BYWEEKNO"});
        const bool chooses = std::any_of(seen_.begin(), seen_.end(), [](const std::string& name) {
            return name.starts_with("BY") && name != "BYSETPOS";
        });
        if (has("BYSETPOS") && !chooses)
            fault({}, {"BYSETPOS has no other BY part to choose from",
                       "BYSETPOS no tiene otra parte BY de la cual elegir"});
    }

    std::string_view rule_;
    Recur recur_;
    std::vector<std::string> seen_;
    bool other_months_;  ///< of a calendar that may have thirteen (RFC 7529)
    bool counted_day_ = false;
};

bool week_day_fits(const Recur& rule, const RuleDay& day) {
    if (rule.week_days.empty()) return true;
    const bool in_month = rule.frequency == Frequency::monthly || !rule.months.empty();
    const int from_start = ((in_month ? day.in_month() : day.in_year()) - 1) / 7 + 1;
    const int from_end = (in_month ? day.month_length() - day.in_month() : day.year_length() - day.in_year()) / 7 + 1;
    return std::any_of(rule.week_days.begin(), rule.week_days.end(), [&](const Recur::WeekDay& each) {
        return each.iso == day.iso() && (each.nth == 0 || each.nth == from_start || each.nth == -from_end);
    });
}

/// Whole periods between the two days.
std::int64_t periods(const Recur& rule, const RuleDay& from, const RuleDay& to) {
    switch (rule.frequency) {
        case Frequency::daily:
            return (to.day - from.day).count();
        case Frequency::weekly: {
            const auto week = [&](const RuleDay& each) {
                return each.day - days((each.iso() + 7 - rule.week_start) % 7);
            };
            return (week(to) - week(from)).count() / 7;
        }
        case Frequency::monthly:
            return (to.year() - from.year()) * 12 + to.month() - from.month();
        default:
            return to.year() - from.year();
    }
}

}  // namespace

Recur read_recur(std::string_view rule) {
    return Reader(rule).read();
}

std::optional<bool> fits(const Recur& rule, civil_second start, civil_second at) {
    if (!rule.faults.empty() || rule.intricate || rule.frequency < Frequency::daily) return std::nullopt;
    const bool yearly = rule.frequency == Frequency::yearly;
    if (yearly && !rule.month_days.empty() && rule.months.empty()) return std::nullopt;  // readers differ
    if (at < start) return false;
    const RuleDay from(date::floor<days>(start)), to(date::floor<days>(at));
    if (start - from.day != at - to.day) return false;  // another time of day
    // UNTIL in UTC may be a day off in civil time.
    if (rule.until && at > rule.until->digits + days(rule.until->kind == TimeValue::Kind::local ? 0 : 1)) return false;
    if (periods(rule, from, to) % rule.interval != 0) return false;
    if (!among(rule.months, to.month(), 0)) return false;
    if (!among(rule.month_days, to.in_month(), to.month_length() - to.in_month() + 1)) return false;
    if (!among(rule.year_days, to.in_year(), to.year_length() - to.in_year() + 1)) return false;
    if (!week_day_fits(rule, to)) return false;
    // What the rule does not say, the start says.
    const bool no_day = rule.week_days.empty() && rule.month_days.empty() && rule.year_days.empty();
    if (rule.frequency == Frequency::weekly && rule.week_days.empty()) return from.iso() == to.iso();
    if ((yearly || rule.frequency == Frequency::monthly) && no_day) {
        if (from.in_month() != to.in_month()) return false;
        return !yearly || !rule.months.empty() || from.month() == to.month();
    }
    return true;
}

}  // namespace rcm::lint
