// parse_limits: the table [limits] of calendar.toml to Limits.
#pragma once

#include "engine/model/limits.hpp"
#include "engine/text/toml_tree.hpp"

namespace rcm {

/// What is not written keeps its default; a number out of its bounds is reported.
[[nodiscard]] Limits parse_limits(const Node& table, Diagnostics& diagnostics);

}  // namespace rcm
