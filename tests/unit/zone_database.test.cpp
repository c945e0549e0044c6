#include "engine/time/zone_database.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();

std::string utc(const char* zone, int year, unsigned month, unsigned day, int hour, int minute = 0) {
    return to_basic(
        zones.to_instant(*zones.find(zone), civil_second{make_day(year, month, day)} + hours{hour} + minutes{minute})
            .at);
}

CivilKind kind(const char* zone, int year, unsigned month, unsigned day, int hour, int minute = 0) {
    return zones.to_instant(*zones.find(zone), civil_second{make_day(year, month, day)} + hours{hour} + minutes{minute})
        .kind;
}

}  // namespace

TEST_CASE("the zones of 2018 and of today both come out right") {
    CHECK(utc("America/Panama", 2018, 9, 7, 9) == "20180907T140000Z");
    CHECK(utc("America/Mexico_City", 2018, 7, 1, 9) == "20180701T140000Z");  // daylight saving then
    CHECK(utc("America/Mexico_City", 2023, 7, 1, 9) == "20230701T150000Z");  // none since October 2022
    CHECK(utc("America/Vancouver", 2018, 12, 1, 9) == "20181201T170000Z");
    CHECK(utc("America/Vancouver", 2026, 12, 1, 9) == "20261201T160000Z");  // tzdb 2026b: permanent -7
    CHECK(utc("America/Edmonton", 2026, 12, 1, 9) == "20261201T150000Z");   // permanent -6
    CHECK(utc("America/Winnipeg", 2026, 12, 1, 9) == "20261201T140000Z");   // 2026e: permanent -5
    CHECK(utc("America/Toronto", 2026, 12, 1, 9) == "20261201T140000Z");
}

TEST_CASE("gaps and folds are answers, read as RFC 5545 does") {
    CHECK(kind("America/New_York", 2018, 3, 11, 2, 30) == CivilKind::skipped);
    CHECK(utc("America/New_York", 2018, 3, 11, 2, 30) == "20180311T073000Z");  // the offset before the gap
    CHECK(kind("America/New_York", 2018, 11, 4, 1, 30) == CivilKind::repeated);
    CHECK(utc("America/New_York", 2018, 11, 4, 1, 30) == "20181104T053000Z");  // the first of the two
    CHECK(kind("America/Panama", 2018, 3, 11, 2, 30) == CivilKind::unique);
}

TEST_CASE("what is not known is said") {
    CHECK_FALSE(zones.find("America/Panma"));
    CHECK_FALSE(zones.find("EST"));
    CHECK_FALSE(zones.find("../../etc/passwd"));
    const instant late{date::sys_days{date::year{2038} / 7 / 1}};
    CHECK_FALSE(zones.covers(*zones.find("America/New_York"), late));
    CHECK(zones.covers(*zones.find("America/Panama"), late));
    CHECK(ZoneDatabase::system_called("2025b").outdated());
    CHECK_FALSE(ZoneDatabase::system_called("2026e").outdated());
    CHECK_FALSE(zones.outdated());
}
