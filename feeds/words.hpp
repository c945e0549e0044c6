// Words: how dates, places and parties are written for people, in English and Spanish.
//
// One place for what every feed, page and command says alike: "25–26 September 2018" / "25 y 26 de
// septiembre de 2018", "early September 2018" / "principios de septiembre de 2018", "Country to be confirmed" /
// "País por confirmar". ICU writes months and weekdays (words.cpp is the only file that includes it); it is
// only given civil dates, never an instant, because its zone data is older than ours.
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

/// The text in that language, or in the other where that one is missing (rule C63 then warns).
[[nodiscard]] const std::string& text_in(const LanguageText& text, Language language);

/// "25–26 September 2018", "28 August – 2 September 2018", "7 September 2018" and their Spanish forms.
[[nodiscard]] std::string write_days(DayRange range, Language language);

/// "Friday 7 September 2018" / "viernes 7 de septiembre de 2018"
[[nodiscard]] std::string write_long_day(civil_day day, Language language);

/// "September 2018" / "septiembre de 2018"
[[nodiscard]] std::string write_month(int year, unsigned month, Language language);

/// "Sep" / "sept": as it stands above a column.
[[nodiscard]] std::string write_short_month(unsigned month, Language language);

/// "Monday" / "lunes", by days after Monday; short: "Mon" / "lun".
[[nodiscard]] std::string write_weekday(unsigned after_monday, Language language);
[[nodiscard]] std::string write_short_weekday(unsigned after_monday, Language language);

/// Days with their weekdays: "Tuesday 25 – Wednesday 26 September 2018", "martes 25 y miércoles 26 de septiembre de
/// 2018".
[[nodiscard]] std::string write_long_days(DayRange range, Language language);

/// Any `when`: whole days, times ("7 September 2018, 09:00–11:00"), windows in words ("early September 2018",
/// "third quarter of 2018", "one of 3–14 September 2018"), deadlines ("by 3 August 2018"), "date to be confirmed".
[[nodiscard]] std::string write_when(const When& when, Language language);

/// All of them, with "; " between.
[[nodiscard]] std::string write_dates(const std::vector<When>& dates, Language language);

/// "Panama City, Panama", "Mexico (city not stated)", "Online", "Country to be confirmed". Where the event has no
/// place field: "Place to be confirmed", but nothing for deadlines and reviews.
[[nodiscard]] std::string write_where(const Event& event, const Register& source, Language language);

/// The same of the place that a decision says.
[[nodiscard]] std::string write_decided_where(const Decision& decision, const Register& source, Language language);

/// "Salón 2, Hotel Riu": room and venue as far as they are known; both are names and the same in every language.
[[nodiscard]] std::string write_venue(const Event& event);

/// write_where with room and venue before it, as far as they are known: "Salón 2, Hotel Riu, Panama City, Panama".
[[nodiscard]] std::string write_location(const Event& event, const Register& source, Language language);

/// "This is no longer in the calendar since 23 August 2018."
[[nodiscard]] std::string write_gone_since(civil_day day, Language language);

/// Whom to ask for what is not published: "Technical Secretariat, office@rcm.example"; its name alone where the
/// calendar has no contact.
[[nodiscard]] std::string write_contact(const Register& source, Language language);

/// "El Salvador, Costa Rica and Panama", in the order of parties.toml; where every member of the calendar is among
/// them, "all eleven member countries" and then the others.
[[nodiscard]] std::string write_parties(const PartySet& parties, const Register& source, Language language);

/// Who has to deliver: "Technical Secretariat", "Presidency Pro-Tempore (Panama)"; the country is named only where one
/// presides over all the days in question. Empty where the event has no owner.
[[nodiscard]] std::string write_owner(const Session& session, const Schedule& schedule, Language language);

[[nodiscard]] std::string word_of(EventKind kind, Language language);  ///< "workshop" / "taller"
[[nodiscard]] std::string word_of(Act act, Language language);         ///< "added" / "añadido"
[[nodiscard]] std::string word_of(Severity severity, Language language);
[[nodiscard]] std::string word_of(Certainty certainty, Language language);

/// "RCGM conclusions, 20 July 2018, 16.d": the document's title, its day and the paragraph.
[[nodiscard]] std::string write_citation(const Decision& decision, const Register& source, Language language);

}  // namespace rcm
