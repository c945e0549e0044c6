// Outside calendars: what others have planned, read from their .ics files, for the rule outside-event-clash (C25).
//
// They are facts of ours: whatever Free/Busy mark an event carries, it counts; cancelled ones are not among them.
//
//   OutsideEvent{.form = OutsideEvent::Form::on_days, .on_days = {first, last}, .title = 0}
#pragma once

#include "engine/model/party.hpp"

namespace rcm {

/// One occurrence. A whole day is that civil day wherever the session is held.
struct OutsideEvent {
    enum class Form {
        on_days,   ///< whole days (DATE)
        civil,     ///< local time of wherever it is read ("floating", RFC 5545 §3.3.5): the session's place
        instants,  ///< with a zone
    };
    Form form = Form::on_days;
    std::uint32_t title = 0;  ///< index into OutsideCalendar::titles
    DayRange on_days{};
    civil_second civil_start{}, civil_end{};  ///< half-open
    instant start{}, end{};                   ///< half-open
};

/// One calendar, by [[watch]] in calendar.toml or by --with.
struct OutsideCalendar {
    LanguageText name;
    bool concerns_all = true;  ///< else only sessions of these parties and bodies
    PartySet parties{};
    std::vector<BodyIndex> bodies{};
    std::vector<std::string> titles{};  ///< as the file gives them, in whatever language
    std::vector<OutsideEvent> events{};
};

/// [[watch]]: an outside calendar to be heeded in each check.
struct Watch {
    LanguageText name;
    std::uint32_t file = 0;  ///< in the SourceSet
    bool concerns_all = true;
    PartySet parties{};
    std::vector<BodyIndex> bodies{};
    Span at{};
};

}  // namespace rcm
