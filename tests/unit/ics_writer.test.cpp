// The writer: folding, escaping, refusing; a hostile value never makes a line of its own.
#include "feeds/ics/content_writer.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>

using namespace rcm;

namespace {

std::string write(const std::function<void(ContentWriter&)>& body) {
    std::string bytes;
    ContentWriter ics(bytes);
    body(ics);
    INFO(bytes);
    CHECK(ics.faults().empty());
    return bytes;
}

std::string fault(const std::function<void(ContentWriter&)>& body) {
    std::string bytes;
    ContentWriter ics(bytes);
    body(ics);
    CHECK(bytes.empty());
    CHECK(ics.lines() == 0);
    REQUIRE(ics.faults().size() == 1);
    return ics.faults().front();
}

/// The content lines, unfolded; checks the physical lines on the way.
std::vector<std::string> content_lines(const std::string& bytes) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = bytes.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        std::string line = bytes.substr(at, end - at);
        CHECK(line.size() <= 75);
        CHECK(line.find_first_of("\r\n") == std::string::npos);
        if (line.starts_with(' ')) {
            REQUIRE_FALSE(lines.empty());
            // The first octet after the fold begins a character.
            REQUIRE(line.size() > 1);
            CHECK((static_cast<unsigned char>(line[1]) & 0xC0U) != 0x80U);
            lines.back() += line.substr(1);
        } else {
            lines.push_back(std::move(line));
        }
        at = end + 2;
    }
    return lines;
}

std::string unescape(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\') {
            CHECK((value[i] != ',' && value[i] != ';'));
            text += value[i];
            continue;
        }
        REQUIRE(++i < value.size());
        text += value[i] == 'n' ? '\n' : value[i];
    }
    return text;
}

const std::string long_ascii(300, 'x');

/// Written as they are, or with their line breaks as \n.
const std::vector<std::string> lawful{"plain",
                                      "a, b; c\\d",
                                      "\\",
                                      "\\n",
                                      "\\\\n",
                                      ",",
                                      ";;;",
                                      "\"quoted\"",
                                      "colon: here",
                                      "line\nbreak",
                                      "line\r\nbreak",
                                      "\n",
                                      "\r\n\r\nx",
                                      "x\nBEGIN:VEVENT\nEND:VEVENT",
                                      "x\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
                                      "a\xE2\x80\xA8"
                                      "b",
                                      "a\xE2\x80\xA9"
                                      "b",
                                      "a\xC2\x85"
                                      "b",
                                      "Reunión, plenaria",
                                      "año nuevo; ñandú",
                                      "\xF0\x9F\x98\x80",
                                      std::string(66, 'x') + "\xF0\x9F\x98\x80",
                                      std::string(64, 'x') + "\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
                                      long_ascii,
                                      std::string(500, ','),
                                      std::string(500, '\n') + "x",
                                      "a\tb",
                                      " leading and trailing ",
                                      "=?utf-8?q?x?=",
                                      "%0D%0A",
                                      "\xEF\xBB\xBF"
                                      "bom",
                                      "e\xCC\x81 combined",
                                      "\xE2\x80\xAE right to left",
                                      "SUMMARY:x",
                                      "x:y;z=\"q\"",
                                      "^n^'^^"};

/// Refused, and nothing of the line is written.
const std::vector<std::string> unlawful{std::string("a\0b", 3),
                                        std::string("\0", 1),
                                        "a\rb",
                                        "\r",
                                        "x\rBEGIN:VEVENT",
                                        "bell\a",
                                        "\x1B[31m",
                                        "del\x7F",
                                        "\x01",
                                        "\x0B",
                                        "\x0C",
                                        "\xC2\x80",
                                        "\xC2\x9F",
                                        "\xFF",
                                        "a\xC3",
                                        "\xC0\x8A",
                                        "\xE0\x80\x8A",
                                        "\xED\xA0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xF0\x80\x80\x8A",
                                        "\x80",
                                        long_ascii + "\x08",
                                        "\xE2\x80"};

const std::vector<Token> text_fields{"SUMMARY", "DESCRIPTION",  "LOCATION",
                                     "UID",     "STATUS",       "TZNAME",
                                     "NAME",    "X-WR-CALNAME", "X-MICROSOFT-CDO-BUSYSTATUS",
                                     "CONTACT"};

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

