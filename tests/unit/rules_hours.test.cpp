// C17 and C20: local hours, and hours that a clock skips or repeats.
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

TEST_CASE("C17: hours of an online session") {
    Scene scene;
    const auto online = [](std::vector<std::string> who) {
        return Cast{.online = true, .required = std::move(who), .zone = "America/Panama"};
    };
    SECTION("09:00 in Panama is 08:00 in Costa Rica: fine") {
        scene.add("a", "2018-12-07T09:00/11:00", online({"PAN", "CRI", "SLV", "CAN"}));
        CHECK(scene.findings("C17").empty());
    }
    SECTION("one of three") {
        scene.add("a", "2018-12-07T08:00/10:00", online({"PAN", "CRI", "CAN"}));
        const auto found = scene.finding("C17");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en).find("1 of 3 required countries: 07:00–09:00 in Costa Rica") !=
              std::string::npos);
    }
    SECTION("two of five") {
        scene.add("a", "2018-12-07T08:00/10:00", online({"PAN", "CRI", "SLV", "CAN", "USA"}));
        const auto found = scene.finding("C17");
        CHECK(found.severity == Severity::error);
        CHECK(found.message.in(Language::es).find("07:00–09:00 en Costa Rica y El Salvador") != std::string::npos);
    }
    SECTION("until 18:00 sharp, and a minute more") {
        scene.add("a", "2018-12-07T16:00/18:00", online({"PAN", "CAN"}));
        CHECK(scene.findings("C17").empty());
        scene.add("b", "2018-12-07T16:00/18:01", online({"PAN", "CRI", "SLV", "MEX"}));
        CHECK(scene.finding("C17").severity == Severity::warning);
    }
    SECTION("across midnight") {
        scene.add("a", "2018-12-07T22:00/2018-12-08T01:00", online({"PAN"}));
        CHECK(scene.finding("C17").severity == Severity::error);
    }
    SECTION("in a room, or of whole days") {
        scene.add("a", "2018-12-07T06:00/10:00", {.where = {"panama-city"}, .required = {"*"}});
        scene.add("b", "2018-12-07", online({"*"}));
        CHECK(scene.findings("C17").empty());
    }
}

TEST_CASE("C20: the night of the change in Ottawa") {
    Scene scene;
    const Cast ottawa{.where = {"ottawa"}, .required = {"CAN"}};
    SECTION("gap") {
        scene.add("a", "2018-03-11T02:30/04:00", ottawa);
        const auto found = scene.finding("C20");
        CHECK(found.severity == Severity::error);
        CHECK(found.message.in(Language::en).find("02:30 on 11 March 2018 does not exist, and is shown as 03:30") !=
              std::string::npos);
    }
    SECTION("fold at the end") {
        scene.add("a", "2018-11-04T00:30/01:30", ottawa);
        const auto found = scene.finding("C20");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::es).find("01:30 del 4 de noviembre de 2018 ocurre dos veces") !=
              std::string::npos);
    }
    SECTION("by day, and cancelled") {
        scene.add("a", "2018-11-04T09:00/10:00", ottawa);
        scene.add("b", "2018-03-11T02:30/04:00", {.where = {"ottawa"}, .cancelled = true});
        CHECK(scene.findings("C20").empty());
    }
}
