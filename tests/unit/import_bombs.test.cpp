// Files made to do harm, one for each fault of libical 3.0.16 that reliability.md names and for each of the limits:
// each ends within 2 seconds of processor time in a diagnostic with its line, and the program lives on.
#include "tests/unit/import_scene.hpp"

#include "feeds/import/confined.hpp"

#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace rcm {
namespace {

std::string times(std::size_t count, const std::string& text) {
    std::string all;
    all.reserve(text.size() * count);
    while (count-- > 0)
        all += text;
    return all;
}

std::chrono::milliseconds used(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto of = [](const timeval& time) {
        return std::chrono::milliseconds(time.tv_sec * 1000 + time.tv_usec / 1000);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

struct Told {
    std::string diagnostics;
    bool error = false;
    std::chrono::milliseconds time{};
};

/// Processor time and not the clock: the machine may be busy with other tests.
Told tried(const std::string& text) {
    const auto before = used(RUSAGE_SELF) + used(RUSAGE_CHILDREN);
    const auto read = imported(text);
    const auto time = used(RUSAGE_SELF) + used(RUSAGE_CHILDREN) - before;
    for (const auto& each : read.diagnostics)
        CHECK_FALSE(each.hint.empty());
    return {told(read.diagnostics), has_errors(read.diagnostics), time};
}

void bomb(const std::string& text, const std::string& expected, bool error = true) {
    const auto ended = tried(text);
    CHECK(ended.diagnostics == expected);
    CHECK(ended.error == error);
    CHECK(ended.time < std::chrono::seconds{2});
}

// The first day of the year is never in June, which the reader does not see through.
constexpr auto impossible = "RRULE:FREQ=HOURLY;BYMONTH=6;BYYEARDAY=1\n";

}  // namespace

TEST_CASE("bomb: a line of ten megabytes, folded or not") {
    bomb(calendar_with("SUMMARY:" + std::string(10'000'000, 'a') + "\n"), "D100@0");
    bomb(calendar_with("SUMMARY:" + std::string(4'000'000, 'a') + "\n"), "D101@6");
    bomb(calendar_with("SUMMARY:" + times(1'000'000, "a\n ") + "\n"), "D101@6");
}

TEST_CASE("bomb: a hundred thousand components inside one another") {
    bomb(times(100'000, "BEGIN:VEVENT\n"), "D111@1");
    bomb("BEGIN:VCALENDAR\n" + times(100'000, "BEGIN:VEVENT\n") + times(100'000, "END:VEVENT\n"), "D107@9");
}

TEST_CASE("bomb: a small file that makes the parser take gigabytes") {
    bomb(calendar_with("DTSTART:20180924\nX" + times(20'000, ";A=") + ":a\n"), "D105@7");
    bomb(calendar_with("DTSTART:20180924\nX" + times(15'000, ";A=b") + ":a\n"), "D105@7");
    bomb(calendar_with("DTSTART:20180924\nRDATE:" + times(30'000, "20180924,") + "20180924\n"), "D101@7");
    bomb(calendar_with("DTSTART:20180924\nEXDATE:" + times(501, "20180924,") + "20180924\n"), "D106@7");
    bomb(calendar_with("DTSTART:20180924\n" + times(60'000, "X:a\n")), "D110@1004 D104@50001");
}

TEST_CASE("bomb: rules that never end or never occur") {
    bomb(calendar_of("BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
                     "TZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY;INTERVAL=1\nEND:STANDARD\nEND:VTIMEZONE\n" +
                     event_with("DTSTART;TZID=a:20180924T090000\n")),
         "D113@9");
    bomb(calendar_with("DTSTART:20180228T000000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\n"), "D119@7", false);
    bomb(calendar_with("DTSTART:20180228T000000Z\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30\n"), "D119@7", false);
    bomb(calendar_with("DTSTART:16010101T000000Z\nRRULE:FREQ=HOURLY\n"), "D119@7", false);
    bomb(
        calendar_with("DTSTART:20180101T000000Z\nRRULE:FREQ=DAILY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYHOUR=1,2,3,4,5,6,7\n"),
        "D119@7", false);
    bomb(calendar_with("DTSTART:20180101T000000Z\nRRULE:FREQ=HOURLY;COUNT=2147483647\n"), "D119@7", false);
    for (const auto* frequency : {"DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY"}) {
        const auto ended = tried(calendar_with("DTSTART:20180228T000000Z\nRRULE:FREQ=" + std::string(frequency) +
                                               ";BYMONTH=2;BYMONTHDAY=30\n"));
        INFO(frequency << " " << ended.diagnostics);
        CHECK((ended.diagnostics.empty() || ended.diagnostics == "D118@7" || ended.diagnostics == "D119@7"));
        CHECK(ended.time < std::chrono::seconds{2});
    }
}

TEST_CASE("bomb: a thousand series, each within its limits") {
    std::string events;
    for (int at = 0; at < 1000; ++at)
        events += event_with("DTSTART:20180101T000000Z\nRRULE:FREQ=HOURLY;COUNT=2900\n");
    const auto ended = tried(calendar_of(events));
    CHECK(ended.error);
    CHECK(ended.diagnostics.substr(0, 5) == "D119@");
}

TEST_CASE("bomb: one series that takes too long is stopped in the midst of a call") {
    // An hour at a time to the end of the period, and none fits: libical gives nothing back before.
    const auto read = imported(calendar_with("DTSTART:00010101T000000Z\n" + std::string(impossible)),
                               {make_day(2018, 1, 1), make_day(2019, 1, 1)});
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics.front().at.line == 7);
}

TEST_CASE("bomb: bytes that are no text") {
    bomb(std::string(1'000'000, '\0'), "D103@1");
    bomb(calendar_with(std::string("SUMMARY:a\0b\n", 12)), "D103@6");
    bomb(calendar_with("SUMMARY:\xFF\xFE\n"), "D102@6");
    bomb(calendar_with("SUMMARY:" + times(20'000, "\x80") + "\n"), "D102@6");
    bomb(times(10'000, "\n") + "BEGIN:VCALENDAR\n" + times(200'000, "\n"), "D104@100000");
}

TEST_CASE("bomb: files of a few hundred bytes that crash libical's own functions do no harm here") {
    // Merging and normalising are never asked for, so their crashers are calendars like any other.
    const std::string twice = times(2, "BEGIN:VTIMEZONE\nTZID:a\nEND:VTIMEZONE\n");
    const auto merged = imported(calendar_of(twice + event_with("DTSTART;TZID=a:20180924T090000\n")));
    CHECK(told(merged.diagnostics) == "D115@12");
    const auto empty = imported(calendar_of(event_with("") + "BEGIN:VEVENT\nEND:VEVENT\nBEGIN:X-A\nEND:X-A\n"));
    CHECK_FALSE(has_errors(empty.diagnostics));
}

TEST_CASE("every file of the public corpus ends in a result or in diagnostics") {
    const std::filesystem::path corpus = std::string(RCMCAL_SOURCE_DIR) + "/../shared/corpus";
    if (!std::filesystem::is_directory(corpus)) {
        WARN("skipped: there is no " << corpus);
        return;
    }
    std::size_t files = 0, read = 0, refused = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
        if (entry.path().extension() != ".ics") continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        INFO(entry.path());
        const auto ended = tried(text);
        ++files;
        ++(ended.error ? refused : read);
        CHECK(ended.time < std::chrono::seconds{2});
        if (ended.error) CHECK_FALSE(ended.diagnostics.empty());
    }
    CHECK(files == 196);
    CHECK(read > 100);
    CHECK(refused > 20);
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    if (sanitized)
        WARN("skipped: with AddressSanitizer memory says nothing; the peak was " << children.ru_maxrss / 1024
                                                                                 << " MiB");
    else
        CHECK(children.ru_maxrss < 256 * 1024);
}

}  // namespace rcm
