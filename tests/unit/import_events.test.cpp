#include "feeds/import/foreign_event.hpp"
#include "feeds/import/zone_names.hpp"
#include "tests/unit/import_scene.hpp"

namespace rcm {
namespace {

/// The occurrences of a calendar in which nothing is wrong.
std::string dates(const std::string& components) {
    const auto read = imported(calendar_of(components));
    INFO(told(read.diagnostics));
    CHECK(read.diagnostics.empty());
    return shown(read.value);
}

std::string dates_of(const std::string& lines) {
    return dates(event_with(lines));
}

}  // namespace

TEST_CASE("an outside event is read with our own zones, whatever its calendar calls them") {
    const std::string nine = ":20180924T090000\nDURATION:PT1H\n";
    const auto panama = "2018-09-24T14:00:00Z/2018-09-24T15:00:00Z";
    CHECK(dates_of("DTSTART;TZID=America/Panama" + nine) == panama);
    CHECK(dates_of("DTSTART;TZID=\"SA Pacific Standard Time\"" + nine) == panama);
    CHECK(dates_of("DTSTART;TZID=sa pacific standard time" + nine) == panama);
    CHECK(dates_of("DTSTART;TZID=/mozilla.org/20070129_1/America/Panama" + nine) == panama);
    CHECK(dates_of("DTSTART;TZID=/citadel.org/20180924_1/America/Argentina/Buenos_Aires" + nine) ==
          "2018-09-24T12:00:00Z/2018-09-24T13:00:00Z");
    CHECK(dates_of("DTSTART:20180924T140000Z\nDTEND;TZID=America/Panama:20180924T100000\n") == panama);
    CHECK(dates("BEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:America/Panama\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n" +
                event_with("DTSTART;TZID=Ours" + nine)) == panama);  // its offsets are not believed
    CHECK(dates("X-WR-TIMEZONE:America/Panama\n" + event_with("DTSTART" + nine)) == panama);
    CHECK(dates_of("DTSTART" + nine) == "2018-09-24T09:00/2018-09-24T10:00");
}

TEST_CASE("an unknown zone is said, and what it dates is left out; nothing falls back to UTC") {
    const auto read = imported(calendar_of(event_with("DTSTART;TZID=Customized Time Zone:20180924T090000\n") +
                                           event_with("DTSTART:20180925\n")));
    CHECK(told(read.diagnostics) == "D115@6");
    CHECK_FALSE(has_errors(read.diagnostics));
    CHECK(read.diagnostics.front().message.en.find("`Customized Time Zone`") != std::string::npos);
    CHECK(shown(read.value) == "2018-09-25/2018-09-25");
    CHECK(told(imported(calendar_with("DTSTART;TZID=GMT-0500:20180924T090000\n")).diagnostics) == "D115@6");
}

TEST_CASE("every name of Windows stands for a zone of our zone data") {
    const auto zones = ZoneDatabase::system();
    for (const auto name : windows_zone_names()) {
        INFO(name);
        CHECK(zone_called(name, {}, zones).has_value());
    }
    CHECK(windows_zone_names().size() > 130);
    CHECK(zone_called("Central America Standard Time", {}, zones)->name() == "America/Guatemala");
    CHECK_FALSE(zone_called("../../etc/passwd", {}, zones).has_value());
}

TEST_CASE("a date in the year 9999, which some programs write for ever, costs nothing but its event") {
    const auto read = imported(calendar_of(event_with("DTSTART:99991231\n") + event_with("DTSTART:20180925\n")));
    CHECK(told(read.diagnostics).empty());
    CHECK(shown(read.value).find("2018-09-25/2018-09-25") != std::string::npos);
}

TEST_CASE("whole days end before DTEND; without one they are one day") {
    CHECK(dates_of("DTSTART;VALUE=DATE:20180924\nDTEND;VALUE=DATE:20180929\n") == "2018-09-24/2018-09-28");
    CHECK(dates_of("DTSTART;VALUE=DATE:20180924\n") == "2018-09-24/2018-09-24");
    CHECK(dates_of("DTSTART;VALUE=DATE:20180924\nDTEND;VALUE=DATE:20180924\n") == "2018-09-24/2018-09-24");
    CHECK(dates_of("DTSTART;VALUE=DATE:20180924\nDURATION:P1W\n") == "2018-09-24/2018-09-30");
}

TEST_CASE("busy or free makes no difference; cancelled does") {
    CHECK(dates_of("DTSTART:20180924\nTRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\n") ==
          "2018-09-24/2018-09-24");
    CHECK(dates_of("DTSTART:20180924\nSTATUS:TENTATIVE\n") == "2018-09-24/2018-09-24");
    CHECK(dates_of("DTSTART:20180924\nSTATUS:CANCELLED\n").empty());
}

TEST_CASE("a series keeps its local time, heeds COUNT, UNTIL and EXDATE, and adds RDATE") {
    const std::string new_york =
        "DTSTART;TZID=America/New_York:20181029T090000\nDTEND;TZID=America/New_York:20181029T100000\n";
    CHECK(dates_of(new_york + "RRULE:FREQ=WEEKLY;COUNT=2\n") ==
          "2018-10-29T13:00:00Z/2018-10-29T14:00:00Z 2018-11-05T14:00:00Z/2018-11-05T15:00:00Z");
    CHECK(dates_of(new_york + "RRULE:FREQ=WEEKLY;UNTIL=20181105T135959Z\n") ==
          "2018-10-29T13:00:00Z/2018-10-29T14:00:00Z");
    CHECK(dates_of(new_york + "RRULE:FREQ=WEEKLY;UNTIL=20181105T140000Z\nEXDATE:20181029T130000Z\n") ==
          "2018-11-05T14:00:00Z/2018-11-05T15:00:00Z");
    CHECK(dates_of(new_york + "RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;VALUE=DATE:20181105\n") ==
          "2018-10-29T13:00:00Z/2018-10-29T14:00:00Z");
    CHECK(dates_of(new_york + "RDATE;VALUE=PERIOD:20181101T120000Z/PT30M\n") ==
          "2018-10-29T13:00:00Z/2018-10-29T14:00:00Z 2018-11-01T12:00:00Z/2018-11-01T12:30:00Z");
    CHECK(dates_of("DTSTART:20180924\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20180925,20180926\nRDATE:20181001\n") ==
          "2018-09-24/2018-09-24 2018-09-27/2018-09-27 2018-10-01/2018-10-01");
    // A clock change inside: the day is counted on the calendar, the hours on the clock.
    CHECK(dates_of("DTSTART;TZID=America/New_York:20181103T090000\nDURATION:P1DT1H\n") ==
          "2018-11-03T13:00:00Z/2018-11-04T15:00:00Z");
    // DTSTART is the first instance even where the rule does not name its day.
    CHECK(dates_of("DTSTART:20180925\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\n") ==
          "2018-09-25/2018-09-25 2018-10-01/2018-10-01");
}

TEST_CASE("a series without an end is looked at in the period only, however long ago it began") {
    const auto read = imported(calendar_with("DTSTART:19500704\nRRULE:FREQ=YEARLY\n"));
    CHECK(shown(read.value) == "2018-07-04/2018-07-04 2019-07-04/2019-07-04");
    const auto long_ago = imported(calendar_with("DTSTART:20171230\nDTEND:20180103\nRRULE:FREQ=YEARLY\n"),
                                   {make_day(2018, 1, 1), make_day(2018, 1, 31)});
    CHECK(shown(long_ago.value) == "2017-12-30/2018-01-02");
}

TEST_CASE("an override takes the place of its instance, also where it is cancelled") {
    const std::string master =
        "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=America/Panama:20180924T090000\nDURATION:PT1H\n"
        "RRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n";
    const auto override_with = [](const std::string& lines) {
        return "BEGIN:VEVENT\nUID:a\n" + lines + "END:VEVENT\n";
    };
    CHECK(dates(override_with("RECURRENCE-ID:20180925T140000Z\nDTSTART:20180930T140000Z\nDTEND:20180930T150000Z\n") +
                master) ==
          "2018-09-24T14:00:00Z/2018-09-24T15:00:00Z 2018-09-26T14:00:00Z/2018-09-26T15:00:00Z "
          "2018-09-30T14:00:00Z/2018-09-30T15:00:00Z");
    CHECK(dates(master + override_with("RECURRENCE-ID;TZID=America/Panama:20180925T090000\n"
                                       "DTSTART:20180925T140000Z\nSTATUS:CANCELLED\n")) ==
          "2018-09-24T14:00:00Z/2018-09-24T15:00:00Z 2018-09-26T14:00:00Z/2018-09-26T15:00:00Z");
}

TEST_CASE("what cannot be read is said at its line, and the rest of the calendar still counts") {
    const auto other = event_with("DTSTART:20180101\n");
    const auto faults = [&](const std::string& lines) {
        const auto read = imported(calendar_of(event_with(lines) + other));
        CHECK_FALSE(has_errors(read.diagnostics));
        CHECK(shown(read.value).find("2018-01-01/2018-01-01") != std::string::npos);
        return told(read.diagnostics) + (read.value.events.size() > 1 ? " kept" : " left out");
    };
    CHECK(faults("DTSTART:20180230\n") == "D118@6 left out");
    CHECK(faults("DTSTART:tomorrow\n") == "D118@6 left out");
    CHECK(faults("DTSTART:20180924T250000Z\n") == "D118@6 left out");
    CHECK(faults("LOCATION:nowhere\n") == "D118@3 left out");
    CHECK(faults("DTSTART:20180924\nDTEND:never\n") == "D118@7 left out");
    CHECK(faults("DTSTART:20180924\nDTEND:20180923\n") == "D116@7 left out");
    CHECK(faults("DTSTART:20180924\nDURATION:P1W2DT3333333333333333333333H\n") == "D118@7 left out");
    CHECK(faults("DTSTART:20180924\nDURATION:P1999999999W\n") == "D118@7 left out");
    CHECK(faults("DTSTART:20180924\nRDATE;VALUE=PERIOD:20181101T120000Z/PT99999999999H\n") == "D118@7 kept");
    CHECK(faults("DTSTART:20180924\nEXDATE:never\n") == "D118@7 kept");
    CHECK(faults("DTSTART:20180924\nRRULE:FREQ=SOMETIMES\n") == "D118@7 left out");
    CHECK(faults("DTSTART:20180924\nRRULE:FREQ=SECONDLY;COUNT=2\n") == "D119@7 left out");
    CHECK(faults("DTSTART:20180924T000000Z\nRRULE:FREQ=MINUTELY;COUNT=2\n") == "D119@7 left out");
    CHECK(faults("DTSTART:20180924\nRRULE:FREQ=DAILY;BYDAY=MO,TU;BYSETPOS=1;COUNT=2\n") == "D119@7 left out");
    CHECK(faults("DTSTART:20180924\nRRULE:FREQ=YEARLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2\n") == "D119@8 left out");
    CHECK(faults("DTSTART:20180924\nEXRULE:FREQ=YEARLY;COUNT=2\n") == "D119@7 kept");
}

TEST_CASE("a series has 3,000 instances, and not one more") {
    const auto series = [](int count) {
        const auto read = imported(
            calendar_with("DTSTART:20180101T000000Z\nRRULE:FREQ=HOURLY;COUNT=" + std::to_string(count) + "\n"));
        return std::to_string(read.value.events.size()) + " " + told(read.diagnostics);
    };
    CHECK(series(3000) == "3000 ");
    CHECK(series(3001) == "0 D119@7");
}

TEST_CASE("series are expanded over ten years, and not a day more") {
    const DayRange eleven_years{make_day(2010, 1, 1), make_day(2020, 12, 31)};
    const auto read = imported(calendar_with("DTSTART:20050101\nRRULE:FREQ=DAILY;INTERVAL=2\n"), eleven_years);
    REQUIRE_FALSE(read.value.events.empty());
    CHECK(read.diagnostics.empty());
    CHECK(read.value.events.front().on_days.first >= make_day(2010, 12, 28));
    CHECK(read.value.events.front().on_days.first <= make_day(2010, 12, 31));
    // A single day of that long ago still counts.
    CHECK(shown(imported(calendar_with("DTSTART:20100105\n"), eleven_years).value) == "2010-01-05/2010-01-05");
}

TEST_CASE("records are decoded to what was written, cut off or not, and nonsense to nothing") {
    ForeignEvent event{.line = 12, .uid = "a\tb", .title = "é\nü"};
    event.start = {ForeignTime::Kind::zoned, civil_second{make_day(2018, 9, 24)} + hours{9}, "America/Panama"};
    event.end = {ForeignTime::Kind::utc, civil_second{make_day(2018, 9, 24)} + hours{15}, {}};
    event.recurrence_id = {ForeignTime::Kind::date, civil_second{make_day(2018, 9, 25)}, {}};
    event.length = ForeignLength{1, -3600};
    event.cancelled = event.repeats = event.unusable = true;
    event.instances = {event.start.shown, event.end.shown};
    event.except = {event.end};
    event.also = {{event.start, event.end, {}}, {event.start, {}, ForeignLength{0, 1800}}};
    event.until = event.end;
    std::string records;
    ForeignWriter writer([&](std::string_view more) { records += more; });
    writer.working_on(12);
    writer.event(event);
    writer.fault(ForeignFault::unheeded, 13);
    writer.finish();
    event.uid = "a b";
    event.title = "é ü";
    const auto decoded = decode_events(records);
    REQUIRE(decoded);
    REQUIRE(decoded->events.size() == 1);
    CHECK(decoded->events.front() == event);
    CHECK(decoded->faults == std::vector<FoundFault>{{ForeignFault::unheeded, 13}});
    CHECK(decoded->complete);
    CHECK(decoded->at_line == 12);
    for (std::size_t length = 0; length + 1 < records.size(); ++length) {
        const auto part = decode_events(std::string_view(records).substr(0, length));
        REQUIRE(part);
        CHECK_FALSE(part->complete);
    }
    for (const auto* nonsense : {"Q\t1\n", "S\t1\tU0\t\n", "E\tx\ta\tb\n", "F\t99\t1\n", "L\t-1\n", ".\n.\n", "\n",
                                 "E\t1\ta\tb\nS\t1\tU99999999999999999999\t\n", "E\t1\ta\tb\nS\t1\t\n"})
        CHECK_FALSE(decode_events(nonsense));
}

}  // namespace rcm
