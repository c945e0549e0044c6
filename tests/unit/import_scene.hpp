// A calendar of others in a test: its text, written with LF, imported as a file would be.
//
//   const auto read = imported(calendar_with("DTSTART:20180924T090000Z\nDTEND:20180924T100000Z\n"));
#pragma once

#include "feeds/import/import.hpp"
#include "tests/unit/two_languages.hpp"

#include <catch2/catch.hpp>

namespace rcm {

inline std::string event_with(const std::string& lines) {
    return "BEGIN:VEVENT\nUID:a\nSUMMARY:High-level week\n" + lines + "END:VEVENT\n";
}

inline std::string calendar_of(const std::string& components) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
}

inline std::string calendar_with(const std::string& lines) {
    return calendar_of(event_with(lines));
}

inline Outcome<OutsideCalendar> imported(std::string text,
                                         DayRange period = {make_day(2018, 1, 1), make_day(2019, 12, 31)}) {
    static const auto zones = ZoneDatabase::system();
    SourceSet sources;
    sources.files.push_back({"others.ics", std::move(text)});
    return import_calendar(sources, 0, zones, period);
}

/// "D115@4 D118@9": each diagnostic's code and line. Each is there in both languages.
inline std::string told(const Diagnostics& diagnostics) {
    std::string text;
    for (const auto& each : diagnostics) {
        CAPTURE(each.message.en, each.message.es, each.hint.en, each.hint.es);
        CHECK(in_two_languages(each.message, each.hint));
        text += (text.empty() ? "" : " ") + std::string(each.code) + "@" + std::to_string(each.at.line);
    }
    return text;
}

inline std::string shown(const OutsideEvent& event) {
    if (event.form == OutsideEvent::Form::on_days)
        return to_iso(event.on_days.first) + "/" + to_iso(event.on_days.last);
    if (event.form == OutsideEvent::Form::civil) return to_iso(event.civil_start) + "/" + to_iso(event.civil_end);
    return to_iso(event.start) + "/" + to_iso(event.end);
}

/// The occurrences in their order, one after another.
inline std::string shown(const OutsideCalendar& calendar) {
    std::string text;
    for (const auto& event : calendar.events)
        text += (text.empty() ? "" : " ") + shown(event);
    return text;
}

}  // namespace rcm
