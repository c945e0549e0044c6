#include "engine/holidays/holiday_rules.hpp"
#include "engine/holidays/holiday_table.hpp"
#include "tests/unit/two_languages.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace rcm;

namespace {

HolidayDate date_of(std::string_view text) {
    const std::variant<HolidayDate, LanguageText> parsed = parse_holiday_date(text);
    if (const auto* fault = std::get_if<LanguageText>(&parsed)) FAIL(fault->en);
    return std::get<HolidayDate>(parsed);
}

LanguageText named(const std::string& name) {
    return {.en = name, .es = name};
}

HolidayRule rule_on(std::string_view on, const std::string& name = "Feast") {
    return {.name = named(name), .on = date_of(on), .source = "a law"};
}

HolidayLaw law_of(std::vector<HolidayRule> rules, std::vector<HolidayOverride> overrides = {}) {
    return {.country = "PAN",
            .first_year = 2010,
            .last_year = 2040,
            .rules = std::move(rules),
            .overrides = std::move(overrides)};
}

/// The days of a year in words: "2018-11-11 2018-11-12*", with * on an observed day.
std::string days_of(const HolidayLaw& law, int year) {
    std::string days;
    for (const Holiday& holiday : holidays_of(law, year)) {
        days += (days.empty() ? "" : " ") + to_iso(holiday.day) + (holiday.observed ? "*" : "");
    }
    return days;
}

std::string days_of(const HolidayRule& rule, int year) {
    return days_of(law_of({rule}), year);
}

HolidayOverride proclaimed(std::string_view on, std::string_view instead_of, const std::string& name = "Feast") {
    return {.on = parse_day(on), .instead_of = parse_day(instead_of), .name = named(name), .source = "a notice"};
}

}  // namespace

TEST_CASE("Easter is the Sunday of the Gregorian computus", "[holidays]") {
    const auto [year, day] = GENERATE(table<int, std::string>({
        {1818, "1818-03-22"},  // the earliest day it can be
        {1943, "1943-04-25"},  // the latest
        {1954, "1954-04-18"},  // the two corrections of the epact
        {1981, "1981-04-19"},
        {2000, "2000-04-23"},
        {2018, "2018-04-01"},
        {2019, "2019-04-21"},
        {2024, "2024-03-31"},
        {2026, "2026-04-05"},
        {2038, "2038-04-25"},
        {2076, "2076-04-19"},
    }));
    CHECK(to_iso(easter(year)) == day);
}

TEST_CASE("a holiday's day is found in its year", "[holidays]") {
    const auto [on, year, day] = GENERATE(table<std::string, int, std::string>({
        {"09-15", 2018, "2018-09-15"},
        {"easter", 2018, "2018-04-01"},
        {"easter-47", 2018, "2018-02-13"},
        {"easter+60", 2018, "2018-05-31"},
        {"1st monday of february", 2018, "2018-02-05"},
        {"3rd monday of january", 2018, "2018-01-15"},
        {"4th thursday of november", 2018, "2018-11-22"},
        {"5th monday of january", 2018, "2018-01-29"},
        {"5th monday of february", 2018, ""},  // a month without a fifth
        {"last monday of may", 2018, "2018-05-28"},
        {"last sunday of may +1", 2018, "2018-05-28"},
        {"monday before 05-25", 2018, "2018-05-21"},
        {"monday before 05-25", 2020, "2020-05-18"},  // 25 May 2020 is itself a Monday
        {"friday before 01-01", 2022, "2022-12-30"},  // the rule's year counts, and the holiday falls before it
        {"1st wednesday of october", 2018, "2018-10-03"},
        {"1st wednesday of october +2", 2018, "2018-10-05"},
        {"1st wednesday of october -1", 2025, "2025-09-30"},
    }));
    CAPTURE(on);
    CHECK(days_of(rule_on(on), year) == day);
}

