// C35, C41, C43, C48, C61, C62 and C63: what has been decided, and when.
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

TEST_CASE("C35: days between the decision and the event") {
    struct Case {
        const char* what;
        Cast cast;
        int days_ahead;
        std::optional<Severity> expected;
    };
    const auto adopted = make_day(2018, 8, 1);
    const auto political = [](bool online) {
        return Cast{.online = online, .bodies = {"vice-ministers"}, .zone = "America/Panama"};
    };
    const Cast technical{.where = {"panama-city"}, .bodies = {"rcgm"}};
    for (const auto& [what, cast, ahead, expected] :
         std::initializer_list<Case>{{"a meeting in time", technical, 30, std::nullopt},
                                     {"a meeting", technical, 29, Severity::warning},
                                     {"online in time", {.online = true}, 14, std::nullopt},
                                     {"online", {.online = true}, 13, Severity::warning},
                                     {"political in time", political(false), 60, std::nullopt},
                                     {"political", political(false), 59, Severity::error},
                                     {"political, online", political(true), 59, Severity::error},
                                     {"on the same day", {.online = true}, 0, Severity::warning},
                                     {"recorded afterwards", {.online = true}, -1, std::nullopt},
                                     {"its own conclusions", technical, 0, std::nullopt},
                                     {"a deadline", {.kind = EventKind::deadline}, 1, std::nullopt},
                                     {"cancelled", {.online = true, .cancelled = true}, 1, std::nullopt}}) {
        CAPTURE(what);
        Scene scene;
        scene.today = adopted - days{3};
        auto with_date = cast;
        with_date.adopted = adopted;
        scene.add("a", to_iso(adopted + days{ahead}), with_date);
        const auto found = scene.findings("C35");
        REQUIRE(found.size() == (expected ? 1U : 0U));
        if (expected) CHECK(found.front().severity == *expected);
    }
}

TEST_CASE("C35: a move counts from the move, a confirmation does not, and what is past is told no more") {
    Scene scene;
    scene.add("a", "2018-09-10", {.where = {"panama-city"}});
    auto& decisions = scene.source().documents.emplace_back(
        Document{.id = "later", .title = {}, .adopted = make_day(2018, 9, 1), .by = 0, .decisions = {}, .at = {}});
    const auto decide = [&](Act act) {
        auto& decision = decisions.decisions.emplace_back();
        decision.act = act;
        decision.document = static_cast<std::uint32_t>(scene.source().documents.size() - 1);
        decision.fields.when = Sourced<std::vector<When>>{{std::get<When>(parse_when("2018-09-10"))}, {}};
        scene.event("a").history.push_back(&decision);
    };
    CHECK(scene.findings("C35").empty());
    SECTION("moved") {
        decide(Act::move);
        CHECK(scene.finding("C35").message.in(Language::en).find("was moved on 1 September 2018, 9 days before") !=
              std::string::npos);
        scene.today = make_day(2018, 9, 11);
        CHECK(scene.findings("C35").empty());
    }
    SECTION("amended") {
        decide(Act::amend);
        CHECK(scene.findings("C35").size() == 1);
    }
    SECTION("confirmed") {
        decide(Act::confirm);
        CHECK(scene.findings("C35").empty());
    }
}

TEST_CASE("C35: a window is clean from its thirtieth day on") {
    Scene scene;
    scene.add("a", "2018-08", {.where = {"panama-city"}, .adopted = make_day(2018, 7, 20)});
    const auto found = scene.finding("C35");
    CHECK(found.severity == Severity::info);
    CHECK(found.certainty == Certainty::possible);
    CHECK(found.clean_days == 13);  // 19 to 31 August
}

