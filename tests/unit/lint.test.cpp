// lint over what no golden can show: places through folds, files of every size, and our own feeds.
#include "feeds/lint/lint.hpp"
#include "feeds/lint/recur.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

using namespace rcm;
using namespace rcm::lint;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();
const std::string root = RCMCAL_SOURCE_DIR;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> codes(std::string_view bytes) {
    std::vector<std::string> found;
    for (const auto& finding : lint::lint(bytes, zones).findings)
        found.emplace_back(finding.check->code);
    return found;
}

std::string around(const std::string& event) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nX-WR-CALNAME:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
           "DTSTAMP:20180720T000000Z\r\n" +
           event + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::vector<std::string> calendars_in(const std::filesystem::path& folder) {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".ics") all.push_back(bytes_of(entry.path()));
    return all;
}

civil_second at(int year, unsigned month, unsigned day, int hour = 9) {
    return make_day(year, month, day) + hours(hour);
}

}  // namespace

TEST_CASE("lint: a place in a folded line is the place in the file") {
    const auto result =
        lint::lint(around("DTSTART;VALUE=DATE:20180925\r\nSUMMARY:Reuni\r\n ón\r\n \t, plenaria\r\n"), zones);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].check->code == "L13");
    CHECK(result.findings[0].at.line == 11);
    CHECK(result.findings[0].at.column == 3);
}

TEST_CASE("lint: columns count characters, not octets") {
    const auto result = lint::lint(around("DTSTART;VALUE=DATE:20180925\r\nSUMMARY:Reunión, plenaria\r\n"), zones);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].at.column == 16);
}

TEST_CASE("lint: what is no calendar, or too large, is refused in words") {
    CHECK(lint::lint("", zones).refusal.en == "this is no calendar: there is no BEGIN:VCALENDAR in it");
    CHECK(lint::lint("<html>not found</html>", zones).refusal.en != "");
    CHECK(lint::lint(std::string(ContentLines::most_bytes, 'x'), zones).refusal.en.find("no calendar") !=
          std::string::npos);
    CHECK(lint::lint(std::string(ContentLines::most_bytes + 1, 'x'), zones).refusal.en.find("16 MiB") !=
          std::string::npos);
    CHECK(lint::lint(std::string(ContentLines::most_lines, '\n'), zones).refusal.en.find("1000000 lines") !=
          std::string::npos);
}

TEST_CASE("lint: of a check the first hundred are kept and all are counted") {
    std::string lines;
    for (int line = 0; line < 250; ++line)
        lines += "nonsense\r\n";
    const auto result = lint::lint(around("DTSTART;VALUE=DATE:20180925\r\n" + lines), zones);
    CHECK(result.findings.size() == 100);
    CHECK(*std::max_element(result.counts.begin(), result.counts.end()) == 250);
}

TEST_CASE("lint: no file of a megabyte takes long, whatever it is made of") {
    const auto repeated = [](const std::string& piece) {
        std::string all = "BEGIN:VCALENDAR\r\n";
        while (all.size() < 1'000'000)
            all += piece;
        return all;
    };
    const auto start = std::clock();  // of the processor: the machine may have other things to do
    for (const auto* piece :
         {"BEGIN:A\r\n",
          "END:A\r\n",
          "BEGIN:A\r\nEND:B\r\n",
          ";",
          ";A=\"",
          "A;B=\"c\";",
          ":",
          "\x01",
          "\r",
          "\n",
          " \r\n",
          "\r\n e",
          "\xCC\x81",
          "e\xCC\x81",
          "\xFF",
          "\xC3",
          "A:\\\r\n",
          "RRULE:FREQ=DAILY\r\n",
          "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20180101\r\nEND:VEVENT\r\n",
          "METHOD:a\r\n",
          "BEGIN:VTIMEZONE\r\nTZID:America/Panama\r\nEND:VTIMEZONE\r\nDTSTART;TZID=America/Panama:20180101T000000\r\n"})
        CHECK(lint::lint(repeated(piece), zones).counts.size() + 1 > 0);
    // Each takes a few hundredths of a second plainly built; anything of quadratic cost takes minutes.
    CHECK((std::clock() - start) / CLOCKS_PER_SEC < 120);
}

