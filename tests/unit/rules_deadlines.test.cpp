// C30, C32 and C40: deadlines, reviews and placeholders.
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

namespace {
const Cast meeting{.where = {"panama-city"}, .bodies = {"rcgm"}, .required = {"*"}};
const Cast papers{.kind = EventKind::deadline, .feeds = "a-rcgm"};
Cast review_of(std::string feeds) {
    return {.kind = EventKind::review, .feeds = std::move(feeds), .adopted = make_day(2018, 7, 20)};
}
}  // namespace

TEST_CASE("C30: due on the first day is too late") {
    Scene scene;
    scene.add_sessions("a-rcgm", {"2018-11-20", "2018-11-12/2018-11-13"}, meeting);
    SECTION("the day before") {
        scene.add("papers", "by 2018-11-11", papers);
        CHECK(scene.findings("C30").empty());
    }
    SECTION("the first day of its earliest session") {
        scene.add("papers", "by 2018-11-12", papers);
        const auto found = scene.finding("C30");
        CHECK(found.severity == Severity::error);
        CHECK(found.sessions.size() == 2);
    }
    SECTION("some time in November") {
        scene.add("papers", "2018-11", papers);
        const auto found = scene.finding("C30");
        CHECK(found.severity == Severity::warning);
        CHECK(found.clean_days == 11);
    }
    SECTION("for nothing that is known") {
        scene.add("papers", "by 2018-12-12", {.kind = EventKind::deadline});
        scene.add("other", "by 2018-12-12", {.kind = EventKind::deadline, .feeds = "unknown"});
        CHECK(scene.findings("C30").empty());
    }
}

TEST_CASE("C30: a meeting in a window") {
    Scene scene;
    scene.add("a-rcgm", "2018-11", {.bodies = {"rcgm"}, .length = 2});
    scene.add("papers", "by 2018-11-09", papers);
    const auto found = scene.finding("C30");
    CHECK(found.certainty == Certainty::possible);
    CHECK(found.clean_days == 20);  // starts on 10 to 29 November
}

TEST_CASE("C32: between the document and the meeting, ten working days") {
    Scene scene;
    scene.add("a-rcgm", "2018-11-12/2018-11-13", meeting);
    SECTION("well placed, ten working days") {
        scene.add("r", "2018-10-29/2018-11-09", review_of("a-rcgm"));
        CHECK(scene.findings("C32").empty());
    }
    SECTION("nine, for a holiday of the secretariat's country") {
        scene.holiday("CRI", make_day(2018, 11, 1), "Holiday");
        scene.add("r", "2018-10-29/2018-11-09", review_of("a-rcgm"));
        const auto found = scene.finding("C32");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en).find("9 working days of the 10") != std::string::npos);
    }
    SECTION("ends on the first day of the meeting") {
        scene.add("r", "2018-10-15/2018-11-12", review_of("a-rcgm"));
        CHECK(scene.finding("C32").severity == Severity::error);
    }
    SECTION("from the day of the document") {
        scene.add("r", "2018-07-20/2018-08-20", review_of(""));
        CHECK(scene.findings("C32").empty());
    }
    SECTION("from the day before it") {
        scene.add("r", "2018-07-19/2018-08-20", review_of(""));
        CHECK(scene.finding("C32").severity == Severity::error);
    }
}

TEST_CASE("C40: levels by the days left") {
    Scene scene;
    const Cast open{.where = {"san-jose", "panama-city"}, .place_open = true};
    scene.add("a", "2018-09-25/2018-09-26", open);
    const auto start = make_day(2018, 9, 25);
    struct Case {
        int left;
        std::optional<Severity> expected;
    };
    for (const auto& [left, expected] : std::initializer_list<Case>{{121, std::nullopt},
                                                                    {120, Severity::info},
                                                                    {91, Severity::info},
                                                                    {90, Severity::warning},
                                                                    {61, Severity::warning},
                                                                    {60, Severity::error},
                                                                    {0, Severity::error},
                                                                    {-1, Severity::error},
                                                                    {-2, std::nullopt}}) {
        CAPTURE(left);
        scene.today = start - days{left};
        const auto found = scene.findings("C40");
        REQUIRE(found.size() == (expected ? 1U : 0U));
        if (expected) CHECK(found.front().severity == *expected);
    }
}

TEST_CASE("C40: windows, needed-by, and what is no placeholder") {
    Scene scene;
    scene.today = make_day(2018, 7, 20);
    SECTION("43 to 72 days: a warning for certain") {
        scene.add("a", "2018-09", {.place_open = true});
        const auto found = scene.finding("C40");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::certain);
    }
    SECTION("43 to 133 days: an error that is only possible") {
        scene.add("a", "[2018-09-01..2018-11-30]", {.place_open = true});
        const auto found = scene.finding("C40");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::possible);
        CHECK_FALSE(found.clean_days);
    }
    SECTION("a plain window is no placeholder") {
        scene.add("a", "2018-09", {.where = {"panama-city"}});
        CHECK(scene.findings("C40").empty());
    }
    SECTION("a window that is needed by a day is one, and blocks when that has passed") {
        scene.add("a", "2018-12", {.where = {"panama-city"}, .needed_by = make_day(2018, 7, 20)});
        CHECK(scene.findings("C40").empty());
        scene.today = make_day(2018, 7, 21);
        const auto found = scene.finding("C40");
        CHECK(found.severity == Severity::error);
        CHECK(found.message.in(Language::en).find("it was needed by 20 July 2018") != std::string::npos);
    }
    SECTION("the place's own needed-by") {
        scene.add("a", "2019-05-06",
                  {.where = {"san-jose"}, .place_open = true, .place_needed_by = make_day(2018, 7, 1)});
        CHECK(scene.finding("C40").severity == Severity::error);
    }
    SECTION("no date at all") {
        scene.add("a", "tbc", {.where = {"panama-city"}, .needed_by = make_day(2018, 7, 1)});
        CHECK(scene.finding("C40").severity == Severity::error);
    }
    SECTION("settled") {
        scene.add("a", "2018-07-25", {.where = {"panama-city"}});
        CHECK(scene.findings("C40").empty());
    }
}
