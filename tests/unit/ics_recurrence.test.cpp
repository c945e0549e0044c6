// Series: what a planner may write, and what is refused in words.
#include "feeds/ics/recurrence.hpp"
#include "tests/unit/two_languages.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace rcm;

namespace {

civil_second nine(int year, unsigned month, unsigned day) {
    return make_day(year, month, day) + hours(9);
}

std::vector<civil_second> starts(const char* rule, civil_second start) {
    const auto expanded = expand_recurrence(rule, start);
    if (const auto* fault = std::get_if<RecurrenceFault>(&expanded)) FAIL(rule << ": " << fault->message.en);
    return std::get<std::vector<civil_second>>(expanded);
}

std::string fault(const char* rule) {
    const auto before = std::clock();
    const auto expanded = expand_recurrence(rule, nine(2018, 9, 4));
    CHECK((std::clock() - before) / CLOCKS_PER_SEC < 20);  // unbounded it would be minutes
    const auto* found = std::get_if<RecurrenceFault>(&expanded);
    if (found == nullptr) return "no fault";
    CAPTURE(found->message.en, found->message.es, found->hint.en, found->hint.es);
    CHECK(in_two_languages(found->message));
    CHECK(quoted_names(found->hint.en) == quoted_names(found->hint.es));  // "use FREQ=DAILY" is Spanish too
    return found->message.en;
}

}  // namespace

TEST_CASE("series with a count and with an end", "[ics][recurrence]") {
    CHECK(starts("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", nine(2018, 9, 4)) ==
          std::vector{nine(2018, 9, 4), nine(2018, 10, 2), nine(2018, 11, 6)});
    CHECK(starts("FREQ=WEEKLY;UNTIL=20180918", nine(2018, 9, 4)) ==
          std::vector{nine(2018, 9, 4), nine(2018, 9, 11), nine(2018, 9, 18)});
    CHECK(starts("FREQ=WEEKLY;UNTIL=20180918T085959", nine(2018, 9, 4)).size() == 2);
    CHECK(starts("FREQ=WEEKLY;UNTIL=20180918T090000", nine(2018, 9, 4)).size() == 3);
    CHECK(starts("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2", nine(2018, 9, 4)) ==
          std::vector{nine(2020, 2, 29), nine(2024, 2, 29)});
    CHECK(starts("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", nine(2018, 9, 4)) ==
          std::vector{nine(2018, 9, 28), nine(2018, 10, 31)});
    CHECK(starts("FREQ=DAILY;COUNT=3000", nine(2018, 9, 4)).size() == 3000);
    // The time of day is civil and stays, over the change of clocks too.
    CHECK(starts("COUNT=2;FREQ=MONTHLY", nine(2026, 10, 15)).back() == nine(2026, 11, 15));
}

TEST_CASE("a start that does not match is not among the starts", "[ics][recurrence]") {
    CHECK(starts("FREQ=MONTHLY;BYDAY=1TU;COUNT=1", nine(2018, 9, 5)) == std::vector{nine(2018, 10, 2)});
}

TEST_CASE("ten years and not a day more", "[ics][recurrence]") {
    CHECK(starts("FREQ=YEARLY;COUNT=11", nine(2018, 9, 4)).back() == nine(2028, 9, 4));
    CHECK(fault("FREQ=YEARLY;COUNT=12") == "only 11 of 12 occurrences fall within 10 years of the start");
    CHECK(fault("FREQ=YEARLY;UNTIL=20280905") == "the series ends more than 10 years after its start");
    CHECK(fault("FREQ=DAILY;UNTIL=20280904") == "the series has more than 3,000 occurrences");
    CHECK(starts("FREQ=YEARLY;COUNT=3", nine(2020, 2, 29)).back() == nine(2028, 2, 29));
}

TEST_CASE("faults in words", "[ics][recurrence]") {
    CHECK(fault("FREQ=WEEKLY") == "the series has no end");
    CHECK(fault("FREQ=WEEKLY;COUNT=2;UNTIL=20181231") == "the series has both COUNT and UNTIL");
    CHECK(fault("FREQ=HOURLY;COUNT=2") == "FREQ=HOURLY is not allowed: a series repeats by days at most");
    CHECK(fault("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1") ==
          "FREQ=SECONDLY is not allowed: a series repeats by days at most");
    CHECK(fault("FREQ=FORTNIGHTLY;COUNT=2") == "unknown frequency `FORTNIGHTLY`");
    CHECK(fault("COUNT=2") == "FREQ is missing");
    CHECK(fault("") == "`` is not of the form NAME=VALUE");
    CHECK(fault("FREQ=DAILY;;COUNT=2") == "`` is not of the form NAME=VALUE");
    CHECK(fault("FREQ=DAILY;COUNT=2;COUNT=3") == "COUNT is given twice");
    CHECK(fault("FREQ=DAILY;COUNT=0") == "`COUNT=0` is not between 1 and 3000");
    CHECK(fault("FREQ=DAILY;COUNT=3001") == "`COUNT=3001` is not between 1 and 3000");
    CHECK(fault("FREQ=DAILY;COUNT=x") == "`COUNT=x` is not between 1 and 3000");
    CHECK(fault("FREQ=DAILY;INTERVAL=0;COUNT=2") == "`INTERVAL=0` is not between 1 and 4000");
    CHECK(fault("FREQ=WEEKLY;BYDAY=1TU;COUNT=2") == "`1TU` has no meaning with FREQ=WEEKLY");
    CHECK(fault("FREQ=MONTHLY;BYDAY=6TU;COUNT=2") == "`6TU` counts beyond 5");
    CHECK(fault("FREQ=MONTHLY;BYDAY=XX;COUNT=2") == "`XX` is no day of the week");
    CHECK(fault("FREQ=MONTHLY;BYDAY=;COUNT=2") == "`BYDAY=` is not of the form NAME=VALUE");
    CHECK(fault("FREQ=YEARLY;BYMONTH=13;COUNT=2") == "`13` is no value of BYMONTH");
    CHECK(fault("FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2") == "`0` is no value of BYMONTHDAY");
    CHECK(fault("FREQ=DAILY;BYHOUR=9;COUNT=2") == "BYHOUR is not allowed: a series keeps the time of day of its start");
    CHECK(fault("FREQ=DAILY;RSCALE=HEBREW;COUNT=2") == "unknown part `RSCALE`");
    CHECK(fault("FREQ=WEEKLY;UNTIL=20189999") == "UNTIL=20189999 is no date");
    CHECK(fault("FREQ=WEEKLY;UNTIL=20181231T235959Z") == "UNTIL=20181231T235959Z is in UTC");
    CHECK(fault("FREQ=WEEKLY;UNTIL=20180101") == "the series ends before it starts");
    CHECK(fault("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2") == "the series never occurs");
    CHECK(fault("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2") == "the series never occurs");
    CHECK(fault("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=9;COUNT=2") == "the series never occurs");
    CHECK(fault("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;COUNT=2") == "the series never occurs");
    CHECK(fault("FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2") == "BYMONTHDAY has no meaning with FREQ=WEEKLY");
    CHECK(fault("FREQ=WEEKLY;BYSETPOS=1;COUNT=2") ==
          "BYSETPOS chooses among the days of another part, and there is none");
    CHECK(fault("FREQ=WEEKLY\r\nX:Y;COUNT=2") == "unknown frequency `WEEKLY\r\nX:Y`");
}
