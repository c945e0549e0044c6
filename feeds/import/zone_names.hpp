// zone_names: the zone that a calendar of others means by a TZID.
//
// A TZID is only a name that the file has made up (RFC 5545 §3.2.19). Known here, in this order: UTC by its several
// names, IANA names, what a VTIMEZONE's X-LIC-LOCATION says, the names of Windows and Outlook, and names that end in
// an IANA name. Anything else is unknown and said so: nothing falls back to UTC. Only the name is taken from the
// file; the offsets are those of our zone data.
//
//   zone_called("Central America Standard Time", {}, zones)->name() == "America/Guatemala"
#pragma once

#include "engine/time/zone_database.hpp"

#include <map>
#include <optional>

namespace rcm {

[[nodiscard]] std::optional<Zone> zone_called(std::string_view tzid,
                                              const std::map<std::string, std::string>& locations,
                                              const ZoneDatabase& zones);

/// The names of Windows that are known; each stands for a zone.
[[nodiscard]] std::vector<std::string_view> windows_zone_names();

}  // namespace rcm