TEST_CASE("each value type is written its own way", "[ics][writer]") {
    const civil_second nine = make_day(2018, 9, 7) + hours(9);
    const instant at{make_day(2018, 9, 7).time_since_epoch() + hours(14)};
    CHECK(write([&](auto& ics) { ics.text("SUMMARY", "Taller; San José, CR"); }) ==
          "SUMMARY:Taller\\; San José\\, CR\r\n");
    CHECK(write([&](auto& ics) { ics.date("DTSTART", make_day(2018, 9, 25)); }) == "DTSTART;VALUE=DATE:20180925\r\n");
    CHECK(write([&](auto& ics) { ics.date_time("DTSTAMP", at); }) == "DTSTAMP:20180907T140000Z\r\n");
    CHECK(write([&](auto& ics) { ics.date_time("DTSTART", nine, "America/Panama"); }) ==
          "DTSTART;TZID=America/Panama:20180907T090000\r\n");
    CHECK(write([&](auto& ics) { ics.floating("DTSTART", nine); }) == "DTSTART:20180907T090000\r\n");
    CHECK(write([&](auto& ics) {
              ics.duration("REFRESH-INTERVAL", hours(12), {{"VALUE", "DURATION"}});
          }) == "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n");
    CHECK(write([&](auto& ics) { ics.integer("SEQUENCE", 12); }) == "SEQUENCE:12\r\n");
    CHECK(write([&](auto& ics) { ics.geo("GEO", 8.983333, -79.516667); }) == "GEO:8.983333;-79.516667\r\n");
    CHECK(write([&](auto& ics) { ics.geo("GEO", -0.0000004, 10.0); }) == "GEO:0.000000;10.000000\r\n");
    CHECK(write([&](auto& ics) { ics.geo("GEO", 10.0, 10.0); }) == "GEO:10.000000;10.000000\r\n");
    CHECK(write([&](auto& ics) { ics.utc_offset("TZOFFSETTO", -hours(3) - minutes(30)); }) == "TZOFFSETTO:-0330\r\n");
    CHECK(write([&](auto& ics) { ics.utc_offset("TZOFFSETTO", seconds(0)); }) == "TZOFFSETTO:+0000\r\n");
    CHECK(write([&](auto& ics) { ics.recur("RRULE", "FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU"); }) ==
          "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU\r\n");
    CHECK(write([&](auto& ics) {
              ics.text_list("CATEGORIES", std::vector<std::string>{"Reunión, plenaria", "b"});
          }) == "CATEGORIES:Reunión\\, plenaria,b\r\n");
    CHECK(write([&](auto& ics) {
              ics.cal_address("ORGANIZER", "mailto:a@b.org", {{"CN", "Troika: PPT"}});
          }) == "ORGANIZER;CN=\"Troika: PPT\":mailto:a@b.org\r\n");
    CHECK(write([&](auto& ics) {
              ics.begin("VCALENDAR");
              ics.begin("VEVENT");
              ics.end();
              ics.end();
          }) == "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("durations", "[ics][writer]") {
    const auto duration = [](seconds length) {
        const std::string line = write([&](auto& ics) { ics.duration("D", length); });
        return line.substr(2, line.size() - 4);
    };
    CHECK(duration(seconds(0)) == "PT0S");
    CHECK(duration(days(7)) == "P7D");
    CHECK(duration(-minutes(15)) == "-PT15M");
    CHECK(duration(hours(1) + seconds(1)) == "PT1H0M1S");
    CHECK(duration(days(1) + hours(2)) == "P1DT2H");
    CHECK(duration(seconds(61)) == "PT1M1S");
    CHECK(duration(seconds::min()).starts_with("-P106751991167300D"));
}

TEST_CASE("out of range is refused and leaves no trace", "[ics][writer]") {
    CHECK(fault([](auto& ics) { ics.date("DTSTART", civil_day{date::days(20000000)}); }) ==
          "DTSTART: the year is not between 1 and 9999; not written");
    fault([](auto& ics) { ics.date("DTSTART", make_day(0, 1, 1)); });
    fault([](auto& ics) { ics.integer("SEQUENCE", 3000000000); });
    fault([](auto& ics) { ics.geo("GEO", 91, 0); });
    fault([](auto& ics) { ics.geo("GEO", 0, std::numeric_limits<double>::quiet_NaN()); });
    fault([](auto& ics) { ics.geo("GEO", std::numeric_limits<double>::infinity(), 0); });
    fault([](auto& ics) { ics.utc_offset("TZOFFSETFROM", -hours(5) - minutes(19) - seconds(36)); });
    fault([](auto& ics) { ics.utc_offset("TZOFFSETFROM", hours(24)); });
    fault([](auto& ics) { ics.recur("RRULE", "FREQ=DAILY\r\nX:Y"); });
    fault([](auto& ics) { ics.recur("RRULE", "COUNT=2"); });
    fault([](auto& ics) { ics.uri("URL", "no scheme"); });
    fault([](auto& ics) { ics.uri("URL", "https:"); });
    fault([](auto& ics) { ics.end(); });
    CHECK(Token::checked("X-ABC-1"));
    CHECK_FALSE(Token::checked("X ABC"));
    CHECK_FALSE(Token::checked("X\r\nABC"));
    CHECK_FALSE(Token::checked("X:A"));
    CHECK_FALSE(Token::checked(""));
    CHECK(write([](auto& ics) { ics.text("SUMMARY", ""); }).empty());
    CHECK(write([](auto& ics) { ics.text("SUMMARY", " \r\n"); }).empty());
    CHECK(write([](auto& ics) { ics.text_list("CATEGORIES", std::vector<std::string>{"", " "}); }).empty());
}

TEST_CASE("every text field times every lawful payload is one line that reads back", "[ics][writer]") {
    for (const Token field : text_fields) {
        for (const std::string& payload : lawful) {
            std::string bytes;
            ContentWriter ics(bytes);
            ics.text(field, payload, {{"LANGUAGE", "es"}});
            INFO(field.name() << " <- " << payload);
            CHECK(ics.faults().empty());
            const auto lines = content_lines(bytes);
            CHECK(lines.size() == ics.lines());
            if (blank(payload)) {
                CHECK(lines.empty());
                continue;
            }
            REQUIRE(lines.size() == 1);
            const std::string prefix = std::string(field.name()) + ";LANGUAGE=es:";
            REQUIRE(lines[0].starts_with(prefix));
            CHECK(unescape(lines[0].substr(prefix.size())) == text_as_read(payload));
        }
    }
}

TEST_CASE("every text field refuses every unlawful payload", "[ics][writer]") {
    for (const Token field : text_fields) {
        for (const std::string& payload : unlawful) {
            if (blank(payload)) continue;
            INFO(field.name() << " <- " << payload);
            const std::string said = fault([&](auto& ics) { ics.text(field, payload); });
            CHECK(said.starts_with(std::string(field.name()) + ": "));
            fault([&](auto& ics) { ics.text_list(field, std::vector<std::string>{"good", payload}); });
            fault([&](auto& ics) { ics.text("SUMMARY", "x", {{"X-P", payload}}); });
            fault([&](auto& ics) { ics.date_time("DTSTART", civil_second{}, payload); });
        }
    }
}

TEST_CASE("a refused line leaves its neighbours whole", "[ics][writer]") {
    std::string bytes;
    ContentWriter ics(bytes);
    ics.text("SUMMARY", "before");
    ics.text("DESCRIPTION", "a\abc");
    ics.text("LOCATION", "after");
    CHECK(bytes == "SUMMARY:before\r\nLOCATION:after\r\n");
    CHECK(ics.lines() == 2);
    REQUIRE(ics.faults().size() == 1);
    CHECK(ics.faults()[0] == "DESCRIPTION: control character U+0007 at octet 2; not written");
}

TEST_CASE("every payload in a list, a parameter and a URI stays in one line", "[ics][writer]") {
    for (const std::string& payload : lawful) {
        INFO(payload);
        const auto list = content_lines(write([&](auto& ics) {
            ics.text_list("CATEGORIES", std::vector<std::string>{"first", payload, "last"});
        }));
        CHECK(list.size() == 1);

        std::string bytes;
        ContentWriter ics(bytes);
        ics.text("SUMMARY", "x", {{"X-P", payload}});
        CHECK(content_lines(bytes).size() + ics.faults().size() == 1);
    }
    for (const auto* payloads : {&lawful, &unlawful}) {
        for (const std::string& payload : *payloads) {
            const auto lines = content_lines(write([&](auto& ics) { ics.uri("URL", "https://x/" + payload); }));
            REQUIRE(lines.size() == 1);
            for (const char c : lines[0])
                CHECK((c > ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<'));
        }
    }
    CHECK(write([](auto& ics) { ics.uri("URL", "https://x/a b\r\nñ%zz%20\"[]#f"); }) ==
          "URL:https://x/a%20b%0D%0A%C3%B1%25zz%20%22[]#f\r\n");
}

TEST_CASE("lines of exactly 75 octets are not folded, of 76 they are", "[ics][writer]") {
    for (std::size_t length = 60; length < 240; ++length) {
        for (const char* last : {"", "ñ", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
            const std::string value = std::string(length, 'x') + last + "tail";
            const std::string bytes = write([&](auto& ics) { ics.text("SUMMARY", value); });
            const auto lines = content_lines(bytes);
            REQUIRE(lines.size() == 1);
            CHECK(lines[0] == "SUMMARY:" + value);
            CHECK((bytes.find("\r\n ") != std::string::npos) == (lines[0].size() > 75));
        }
    }
}

TEST_CASE("values far longer than the first buffer", "[ics][writer]") {
    std::string value;
    for (int i = 0; i < 20000; ++i)
        value += "ñ,\n\xF0\x9F\x98\x80 x;";
    const auto lines = content_lines(write([&](auto& ics) {
        ics.text("SUMMARY", "short");
        ics.text("DESCRIPTION", value, {{"X-LONG", std::string(5000, 'y')}});
        ics.uri("URL", "https://x/" + value);
    }));
    REQUIRE(lines.size() == 3);
    CHECK(unescape(lines[1].substr(lines[1].find(':') + 1)) == value);
}
