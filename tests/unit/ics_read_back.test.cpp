// libical as the witness: what is written reads back as meant, and what is not meant is named.
#include "feeds/ics/content_writer.hpp"
#include "feeds/ics/read_back.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

ExpectedEvent sample() {
    ExpectedEvent event;
    event.uid = "missing-migrants-workshop@rcm.example";
    event.start = WrittenTime::at(make_day(2018, 9, 25) + hours(9), "America/Costa_Rica");
    event.end = WrittenTime::at(instant{make_day(2018, 9, 26).time_since_epoch() + hours(20)});
    event.sequence = 3;
    event.summary = "Taller; San José, Costa Rica";
    event.location = "San José \\ Escazú";
    event.description = "Línea uno\nlínea dos, \"citada\"\r\n\nfin";
    event.status = "TENTATIVE";
    event.transp = "TRANSPARENT";
    event.categories = {"workshop", "Reunión, plenaria", "a\\b,c", "Señal; x"};
    event.geo = {{9.933333, -84.083333}};
    event.url = "https://example.org/?a=1,2;b=%20";
    event.conference = "https://meet.example.org/r;k=a,b?pwd=x%25";
    event.conference_label = "Únase: sala; 1, en línea";
    return event;
}

void write_time(ContentWriter& ics, Token name, const WrittenTime& time) {
    if (time.kind == WrittenTime::Kind::date) ics.date(name, date::floor<days>(time.shown));
    if (time.kind == WrittenTime::Kind::utc) ics.date_time(name, instant{time.shown.time_since_epoch()});
    if (time.kind == WrittenTime::Kind::zoned) ics.date_time(name, time.shown, time.tzid);
}

struct Written {
    std::string bytes;
    std::size_t lines;
};

Written write(const std::vector<ExpectedEvent>& events) {
    std::string bytes;
    ContentWriter ics(bytes);
    ics.begin("VCALENDAR");
    ics.text("VERSION", "2.0");
    ics.text("PRODID", "-//rcmcal//test//EN");
    ics.begin("VTIMEZONE");
    ics.text("TZID", "America/Costa_Rica");
    ics.begin("STANDARD");
    ics.floating("DTSTART", civil_second{});
    ics.utc_offset("TZOFFSETFROM", -hours(6));
    ics.utc_offset("TZOFFSETTO", -hours(6));
    ics.end();
    ics.end();
    for (const ExpectedEvent& each : events) {
        ics.begin("VEVENT");
        ics.text("UID", each.uid);
        ics.date_time("DTSTAMP", instant{});
        write_time(ics, "DTSTART", each.start);
        write_time(ics, "DTEND", each.end);
        ics.integer("SEQUENCE", each.sequence);
        ics.text("SUMMARY", each.summary);
        ics.text("LOCATION", each.location);
        ics.text("DESCRIPTION", each.description);
        ics.text("STATUS", each.status);
        ics.text("TRANSP", each.transp);
        ics.text_list("CATEGORIES", each.categories);
        if (each.geo) ics.geo("GEO", each.geo->first, each.geo->second);
        if (!each.url.empty()) ics.uri("URL", each.url);
        if (!each.conference.empty())
            ics.uri("CONFERENCE", each.conference, {{"VALUE", "URI"}, {"LABEL", each.conference_label}});
        ics.end();
    }
    ics.end();
    CHECK(ics.faults().empty());
    return {bytes, ics.lines()};
}

std::vector<std::string> check(const std::vector<ExpectedEvent>& meant, const std::vector<ExpectedEvent>& put) {
    const Written written = write(put);
    return read_back(written.bytes, meant, written.lines);
}

}  // namespace

TEST_CASE("what is written reads back as meant", "[ics][read_back]") {
    CHECK(check({sample()}, {sample()}).empty());
    ExpectedEvent bare;
    bare.uid = "x@y";
    bare.start = WrittenTime::on(make_day(2018, 9, 25));
    bare.end = WrittenTime::on(make_day(2018, 9, 27));
    CHECK(check({sample(), bare, sample()}, {sample(), bare, sample()}).empty());
    CHECK(check({}, {}).empty());
}