TEST_CASE("an `on` that is no day is refused", "[holidays]") {
    const auto [on, fault] = GENERATE(table<std::string, std::string>({
        {"", "is not a day like"},
        {"15 September", "is not a day like"},
        {"2018-09-15", "is not a day like"},
        {"9-15", "is not a day like"},
        {"02-29", "is not a day like"},
        {"04-31", "is not a day like"},
        {"13-01", "is not a day like"},
        {"easter -2", "`easter-2`"},
        {"easter2", "`easter-2`"},
        {"easter-", "`easter-2`"},
        {"easter-2x", "`easter-2`"},
        {"easter+999", "`easter-2`"},
        {"easter--2", "`easter-2`"},
        {"6th monday of may", "`6th` is not"},
        {"first monday of may", "`first` is not"},
        {"3rd lunes of may", "`lunes` is not a day of the week"},
        {"3rd Monday of may", "`Monday` is not a day of the week"},
        {"3rd monday of mayo", "`mayo` is not a month"},
        {"3rd monday of may 1", "`1` is not a number of days"},
        {"3rd monday of may + 1", "is not a day like"},
        {"3rd  monday of may", "is not a day like"},
        {"lunes before 05-25", "`lunes` is not a day of the week"},
        {"monday before 5-25", "`5-25` is not a day"},
        {"monday before 02-30", "`02-30` is not a day"},
    }));
    CAPTURE(on);
    const std::variant<HolidayDate, LanguageText> parsed = parse_holiday_date(on);
    REQUIRE(std::holds_alternative<LanguageText>(parsed));
    const auto& said = std::get<LanguageText>(parsed);
    CHECK_THAT(said.en, Catch::Contains(fault));
    CHECK(in_two_languages(said));
}

TEST_CASE("a law moves a holiday by its weekday", "[holidays]") {
    // Dominican Law 139-97: Tuesday and Wednesday to the Monday before, Thursday and Friday to the one after.
    HolidayRule rule = rule_on("11-06");
    rule.move = {0, 0, -1, -2, 4, 3, 0};
    const auto [year, day] = GENERATE(table<int, std::string>({
        {2018, "2018-11-05*"},
        {2019, "2019-11-04*"},
        {2020, "2020-11-09*"},
        {2021, "2021-11-06"},
        {2022, "2022-11-06"},
        {2023, "2023-11-06"},
        {2025, "2025-11-10*"},
    }));
    CHECK(days_of(rule, year) == day);
}

TEST_CASE("a law adds a day and the holiday stays", "[holidays]") {
    HolidayRule rule = rule_on("11-11");
    rule.add = {1, 0, 0, 0, 0, 0, -1};
    CHECK(days_of(rule, 2018) == "2018-11-11 2018-11-12*");
    CHECK(days_of(rule, 2019) == "2019-11-11");
    CHECK(days_of(rule, 2023) == "2023-11-10* 2023-11-11");
}

TEST_CASE("a New Year's Day moved into December belongs to the year it falls in", "[holidays]") {
    HolidayRule rule = rule_on("01-01");
    rule.add = {1, 0, 0, 0, 0, 0, -1};
    CHECK(days_of(rule, 2021) == "2021-01-01 2021-12-31*");
    CHECK(days_of(rule, 2022) == "2022-01-01");

    rule.from = 2022;  // validity is the rule's own year, not the day's
    CHECK(days_of(rule, 2021) == "2021-12-31*");
    rule.from = 2023;
    CHECK(days_of(rule, 2021).empty());

    HolidayRule eve = rule_on("12-31");
    eve.move = {0, 0, 0, 0, 0, 3, 0};
    CHECK(days_of(eve, 2021).empty());
    CHECK(days_of(eve, 2022) == "2022-01-03* 2022-12-31");
}

TEST_CASE("a rule holds in its years only", "[holidays]") {
    HolidayRule rule = rule_on("10-01");
    rule.from = 2012;
    rule.until = 2024;
    rule.every = 6;
    for (int year = 2010; year <= 2040; ++year) {
        CAPTURE(year);
        CHECK(days_of(rule, year).empty() == !(year == 2012 || year == 2018 || year == 2024));
    }
}

