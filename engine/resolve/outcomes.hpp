// Outcomes that say nothing: of a session that does not exist, or that was not over when the document was adopted.
#pragma once

#include "engine/resolve/schedule.hpp"

namespace rcm {

/// Reported at the outcome's line (D045). A session that a later decision moved was another one then, and is let be.
void check_outcomes(const Schedule& schedule, Diagnostics& diagnostics);

}  // namespace rcm
