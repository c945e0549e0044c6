// Agenda sheet: one session's agenda as people and programs read it, in one language.
//
//   std::string page = write_agenda_html({schedule, agenda, Language::es});
//
// The text and the page are for people: items by day and hour, with what the meeting is and where. CSV has one line an
// item (RFC 4180: CRLF, a header, quotes doubled; several speakers or documents stand in one field, a semicolon
// between them). iCalendar has one VEVENT an item, whose UID is the meeting's and the item's id, for life: a later
// revision of the agenda changes the same entries.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

struct AgendaSheet {
    const Schedule& schedule;
    const SessionAgenda& agenda;
    Language language;

    [[nodiscard]] const Session& session() const { return schedule.sessions[agenda.session]; }
    [[nodiscard]] const Event& event() const { return schedule.event_of(session()); }
    [[nodiscard]] const Register& source() const { return schedule.source(); }
    /// In order of their start, those of one time as in the file.
    [[nodiscard]] std::vector<const TimedItem*> items_in_order() const;
    /// The day of the session's n-th day, where the day on which it starts is settled.
    [[nodiscard]] std::optional<civil_day> day(int n) const;
    /// "Monday 12 November 2018", "Day 2"
    [[nodiscard]] std::string day_words(int n) const;
    /// "09:00", from minutes since midnight of the first day
    [[nodiscard]] static std::string clock_words(minutes at);
    /// Whose civil time it is: "America/Panama". Empty where the place is still open.
    [[nodiscard]] std::string zone_name() const;
    /// The item's room, else the meeting's.
    [[nodiscard]] const std::string& room_of(const AgendaItem& item) const;
    /// "Hotel Riu, Panama City, Panama"; the online link is not in it.
    [[nodiscard]] std::string where_words() const;
    [[nodiscard]] std::string documents_words(const AgendaItem& item, std::string_view between) const;
};

/// What keeps an agenda from becoming iCalendar, or empty: a day or a zone that is not settled yet.
[[nodiscard]] LanguageText why_no_ics(const AgendaSheet& sheet);

[[nodiscard]] std::string write_agenda_text(const AgendaSheet& sheet);
[[nodiscard]] std::string write_agenda_csv(const AgendaSheet& sheet);
[[nodiscard]] std::string write_agenda_html(const AgendaSheet& sheet);

struct AgendaCalendar {
    std::string bytes;
    std::vector<std::string> faults;  ///< what could not be written, or was read back otherwise by libical
};
/// Only where why_no_ics() is empty.
[[nodiscard]] AgendaCalendar write_agenda_ics(const AgendaSheet& sheet, const Entry& entry, const ZoneDatabase& zones);

}  // namespace rcm
