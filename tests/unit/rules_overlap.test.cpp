// C01, C02, C04 and C10: who is needed in two places.
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

namespace {
const Cast rcgm{.where = {"panama-city"}, .bodies = {"rcgm"}, .required = {"*"}};
const Cast drafting{.where = {"panama-city"}, .bodies = {"drafting"}, .required = {"CRI", "SLV"}};
}  // namespace

TEST_CASE("C01: a body and its drafting group meet at once") {
    Scene scene;
    scene.add("a", "2018-10-20", rcgm);
    scene.add("b", "2018-10-20", drafting);
    const auto found = scene.finding("C01");
    CHECK(found.severity == Severity::error);
    CHECK(found.certainty == Certainty::certain);
    CHECK(found.message.in(Language::en) ==
          "Drafting Committee: two sessions at the same time, “Title of a” (20 October 2018) and “Title of b” "
          "(20 October 2018).");
    CHECK(scene.findings("C02").empty());  // C01 says it for this pair
}

TEST_CASE("C01: a body without members counts, two groups of one body do not, nor does the next day") {
    Scene scene;
    SECTION("no members") {
        scene.add("a", "2018-10-20", {.bodies = {"network"}});
        scene.add("b", "2018-10-20", {.bodies = {"network"}});
        CHECK(scene.finding("C01").severity == Severity::error);
    }
    SECTION("other bodies") {
        scene.add("a", "2018-10-20", {.bodies = {"network"}, .required = {"*"}});
        scene.add("b", "2018-10-20", {.bodies = {"group"}, .required = {"*"}});
        CHECK(scene.findings("C01").empty());
    }
    SECTION("the next day, an hour west") {
        scene.add("a", "2018-10-19", {.where = {"san-jose"}, .bodies = {"rcgm"}, .required = {"*"}});
        scene.add("b", "2018-10-20", rcgm);
        CHECK(scene.findings("C01").empty());
    }
    SECTION("sessions of one event") {
        scene.add_sessions("a", {"2018-10-20", "2018-10-20"}, rcgm);
        CHECK(scene.findings("C01").empty());
    }
    SECTION("cancelled, or a deadline") {
        scene.add("a", "2018-10-20", rcgm);
        scene.add("b", "2018-10-20", {.bodies = {"rcgm"}, .required = {"*"}, .cancelled = true});
        scene.add("c", "2018-10-20", {.kind = EventKind::deadline, .bodies = {"rcgm"}, .required = {"*"}});
        CHECK(scene.findings("C01").empty());
    }
}

TEST_CASE("C01: equal start and length, back to back, and across midnight") {
    const Cast online{.online = true, .bodies = {"rcgm"}, .required = {"*"}, .zone = "America/Panama"};
    Scene scene;
    scene.add("a", "2018-10-19T22:00/2018-10-20T01:00", online);
    SECTION("equal") {
        scene.add("b", "2018-10-19T22:00/2018-10-20T01:00", online);
    }
    SECTION("across midnight") {
        scene.add("b", "2018-10-20T00:59/02:00", online);
    }
    SECTION("touching only") {
        scene.add("b", "2018-10-20T01:00/02:00", online);
        CHECK(scene.findings("C01").empty());
        return;
    }
    CHECK(scene.finding("C01").certainty == Certainty::certain);
}

TEST_CASE("C01: a window is possible, one step milder, with its clean days") {
    Scene scene;
    scene.add("firm", "2018-10-10/2018-10-11", rcgm);
    SECTION("a run of days") {
        scene.add("open", "[2018-10-08..2018-10-17]", {.bodies = {"rcgm"}, .required = {"*"}, .length = 2});
        const auto found = scene.finding("C01");
        CHECK(found.severity == Severity::warning);
        CHECK(found.certainty == Certainty::possible);
        CHECK(found.clean_days == 6);  // starts on 8 and 12 to 16 October; not on 9, 10, 11
    }
    SECTION("dates on either side do not clash, though their hull does") {
        scene.add("open", "[2018-10-08,2018-10-15]", {.bodies = {"rcgm"}, .required = {"*"}});
        CHECK(scene.findings("C01").empty());
    }
}

