// read_back: libical as the witness of what we wrote.
//
// Reads the bytes of a calendar through libical and compares each event with what was meant. What differs is a
// sentence; an edition with any is not published. Only for bytes that ContentWriter wrote: foreign files go
// through the reader of a child process. No time-zone function of libical is used.
//
//   read_back(bytes, expected, writer.lines())  ->  {"a@rcm: SUMMARY is `Taller`, meant `Taller; San José`"}
//
// Source: RFC 5545 §3.6.1; reliability.md, "Writing".
#pragma once

#include "engine/time/civil.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace rcm {

/// DTSTART or DTEND as it stands in the file.
struct WrittenTime {
    enum class Kind { none, date, utc, zoned };

    Kind kind = Kind::none;
    civil_second shown{};  ///< the digits of the value: midnight for a date, UTC for utc, civil for zoned
    std::string tzid{};    ///< zoned only

    [[nodiscard]] static WrittenTime on(civil_day day) { return {Kind::date, civil_second{day}, {}}; }
    [[nodiscard]] static WrittenTime at(instant when) { return {Kind::utc, civil_second{when.time_since_epoch()}, {}}; }
    [[nodiscard]] static WrittenTime at(civil_second civil, std::string tzid) {
        return {Kind::zoned, civil, std::move(tzid)};
    }
    friend bool operator==(const WrittenTime&, const WrittenTime&) = default;
};

/// What an event was meant to say; an empty text means that the property is absent.
struct ExpectedEvent {
    std::string uid;
    WrittenTime start, end;
    int sequence = 0;
    std::string summary, location, description;
    std::string status, transp;
    std::vector<std::string> categories{};
    std::optional<std::pair<double, double>> geo{};  ///< latitude, longitude
    std::string url{};                               ///< as written, that is percent-encoded
    std::string organizer{}, contact{};
    std::vector<std::string> related{};  ///< RELATED-TO, in their order
    std::string structured_location{}, structured_title{};
    std::string conference{}, conference_label{};
    std::optional<seconds> alarm{};  ///< TRIGGER of the one VALARM
};

/// The differences, in the order of the file; empty where libical reads what was meant. `expected` holds every
/// VEVENT in the order of the file, `content_lines` is ContentWriter::lines().
[[nodiscard]] std::vector<std::string> read_back(const std::string& calendar, std::span<const ExpectedEvent> expected,
                                                 std::size_t content_lines);

}  // namespace rcm
