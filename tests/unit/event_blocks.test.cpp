// A large edition: its events are rendered in parts and by several threads, and no reader can tell.
#include "feeds/settle.hpp"
#include "tests/files_in_memory.hpp"
#include "tests/said.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();
constexpr int events = 700;  // three parts

/// Workshops in Ottawa at 09:00, one a day from 1 January 2018, every tenth online in Mexico's time, where the rules
/// changed in 2022, every eleventh on a whole day.
EditionPlan large_plan() {
    auto reg = std::make_shared<Register>();
    const auto ottawa = *zones.find("America/Toronto");
    const auto mexico = *zones.find("America/Mexico_City");
    reg->settings.uid_domain = "rcm.example";
    reg->settings.address = "https://rcm.example";
    reg->settings.default_zone = ottawa;
    Document document;
    document.title = {.en = "Conclusions", .es = "Conclusiones"};
    document.adopted = make_day(2018, 1, 1);
    document.decisions.resize(events);
    reg->documents.push_back(std::move(document));
    auto calendar = std::make_shared<Calendar>();
    auto schedule = std::make_shared<Schedule>();
    for (std::uint32_t at = 0; at < events; ++at) {
        const auto& decision = reg->documents.front().decisions[at];
        Event event;
        event.id = "event-" + std::to_string(1000 + at);
        say(event.title, {.en = "Workshop, " + std::to_string(at), .es = "Taller, " + std::to_string(at)}, &decision);
        event.history = {&decision};
        calendar->events.push_back(std::move(event));
        const auto day = make_day(2018, 1, 1) + days{4 * at};
        Session session;
        session.event = at;
        session.zone = at % 10 == 0 ? mexico : ottawa;
        session.start_days = {{day, day}};
        session.when = When{.form = at % 11 == 0 ? When::Form::whole_days : When::Form::timed,
                            .range = {day, day},
                            .start = day + hours{9},
                            .end = day + hours{17}};
        session.lo = session.hi = zones.to_instant(session.zone, session.when->start).at;
        session.length = hours{8};
        schedule->sessions.push_back(session);
        schedule->first_session.push_back(at);
    }
    schedule->first_session.push_back(events);
    reg->feeds.push_back({.id = "all", .title = {.en = "All", .es = "Todo"}, .kinds = {}});
    calendar->source = reg;
    schedule->calendar = calendar;
    return settle(schedule);
}

std::vector<std::string> values_of(const std::string& bytes, std::string_view line) {
    std::vector<std::string> values;
    for (std::size_t at = bytes.find(line); at != std::string::npos; at = bytes.find(line, at + 1)) {
        const auto from = at + line.size();
        values.push_back(bytes.substr(from, bytes.find("\r\n", from) - from));
    }
    return values;
}

}  // namespace

TEST_CASE("a large feed holds every event once, in the plan's order") {
    const auto plan = large_plan();
    const auto feed = write_feed(plan, plan.feeds.front(), Language::es, zones);
    CHECK(feed.faults.empty());
    std::vector<std::string> uids;
    for (const auto& entry : plan.entries)
        uids.push_back(entry.uid(*plan.schedule));
    CHECK(values_of(feed.bytes, "\r\nUID:") == uids);
    CHECK(feed.bytes.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST_CASE("a feed holds the zones that its events name, and no other") {
    auto plan = large_plan();
    const auto zones_in = [&](std::vector<std::uint32_t> entries) {
        plan.feeds.front().entries = std::move(entries);
        return values_of(write_feed(plan, plan.feeds.front(), Language::en, zones).bytes, "\r\nTZID:");
    };
    using Names = std::vector<std::string>;
    CHECK(zones_in({1, 690}) == Names{"America/Mexico_City", "America/Toronto"});
    CHECK(zones_in({1}) == Names{"America/Toronto"});
    CHECK(zones_in({11}) == Names{});                 // a whole day names none
    CHECK(zones_in({}) == Names{"America/Toronto"});  // a calendar needs a component
}

TEST_CASE("before Mexico's clocks changed for good, its times are in UTC in every feed") {
    const auto plan = large_plan();
    EventBlocks(plan, Language::en, zones).for_each_part([](const EventBlocks::Part& part) {
        if (part.first() == 0) CHECK(part.of(10).find("DTSTART:20180210T150000Z") != std::string::npos);
        if (part.end() == events)
            CHECK(part.of(690).find("DTSTART;TZID=America/Mexico_City:2025") != std::string::npos);
    });
}

TEST_CASE("feeds written in one pass are those written one by one") {
    auto plan = large_plan();
    Feed few = plan.feeds.front();
    few.slug = "few";
    few.entries = {0, 63, 64, 699};
    FilesInMemory folder;
    FeedWriter writer(plan, Language::es, zones, {}, folder);
    writer.open(plan.feeds.front());
    writer.open(few);
    writer.each_event();
    CHECK(writer.write().empty());
    CHECK(folder.files.size() == 2 + events);
    CHECK(folder.files.at("feeds/rcm-all-es.ics") == write_feed(plan, plan.feeds.front(), Language::es, zones).bytes);
    CHECK(folder.files.at("feeds/rcm-few-es.ics") == write_feed(plan, few, Language::es, zones).bytes);
    CHECK(values_of(folder.files.at("feeds/rcm-few-es.ics"), "\r\nUID:").size() == 4);
    CHECK(values_of(folder.files.at("feeds/rcm-event-event-1007-es.ics"), "\r\nUID:") ==
          std::vector<std::string>{"event-1007@rcm.example"});
}
