// read_events: libical reads the lines of foreign events and expands their recurrences. Runs in the child process of
// confined.hpp (and in the fuzzer), for libical 3.0.16 has faults that end a process.
//
// libical gets one content line at a time, so that each fault is known by its line, and is never asked to normalise,
// to merge, to strip errors, to span or to use a time zone: what comes out is civil time and the name of a zone.
//
//   ForeignWriter writer([&](std::string_view records) { write_all(pipe, records); });
//   read_events(outline.events, {.first = …, .last = …}, writer, {});
//
// A series: no SECONDLY or MINUTELY, at most 3,000 instances in the period, which has at most ten years, and at most
// 50 ms. Source: RFC 5545 §3.3.10, §3.8.5; reliability.md, "Reading other people's .ics", 3 and 4.
#pragma once

#include "feeds/import/foreign_event.hpp"
#include "feeds/import/outline.hpp"

#include <chrono>

namespace rcm {

namespace series_limits {
inline constexpr std::size_t instances = 3000;             ///< of one series in the period
inline constexpr int years = 10;                           ///< of the period
inline constexpr std::chrono::milliseconds processor{50};  ///< for one series
inline constexpr std::size_t steps = 30'000;               ///< from its start to the end of the period
inline constexpr std::size_t instances_of_file = 100'000;
}  // namespace series_limits

/// Told before and after the expansion of each series, so that the caller can end one that takes too long.
struct SeriesWatch {
    std::function<void(std::uint32_t line)> begin = [](std::uint32_t) {};
    std::function<void()> end = [] {};
};

void read_events(const std::vector<EventOutline>& events, DayRange period, ForeignWriter& writer,
                 const SeriesWatch& watch);

}  // namespace rcm
