// parse: TOML files to a Register, every literal with its place, every fault reported in one run.
//
//   Outcome<Register> parsed = parse(sources, zones);
//
// Files are known by name: calendar.toml, parties.toml, bodies.toml, places.toml, feeds.toml, every file in
// a folder decisions/ is a document, every file in a folder agendas/ an agenda, every file in a folder holidays/ a
// country's holiday law.
//
// bodies.toml, [[body]], besides id, slug, name, level, members, invited, part-of and standing:
//
//   | key          | takes                | means                                                          | rule |
//   |--------------|----------------------|----------------------------------------------------------------|------|
//   | quorum       | number of members    | so many of its members have to be there                        | C44  |
//   | least-gap    | days                 | from the end of one of its meetings to the start of the next … | C34  |
//   | greatest-gap | days                 | … at least and at most so many                                 | C34  |
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/model/register.hpp"

namespace rcm {

[[nodiscard]] Outcome<Register> parse(const SourceSet& sources, const ZoneDatabase& zones);

/// The same, and each .toml text gives back its memory once it is parsed: what is made of it takes its room. The paths
/// stay, and read_again (read.hpp) has the text for a line that is shown.
[[nodiscard]] Outcome<Register> parse_and_drop(SourceSet& sources, const ZoneDatabase& zones);

}  // namespace rcm
