#include "feeds/atom/xml.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {
const std::string mark = "\xEF\xBF\xBD";  // U+FFFD
}

TEST_CASE("text and attributes cannot leave their place in XML") {
    std::string bytes;
    Xml xml(bytes);
    xml.open("entry", {{"xml:lang", "es\" x=\"1"}}).element("title", "</title><script>&amp;").close();
    CHECK(bytes ==
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<entry xml:lang=\"es&quot; x=&quot;1\">\n"
          "<title>&lt;/title&gt;&lt;script&gt;&amp;amp;</title>\n"
          "</entry>\n");
    CHECK(xml.open_elements() == 0);
}

TEST_CASE("an element without content closes itself") {
    std::string bytes;
    Xml(bytes).empty("link", {{"rel", "self"}, {"href", "https://a.example/?b=1&c=2"}});
    CHECK(bytes.ends_with("<link rel=\"self\" href=\"https://a.example/?b=1&amp;c=2\"/>\n"));
}

TEST_CASE("what XML forbids becomes the replacement character") {
    CHECK(escape_xml(std::string("a\0b", 3)) == "a" + mark + "b");
    CHECK(escape_xml("\x01\x0B\x1F") == mark + mark + mark);
    CHECK(escape_xml("tab\tline\nreturn\r") == "tab\tline\nreturn&#13;");
    CHECK(escape_xml("\xEF\xBF\xBE") == mark + mark + mark);  // U+FFFE
    CHECK(escape_xml("\xED\xA0\x80") == mark + mark + mark);  // half of a surrogate pair
    CHECK(escape_xml("\xC0\xAF") == mark + mark);             // an overlong slash
    CHECK(escape_xml("\xF4\x90\x80\x80") == mark + mark + mark + mark);
    CHECK(escape_xml("caf\xC3") == "caf" + mark);
    CHECK(escape_xml("Ñandú 中 😀") == "Ñandú 中 😀");
}
