// acknowledged.toml: the findings that somebody lives with.
#pragma once

#include "engine/text/linker.hpp"

namespace rcm {

/// Whether the rules exist is not asked here: the rules are another part's (engine/rules/acknowledge.hpp).
[[nodiscard]] std::vector<Acknowledgement> parse_acknowledged(const Node& file, Linker& link);

}  // namespace rcm
