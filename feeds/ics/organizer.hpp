// Who answers for the calendar, in an event: ORGANIZER (RFC 5545 §3.8.4.3) and CONTACT (§3.8.4.2), where the settings
// name an address.
//
//   write_organizer(ics, reg, Language::es, expected);
#pragma once

#include "engine/model/register.hpp"
#include "feeds/ics/content_writer.hpp"
#include "feeds/ics/read_back.hpp"

namespace rcm {

/// Nobody is invited, so an ORGANIZER stands without any ATTENDEE.
void write_organizer(ContentWriter& ics, const Register& reg, Language language, ExpectedEvent& expected);

}  // namespace rcm
