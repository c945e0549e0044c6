// The feed of changes: one Atom entry for each decision, newest first, for readers of news and for whoever asks "what
// is new since I last looked?" (RFC 4287).
//
//   rendered.edition.files["feeds/rcm-changes-en.xml"] = write_changes_feed(plan, Language::en);
//
// An entry's id is a tag URI (RFC 4151) of the document, the act and the event: it never changes, so no reader shows a
// decision twice. Its date is the document's adoption. Only decisions that the calendar holds are told (--as-of), the
// latest 200 of them.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

[[nodiscard]] std::string write_changes_feed(const EditionPlan& plan, Language language);

}  // namespace rcm
