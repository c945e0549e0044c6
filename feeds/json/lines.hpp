// One JSON object a line for programs: diagnostics, findings, and the note that each edition carries about itself.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

[[nodiscard]] std::string to_json(const Diagnostic& diagnostic, const SourceSet& sources, Language language,
                                  std::string_view source = {});
/// feeds/json/check.schema.json describes this and every other line of `check --format json`.
[[nodiscard]] std::string to_json(const Finding& finding, const Schedule& schedule, Language language);

/// The last line of `check`: how many findings are open, by severity, and how many are acknowledged.
[[nodiscard]] std::string summary_json(const Findings& findings);

/// A session as published: days as dates with an exclusive end, times as instants in UTC.
[[nodiscard]] std::string to_json(const Entry& entry, const Schedule& schedule, Language language);

/// edition.json: the zone data's version, the day it was judged on, the last document, the number of entries.
[[nodiscard]] std::string edition_json(const EditionPlan& plan, const ZoneDatabase& zones, civil_day today);

}  // namespace rcm
