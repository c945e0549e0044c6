#include "tests/unit/import_scene.hpp"

#include "feeds/import/outline.hpp"

namespace rcm {
namespace {

std::string told_of(const std::string& text) {
    return told(prescan(text, 0).diagnostics);
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t at = 0; at < count; ++at)
        all += text;
    return all;
}

std::string nested(std::size_t depth) {
    return calendar_of(repeated("BEGIN:X-A\n", depth - 1) + repeated("END:X-A\n", depth - 1));
}

/// A calendar of exactly so many bytes.
std::string of_size(std::size_t bytes) {
    auto text = calendar_of("");
    const auto end = text.find("END:");
    while (text.size() < bytes) {
        const auto left = bytes - text.size();
        const auto take = left <= 60'003 ? left : std::min<std::size_t>(60'000, left - 10);
        text.insert(end, "X:" + std::string(take - 3, 'a') + "\n");
    }
    REQUIRE(text.size() == bytes);
    return text;
}

}  // namespace

TEST_CASE("prescan accepts each limit and refuses one more, at its line") {
    namespace limits = prescan_limits;
    SECTION("bytes of the file") {
        CHECK(told_of(of_size(limits::file_bytes)).empty());
        CHECK(told_of(of_size(limits::file_bytes + 1)) == "D100@0");
    }
    SECTION("bytes of an unfolded line") {
        const auto line = [](std::size_t bytes) { return calendar_of("X:" + std::string(bytes - 2, 'a') + "\n"); };
        CHECK(told_of(line(limits::line_bytes)).empty());
        CHECK(told_of(line(limits::line_bytes + 1)) == "D101@3");
        const auto folded = [](std::size_t folds) { return calendar_of("X:" + repeated("a\n ", folds) + "\n"); };
        CHECK(told_of(folded(limits::line_bytes - 2)).empty());
        CHECK(told_of(folded(limits::line_bytes - 1)) == "D101@3");
    }
    SECTION("depth") {
        CHECK(told_of(nested(limits::depth)).empty());
        CHECK(told_of(nested(limits::depth + 1)) == "D107@10");
    }
    SECTION("properties of a component") {
        CHECK(told_of(calendar_of(event_with(repeated("X:a\n", limits::properties - 2)))).empty());
        CHECK(told_of(calendar_of(event_with(repeated("X:a\n", limits::properties - 1)))) == "D110@1004");
    }
    SECTION("parameters of a property") {
        CHECK(told_of(calendar_of("X" + repeated(";A=b", limits::parameters) + ":c\n")).empty());
        CHECK(told_of(calendar_of("X" + repeated(";A=b", limits::parameters + 1) + ":c\n")) == "D105@3");
        CHECK(told_of(calendar_of("X;A=\"" + repeated(";", limits::parameters + 1) + "\":c\n")).empty());
    }
    SECTION("values of a property, and of its parameters") {
        CHECK(told_of(calendar_of("X:c" + repeated(",c", limits::values - 1) + "\n")).empty());
        CHECK(told_of(calendar_of("X:c" + repeated(",c", limits::values) + "\n")) == "D106@3");
        CHECK(told_of(calendar_of("X;A=b" + repeated(",b", limits::values - 1) + ":c\n")).empty());
        CHECK(told_of(calendar_of("X;A=b" + repeated(",b", limits::values) + ":c\n")) == "D106@3");
        CHECK(told_of(calendar_of("X:c" + repeated("\\,c", limits::values) + "\n")).empty());
    }
    SECTION("lines, parameters and values in all") {
        // VCALENDAR's BEGIN, VERSION and END count two each, an empty line one.
        const auto full = repeated("\n", limits::total - 6);
        CHECK(told_of(calendar_of(full)).empty());
        CHECK(told_of(calendar_of(full + "\n")) == "D104@99998");
    }
}

