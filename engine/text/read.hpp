// read: the only input of the engine. A folder's .toml files, sorted by path.
//
//   Outcome<SourceSet> sources = read_folder("data/rcm");
//
// Refused, each at its file: no such folder, no .toml file, a file over 4 MiB, bytes that are not UTF-8.
#pragma once

#include "engine/base/outcome.hpp"

#include <filesystem>

namespace rcm {

inline constexpr std::uintmax_t largest_file = std::uintmax_t{4} * 1024 * 1024;

[[nodiscard]] Outcome<SourceSet> read_folder(const std::filesystem::path& folder);

/// Adds what `more` holds behind what is there; its diagnostics follow their files.
void append(Outcome<SourceSet>& sources, Outcome<SourceSet> more);

}  // namespace rcm
