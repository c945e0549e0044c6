// How much of a session lies outside working hours, for C18; and C16's days of travel.
#include "engine/rules/local_hours.hpp"
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

TEST_CASE("outside_hours: of a working day from 08:00 to 18:00") {
    struct Case {
        const char* written;
        int minutes_outside;
    };
    for (const auto& [written, expected] :
         std::initializer_list<Case>{{"2018-09-03T08:00/18:00", 0},
                                     {"2018-09-03T07:00/09:00", 60},
                                     {"2018-09-03T17:30/18:01", 1},
                                     {"2018-09-03T05:00/07:30", 150},
                                     {"2018-09-03T19:00/20:00", 60},
                                     {"2018-09-03T07:00/19:00", 120},
                                     {"2018-09-03T22:00/2018-09-04T01:00", 180},
                                     {"2018-09-03T17:00/2018-09-04T09:00", 840},  // one sitting of sixteen hours
                                     {"2018-09-03T09:00/2018-09-04T12:00", 0},    // two days, with a night between
                                     {"2018-09-03T07:00/2018-09-05T18:30", 90}}) {
        CAPTURE(written);
        const auto when = std::get<When>(parse_when(written));
        CHECK(outside_hours(Settings{}, {when.start, when.end}) == minutes{expected});
    }
}

TEST_CASE("C16: who travels, and on which day") {
    Scene scene;
    const Cast meeting{.where = {"panama-city"}, .required = {"PAN", "CRI"}};
    SECTION("the weekend concerns those who travel") {
        scene.add("a", "2018-09-03", meeting);
        CHECK(scene.finding("C16").parties == scene.parties({"CRI"}));
    }
    SECTION("a holiday of the host, of a traveller, of one who stays at home") {
        scene.add("a", "2018-09-05", meeting);
        CHECK(scene.findings("C16").empty());
        scene.holiday("MEX", make_day(2018, 9, 4), "Holiday");
        CHECK(scene.findings("C16").empty());
        scene.holiday("CRI", make_day(2018, 9, 4), "Holiday");
        CHECK(scene.finding("C16").parties == scene.parties({"CRI"}));
        scene.holiday("PAN", make_day(2018, 9, 4), "Holiday");
        CHECK(scene.finding("C16").parties == scene.parties({"CRI", "PAN"}));
    }
    SECTION("nobody comes from abroad; it has begun; half of the days are clean") {
        scene.add("a", "2018-09-03", {.where = {"panama-city"}, .required = {"PAN"}});
        scene.add("b", "[2018-09-03,2018-09-05]", meeting);
        CHECK(scene.findings("C16").empty());
        scene.add("c", "2018-07-23", meeting);
        CHECK(scene.findings("C16").size() == 1);
        scene.today = make_day(2018, 7, 23);
        CHECK(scene.findings("C16").empty());
    }
}