TEST_CASE("prescan names what is not text, with line and column") {
    const auto at = [](const std::string& text) {
        const auto found = prescan(text, 7).diagnostics;
        REQUIRE(found.size() == 1);
        CHECK(found.front().at.file == 7);
        CHECK_FALSE(found.front().hint.empty());
        return std::string(found.front().code) + "@" + std::to_string(found.front().at.line) + ":" +
               std::to_string(found.front().at.column);
    };
    CHECK(at(calendar_of(std::string("X:a\0b\n", 6))) == "D103@3:4");
    CHECK(at(calendar_of("X:é\x01\n")) == "D103@3:4");
    CHECK(at(calendar_of("X:a\x7F\n")) == "D103@3:4");
    CHECK(at(calendar_of("X:\xE9t\xE9\n")) == "D102@3:3");
    CHECK(at(calendar_of("X:\xC0\xAF\n")) == "D102@3:3");
    CHECK(at(calendar_of("X:\xED\xA0\x80\n")) == "D102@3:3");
    CHECK(at("BEGIN:VCALENDAR\rEND:VCALENDAR\r") == "D103@1:16");
    CHECK(at("") == "D111@0:0");
    CHECK(told_of("<!DOCTYPE html>\n") == "D109@1 D111@0");
}

TEST_CASE("prescan unfolds, and each line knows where it began") {
    const auto text = prescan(
        "\xEF\xBB\xBF"
        "BEGIN:VCALENDAR\r\nX-A;B=\"x:y\"\r\n ;C=d:e\r\n\tf\r\n\r\nEND:VCALENDAR \r\n",
        0);
    REQUIRE(text.diagnostics.empty());
    REQUIRE(text.value.lines.size() == 3);
    const auto& line = text.value.lines[1];
    CHECK(line.line == 2);
    CHECK(text.value.name(line) == "X-A");
    CHECK(text.value.parameters(line) == ";B=\"x:y\";C=d");
    CHECK(text.value.value(line) == "ef");
    CHECK(text.value.lines[2].line == 6);
}

TEST_CASE("a calendar that does not close, or closes too much, is refused where that shows") {
    CHECK(told_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n") == "D108@2");
    CHECK(told_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") == "D108@3");
    CHECK(told_of("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n") == "D108@3");
    CHECK(told_of("BEGIN:VEVENT\nEND:VEVENT\n") == "D111@1");
    CHECK(told_of(calendar_of("a line that was not folded\n")) == "D109@3");
    CHECK(prescan(calendar_of("a line that was not folded\n"), 0).ok());
}

TEST_CASE("the outline keeps what says when an event is, and drops the rest") {
    const auto text =
        prescan(calendar_of("X-WR-CALNAME:UN\\, New York\nX-WR-TIMEZONE:America/New_York\nMETHOD:publish\n"
                            "BEGIN:VTIMEZONE\nTZID:mine\nX-LIC-LOCATION:America/Panama\nBEGIN:STANDARD\n"
                            "RRULE:BYMONTH=3;freq=yearly\nEND:STANDARD\nEND:VTIMEZONE\n"
                            "BEGIN:VEVENT\nUID:a\nATTACH:http://example.org/a\nX-ALT-DESC:b\ndtstart:20180924\n"
                            "BEGIN:VALARM\nTRIGGER:-PT5M\nDURATION:PT5M\nEND:VALARM\nEND:VEVENT\n"
                            "BEGIN:VTODO\nUID:b\nEND:VTODO\n"),
                0);
    REQUIRE(text.ok());
    const auto outline = outline_of(text.value, 0);
    REQUIRE(outline.diagnostics.empty());
    CHECK(outline.value.name == "UN, New York");
    CHECK(outline.value.zone == "America/New_York");
    CHECK(outline.value.locations.at("mine") == "America/Panama");
    REQUIRE(outline.value.events.size() == 1);
    REQUIRE(outline.value.events.front().lines.size() == 2);
    CHECK(outline.value.events.front().lines[1].text == "dtstart:20180924");
    CHECK(outline.value.events.front().lines[1].line == 17);
}

TEST_CASE("messages about meetings, old calendars and zones with rules of their own are refused") {
    const auto refused = [](const std::string& lines) {
        return told(outline_of(prescan(calendar_of(lines), 0).value, 0).diagnostics);
    };
    CHECK(refused("METHOD:REQUEST\n") == "D112@3");
    CHECK(refused("METHOD:PUBLISH\n").empty());
    CHECK(told(outline_of(prescan("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n", 0).value, 0).diagnostics) ==
          "D112@2");
    for (const auto* frequency : {"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"})
        CHECK(refused("BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\nRRULE:FREQ=" + std::string(frequency) +
                      "\nEND:STANDARD\nEND:VTIMEZONE\n") == "D113@6");
}

}  // namespace rcm