TEST_CASE("an override beats the rules", "[holidays]") {
    const HolidayRule labour = rule_on("05-01");
    SECTION("it moves a day") {
        const HolidayLaw law = law_of({labour}, {proclaimed("2024-04-29", "2024-05-01")});
        CHECK(days_of(law, 2024) == "2024-04-29*");
        CHECK(holidays_of(law, 2024).front().source == "a notice");
        CHECK(days_of(law, 2025) == "2025-05-01");
    }
    SECTION("it only adds one") {
        CHECK(days_of(law_of({labour}, {proclaimed("2024-09-19", "")}), 2024) == "2024-05-01 2024-09-19");
    }
    SECTION("it only takes one away") {
        CHECK(days_of(law_of({labour}, {proclaimed("", "2024-05-01")}), 2024).empty());
    }
    SECTION("it takes away the day after the rule's move, and may put the holiday back on its own") {
        HolidayRule moved = labour;
        moved.move = {0, 0, 0, -2, 0, 0, 0};
        CHECK(days_of(law_of({moved}, {proclaimed("2024-05-01", "2024-04-29")}), 2024) == "2024-05-01");
    }
    SECTION("it crosses the new year") {
        const HolidayLaw law = law_of({rule_on("01-01")}, {proclaimed("2024-12-30", "2025-01-01")});
        CHECK(days_of(law, 2024) == "2024-01-01 2024-12-30*");
        CHECK(days_of(law, 2025).empty());
    }
    SECTION("the name chooses between two holidays of one day") {
        const HolidayLaw law =
            law_of({rule_on("05-01", "First"), rule_on("05-01", "Second")}, {proclaimed("", "2024-05-01", "Second")});
        REQUIRE(holidays_of(law, 2024).size() == 1);
        CHECK(holidays_of(law, 2024).front().name.en == "First");
    }
    SECTION("another scope's holiday stays") {
        HolidayRule bank = labour;
        bank.scope = HolidayScope::bank;
        CHECK(days_of(law_of({bank}, {proclaimed("", "2024-05-01")}), 2024) == "2024-05-01");
    }
}

TEST_CASE("holidays are sorted by day and name and keep what their rule says", "[holidays]") {
    HolidayRule half = rule_on("12-24", "Eve");
    half.half = true;
    half.scope = HolidayScope::capital;
    const std::vector<Holiday> holidays =
        holidays_of(law_of({half, rule_on("05-01", "B"), rule_on("05-01", "A")}), 2018);
    REQUIRE(holidays.size() == 3);
    CHECK(holidays[0].name.en == "A");
    CHECK(holidays[1].name.en == "B");
    CHECK(holidays[2].half);
    CHECK(holidays[2].scope == HolidayScope::capital);
    CHECK(holidays[2].source == "a law");
}

TEST_CASE("the table answers by country and day", "[holidays]") {
    HolidayLaw later = law_of({rule_on("11-28")});
    later.first_year = 2041;
    later.last_year = 2050;
    const HolidayTable table({law_of({rule_on("11-03"), rule_on("11-03", "Other")}), later});

    CHECK(table.on("PAN", make_day(2018, 11, 3)).size() == 2);
    CHECK(table.on("PAN", make_day(2018, 11, 4)).empty());
    CHECK(table.on("MEX", make_day(2018, 11, 3)).empty());
    CHECK(table.on("PAN", make_day(2041, 11, 28)).size() == 1);
    CHECK(table.covers("PAN", make_day(2018, 1, 1)));
    CHECK(table.covers("PAN", make_day(2050, 12, 31)));
    CHECK_FALSE(table.covers("PAN", make_day(2009, 12, 31)));
    CHECK_FALSE(table.covers("PAN", make_day(2051, 1, 1)));
    CHECK_FALSE(table.covers("MEX", make_day(2018, 1, 1)));
    CHECK(table.on("PAN", make_day(2009, 11, 3)).empty());
}