TEST_CASE("C02: members in two sessions") {
    Scene scene;
    scene.add("a", "2018-09-04/2018-09-05",
              {.where = {"mexico-city"}, .bodies = {"group"}, .required = {"CAN", "MEX"}});
    SECTION("two technical ones") {
        scene.add("b", "2018-09-05/2018-09-06", {.online = true, .bodies = {"network"}, .required = {"MEX", "PAN"}});
        const auto found = scene.finding("C02");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en).find("both need Mexico") != std::string::npos);
        CHECK(found.parties == scene.parties({"MEX"}));
    }
    SECTION("one of them political") {
        scene.add("b", "2018-09-05", {.online = true, .bodies = {"vice-ministers"}, .required = {"*"}});
        CHECK(scene.finding("C02").severity == Severity::warning);
    }
    SECTION("nobody in common") {
        scene.add("b", "2018-09-05", {.online = true, .bodies = {"network"}, .required = {"PAN"}, .optional = {"MEX"}});
        CHECK(scene.findings("C02").empty());
    }
}

TEST_CASE("C02: RCGM and Vice-Ministers at once block") {
    Scene scene;
    scene.add("a", "2018-11-13/2018-11-14", rcgm);
    scene.add("b", "2018-11-14/2018-11-15",
              {.where = {"panama-city"}, .bodies = {"vice-ministers"}, .required = {"*"}});
    const auto found = scene.finding("C02");
    CHECK(found.severity == Severity::error);
    CHECK(found.message.in(Language::es).find("los 6 países miembros") != std::string::npos);
}

TEST_CASE("C04: one supporter, two sessions at once") {
    Scene scene;
    scene.add("a", "2018-09-04/2018-09-05", {.where = {"mexico-city"}, .required = {"MEX"}, .supporters = {"IOM"}});
    SECTION("overlapping") {
        scene.add("b", "2018-09-05", {.where = {"panama-city"}, .required = {"PAN"}, .supporters = {"IOM", "ICRC"}});
        const auto found = scene.finding("C04");
        CHECK(found.severity == Severity::warning);
        CHECK(found.message.in(Language::en).starts_with("IOM supports “Title of a”"));
    }
    SECTION("another supporter") {
        scene.add("b", "2018-09-05", {.where = {"panama-city"}, .required = {"PAN"}, .supporters = {"ICRC"}});
        CHECK(scene.findings("C04").empty());
    }
}

TEST_CASE("C04: three cities in seven days, not in eight") {
    const auto in = [](std::string city) { return Cast{.where = {city}, .required = {"CAN"}, .supporters = {"IOM"}}; };
    Scene scene;
    scene.add("a", "2018-09-03", in("mexico-city"));
    scene.add("b", "2018-09-05", in("panama-city"));
    SECTION("seven days") {
        scene.add("c", "2018-09-09", in("san-jose"));
        CHECK(scene.finding("C04").sessions.size() == 3);
    }
    SECTION("eight days") {
        scene.add("c", "2018-09-10", in("san-jose"));
        CHECK(scene.findings("C04").empty());
    }
    SECTION("the same city again") {
        scene.add("c", "2018-09-09", in("mexico-city"));
        CHECK(scene.findings("C04").empty());
    }
    SECTION("an open place may be a third city") {
        scene.add(
            "c", "2018-09-07",
            {.where = {"mexico-city", "san-jose"}, .place_open = true, .required = {"CAN"}, .supporters = {"IOM"}});
        const auto found = scene.finding("C04");
        CHECK(found.certainty == Certainty::possible);
        CHECK(found.severity == Severity::info);
    }
    SECTION("an open place is a third city whichever it will be") {
        scene.add("c", "2018-09-07",
                  {.where = {"ottawa", "san-jose"}, .place_open = true, .required = {"CAN"}, .supporters = {"IOM"}});
        CHECK(scene.finding("C04").severity == Severity::warning);
    }
}