TEST_CASE("C41: what is left of a window") {
    Scene scene;
    const Cast call{.online = true, .bodies = {"network"}, .required = {"*"}};
    SECTION("begun yesterday, begins today") {
        scene.add("a", "[2018-07-19..2018-08-10]", call);
        CHECK(scene.finding("C41").message.in(Language::en).find("the window has begun") != std::string::npos);
        scene.today = make_day(2018, 7, 19);
        CHECK(scene.findings("C41").empty());
    }
    SECTION("one day of five is a fifth") {
        scene.add("a", "[2018-09-03..2018-09-07]", call);
        scene.add("b", "2018-09-03/2018-09-06", call);
        CHECK(scene.finding("C41").clean_days == 1);
    }
    SECTION("holidays of two of six leave days clean, of three they do not") {
        scene.add("a", "[2018-09-03..2018-09-05]", call);
        for (const auto* country : {"CAN", "USA"})
            for (unsigned day = 3; day <= 5; ++day)
                scene.holiday(country, make_day(2018, 9, day), "Holiday");
        CHECK(scene.findings("C41").empty());
        for (unsigned day = 3; day <= 5; ++day)
            scene.holiday("MEX", make_day(2018, 9, day), "Holiday");
        CHECK(scene.finding("C41").clean_days == 0);
    }
    SECTION("past, cancelled, settled") {
        scene.add("a", "[2018-07-01..2018-07-10]", call);
        scene.add("c", "2018-07-20", call);
        auto cancelled = call;
        cancelled.cancelled = true;
        scene.add("d", "[2018-07-19..2018-08-10]", cancelled);
        CHECK(scene.findings("C41").empty());
    }
}

TEST_CASE("C62: terms and years") {
    Scene scene;
    for (const auto* country : {"CAN", "CRI", "SLV", "MEX", "PAN", "USA"})
        scene.holiday(country, make_day(2018, 1, 1), "New Year's Day");  // files for 2010 to 2040
    const auto pan = scene.party_index("PAN");
    scene.source().presidencies = {{pan, make_day(2018, 1, 1), make_day(2018, 11, 16)}};
    scene.source().bodies[scene.body_index("group")].members = {{pan, {}, make_day(2018, 11, 16)}};
    const auto owned = [&](const char* id, const char* when) {
        scene.add(id, when, {.kind = EventKind::deadline});
        static const Decision decision{};
        say(scene.event(id).owner, {.presidency = true}, &decision);
    };
    SECTION("the last day of a term and the first without") {
        owned("a", "by 2018-11-15");
        scene.add("b", "2018-11-15", {.bodies = {"group"}});
        CHECK(scene.findings("C62").empty());
        owned("c", "by 2018-11-16");
        scene.add("d", "2018-11-16", {.bodies = {"group"}});
        CHECK(scene.findings("C62").size() == 2);
    }
    SECTION("a window over the end") {
        owned("a", "2018-11");
        const auto found = scene.finding("C62");
        CHECK(found.severity == Severity::warning);
        CHECK(found.clean_days == 15);
    }
    SECTION("one finding a year, however many sessions") {
        for (const auto* id : {"a", "b", "c"})
            scene.add(id, "2041-03-04", {.where = {"panama-city"}, .required = {"PAN", "CRI"}});
        scene.add("d", "2040-12-31", {.where = {"panama-city"}, .required = {"PAN"}});
        const auto found = scene.finding("C62");
        CHECK(found.sessions.size() == 3);
        CHECK(found.parties == scene.parties({"PAN", "CRI"}));
    }
}

TEST_CASE("C63: a place without a name in Spanish is told once, and the English one stands in") {
    Scene scene;
    auto& name = scene.source().places[scene.place_index("panama-city")].name;
    name.es.clear();
    CHECK(name.in(Language::es) == "Panama City");
    scene.add("a", "2018-09-03", {.where = {"panama-city"}});
    scene.add("b", "2018-09-04", {.where = {"panama-city", "san-jose"}, .place_open = true});
    CHECK(scene.finding("C63").message.in(Language::en) ==
          "The place Panama City has no name in Spanish; it concerns 2 sessions.");
    say(scene.event("a").title, {.en = {}, .es = "Título"});
    CHECK(scene.findings("C63").size() == 2);
}
