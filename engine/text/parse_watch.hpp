// parse_watch: the tables [[watch]] of calendar.toml, outside calendars that each check heeds.
//
//   [[watch]]
//   name    = { en = "UN General Assembly", es = "Asamblea General de la ONU" }
//   file    = "outside/unga.ics"        # relative to the calendar's folder
//   parties = ["MEX"]                   # only sessions of these parties …
//   bodies  = ["vice-ministers"]        # … or of these bodies; without both, every session
#pragma once

#include "engine/text/linker.hpp"

namespace rcm {

/// Reads the tables of `calendar`, which is calendar.toml; parties and bodies are linked already.
[[nodiscard]] std::vector<Watch> parse_watches(TableReader& calendar, const SourceSet& sources, const Register& reg,
                                               const Linker& link);

}  // namespace rcm
