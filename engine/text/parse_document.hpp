// A document (decisions/*.toml) to its decisions.
#pragma once

#include "engine/text/linker.hpp"

namespace rcm {

/// Only the ids of events that the document adds, so that later every reference can be linked.
void register_events(const Node& file, Linker& link);

[[nodiscard]] std::optional<Document> parse_document(const Node& file, const Register& reg, Linker& link);

}  // namespace rcm
