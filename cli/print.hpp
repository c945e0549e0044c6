// How commands print findings: plain text in a pipe, colours on a terminal.
//
//   RCGM meeting, November 2018 · 12–13 November 2018 · Panama City, Panama · rcgm-2018-11
//     warning[C13] “RCGM meeting, November 2018” (12–13 November 2018) falls on public holidays of 2 of 11 …
//       affects:     Canada and United States
//       what to do:  Move the session by a day or more, or ask …
//       acknowledge: { rule = "C13", events = ["rcgm-2018-11"], … },
#pragma once

#include "cli/pipeline.hpp"

namespace rcm::cli {

/// Open findings by event, the worst first, then those that are acknowledged and a line that counts them all; "no
/// conflicts" aloud where there are none.
void print_findings(const Findings& findings, const Loaded& loaded, const Context& context, std::ostream& out);

[[nodiscard]] std::string paint(std::string_view text, Severity severity, bool colour);

/// Of the open ones, then of the acknowledged: "3 errors, 1 warning, 2 for information; 1 acknowledged", or "no
/// conflicts".
[[nodiscard]] std::string count_findings(const Findings& findings, Language language);

}  // namespace rcm::cli
