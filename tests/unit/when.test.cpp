#include "engine/time/when.hpp"
#include "tests/unit/two_languages.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

When read(const char* text) {
    return std::get<When>(parse_when(text));
}
WhenFault::Kind fault(const char* text) {
    const auto read = parse_when(text);
    const auto& found = std::get<WhenFault>(read);
    CHECK(in_two_languages(found.message, found.hint));
    return found.kind;
}

}  // namespace

TEST_CASE("each written form of a date") {
    struct Case {
        const char* text;
        When::Form form;
        const char* first;
        const char* last;
    };
    const auto c = GENERATE(Case{"2018-09-07", When::Form::whole_days, "2018-09-07", "2018-09-07"},
                            Case{"2018-08-28/2018-08-29", When::Form::whole_days, "2018-08-28", "2018-08-29"},
                            Case{"2018-09-07T09:00/11:00", When::Form::timed, "2018-09-07", "2018-09-07"},
                            Case{"2018-09-07T22:00/2018-09-08T00:00", When::Form::timed, "2018-09-07", "2018-09-07"},
                            Case{"2018-09", When::Form::window, "2018-09-01", "2018-09-30"},
                            Case{"2016-02", When::Form::window, "2016-02-01", "2016-02-29"},
                            Case{"2018", When::Form::window, "2018-01-01", "2018-12-31"},
                            Case{"2018-Q3", When::Form::window, "2018-07-01", "2018-09-30"},
                            Case{"2018-H2", When::Form::window, "2018-07-01", "2018-12-31"},
                            Case{"early 2018-09", When::Form::window, "2018-09-01", "2018-09-10"},
                            Case{"mid 2018-09", When::Form::window, "2018-09-11", "2018-09-20"},
                            Case{"late 2018-02", When::Form::window, "2018-02-21", "2018-02-28"},
                            Case{"[2018-09-03..2018-09-14]", When::Form::window, "2018-09-03", "2018-09-14"},
                            Case{"[2018-09-03, 2018-09-07]", When::Form::window, "2018-09-03", "2018-09-07"},
                            Case{"by 2018-08-03", When::Form::deadline, "2018-08-03", "2018-08-03"});
    const auto when = read(c.text);
    CHECK(when.form == c.form);
    CHECK(to_iso(when.range.first) == c.first);
    CHECK(to_iso(when.range.last) == c.last);
    CHECK(when.written == c.text);
}

TEST_CASE("a set of days keeps its days, not their hull") {
    const auto when = read("[2018-09-03,2018-09-10..2018-09-12]");
    REQUIRE(when.within.size() == 2);
    CHECK(when.within[0].length() == 1);
    CHECK(when.within[1].length() == 3);
}

TEST_CASE("relative deadlines") {
    const auto before = read("by 10 working days before rcgm-2018-11");
    CHECK(before.distance == -10);
    CHECK(before.working_days);
    CHECK(before.of() == "rcgm-2018-11");
    const auto after = read("by 1 day after x");
    CHECK(after.distance == 1);
    CHECK_FALSE(after.working_days);
}

TEST_CASE("what is no date is a fault of the right kind") {
    for (const char* text :
         {"", "soon", "2018-9-7", "2018-09-07T09:00", "2018-09-07T25:00/26:00", "early 2018", "early 2018-Q3",
          "by tomorrow", "by 10 days before", "by 10 days before a b", "[2018-09-03", "2018-Q5", "by -3 days before x"})
        CHECK(fault(text) == WhenFault::Kind::form);
    for (const char* text :
         {"2018-02-29", "2018-13", "2018-13-01", "by 2018-06-31", "2018-09-01/2018-09-31", "[2018-02-30]"})
        CHECK(fault(text) == WhenFault::Kind::impossible_date);
    for (const char* text :
         {"2018-09-08/2018-09-07", "2018-09-07T09:00/09:00", "[2018-09-03..2018-09-01]", "[2018-09-03,2018-09-01]"})
        CHECK(fault(text) == WhenFault::Kind::end_before_start);
}
