// read: the only input of the engine. A folder's .toml and .ics files, sorted by path, and outside calendars.
//
//   Outcome<SourceSet> sources = read_folder("data/rcm");
//
// Refused, each at its file: no such folder, no .toml file, a file over 4 MiB, bytes that are not UTF-8. Of an .ics
// file, which may come from anybody, nothing is refused here; one that is too large is cut off after a byte more than
// is accepted.
#pragma once

#include "engine/base/outcome.hpp"

#include <filesystem>

namespace rcm {

inline constexpr std::uintmax_t largest_file = std::uintmax_t{4} * 1024 * 1024;

[[nodiscard]] Outcome<SourceSet> read_folder(const std::filesystem::path& folder);

/// One .ics file, as `check --with` names it.
[[nodiscard]] Outcome<SourceSet> read_outside(const std::filesystem::path& path);

/// The text of one file of a SourceSet again, for a line of it that is shown.
[[nodiscard]] std::string read_again(const SourceFile& file);

/// Adds what `more` holds behind what is there; its diagnostics follow their files.
void append(Outcome<SourceSet>& sources, Outcome<SourceSet> more);

}  // namespace rcm
