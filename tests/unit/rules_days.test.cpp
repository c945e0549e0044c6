// C12, C13 and C14: holidays and weekends.
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

TEST_CASE("C12: San Salvador on 15 September") {
    Scene scene;
    scene.holiday("SLV", make_day(2018, 9, 15), "Independence Day");
    SECTION("a day of several") {
        scene.add("a", "2018-09-13/2018-09-15", {.where = {"san-salvador"}, .required = {"*"}});
        const auto found = scene.finding("C12");
        CHECK(found.severity == Severity::error);
        CHECK(found.message.in(Language::en) ==
              "“Title of a” (13–15 September 2018) in San Salvador falls on a public holiday there: "
              "15 September 2018 (Independence Day).");
        CHECK(found.parties == scene.parties({"SLV"}));
        CHECK_FALSE(found.clean_days);
        CHECK(scene.findings("C13").empty());  // the host's own holiday is C12's
    }
    SECTION("the day before") {
        scene.add("a", "2018-09-13/2018-09-14", {.where = {"san-salvador"}, .required = {"*"}});
        CHECK(scene.findings("C12").empty());
    }
    SECTION("online: nobody is host") {
        scene.add("a", "2018-09-15", {.online = true, .required = {"*"}});
        CHECK(scene.findings("C12").empty());
        CHECK(scene.finding("C13").severity == Severity::warning);
    }
}

TEST_CASE("C12: candidates and windows") {
    Scene scene;
    scene.holiday("SLV", make_day(2018, 9, 15), "Independence Day");
    const Cast open{.where = {"san-salvador", "san-jose"}, .place_open = true, .required = {"*"}};
    SECTION("some candidates") {
        scene.add("a", "2018-09-15", open);
        const auto found = scene.finding("C12");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::possible);
        CHECK(found.message.in(Language::en).find("Without a holiday then: San José") != std::string::npos);
        CHECK(found.advice(Language::en) == "Choose San José, or other dates.");
    }
    SECTION("all candidates") {
        scene.holiday("CRI", make_day(2018, 9, 15), "Independence Day");
        scene.add("a", "2018-09-15", open);
        CHECK(scene.finding("C12").certainty == Certainty::certain);
    }
    SECTION("a window: three of its start days meet it") {
        scene.add("a", "2018-09", {.where = {"san-salvador"}, .required = {"*"}, .length = 3});
        const auto found = scene.finding("C12");
        CHECK(found.severity == Severity::warning);
        CHECK(found.clean_days == 25);  // of 28
    }
    SECTION("a holiday between two candidate dates") {
        scene.add("a", "[2018-09-14,2018-09-16]", {.where = {"san-salvador"}, .required = {"*"}});
        CHECK(scene.findings("C12").empty());
    }
}

TEST_CASE("C12: scopes and half days") {
    Scene scene;
    const auto day = make_day(2018, 9, 3);
    SECTION("bank") {
        scene.holiday("MEX", day, "Bank holiday", HolidayScope::bank);
        scene.add("a", "2018-09-03", {.where = {"mexico-city"}});
        CHECK(scene.findings("C12").empty());
    }
    SECTION("the capital's, in the capital") {
        scene.holiday("MEX", day, "City feast", HolidayScope::capital);
        scene.add("a", "2018-09-03", {.where = {"mexico-city"}});
        CHECK(scene.finding("C12").severity == Severity::error);
    }
    SECTION("the capital's, elsewhere") {
        scene.holiday("MEX", day, "City feast", HolidayScope::capital);
        scene.add("a", "2018-09-03", {.where = {"cancun"}});
        CHECK(scene.findings("C12").empty());
    }
    SECTION("half day, public sector") {
        scene.holiday("MEX", day, "Eve", HolidayScope::public_sector, true);
        scene.add("a", "2018-09-03", {.where = {"cancun"}});
        const auto found = scene.finding("C12");
        CHECK(found.message.in(Language::en).find("Eve, half day") != std::string::npos);
        CHECK(found.message.in(Language::es).find("medio día") != std::string::npos);
    }
}

