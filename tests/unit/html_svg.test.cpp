// Drawing: no value makes a tag or leaves its attribute; coordinates are plain numbers.
#include "feeds/html/svg.hpp"

#include <catch2/catch.hpp>

#include <type_traits>

using namespace rcm;

static_assert(!std::is_constructible_v<SvgTag, std::string>, "tags are literals");
static_assert(!std::is_constructible_v<SvgAttribute, std::string, double>, "names of attributes are literals");
static_assert(!std::is_constructible_v<StyleSheet, std::string>, "style sheets are literals");

TEST_CASE("a picture's text and attributes are escaped", "[html]") {
    for (const std::string payload : {"<script>", "\" onload=\"x", "</text></svg>", "]]>", "&", "\xC0\xBC"}) {
        INFO(payload);
        std::string bytes;
        Markup html(bytes);
        Drawing svg(html);
        svg.open("svg", {{"class", payload}}).element("text", payload, {{"x", 1.25}}).close();
        const std::string safe = escape_markup(payload);
        CHECK(bytes == "<svg class=\"" + safe + "\">\n<text x=\"1.3\">" + safe + "</text>\n</svg>\n");
        CHECK(html.open_elements() == 0);
    }
}

TEST_CASE("coordinates have one decimal at most", "[html]") {
    CHECK(write_coordinate(0) == "0");
    CHECK(write_coordinate(12) == "12");
    CHECK(write_coordinate(12.04) == "12");
    CHECK(write_coordinate(12.55) == "12.6");
    CHECK(write_coordinate(-0.04) == "0");
    CHECK(write_coordinate(-3.5) == "-3.5");
}

TEST_CASE("shapes close themselves", "[html]") {
    std::string bytes;
    Markup html(bytes);
    Drawing(html).empty("rect", {{"x", 0}, {"y", 2}, {"class", "bar"}});
    CHECK(bytes == "<rect x=\"0\" y=\"2\" class=\"bar\"/>");
}
