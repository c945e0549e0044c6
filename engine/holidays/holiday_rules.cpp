#include "engine/holidays/holiday_rules.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace rcm {
namespace {

constexpr std::array<std::string_view, 7> weekday_words = {"sunday",   "monday", "tuesday", "wednesday",
                                                           "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> month_words = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 5> ordinal_words = {"1st", "2nd", "3rd", "4th", "5th"};

/// The position of a word in a list, or nullopt.
template <std::size_t n>
std::optional<unsigned> index_of(const std::array<std::string_view, n>& words, std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<unsigned>(found - words.begin());
}

/// A whole number after its sign, "-2" or "+60".
std::optional<int> parse_signed(std::string_view text) {
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    unsigned char number = 0;  // no law counts past a few months, so a larger number is a slip
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return text[0] == '-' ? -number : number;
}

/// "09-15", a day that every year has: read in a common year, so that 29 February is refused.
std::optional<std::pair<unsigned, unsigned>> parse_month_day(std::string_view text) {
    const std::optional<civil_day> day = parse_day("2001-" + std::string(text));
    if (!day) return std::nullopt;
    const date::year_month_day fields{*day};
    return std::pair{static_cast<unsigned>(fields.month()), static_cast<unsigned>(fields.day())};
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t space = 0; (space = text.find(' ')) != text.npos; text.remove_prefix(space + 1)) {
        words.push_back(text.substr(0, space));
    }
    words.push_back(text);
    return words;
}

/// Where the rule's own day falls; nullopt in a year without it (a fifth Monday).
std::optional<civil_day> day_in(const HolidayDate& on, int year) {
    using Form = HolidayDate::Form;
    if (on.form == Form::easter) return easter(year) + days{on.shift};
    const date::year_month month = date::year{year} / date::month{on.month};
    const date::weekday weekday{on.weekday};
    switch (on.form) {
        case Form::nth_weekday: {
            const date::year_month_weekday day = month / weekday[static_cast<unsigned>(on.nth)];
            if (!day.ok()) return std::nullopt;
            return civil_day{day} + days{on.shift};
        }
        case Form::last_weekday:
            return civil_day{month / weekday[date::last]} + days{on.shift};
        case Form::weekday_before: {
            const civil_day eve = make_day(year, on.month, on.day) - days{1};
            return eve - (date::weekday{eve} - weekday);
        }
        default:
            return make_day(year, on.month, on.day);
    }
}

bool valid_in(const HolidayRule& rule, int year) {
    if ((rule.from != 0 && year < rule.from) || (rule.until != 0 && year > rule.until)) return false;
    return rule.every <= 1 || (year - rule.from) % rule.every == 0;
}

/// A holiday, with the day that it would be without any law that moves it.
struct Entry {
    Holiday holiday;
    civil_day own;
};

void append_rule(std::vector<Entry>& entries, const HolidayRule& rule, int year) {
    const std::optional<civil_day> own = valid_in(rule, year) ? day_in(rule.on, year) : std::nullopt;
    if (!own) return;
    const auto append = [&](int shift) {
        entries.push_back({{*own + days{shift}, rule.name, rule.scope, rule.half, shift != 0, rule.source}, *own});
    };
    const unsigned weekday = date::weekday{*own}.c_encoding();
    append(rule.move[weekday]);
    if (rule.add[weekday] != 0) append(rule.add[weekday]);
}

/// Takes the overridden holiday away and returns it. Where several fall on the day, the override's name chooses; the
/// other holiday of that day stays one.
std::optional<Entry> take_away(std::vector<Entry>& entries, const HolidayOverride& order) {
    const auto on_day = [&](const Entry& entry) {
        return entry.holiday.day == *order.instead_of && entry.holiday.scope == order.scope;
    };
    auto found = std::find_if(entries.begin(), entries.end(),
                              [&](const Entry& entry) { return on_day(entry) && entry.holiday.name == order.name; });
    if (found == entries.end()) found = std::find_if(entries.begin(), entries.end(), on_day);
    if (found == entries.end()) return std::nullopt;
    Entry taken = std::move(*found);
    entries.erase(found);
    return taken;
}

void apply(std::vector<Entry>& entries, const HolidayOverride& order) {
    const std::optional<Entry> taken = order.instead_of ? take_away(entries, order) : std::nullopt;
    if (!order.on) return;
    // A proclamation may also undo a rule's move: then the holiday is on its own day again.
    const civil_day own = taken ? taken->own : order.instead_of.value_or(*order.on);
    const LanguageText& name = order.name.empty() && taken ? taken->holiday.name : order.name;
    entries.push_back({{*order.on, name, order.scope, order.half, *order.on != own, order.source}, own});
}

}  // namespace

