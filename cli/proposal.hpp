// Proposals on the command line: 'missing-migrants-workshop where=san-jose when=2018-09-18/2018-09-19'.
//
// Words that name nothing are usage errors that say what was probably meant.
#pragma once

#include "cli/pipeline.hpp"
#include "engine/suggest/trial.hpp"

namespace rcm::cli {

/// Throws UsageError.
[[nodiscard]] Proposal read_proposal(const std::string& text, const Calendar& calendar);

/// The place of that id; throws UsageError with the nearest one.
[[nodiscard]] PlaceIndex place_called(const std::string& id, const Register& reg);

/// The event of that id, not cancelled; throws UsageError with the nearest one.
[[nodiscard]] const Event& event_called(const std::string& id, const Calendar& calendar);

/// "what is; what to do", for a usage error that repeats a fault.
[[nodiscard]] LanguageText with_hint(const LanguageText& message, const LanguageText& hint);

/// check --try: what would come and go. Returns the exit code: that of the findings that come.
[[nodiscard]] int run_try(const Context& context, const Loaded& loaded, const std::vector<const Rule*>& rules);

}  // namespace rcm::cli
