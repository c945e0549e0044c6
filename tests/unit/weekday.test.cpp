// Weekdays written beside dates.
#include "engine/time/weekday.hpp"
#include "engine/time/when.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

TEST_CASE("a weekday stands before a day and is taken out of it") {
    struct Case {
        const char* written;
        const char* text;
        std::size_t count;
    };
    const Case cases[] = {
        {"2018-09-07", "2018-09-07", 0},
        {"friday 2018-09-07", "2018-09-07", 1},
        {"FRIDAY  2018-09-07", "2018-09-07", 1},
        {"viernes 2018-09-07T09:00/11:00", "2018-09-07T09:00/11:00", 1},
        {"miércoles 2018-09-05", "2018-09-05", 1},
        {"miercoles 2018-09-05", "2018-09-05", 1},
        {"tuesday 2018-08-28/wednesday 2018-08-29", "2018-08-28/2018-08-29", 2},
        {"by friday 2018-08-03", "by 2018-08-03", 1},
        {"[monday 2018-09-03..friday 2018-09-14]", "[2018-09-03..2018-09-14]", 2},
        {"friday 2018-02-30", "2018-02-30", 0},   // no such day: the date is at fault
        {"friday 2018-09", "friday 2018-09", 0},  // a month has no weekday
        {"friday", "friday", 0},
        {"goodfriday 2018-09-07", "goodfriday 2018-09-07", 0},
        {"early 2018-09", "early 2018-09", 0},
    };
    for (const auto& one : cases) {
        CAPTURE(one.written);
        const auto read = read_weekdays(one.written);
        CHECK(read.text == one.text);
        CHECK(read.written.size() == one.count);
    }
}

TEST_CASE("a weekday fits its day or does not") {
    const auto read = read_weekdays("tuesday 2018-08-28/friday 2018-08-29");
    REQUIRE(read.written.size() == 2);
    CHECK(read.written[0].fits());
    CHECK_FALSE(read.written[1].fits());
}

TEST_CASE("a `when` with weekdays is the `when` without them, and keeps how it was written") {
    const auto with = std::get<When>(parse_when("friday 2018-09-07T09:00/11:00"));
    const auto without = std::get<When>(parse_when("2018-09-07T09:00/11:00"));
    CHECK(with.form == When::Form::timed);
    CHECK(with.start == without.start);
    CHECK(with.end == without.end);
    CHECK(with.written == "friday 2018-09-07T09:00/11:00");
    CHECK(std::get<When>(parse_when("by viernes 2018-08-03")).form == When::Form::deadline);
    CHECK(std::get<WhenFault>(parse_when("friday 2018-02-30")).kind == WhenFault::Kind::impossible_date);
    CHECK(std::get<WhenFault>(parse_when("fryday 2018-09-07")).kind == WhenFault::Kind::form);
}
