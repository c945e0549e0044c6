// Markup: no value makes a tag, leaves its attribute or names a script.
#include "feeds/html/markup.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <type_traits>

using namespace rcm;

static_assert(!std::is_constructible_v<Tag, std::string>, "tags are literals");
static_assert(!std::is_constructible_v<Attribute, std::string, std::string>, "names of attributes are literals");

namespace {

/// What a browser makes of the escaped text.
std::string unescaped(std::string_view text) {
    static const std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string out;
    while (!text.empty()) {
        bool found = false;
        for (const auto& [entity, c] : entities) {
            if (!text.starts_with(entity)) continue;
            out += c;
            text.remove_prefix(entity.size());
            found = true;
            break;
        }
        if (found) continue;
        CHECK(text.front() != '&');
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

}  // namespace

TEST_CASE("thirty payloads stay text", "[html]") {
    const std::vector<std::string> payloads{
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "'><svg/onload=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "</title><script>alert(1)</script>",
        "</p></section></main>",
        "<!-- comment",
        "--><script>alert(1)</script><!--",
        "<![CDATA[x]]>",
        "]]><script>",
        "<?php echo 1 ?>",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "&",
        "&amp",
        "&copy;",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=\"<script>1</script>\">",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=//evil.example>",
        "<style>@import'//evil.example'</style>",
        "<math><mi xlink:href=\"data:x\">",
        "`${alert(1)}`",
        "{{constructor.constructor('alert(1)')()}}",
        "<scr<script>ipt>",
        "\\\"><x>",
        "<\xE2\x80\xAEtxet>",
        "=cmd|' /C calc'!A0",
        "\xEF\xBC\x9Cscript\xEF\xBC\x9E",
        "\t\n<b\n>",
    };
    REQUIRE(payloads.size() >= 30);
    for (const std::string& payload : payloads) {
        INFO(payload);
        std::string bytes;
        Markup html(bytes);
        html.element("span", payload, {{"title", payload}});
        REQUIRE(bytes.starts_with("<span title=\""));
        REQUIRE(bytes.ends_with("</span>"));
        const std::string escaped = escape_markup(payload);
        CHECK(bytes == "<span title=\"" + escaped + "\">" + escaped + "</span>");
        CHECK(escaped.find_first_of("<>\"'") == std::string::npos);
        CHECK(unescaped(escaped) == payload);
        CHECK(html.open_elements() == 0);
    }
}

TEST_CASE("what is no character of HTML becomes the replacement character", "[html]") {
    using namespace std::string_literals;
    const std::string r = "\xEF\xBF\xBD";
    CHECK(escape_markup("a\0b"s) == "a" + r + "b");
    CHECK(escape_markup("\x01\x0B\x1F\x7F") == r + r + r + r);
    CHECK(escape_markup("\xC2\x85") == r);                                          // C1
    CHECK(escape_markup("\xFF<") == r + "&lt;");                                    // no UTF-8
    CHECK(escape_markup("\xC0\xBC") == r + r);                                      // overlong <
    CHECK(escape_markup("\xE2\x80") == r + r);                                      // cut off
    CHECK(escape_markup("\xED\xA0\x80") == r + r + r);                              // surrogate
    CHECK(escape_markup("\xF4\x90\x80\x80") == r + r + r + r);                      // beyond Unicode
    CHECK(escape_markup("\xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF") == r + r + r);  // noncharacters
    CHECK(escape_markup("a\r\nb\rc") == "a\nb\nc");
    CHECK(escape_markup("Añadido – 𐐀 日本") == "Añadido – 𐐀 日本");
}

TEST_CASE("addresses are http, https, webcal or relative", "[html]") {
    for (const char* good :
         {"https://example.org/feeds/x.ics", "http://localhost:8080/", "webcal://example.org/x.ics", "../feeds/x.ics",
          "en/index.html", "#open", "/feeds/x.ics", "style.css", "?a=b:c", "a/b:c"}) {
        INFO(good);
        CHECK(is_safe_address(good));
    }
    for (const char* bad : {"",
                            "javascript:alert(1)",
                            "JaVaScRiPt:alert(1)",
                            " javascript:alert(1)",
                            "java\tscript:alert(1)",
                            "java\nscript:alert(1)",
                            "\x01javascript:alert(1)",
                            "data:text/html,x",
                            "vbscript:x",
                            "file:///etc/passwd",
                            "//evil.example/x",
                            "/\\evil.example",
                            "\\\\evil.example",
                            "https:evil",
                            "https:///x",
                            "mailto:a@b",
                            "blob:x",
                            "https://a b/",
                            "https://a/\"x",
                            "https://a/<x>",
                            "x:y",
                            "https://",
                            "https://é.example/"}) {
        INFO(bad);
        CHECK_FALSE(is_safe_address(bad));
        std::string bytes;
        Markup html(bytes);
        html.link(bad, "text & more");
        CHECK(bytes == "text &amp; more");
        html.empty("link", {{"rel", "alternate"}, Attribute::href(bad)});
        CHECK(bytes == "text &amp; more\n<link rel=\"alternate\">");
    }
}

TEST_CASE("a large page goes on in pieces while it is written, with the same bytes", "[html]") {
    const auto write = [](Markup& html) {
        html.doctype().open("ul");
        for (int number = 0; number < 5000; ++number)
            html.open("li").element("em", "number").text(" " + std::to_string(number)).close();
        html.close();
    };
    std::string whole;
    Markup at_once(whole);
    write(at_once);
    std::string all;
    std::size_t pieces = 0, largest = 0;
    Markup html([&](std::string_view piece) {
        all += piece;
        ++pieces;
        largest = std::max(largest, piece.size());
    });
    write(html);
    html.finish();
    CHECK(all == whole);
    CHECK(pieces > 5);
    CHECK(largest < 20'000);
}

TEST_CASE("links, empty elements and line breaks", "[html]") {
    std::string bytes;
    Markup html(bytes);
    html.doctype()
        .open("p", {{"class", "a"}})
        .text("x ")
        .link("https://a.example/?b=1&c=2", "y", {{"lang", "es"}})
        .close();
    html.empty("hr").element("h4", "z");
    CHECK(bytes ==
          "<!DOCTYPE html>\n<p class=\"a\">x <a href=\"https://a.example/?b=1&amp;c=2\" "
          "lang=\"es\">y</a></p>\n<hr>\n<h4>z</h4>\n");
    CHECK(percent_encode("webcal://a.example/ñ b-._~") == "webcal%3A%2F%2Fa.example%2F%C3%B1%20b-._~");
}
