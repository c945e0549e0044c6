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
    const Diagnostic diagnostic{
        .code = "D003", .message = {"bad", "mal"}, .at = {0, 2, 3, 1}, .hint = {"mend it", "corríjalo"}};
    CHECK(to_text(diagnostic, sources, Language::en, false) ==
          "a.toml:2:3: error[D003]: bad\n    2 | na?me = \"caf\xc3\xa9 \"\n      |   ^\nhint: mend it\n");
}

TEST_CASE("a diagnostic speaks the language that is asked for") {
    const SourceSet sources{{{"a.toml", "were = \"online\"\n"}}};
    const Diagnostic diagnostic{.code = "D010",
                                .severity = Severity::warning,
                                .message = worded("unknown key `{}`", "clave desconocida `{}`", "were"),
                                .at = {0, 1, 1, 4},
                                .hint = did_you_mean("where"),
                                .also = {0, 0, 0, 0},
                                .also_text = {"first here", "primero aquí"}};
    CHECK(to_text(diagnostic, sources, Language::en, false) ==
          "a.toml:1:1: warning[D010]: unknown key `were`\n    1 | were = \"online\"\n      | ^^^^\n"
          "note: first here (a.toml)\nhint: did you mean `where`?\n");
    CHECK(to_text(diagnostic, sources, Language::es, false) ==
          "a.toml:1:1: advertencia[D010]: clave desconocida `were`\n    1 | were = \"online\"\n      | ^^^^\n"
          "nota: primero aquí (a.toml)\nsugerencia: ¿quiso decir `where`?\n");
}

TEST_CASE("a sentence takes names, numbers and texts of its own") {
    const LanguageText kind{"the place", "el lugar"};
    CHECK(worded("{} `{}` is {} of {}", "{} `{}` es {} de {}", kind, "a{}", 2, 3UL) ==
          LanguageText{"the place `a{}` is 2 of 3", "el lugar `a{}` es 2 de 3"});
}
