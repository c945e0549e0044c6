// How commands print findings and sessions: plain text in a pipe, colours on a terminal.
#pragma once

#include "cli/pipeline.hpp"

namespace rcm::cli {

/// Each finding with what to do, most severe first; "no conflicts" aloud where there are none.
void print_findings(const Findings& findings, const Context& context, std::ostream& out);

[[nodiscard]] std::string paint(std::string_view text, Severity severity, bool colour);

/// "3 errors, 1 warning, 2 for information"
[[nodiscard]] std::string count_findings(const Findings& findings, Language language);

}  // namespace rcm::cli