TEST_CASE("C10: from San José to Ottawa") {
    Scene scene;
    const Cast ottawa{.where = {"ottawa"}, .required = {"CAN", "CRI"}};
    scene.add("a", "2018-09-06T09:00/17:00", {.where = {"san-jose"}, .required = {"CRI", "PAN"}});
    // 17:00 in San José is 19:00 in Ottawa; the journey takes 8.3 hours.
    SECTION("half past nine in the evening") {
        scene.add("b", "2018-09-06T21:30/22:30", ottawa);
    }
    SECTION("07:00: under four hours left") {
        scene.add("b", "2018-09-07T07:00/12:00", ottawa);
    }
    SECTION("09:00: a short night") {
        scene.add("b", "2018-09-07T09:00/12:00", ottawa);
        const auto found = scene.finding("C10");
        CHECK(found.severity == Severity::warning);
        CHECK(found.parties == scene.parties({"CRI"}));
        CHECK(found.message.in(Language::en).find("lie 14 hours, and the journey takes about 8 hours") !=
              std::string::npos);
        return;
    }
    SECTION("14:00") {
        scene.add("b", "2018-09-07T14:00/17:00", ottawa);
        CHECK(scene.findings("C10").empty());
        return;
    }
    CHECK(scene.finding("C10").severity == Severity::error);
}

TEST_CASE("C10: no journey within a city, to the screen, or for who is in one of them only") {
    Scene scene;
    scene.add("a", "2018-09-06T09:00/17:00", {.where = {"san-jose"}, .required = {"CRI"}});
    SECTION("same city") {
        scene.add("b", "2018-09-06T17:00/18:00", {.where = {"san-jose"}, .required = {"CRI"}});
    }
    SECTION("online") {
        scene.add("b", "2018-09-06T17:00/18:00", {.online = true, .required = {"CRI"}, .zone = "America/Costa_Rica"});
    }
    SECTION("others") {
        scene.add("b", "2018-09-06T19:00/20:00", {.where = {"ottawa"}, .required = {"CAN"}});
    }
    SECTION("overlapping") {
        scene.add("b", "2018-09-06T12:00/20:00", {.where = {"ottawa"}, .required = {"CRI"}});
    }
    CHECK(scene.findings("C10").empty());
}

TEST_CASE("C10: candidates make it possible, or certain where each is too far") {
    Scene scene;
    scene.add("a", "2018-09-06", {.where = {"ottawa"}, .required = {"CRI"}, .supporters = {"IOM"}});
    SECTION("one of them is the same city") {
        scene.add("b", "2018-09-07", {.where = {"san-jose", "ottawa"}, .place_open = true, .required = {"CRI"}});
        const auto found = scene.finding("C10");
        CHECK(found.certainty == Certainty::possible);
        CHECK(found.severity == Severity::info);
    }
    SECTION("both are far, and a supporter travels too") {
        scene.add("b", "2018-09-07", {.where = {"san-jose", "panama-city"}, .place_open = true, .supporters = {"IOM"}});
        const auto found = scene.finding("C10");
        CHECK(found.certainty == Certainty::certain);
        CHECK(found.severity == Severity::warning);
        CHECK(found.parties == scene.parties({"IOM"}));
    }
}

TEST_CASE("C03: observers in several places at once are one finding a session") {
    Scene scene;
    const auto invited = [](std::string who) {
        return Cast{.where = {"panama-city"}, .required = {std::move(who)}, .optional = {"IOM"}};
    };
    scene.add("a", "2018-09-03/2018-09-05", invited("CAN"));
    scene.add("b", "2018-09-03", invited("CRI"));
    scene.add("c", "2018-09-05", invited("PAN"));
    SECTION("two others on different days") {
        const auto found = scene.finding("C03");
        CHECK(found.severity == Severity::info);
        CHECK(found.parties == scene.parties({"IOM"}));
        CHECK(found.message.in(Language::en) ==
              "“Title of a” (3–5 September 2018) is at the same time as “Title of b” (3 September 2018); “Title of c” "
              "(5 September 2018); wanted in both, though not required in both: IOM.");
    }
    SECTION("all three at once") {
        scene.add("d", "2018-09-03", invited("MEX"));
        const auto found = scene.findings("C03");
        REQUIRE(found.size() == 2);
        CHECK(found.front().sessions.size() == 4);
        CHECK(found.back().sessions.size() == 2);
    }
    SECTION("an open date mostly clean says nothing, mostly taken it does, by itself") {
        scene.add("d", "[2018-09-04..2018-09-10]", invited("MEX"));
        CHECK(scene.findings("C03").size() == 1);
        scene.add("e", "[2018-09-04..2018-09-06]", invited("MEX"));
        const auto found = scene.findings("C03");
        REQUIRE(found.size() == 2);
        CHECK(found.back().clean_days == 1);
    }
}
