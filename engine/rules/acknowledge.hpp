// acknowledge: findings that somebody lives with are marked; those whose facts have changed are open again and say so.
//
//   Findings findings = check(context, all_rules());
//   Diagnostics unused = acknowledge(findings, schedule, all_rules(), today);
//   findings[0].acknowledged   // who and why, or nullptr
//   findings[1].reopened.in(Language::en)    // "acknowledged for 12–13 November 2018, now 19–20 November 2018"
#pragma once

#include "engine/rules/rule.hpp"

namespace rcm {

/// "rcgm-2018-11"; the second session of an event is "governance-sdg-workshops.2", as in its UID.
[[nodiscard]] std::string session_name(const Session& session, const Schedule& schedule);

[[nodiscard]] Facts facts_of(const Finding& finding, const Schedule& schedule);

/// The line that acknowledges this finding once reason and who are filled in, for acknowledged.toml.
[[nodiscard]] std::string line_to_paste(const Finding& finding, const Schedule& schedule);

/// Marks what is acknowledged and says of the rest what has changed. Returns a warning for each acknowledgement of one
/// of the rules that belongs to no finding.
[[nodiscard]] Diagnostics acknowledge(Findings& findings, const Schedule& schedule,
                                      const std::vector<const Rule*>& rules, civil_day today);

/// An error for each acknowledgement of a rule that does not exist.
[[nodiscard]] Diagnostics unknown_rules(const Register& reg);

/// True where a finding at error level is open: then nothing is published.
[[nodiscard]] bool blocks(const Findings& findings);

}  // namespace rcm
