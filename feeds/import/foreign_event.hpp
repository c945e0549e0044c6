// ForeignEvent: an event of somebody else's calendar as libical read it, and the format in which the child process
// hands it over: a record a line, its fields separated by tabs. Nothing in it is an instant yet.
//
//   ForeignWriter writer(pipe);   writer.begin_event(12);  writer.time('S', start); …  writer.finish();
//   std::optional<ForeignEvents> events = decode_events(answer);   // nullopt: not what ForeignWriter writes
//
// The records are not trusted: whatever bytes a broken child writes are decoded to events or to nothing.
#pragma once

#include "engine/time/civil.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rcm {

/// A DATE or DATE-TIME as it stands in the file (RFC 5545 §3.3.4, §3.3.5).
struct ForeignTime {
    enum class Kind { none, date, floating, utc, zoned };

    Kind kind = Kind::none;
    civil_second shown{};  ///< the digits: midnight for a date, UTC for utc
    std::string tzid{};    ///< zoned only

    friend bool operator==(const ForeignTime&, const ForeignTime&) = default;
};

/// DURATION: days are counted on the calendar, seconds on the clock (RFC 5545 §3.3.6).
struct ForeignLength {
    std::int64_t day_count = 0;
    std::int64_t second_count = 0;

    friend bool operator==(const ForeignLength&, const ForeignLength&) = default;
};

/// More than the years of the calendar, in days and in seconds: what is longer is not understood.
inline constexpr ForeignLength longest_length{4'000'000, 345'600'000'000};

/// One RDATE: a start, and as a PERIOD its own end or length.
struct ForeignDate {
    ForeignTime start;
    ForeignTime end;
    std::optional<ForeignLength> length;

    friend bool operator==(const ForeignDate&, const ForeignDate&) = default;
};

/// What the child found wrong; the words are the parent's.
enum class ForeignFault {
    unreadable,        ///< a property that libical cannot read, and without which the event has no time
    unheeded,          ///< one without which it still has
    no_start,          ///< an event without DTSTART
    too_frequent,      ///< FREQ=SECONDLY or MINUTELY
    too_many,          ///< more than 3,000 instances, or steps to find them
    too_slow,          ///< more than 50 ms for one series; the child has ended at once
    too_many_in_all,   ///< more than 100,000 instances in the file
    unsupported_rule,  ///< one that libical 3.0.16 is known to expand wrongly
    never_occurs,      ///< a rule whose parts exclude each other, as 30 February does
    exception_rule,    ///< EXRULE, which RFC 5545 took away
    and_future,        ///< RANGE=THISANDFUTURE
};
inline constexpr int foreign_fault_count = 11;

struct ForeignEvent {
    std::uint32_t line = 0;  ///< of its BEGIN
    std::string uid{};
    std::string title{};
    bool cancelled = false;
    ForeignTime start{}, end{};
    std::uint32_t start_line = 0, end_line = 0;
    std::optional<ForeignLength> length{};
    ForeignTime recurrence_id{};
    std::vector<civil_second> instances{};  ///< of its RRULE, in the civil time of start; empty: no RRULE
    bool repeats = false;
    ForeignTime until{};  ///< UTC only: what instances do not heed yet
    std::vector<ForeignTime> except{};
    std::vector<ForeignDate> also{};
    bool unusable = false;  ///< a fault was found that leaves its times unknown

    friend bool operator==(const ForeignEvent&, const ForeignEvent&) = default;
};

struct FoundFault {
    ForeignFault fault = ForeignFault::unreadable;
    std::uint32_t line = 0;

    friend bool operator==(const FoundFault&, const FoundFault&) = default;
};

struct ForeignEvents {
    std::vector<ForeignEvent> events;
    std::vector<FoundFault> faults;
    std::uint32_t at_line = 0;  ///< the last line that the child said it was working on
    bool complete = false;      ///< it came to its end
};

/// Writes records through `write`, a whole number of lines each time.
class ForeignWriter {
  public:
    explicit ForeignWriter(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

    void working_on(std::uint32_t line);  ///< at once, so that the parent knows where a child died
    void fault(ForeignFault fault, std::uint32_t line);
    void event(const ForeignEvent& event);
    void finish();

  private:
    void flush();
    std::function<void(std::string_view)> write_;
    std::string buffer_;
};

/// Events as ForeignWriter wrote them, perhaps cut off; nullopt where a line is none of its records.
[[nodiscard]] std::optional<ForeignEvents> decode_events(std::string_view records);

}  // namespace rcm