TEST_CASE("payloads in every text field read back", "[ics][read_back]") {
    for (const char* payload : {"a, b; c\\d",
                                "\\",
                                "\\n",
                                "\\\\n",
                                ",",
                                ";;;",
                                "\"quoted\"",
                                "a\nb",
                                "a\r\nb",
                                "x\r\nEND:VCALENDAR",
                                "x\nBEGIN:VEVENT\nEND:VEVENT",
                                "a\xE2\x80\xA8"
                                "b",
                                "a\xC2\x85"
                                "b",
                                "Reunión, plenaria",
                                "\xF0\x9F\x98\x80",
                                " leading",
                                "trailing  ",
                                "trailing\n",
                                "a\tb",
                                "%0D%0A",
                                "^n^'",
                                "SUMMARY:x",
                                ",,,,",
                                "x,y,z",
                                "\\,\\;",
                                "a\\,b,c",
                                "x\xC2\xA0"}) {
        INFO(payload);
        for (auto ExpectedEvent::*field :
             {&ExpectedEvent::uid, &ExpectedEvent::summary, &ExpectedEvent::location, &ExpectedEvent::description}) {
            for (const std::size_t pad : {0U, 58U, 59U, 60U, 61U, 62U, 63U, 64U, 65U, 66U, 67U, 200U}) {
                ExpectedEvent event = sample();
                event.*field = std::string(pad, 'x') + payload;
                const auto differences = check({event}, {event});
                for (const std::string& each : differences)
                    UNSCOPED_INFO(each);
                CHECK(differences.empty());
            }
        }
        ExpectedEvent event = sample();
        event.categories = {"first", payload, "last"};
        const auto differences = check({event}, {event});
        for (const std::string& each : differences)
            UNSCOPED_INFO(each);
        CHECK(differences.empty());
    }
}

TEST_CASE("each field that differs is named", "[ics][read_back]") {
    const auto one = [](auto change, const char* name) {
        ExpectedEvent meant = sample();
        change(meant);
        const auto differences = check({meant}, {sample()});
        INFO(name);
        REQUIRE(differences.size() == 1);
        INFO(differences[0]);
        CHECK(differences[0].find(std::string(": ") + name + " is `") != std::string::npos);
    };
    one([](auto& e) { e.uid = "other"; }, "UID");
    one([](auto& e) { e.summary = "Taller"; }, "SUMMARY");
    one([](auto& e) { e.location += "x"; }, "LOCATION");
    one([](auto& e) { e.description = ""; }, "DESCRIPTION");
    one([](auto& e) { e.status = "CONFIRMED"; }, "STATUS");
    one([](auto& e) { e.transp = "OPAQUE"; }, "TRANSP");
    one([](auto& e) { e.sequence = 4; }, "SEQUENCE");
    one([](auto& e) { e.categories = {"workshop"}; }, "CATEGORIES");
    one([](auto& e) { std::swap(e.categories[0], e.categories[3]); }, "CATEGORIES");
    one([](auto& e) { e.geo->second += 0.001; }, "GEO");
    one([](auto& e) { e.geo.reset(); }, "GEO");
    one([](auto& e) { e.url = "https://example.org/"; }, "URL");
    one([](auto& e) { e.conference += "x"; }, "CONFERENCE");
    one([](auto& e) { e.conference_label = "Sala"; }, "LABEL");
    one([](auto& e) { e.start.shown += hours(1); }, "DTSTART");
    one([](auto& e) { e.start.tzid = "America/Panama"; }, "DTSTART");
    one([](auto& e) { e.end.kind = WrittenTime::Kind::date; }, "DTEND");
}

TEST_CASE("damage to the file is seen", "[ics][read_back]") {
    const Written good = write({sample()});
    const std::vector<ExpectedEvent> meant{sample()};
    const auto damaged = [&](std::string_view from, std::string_view to) {
        std::string bytes = good.bytes;
        const std::size_t at = bytes.find(from);
        REQUIRE(at != std::string::npos);
        bytes.replace(at, from.size(), to);
        return read_back(bytes, meant, good.lines);
    };
    CHECK_FALSE(damaged("SEQUENCE:3\r\n", "").empty());
    CHECK_FALSE(damaged("SEQUENCE:3\r\n", "SEQUENCE:3\r\nX-A:b\r\n").empty());
    CHECK_FALSE(damaged("DTSTAMP:19700101T000000Z", "DTSTAMP:nonsense").empty());
    CHECK_FALSE(damaged("STATUS:TENTATIVE", "STATUS:MAYBE").empty());
    CHECK_FALSE(damaged("END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n").empty());
    CHECK_FALSE(damaged("TZID:America/Costa_Rica", "TZID:America/Panama").empty());
    CHECK_FALSE(damaged("SEQUENCE:3", std::string_view("SEQUENCE:3\0", 11)).empty());
    CHECK_FALSE(read_back("", meant, 0).empty());
    CHECK_FALSE(read_back("BEGIN:VCALENDAR\r\n", {}, 1).empty());
    CHECK_FALSE(read_back(good.bytes + good.bytes, meant, good.lines).empty());
}

TEST_CASE("many differences are cut short", "[ics][read_back]") {
    std::vector<ExpectedEvent> put(300, sample()), meant = put;
    for (ExpectedEvent& each : meant)
        each.sequence = 9;
    const auto differences = check(meant, put);
    CHECK(differences.size() == 101);
    CHECK(differences.back() == "and more");
}
