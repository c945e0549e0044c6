// publish: an edition to a folder, all or nothing.
//
// DIR/editions/000002/ is written and synced as a whole, then DIR/live is swapped to it by renaming a symbolic
// link over the old one. What readers open (DIR/feeds, DIR/index.html …) are links through `live`, so that one
// rename moves everything. Whatever fails before the rename leaves the old edition standing.
//
// Throws std::runtime_error in words for a person where the folder cannot be written or the disk is full.
#pragma once

#include "feeds/edition.hpp"

#include <filesystem>

namespace rcm {

struct Published {
    std::filesystem::path folder;  ///< the edition's own
    bool changed = true;           ///< false: the live edition has the same bytes, nothing was written
};

[[nodiscard]] Published publish(const Edition& edition, const std::filesystem::path& site);

}  // namespace rcm
