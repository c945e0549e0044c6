// VTIMEZONE plans against the zone data: what the written rules say and what the zone database says must agree.
#include "feeds/ics/timezone_writer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rcm;

namespace {

const ZoneDatabase& zones() {
    static const ZoneDatabase database = ZoneDatabase::system();
    return database;
}

instant utc(int year, unsigned month, unsigned day, int hour = 0) {
    return instant{make_day(year, month, day).time_since_epoch()} + hours(hour);
}

std::optional<TimezonePlan> plan(const char* zone, instant first, instant last) {
    return plan_timezone(zones(), zones().find(zone).value(), first, last);
}

std::string written(const TimezonePlan& plan) {
    std::string bytes;
    ContentWriter ics(bytes);
    write_timezone(ics, plan);
    REQUIRE(ics.faults().empty());
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
    return bytes;
}

// A reader of its own: expands the written rules year by year and takes the latest onset at or before `at`.
seconds offset_as_read(const TimezonePlan& plan, instant at) {
    instant latest = instant::min();
    seconds offset = plan.standard.to;
    const auto look = [&](const ZonePhase& phase) {
        const int first_year = year_of(date::floor<days>(phase.onset));
        for (int year = first_year; year <= 2040; ++year) {
            civil_second civil = phase.onset;
            if (phase.rule) {
                const auto month = date::year(year) / static_cast<int>(phase.rule->month);
                const auto day = phase.rule->nth == -1
                                     ? civil_day{month / phase.rule->weekday[date::last]}
                                     : civil_day{month / phase.rule->weekday[static_cast<unsigned>(phase.rule->nth)]};
                civil = day + phase.rule->time;
            }
            if (year == first_year) CHECK(civil == phase.onset);
            const instant onset{civil.time_since_epoch() - phase.from};
            if (onset <= at && onset > latest) {
                latest = onset;
                offset = phase.to;
            }
            if (!phase.rule) return;
        }
    };
    look(plan.standard);
    if (plan.daylight) look(*plan.daylight);
    return offset;
}

void agrees(const char* zone, instant first, instant last) {
    const auto made = plan(zone, first, last);
    REQUIRE(made);
    CHECK(made->tzid == zone);
    const Zone handle = zones().find(zone).value();
    for (instant at = first; at <= last; at += hours(7)) {
        if (!covers(*made, at)) continue;
        if (offset_as_read(*made, at) != zones().observance(handle, at).offset) {
            FAIL(zone << " at " << to_basic(at));
        }
    }
}

}  // namespace

TEST_CASE("Mexico City in 2018 has Mexican daylight saving", "[ics][timezone]") {
    const auto made = plan("America/Mexico_City", utc(2018, 1, 15), utc(2018, 12, 10));
    REQUIRE(made);
    CHECK(covers(*made, utc(2018, 1, 15)));
    CHECK(covers(*made, utc(2018, 7, 20)));
    CHECK(written(*made) ==
          "BEGIN:VTIMEZONE\nTZID:America/Mexico_City\n"
          "BEGIN:STANDARD\nDTSTART:20021027T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
          "TZOFFSETFROM:-0500\nTZOFFSETTO:-0600\nTZNAME:CST\nEND:STANDARD\n"
          "BEGIN:DAYLIGHT\nDTSTART:20020407T020000\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\n"
          "TZOFFSETFROM:-0600\nTZOFFSETTO:-0500\nTZNAME:CDT\nEND:DAYLIGHT\nEND:VTIMEZONE\n");
}

TEST_CASE("a period that spans Mexico's change is split in October 2022", "[ics][timezone]") {
    const auto made = plan("America/Mexico_City", utc(2018, 1, 15), utc(2026, 12, 10));
    REQUIRE(made);
    CHECK(made->valid_from == utc(2022, 10, 30, 7));
    CHECK_FALSE(made->daylight);
    CHECK(made->standard.to == hours(-6));
    CHECK_FALSE(covers(*made, utc(2018, 9, 7)));
    CHECK_FALSE(covers(*made, utc(2022, 10, 30, 6)));
    // 01:30 came twice that night; civil time would mean the first.
    CHECK_FALSE(covers(*made, utc(2022, 10, 30, 7)));
    CHECK(covers(*made, utc(2022, 10, 30, 8)));
    CHECK(covers(*made, utc(2026, 7, 1)));
}