TEST_CASE("C13: a third exactly is a warning, more blocks") {
    Scene scene;
    const auto day = make_day(2018, 9, 14);
    scene.holiday("CRI", day, "Independence Day");
    scene.holiday("SLV", day, "Independence Day");
    SECTION("two of six") {
        scene.add("a", "2018-09-14", {.where = {"panama-city"}, .required = {"*"}});
        const auto found = scene.finding("C13");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en)
                  .find("2 of 6 required countries: 14 September 2018 (Independence Day: Costa Rica and El "
                        "Salvador)") != std::string::npos);
    }
    SECTION("three of six") {
        scene.holiday("MEX", day + days{1}, "Another");
        scene.add("a", "2018-09-14/2018-09-15", {.where = {"panama-city"}, .required = {"*"}});
        CHECK(scene.finding("C13").severity == Severity::error);
    }
    SECTION("nobody required") {
        scene.add("a", "2018-09-14", {.where = {"panama-city"}, .optional = {"*"}});
        CHECK(scene.findings("C13").empty());
    }
    SECTION("the capital's own holiday keeps officials at home") {
        scene.holiday("CAN", make_day(2018, 9, 20), "City feast", HolidayScope::capital);
        scene.add("a", "2018-09-20", {.where = {"panama-city"}, .required = {"CAN"}});
        CHECK(scene.finding("C13").severity == Severity::error);  // one of one
    }
}

TEST_CASE("C13: windows say the more severe of certain and possible") {
    Scene scene;
    for (const auto* country : {"CRI", "SLV", "USA"})
        scene.holiday(country, make_day(2018, 9, 14), "Independence Day");
    SECTION("one bad day in a window: an error that is only possible") {
        scene.add("a", "2018-09", {.where = {"panama-city"}, .required = {"*"}});
        const auto found = scene.finding("C13");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::possible);
        CHECK(found.clean_days == 29);
    }
    SECTION("every start day is bad") {
        scene.holiday("CAN", make_day(2018, 9, 15), "Another");
        scene.add("a", "[2018-09-14..2018-09-15]", {.where = {"panama-city"}, .required = {"*"}});
        const auto found = scene.finding("C13");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::certain);
        CHECK(found.clean_days == 0);
    }
}

TEST_CASE("C14: weekends") {
    Scene scene;
    SECTION("Friday to Saturday") {
        scene.add("a", "2018-09-14/2018-09-15", {.where = {"panama-city"}});
        const auto found = scene.finding("C14");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en) ==
              "“Title of a” (14–15 September 2018) falls on a weekend: Saturday 15 September 2018.");
        CHECK(found.message.in(Language::es).find("sábado 15 de septiembre de 2018") != std::string::npos);
    }
    SECTION("Friday") {
        scene.add("a", "2018-09-14", {.where = {"panama-city"}});
        CHECK(scene.findings("C14").empty());
    }
    SECTION("a deadline on Sunday") {
        scene.add("a", "2018-09-16", {.kind = EventKind::deadline});
        CHECK(scene.findings("C14").empty());
    }
    SECTION("a month for two days") {
        scene.add("a", "2018-09", {.where = {"panama-city"}, .length = 2});
        const auto found = scene.finding("C14");
        CHECK(found.severity == Severity::info);
        CHECK(found.clean_days == 16);  // Mondays to Thursdays up to the 28th
        CHECK(found.advice(Language::en).find("3–6 September 2018") != std::string::npos);
    }
    SECTION("three days from Thursday or Friday on") {
        scene.add("a", "[2018-09-13..2018-09-16]", {.where = {"panama-city"}, .length = 3});
        CHECK(scene.finding("C14").certainty == Certainty::certain);
    }
    SECTION("ten years are no slower than a month") {
        scene.add("a", "[2020-01-01..2029-12-31]", {.where = {"panama-city"}});
        CHECK(scene.finding("C14").clean_days == 2609);
    }
}
