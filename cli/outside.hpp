// The outside calendars of a check: those of [[watch]] in calendar.toml, then those of --with.
#pragma once

#include "cli/pipeline.hpp"

namespace rcm::cli {

/// Reads the .ics files of --with behind the sources of `loaded`; their indices.
[[nodiscard]] std::vector<std::uint32_t> read_with(Loaded& loaded, const Common& common);

/// Fills loaded.outside for the time that its schedule covers; a calendar that cannot be read is an error there.
void import_outside(Loaded& loaded, const std::vector<std::uint32_t>& with);

}  // namespace rcm::cli