std::variant<HolidayDate, LanguageText> parse_holiday_date(std::string_view text) {
    using Form = HolidayDate::Form;
    if (text.starts_with("easter")) {
        const std::string_view rest = text.substr(6);
        const std::optional<int> shift = rest.empty() ? 0 : parse_signed(rest);
        if (!shift)
            return worded("`{}` is not `easter`, `easter-2` or `easter+60`",
                          "`{}` no es `easter`, `easter-2` ni `easter+60`", text);
        return HolidayDate{.form = Form::easter, .shift = *shift};
    }
    if (const auto fixed = parse_month_day(text)) return HolidayDate{.month = fixed->first, .day = fixed->second};

    const std::vector<std::string_view> words = words_of(text);
    if (words.size() == 3 && words[1] == "before") {
        const auto weekday = index_of(weekday_words, words[0]);
        const auto fixed = parse_month_day(words[2]);
        if (!weekday) return worded("`{}` is not a day of the week", "`{}` no es un día de la semana", words[0]);
        if (!fixed)
            return worded("`{}` is not a day of every year, month first",
                          "`{}` no es un día de todos los años, con el mes primero", words[2]);
        return HolidayDate{
            .form = Form::weekday_before, .month = fixed->first, .day = fixed->second, .weekday = *weekday};
    }
    if ((words.size() == 4 || words.size() == 5) && words[2] == "of") {
        const bool last = words[0] == "last";
        const auto nth = index_of(ordinal_words, words[0]);
        const auto weekday = index_of(weekday_words, words[1]);
        const auto month = index_of(month_words, words[3]);
        const std::optional<int> shift = words.size() == 4 ? 0 : parse_signed(words[4]);
        if (!last && !nth)
            return worded("`{}` is not `1st` to `5th` or `last`", "`{}` no es de `1st` a `5th` ni `last`", words[0]);
        if (!weekday) return worded("`{}` is not a day of the week", "`{}` no es un día de la semana", words[1]);
        if (!month) return worded("`{}` is not a month", "`{}` no es un mes", words[3]);
        if (!shift)
            return worded("`{}` is not a number of days like `+1`", "`{}` no es un número de días como `+1`", words[4]);
        HolidayDate on{.form = Form::last_weekday, .month = *month + 1, .weekday = *weekday, .shift = *shift};
        if (nth) on.form = Form::nth_weekday;
        if (nth) on.nth = static_cast<int>(*nth) + 1;
        return on;
    }
    return worded(
        "`{}` is not a day like `09-15`, `easter-2`, `3rd monday of february`, `last monday of may` or `monday before "
        "05-25`",
        "`{}` no es un día como `09-15`, `easter-2`, `3rd monday of february`, `last monday of may` o `monday before "
        "05-25`",
        text);
}

civil_day easter(int year) {
    // The letters of Meeus, Astronomical Algorithms, ch. 8: h counts to the full moon and l from there to its Sunday.
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int g = (8 * b + 13) / 25;
    const int h = (19 * a + b - b / 4 - g + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return make_day(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::vector<Holiday> holidays_of(const HolidayLaw& law, int year) {
    if (year < law.first_year || year > law.last_year) return {};
    std::vector<Entry> entries;
    // The years beside it, too: a law may move 1 January into December, and an override may cross the new year.
    for (int rule_year = year - 1; rule_year <= year + 1; ++rule_year) {
        for (const HolidayRule& rule : law.rules)
            append_rule(entries, rule, rule_year);
    }
    for (const HolidayOverride& order : law.overrides)
        apply(entries, order);

    std::vector<Holiday> holidays;
    for (Entry& entry : entries) {
        if (year_of(entry.holiday.day) == year) holidays.push_back(std::move(entry.holiday));
    }
    std::stable_sort(holidays.begin(), holidays.end(), [](const Holiday& x, const Holiday& y) {
        return std::tie(x.day, x.name.en, x.name.es) < std::tie(y.day, y.name.en, y.name.es);
    });
    return holidays;
}

}  // namespace rcm
