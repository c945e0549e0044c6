// parse: TOML files to a Register, every literal with its place, every fault reported in one run.
//
//   Outcome<Register> parsed = parse(sources, zones);
//
// Files are known by name: calendar.toml, parties.toml, bodies.toml, places.toml, feeds.toml, every file in
// a folder decisions/ is a document, every file in a folder holidays/ a country's holiday law.
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/model/register.hpp"

namespace rcm {

[[nodiscard]] Outcome<Register> parse(const SourceSet& sources, const ZoneDatabase& zones);

}  // namespace rcm
