// C60: which titles are alike, and which events are one.
#include "engine/rules/titles.hpp"
#include "tests/unit/rules_scene.hpp"

using namespace rcm;

TEST_CASE("titles: alike or not") {
    struct Case {
        const char* a;
        const char* b;
        bool expected;
    };
    for (const auto& [a, b, expected] :
         std::initializer_list<Case>{{"Workshop on missing migrants", "Missing migrants: workshop", true},
                                     {"Taller sobre la búsqueda de migrantes", "Búsqueda de migrantes (TALLER)", true},
                                     {"RCGM meeting, July 2018", "RCGM meeting, November 2018",
                                      true},  // their dates tell them apart, not titles
                                     {"First call on children", "Second call on children", false},
                                     {"XXIII Vice-Ministerial Meeting", "XXIV Vice-Ministerial Meeting", false},
                                     {"XXIII Vice-Ministerial Meeting", "Vice-Ministerial Meeting", true},
                                     {"Course 1 on visas", "Course 2 on visas", false},
                                     {"Workshop on visas and consular fees", "Workshop on missing migrants", false},
                                     {"Health, visas", "Health, labour", false},  // one word of three
                                     {"Health, visas, data", "Health, visas, labour", true},
                                     {"Meeting", "Workshop", true},  // nothing is left of either
                                     {"Meeting", "Workshop on health", false},
                                     {"“Children” – a workshop", "Workshop: «Children»", true},
                                     {"", "", true}}) {
        CAPTURE(a, b);
        CHECK(alike(words_of(a), words_of(b)) == expected);
        CHECK(alike(words_of(b), words_of(a)) == expected);
    }
    CHECK(words_of("Reunión del Grupo Ad Hoc", {"grupo"}).words == std::vector<std::string>{"ad", "hoc"});
}

TEST_CASE("C60: the same body and kind, bounds that overlap, one finding for two events") {
    Scene scene;
    const auto titled = [&](const std::string& id, std::string en, std::string es) {
        say(scene.event(id).title, {std::move(en), std::move(es)});
    };
    const Cast workshop{.kind = EventKind::workshop, .bodies = {"network"}};
    scene.add_sessions("a", {"2018-10-02", "2018-11-06", "2018-12-04"}, workshop);
    SECTION("a series twice") {
        scene.add_sessions("b", {"2018-10-02", "2018-11-06", "2018-12-04"}, workshop);
        titled("a", "Visas", "Visas");
        titled("b", "Workshop: visas", "Taller de visados");
        CHECK(scene.finding("C60").sessions.size() == 2);
    }
    SECTION("alike in Spanish only") {
        scene.add("b", "2018-11", workshop);
        titled("a", "Fees", "Tasas consulares");
        titled("b", "Charges", "Tasas consulares");
        CHECK(scene.finding("C60").severity == Severity::warning);
    }
    SECTION("another body, another kind, another day, cancelled, the same event") {
        scene.add("b", "2018-10-02", {.kind = EventKind::workshop, .bodies = {"group"}});
        scene.add("c", "2018-10-02", {.kind = EventKind::course, .bodies = {"network"}});
        scene.add("d", "2018-10-03", workshop);
        scene.add("e", "2018-10-02", {.kind = EventKind::workshop, .bodies = {"network"}, .cancelled = true});
        scene.add("f", "2018-10-09", {.kind = EventKind::workshop});
        scene.add("g", "2018-10-09", {.kind = EventKind::workshop});
        for (const auto* id : {"a", "b", "c", "d", "e", "f", "g"})
            titled(id, "Visas", "Visas");
        CHECK(scene.findings("C60").empty());
    }
}