TEST_CASE("North American rules since 2007, whatever the period's first day", "[ics][timezone]") {
    const auto made = plan("America/New_York", utc(2018, 1, 1), utc(2026, 12, 31));
    REQUIRE(made);
    CHECK(made->valid_from == utc(2007, 3, 11, 7));
    const std::string bytes = written(*made);
    CHECK(bytes.find("DTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n") != std::string::npos);
    CHECK(bytes.find("DTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n") != std::string::npos);
    CHECK(written(*plan("America/New_York", utc(2025, 6, 1), utc(2027, 3, 1))) == bytes);
    const auto toronto = plan("America/Toronto", utc(2018, 1, 1), utc(2026, 12, 31));
    REQUIRE(toronto);
    CHECK(toronto->daylight->rule == made->daylight->rule);
    // 1 November 2026, 05:30Z is 01:30 for the first time, 06:30Z for the second.
    CHECK(covers(*made, utc(2026, 11, 1, 5) + minutes(30)));
    CHECK_FALSE(covers(*made, utc(2026, 11, 1, 6) + minutes(30)));
    CHECK(covers(*made, utc(2026, 11, 1, 7)));
}

TEST_CASE("a period that spans the change of 2007 begins there", "[ics][timezone]") {
    const auto made = plan("America/New_York", utc(2006, 1, 1), utc(2008, 12, 31));
    REQUIRE(made);
    CHECK_FALSE(covers(*made, utc(2006, 7, 1)));
    CHECK(covers(*made, utc(2007, 3, 12)));
}

TEST_CASE("Panama is one STANDARD", "[ics][timezone]") {
    const auto made = plan("America/Panama", utc(2018, 1, 1), utc(2026, 12, 31));
    REQUIRE(made);
    CHECK(written(*made) ==
          "BEGIN:VTIMEZONE\nTZID:America/Panama\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
          "TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nTZNAME:EST\nEND:STANDARD\nEND:VTIMEZONE\n");
}

TEST_CASE("permanent time in British Columbia and Manitoba from 2026", "[ics][timezone]") {
    // Needs zone data of 2026e; with older data there is nothing to test here.
    const Zone winnipeg = zones().find("America/Winnipeg").value();
    if (zones().observance(winnipeg, utc(2027, 1, 15)).offset != hours(-5)) {
        WARN("zone data older than 2026e");
        return;
    }
    const auto vancouver = plan("America/Vancouver", utc(2025, 6, 1), utc(2027, 6, 1));
    REQUIRE(vancouver);
    CHECK_FALSE(vancouver->daylight);
    CHECK(vancouver->standard.to == hours(-7));
    CHECK(vancouver->valid_from == utc(2026, 3, 8, 10));
    CHECK_FALSE(covers(*vancouver, utc(2025, 7, 1)));
    CHECK(covers(*vancouver, utc(2026, 12, 1)));
    const auto manitoba = plan("America/Winnipeg", utc(2025, 6, 1), utc(2027, 6, 1));
    REQUIRE(manitoba);
    CHECK_FALSE(manitoba->daylight);
    CHECK(manitoba->standard.to == hours(-5));
}

TEST_CASE("every plan agrees with the zone data where it covers", "[ics][timezone]") {
    for (const char* zone :
         {"America/Mexico_City", "America/Tijuana",     "America/Toronto",     "America/New_York",
          "America/Panama",      "America/Vancouver",   "America/Winnipeg",    "America/Edmonton",
          "America/Yellowknife", "America/Guatemala",   "America/Tegucigalpa", "America/El_Salvador",
          "America/Managua",     "America/Costa_Rica",  "America/Belize",      "America/Santo_Domingo",
          "America/Santiago",    "Europe/Dublin",       "Europe/Madrid",       "Africa/Casablanca",
          "Asia/Kathmandu",      "Australia/Lord_Howe", "Africa/Monrovia",     "UTC"}) {
        if (!zones().find(zone)) continue;
        agrees(zone, utc(2016, 1, 1), utc(2030, 1, 1));
        agrees(zone, utc(2018, 1, 1), utc(2018, 12, 31));
        agrees(zone, utc(2022, 1, 1), utc(2022, 6, 30));
        agrees(zone, utc(2035, 1, 1), utc(2037, 12, 1));
    }
}

TEST_CASE("an empty period has no plan", "[ics][timezone]") {
    CHECK_FALSE(plan("America/Panama", utc(2019, 1, 1), utc(2018, 1, 1)));
}

TEST_CASE("beyond 2037 the plan ends where the zone data does", "[ics][timezone]") {
    const auto new_york = plan("America/New_York", utc(2036, 1, 1), utc(2040, 7, 1));
    REQUIRE(new_york);
    CHECK(covers(*new_york, utc(2037, 7, 1)));
    CHECK_FALSE(covers(*new_york, utc(2038, 7, 1)));
    const auto panama = plan("America/Panama", utc(2036, 1, 1), utc(2040, 7, 1));
    REQUIRE(panama);
    CHECK(covers(*panama, utc(2040, 7, 1)));
}