TEST_CASE("lint: every beginning of a file, and every file with one octet changed, is judged without a crash") {
    const auto files = calendars_in(root + "/tests/golden/lint");
    REQUIRE(files.size() > 100);
    unsigned state = 1;
    for (const auto& bytes : files) {
        if (bytes.size() > 4000) continue;
        for (std::size_t length = 0; length < bytes.size(); length += 31)
            (void)lint::lint(std::string_view(bytes).substr(0, length), zones);
        for (int change = 0; change < 12; ++change) {
            auto changed = bytes;
            state = state * 1664525U + 1013904223U;
            changed[(state >> 8U) % changed.size()] = ":;,\"\\\r\n\t \0\xFFZT0"[(state >> 4U) % 15];
            (void)lint::lint(changed, zones);
        }
    }
}

TEST_CASE("lint: the public corpus is judged without a crash") {
    const std::filesystem::path corpus = root + "/../shared/corpus";
    if (!std::filesystem::exists(corpus)) {
        WARN("skipped: there is no ../shared/corpus here");
        return;
    }
    const auto files = calendars_in(corpus);
    CHECK(files.size() == 196);
    std::size_t clean = 0, refused = 0;
    for (const auto& bytes : files) {
        const auto result = lint::lint(bytes, zones);
        refused += result.refusal.empty() ? 0U : 1U;
        clean += result.refusal.empty() && !result.has_errors() ? 1U : 0U;
    }
    CHECK(refused == 2);  // a component of no name, and octets that are no text
    CHECK(clean > 0);
}

TEST_CASE("lint: a file with every virtue has no finding") {
    CHECK(codes(bytes_of(root + "/tests/golden/lint/L21/good.ics")).empty());
}

TEST_CASE("lint: which starts a rule can give") {
    struct Case {
        const char* rule;
        civil_second start, start_or_not;
        std::optional<bool> fits;
    };
    const Case cases[] = {{"FREQ=DAILY;INTERVAL=3", at(2018, 9, 1), at(2018, 9, 7), true},
                          {"FREQ=DAILY;INTERVAL=3", at(2018, 9, 1), at(2018, 9, 8), false},
                          {"FREQ=DAILY", at(2018, 9, 1), at(2018, 9, 2, 10), false},
                          {"FREQ=WEEKLY", at(2018, 9, 4), at(2018, 9, 11), true},
                          {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", at(1997, 8, 5), at(1997, 8, 10), true},
                          {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", at(1997, 8, 5), at(1997, 8, 10), false},
                          {"FREQ=MONTHLY;BYDAY=1TU", at(2018, 9, 4), at(2018, 10, 2), true},
                          {"FREQ=MONTHLY;BYDAY=-1FR", at(2018, 9, 28), at(2018, 10, 26), true},
                          {"FREQ=MONTHLY;BYMONTHDAY=-1", at(2018, 9, 30), at(2018, 10, 30), false},
                          {"FREQ=MONTHLY", at(2018, 8, 31), at(2018, 9, 30), false},
                          {"FREQ=YEARLY;BYDAY=20MO", at(1997, 5, 19), at(1998, 5, 18), true},
                          {"FREQ=YEARLY;BYMONTH=11;BYDAY=TU", at(2018, 11, 6), at(2019, 11, 12), true},
                          {"FREQ=YEARLY", at(2018, 11, 6), at(2019, 11, 7), false},
                          {"FREQ=DAILY;UNTIL=20180910", at(2018, 9, 1), at(2018, 9, 12), false},
                          {"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", at(2018, 9, 3), at(2018, 9, 4), std::nullopt},
                          {"FREQ=HOURLY", at(2018, 9, 3), at(2018, 9, 4), std::nullopt}};
    for (const auto& each : cases) {
        INFO(each.rule);
        CHECK(fits(read_recur(each.rule), each.start, each.start_or_not) == each.fits);
    }
}

TEST_CASE("lint: durations, offsets, numbers and addresses are read strictly") {
    for (const auto* good : {"P7D", "PT1H30M", "-PT15M", "P2W", "P1DT12H", "PT0S", "+P1D"})
        CHECK(read_duration(good).has_value());
    for (const auto* bad : {"", "P", "1H", "PT", "P1H", "PT1D", "P1DT", "P1M", "PT5M1H", "P1.5D", "P 1D", "PT1H1H"})
        CHECK_FALSE(read_duration(bad).has_value());
    for (const auto* good : {"-0600", "+053000", "+0000"})
        CHECK(read_offset(good).has_value());
    for (const auto* bad : {"0600", "-6", "-06:00", "-0000", "+2400", "+0060"})
        CHECK_FALSE(read_offset(bad).has_value());
    for (const auto* good : {"https://example.org/", "mailto:a@b", "urn:uuid:1"})
        CHECK(is_uri(good));
    for (const auto* bad : {"", "example.org", ":x", "http:", "1a:b", "http://a b"})
        CHECK_FALSE(is_uri(bad));
}
