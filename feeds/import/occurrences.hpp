// occurrences: events as libical read them to what occupies time, with our own zone data.
//
// Takes away the days excepted (EXDATE), adds those of RDATE, puts each override (RECURRENCE-ID) in the place of the
// instance it stands for, drops what is cancelled, and turns civil times into instants. What has no place in time
// (an unknown zone, an end before its start) is left out and said.
//
//   Outcome<OutsideCalendar> calendar = occurrences_of(events, outline, zones, period, file);
//
// Source: RFC 5545 §3.8.2.2 (DTEND), §3.8.4.4 (RECURRENCE-ID), §3.8.5.
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/model/outside.hpp"
#include "feeds/import/foreign_event.hpp"
#include "feeds/import/outline.hpp"

namespace rcm {

/// Only what touches the period, give or take two days.
[[nodiscard]] Outcome<OutsideCalendar> occurrences_of(const ForeignEvents& events, const Outline& outline,
                                                      const ZoneDatabase& zones, DayRange period, std::uint32_t file);

}  // namespace rcm
