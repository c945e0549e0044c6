// A calendar that sets other numbers under [limits] changes what is found, and what the findings say.
#include "engine/text/parse_limits.hpp"
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

namespace {

bool says(const Finding& finding, std::string_view en, std::string_view es) {
    CAPTURE(finding.message.in(Language::en), finding.message.in(Language::es), finding.advice(Language::en),
            finding.advice(Language::es));
    const auto holds = [](const std::string& message, const std::string& todo, std::string_view words) {
        return message.find(words) != std::string::npos || todo.find(words) != std::string::npos;
    };
    CHECK(holds(finding.message.in(Language::en), finding.advice(Language::en), en));
    CHECK(holds(finding.message.in(Language::es), finding.advice(Language::es), es));
    return true;
}

Limits limits_from(const std::string& text, Diagnostics& diagnostics) {
    SourceSet sources;
    sources.files.push_back({"calendar.toml", text});
    const auto tree = read_toml(sources, 0, diagnostics);
    REQUIRE(tree);
    return parse_limits(*tree, diagnostics);
}

}  // namespace

TEST_CASE("limits: from the file, at their bounds and beyond") {
    Diagnostics diagnostics;
    const auto limits =
        limits_from("supporter-cities = 1\ntravel-speed = 3000\nreview-working-days = 0\n", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(limits.supporter_cities == 1);
    CHECK(limits.travel_speed == 3000);
    CHECK(limits.review_working_days == 0);
    CHECK(limits.supporter_days == Limits{}.supporter_days);
    const auto bad = limits_from("supporter-cities = 0\ntravel-speed = 3001\nopen-eror = 60\n", diagnostics);
    CHECK(diagnostics.size() == 3);
    CHECK(bad.supporter_cities == Limits{}.supporter_cities);
    CHECK(bad.travel_speed == Limits{}.travel_speed);
}

TEST_CASE("limits: C04's cities and days") {
    Scene scene;
    const auto course = [](std::string where) { return Cast{.where = {std::move(where)}, .supporters = {"IOM"}}; };
    scene.add("a", "2018-09-03", course("panama-city"));
    scene.add("b", "2018-09-05", course("san-jose"));
    scene.add("c", "2018-09-12", course("mexico-city"));
    CHECK(scene.findings("C04").empty());
    SECTION("more days") {
        scene.source().settings.limits.supporter_days = 10;
        says(scene.finding("C04"), "3 cities within 10 days", "3 ciudades en 10 días");
    }
    SECTION("fewer cities") {
        scene.source().settings.limits.supporter_cities = 1;
        says(scene.finding("C04"), "2 cities within 7 days", "2 ciudades en 7 días");
    }
}

TEST_CASE("limits: C10's speed, way to the airport and margin") {
    Scene scene;
    const auto in = [](std::string where) { return Cast{.where = {std::move(where)}, .required = {"CRI"}}; };
    scene.add("a", "2018-09-03T09:00/17:00", in("san-jose"));
    scene.add("b", "2018-09-04T09:00/17:00", in("panama-city"));
    CHECK(scene.findings("C10").empty());
    auto& limits = scene.source().settings.limits;
    SECTION("by bus") {
        limits.travel_speed = 60;
        says(scene.finding("C10"), "takes about 12 hours", "dura unas 12 horas");
    }
    SECTION("far from the airport") {
        limits.travel_ground = 10;
        CHECK(scene.finding("C10").severity == Severity::warning);
    }
    SECTION("with a day of rest") {
        limits.travel_margin = 24;
        const auto found = scene.finding("C10");
        CHECK(found.severity == Severity::error);
        says(found, "at least 24 hours have to be left", "al menos 24 horas");
    }
    SECTION("five days by mule are no longer than the rule looks ahead") {
        scene.add("c", "2018-09-08T09:00/17:00", in("san-jose"));
        limits.travel_speed = 5;
        CHECK(scene.findings("C10").size() == 2);
    }
}

TEST_CASE("limits: C32's working days") {
    Scene scene;
    scene.add("r", "2018-10-29/2018-11-09", {.kind = EventKind::review, .adopted = make_day(2018, 7, 20)});
    CHECK(scene.findings("C32").empty());
    scene.source().settings.limits.review_working_days = 11;
    const auto found = scene.finding("C32");
    says(found, "10 working days of the 11 that are needed", "10 días hábiles de los 11");
    says(found, "last 11 working days or more", "dure 11 días hábiles o más");
}

TEST_CASE("limits: C40's days") {
    Scene scene;
    scene.add("a", "2018-09-25", {.where = {"san-jose"}, .place_open = true});
    auto& limits = scene.source().settings.limits;
    CHECK(scene.finding("C40").severity == Severity::warning);  // 67 days
    limits.open_error = 67;
    CHECK(scene.finding("C40").severity == Severity::error);
    limits = {.open_info = 67, .open_warning = 66, .open_error = 10};
    CHECK(scene.finding("C40").severity == Severity::info);
    limits.open_info = 66;
    CHECK(scene.findings("C40").empty());
}

TEST_CASE("limits: C05's sessions and days") {
    Scene scene;
    const Cast rcgm{.where = {"panama-city"}, .bodies = {"rcgm"}};
    scene.add("a", "2018-11-05", rcgm);
    scene.add("b", "2018-11-12", rcgm);
    scene.add("c", "2018-11-19", rcgm);
    CHECK(scene.findings("C05").empty());  // the third is on the fifteenth day
    auto& limits = scene.source().settings.limits;
    limits.presidency_days = 15;
    says(scene.finding("C05"), "more than 2 sessions within 15 days", "más de 2 sesiones en 15 días");
    limits.presidency_sessions = 3;
    CHECK(scene.findings("C05").empty());
}

TEST_CASE("limits: C11's gap, C18's factor, C41's share and C43's days") {
    Scene scene;
    auto& limits = scene.source().settings.limits;
    SECTION("C11") {
        const Cast online{.online = true, .required = {"PAN"}, .zone = "America/Panama"};
        scene.add("a", "2018-09-03T09:00/10:00", online);
        scene.add("b", "2018-09-03T10:45/11:00", online);
        CHECK(scene.findings("C11").empty());
        limits.online_gap = 60;
        says(scene.finding("C11"), "45 minutes after the end of “Title of a”", "se necesitan 60 minutos");
    }
    SECTION("C18") {  // Costa Rica: twice 2 hours early; Panama and Canada: twice one hour
        for (const auto* id : {"a", "b"})
            scene.add(id, "2018-12-0" + std::string(id == std::string("a") ? "3" : "4") + "T07:00/12:00",
                      {.online = true, .required = {"PAN", "CAN", "CRI"}, .zone = "America/Panama"});
        CHECK(scene.findings("C18").empty());
        limits.burden_factor = 1;
        says(scene.finding("C18"), "Costa Rica: 4 hours of online sessions", "la mediana de 3 miembros es de 2 horas");
    }
    SECTION("C41") {
        scene.add("a", "[2018-09-03..2018-09-07]", {.online = true, .bodies = {"rcgm"}, .required = {"*"}});
        scene.add("b", "2018-09-03/2018-09-05", {.online = true, .bodies = {"rcgm"}, .required = {"*"}});
        CHECK(scene.findings("C41").empty());  // 2 of 5
        limits.window_share = 40;
        const auto found = scene.finding("C41");
        CHECK(found.clean_days == 2);
        says(found, "2 of 5 start days", "2 de 5 días de inicio");
    }
    SECTION("C43") {
        scene.add("a", "2018-12", {.adopted = make_day(2018, 7, 10)});
        CHECK(scene.findings("C43").empty());
        limits.stale_days = 9;
        says(scene.finding("C43"), "after 9 days it is taken as forgotten", "pasados 9 días");
    }
}
