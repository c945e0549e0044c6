#include "engine/base/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

TEST_CASE("the nearest word is one that may have been meant") {
    const std::vector<std::string> words = {"panama-city", "PAN", "HND", "where", "rcgm"};
    const auto meant = [&](const char* word) {
        const auto* found = nearest(word, words);
        return found == nullptr ? std::string() : *found;
    };
    CHECK(meant("panama-cty") == "panama-city");
    CHECK(meant("PNA") == "PAN");
    CHECK(meant("were") == "where");
    CHECK(meant("rcmg") == "rcgm");
    CHECK(meant("tapachula").empty());
    CHECK(meant("XYZ").empty());
}

TEST_CASE("a line that cannot be printed is shown as far as it can") {
    const SourceSet sources{{{"a.toml", "first\nna\xf3me = \"caf\xc3\xa9\x01\"\n"}}};
    const Diagnostic diagnostic{.code = "D003", .message = "bad", .at = {0, 2, 3, 1}, .hint = "mend it"};
    CHECK(to_text(diagnostic, sources, false) ==
          "a.toml:2:3: error[D003]: bad\n    2 | na?me = \"caf\xc3\xa9 \"\n      |   ^\nhint: mend it\n");
}
