// Suggested dates and hosts as JSON, one object a line: {"type":"suggestion",…} and, for all events, {"type":"plan",…}.
#pragma once

#include "engine/suggest/place_all.hpp"

namespace rcm {

[[nodiscard]] std::string to_json(const Event& event, const Suggestion& suggestion, std::size_t rank,
                                  const Register& reg, Language language);
[[nodiscard]] std::string to_json(const Placement& placement, const Schedule& now, Language language);
[[nodiscard]] std::string to_json(const Plan& plan, const Schedule& now);

/// "no-dates", "past", "too-many", "waits", "impossible"
[[nodiscard]] std::string_view word_of(LeftOut::Why why);

}  // namespace rcm
