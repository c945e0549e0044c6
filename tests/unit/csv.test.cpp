#include "feeds/csv/calendar_csv.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

TEST_CASE("fields with commas, quotes and line breaks are quoted (RFC 4180, section 2)") {
    CHECK(csv_row({"a", "b \"c\"", "d, e", "f\ng", ""}) == "a,\"b \"\"c\"\"\",\"d, e\",\"f\ng\",\r\n");
    CHECK(csv_row({"alone"}) == "alone\r\n");
}

TEST_CASE("no field is run as a formula by a spreadsheet") {
    CHECK(csv_row({"=1+1"}) == "\"'=1+1\"\r\n");
    CHECK(csv_row({"@SUM(A1)", "-2", "+3", "a=b"}) == "\"'@SUM(A1)\",\"'-2\",\"'+3\",a=b\r\n");
}
