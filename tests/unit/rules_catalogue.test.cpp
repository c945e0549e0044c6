// The list of rules, and the order of findings.
#include "engine/rules/phrases.hpp"
#include "tests/unit/rules_scene.hpp"

#include <set>

using namespace rcm;

TEST_CASE("rules: in order, no code or name twice, every text in both languages") {
    std::set<std::string_view> names;
    std::string_view last;
    for (const auto* rule : all_rules()) {
        CAPTURE(rule->code);
        CHECK(last < rule->code);
        last = rule->code;
        CHECK(names.insert(rule->name).second);
        CHECK((rule->check != nullptr || rule->check_pair != nullptr));
        for (const auto* text : {&rule->what, &rule->why, &rule->fix})
            for (const auto language : languages)
                CHECK(text->in(language).ends_with("."));
    }
    CHECK(all_rules().size() == 14);
}

TEST_CASE("rules: the most severe first, then by date, event and code") {
    Scene scene;
    scene.add("late", "2018-10-20", {.where = {"panama-city"}, .bodies = {"group"}, .required = {"CAN"}});
    scene.add("z", "2018-09-15", {.where = {"panama-city"}, .bodies = {"network"}, .required = {"MEX"}});
    scene.add("b", "2018-09-15", {.where = {"panama-city"}, .bodies = {"rcgm"}, .required = {"PAN"}});
    scene.add("a", "2018-10-20", {.where = {"panama-city"}, .bodies = {"group"}, .required = {"CAN"}});
    const auto found = scene.findings("");
    std::vector<std::string> order;
    for (const auto& finding : found)
        order.push_back(std::string(finding.rule->code) + " " + scene.schedule.event_of(*finding.sessions.front()).id);
    CHECK(order == std::vector<std::string>{"C01 late", "C14 b", "C14 z", "C14 a", "C14 late"});
}

TEST_CASE("rules: an empty schedule has no findings") {
    Scene scene;
    CHECK(scene.findings("").empty());
}

TEST_CASE("phrases: days and lists") {
    const auto en = Language::en;
    const auto es = Language::es;
    CHECK(day_words(make_day(2018, 11, 12), en) == "12 November 2018");
    CHECK(day_words(make_day(2018, 11, 12), es) == "12 de noviembre de 2018");
    CHECK(days_words({make_day(2018, 11, 12), make_day(2018, 11, 13)}, es) == "12–13 de noviembre de 2018");
    CHECK(days_words({make_day(2018, 10, 31), make_day(2018, 11, 1)}, en) == "31 October – 1 November 2018");
    CHECK(days_words({make_day(2018, 12, 31), make_day(2019, 1, 1)}, es) ==
          "31 de diciembre de 2018 – 1 de enero de 2019");
    CHECK(list_words({"Canadá", "Irlanda"}, es) == "Canadá e Irlanda");
    CHECK(list_words({"Panamá", "Haití", "Honduras"}, es) == "Panamá, Haití y Honduras");
    CHECK(list_words({"a", "b", "c", "d"}, en, 2) == "a, b and 2 more");
}
