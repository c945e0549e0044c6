#include "engine/time/civil.hpp"

#include <array>
#include <cstdio>

namespace rcm {
namespace {

template <class... Part>
std::string print(const char* format, Part... part) {
    std::array<char, 40> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, part...);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

template <class Second>
std::string print_second(const char* format, Second second) {
    const auto day = date::floor<days>(second);
    const date::year_month_day ymd{day};
    const date::hh_mm_ss<seconds> clock{second - day};
    return print(format, static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                 static_cast<unsigned>(ymd.day()), static_cast<int>(clock.hours().count()),
                 static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
}

}  // namespace

std::optional<civil_day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int number[3] = {0, 0, 0};
    std::size_t part = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == 4 || at == 7) {
            ++part;
            continue;
        }
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
        number[part] = number[part] * 10 + (text[at] - '0');
    }
    const date::year_month_day ymd{date::year{number[0]}, date::month{static_cast<unsigned>(number[1])},
                                   date::day{static_cast<unsigned>(number[2])}};
    if (!ymd.ok() || number[0] < 1) return std::nullopt;
    return civil_day{ymd};
}

civil_day make_day(int year, unsigned month, unsigned day) {
    return civil_day{date::year{year} / date::month{month} / date::day{day}};
}

int year_of(civil_day day) {
    return static_cast<int>(date::year_month_day{day}.year());
}

bool is_weekend(civil_day day) {
    const date::weekday weekday{day};
    return weekday == date::Saturday || weekday == date::Sunday;
}

std::string to_iso(civil_day day) {
    const date::year_month_day ymd{day};
    return print("%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                 static_cast<unsigned>(ymd.day()));
}

std::string to_iso(civil_second second) {
    auto text = print_second("%04d-%02u-%02uT%02d:%02d:%02d", second);
    if (text.ends_with(":00")) text.resize(text.size() - 3);
    return text;
}

std::string to_iso(instant at) {
    return print_second("%04d-%02u-%02uT%02d:%02d:%02dZ", at);
}

std::string to_basic(civil_day day) {
    const date::year_month_day ymd{day};
    return print("%04d%02u%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                 static_cast<unsigned>(ymd.day()));
}

std::string to_basic(civil_second second) {
    return print_second("%04d%02u%02uT%02d%02d%02d", second);
}

std::string to_basic(instant at) {
    return print_second("%04d%02u%02uT%02d%02d%02dZ", at);
}

}  // namespace rcm
