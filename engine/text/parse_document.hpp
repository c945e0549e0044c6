// A document (decisions/*.toml) to its decisions.
//
// [document] has id, title, adopted and by. Each decision ([[add]], [[confirm]], [[move]], [[cancel]], [[amend]]) has
// event and paragraph, and any of these; what is left out stays as it was:
//
//   | key          | takes                             | means                                         | rules    |
//   |--------------|-----------------------------------|-----------------------------------------------|----------|
//   | kind         | meeting workshop course launch …  | … deadline review: the last two occupy nobody |          |
//   | title, notes | { en = "…", es = "…" }            |                                               |          |
//   | reason       | the same                          | of a cancellation or a move                   |          |
//   | when         | a date or a list (when.hpp)       | one session each; weekdays are compared       | C49      |
//   | length       | days                              | how long, of an event in a window             |          |
//   | needed-by    | a day                             | by when the date is needed                    | C40      |
//   | zone         | "America/Panama"                  | whose time is meant                           | C20      |
//   | repeat       | RRULE (RFC 5545 §3.3.10)          | a series                                      |          |
//   | except       | days                              | what is left out of it                        |          |
//   | where        | a place, "online", "MEX", { tbc } |                                               |          |
//   | venue        | "Hotel Riu"                       | the building; a new `where` leaves it behind  | C06      |
//   | room         | "Salón 2"                         | the room in it; so does a new venue           | C06      |
//   | link         | "https://…"                       | of the online room; in "rich" feeds only       | C07, C46 |
//   | account      | "secretariat-1"                   | that hosts it; never published                | C07      |
//   | interpreters | "Equipo A"                        | the team; never published                     | C08      |
//   | bodies       | ids                               | who meets: its members are required           |          |
//   | invited      | parties, bodies, "*observers"     | may come                                      |          |
//   | supported-by | parties                           |                                               | C04      |
//   | owner        | a party or "presidency"           | who has to deliver                            |          |
//   | for          | an event                          | what a deadline or review feeds               | C30, C32 |
//   | after        | an event or a list                | have to be over before this one starts        | C33      |
//   | outcome      | "held", "not-held"                | of all sessions that were over by then …      | C47      |
//   | session      | 2, [1, 3]                         | … or only of these                            | C47      |
#pragma once

#include "engine/text/linker.hpp"

namespace rcm {

[[nodiscard]] std::optional<Document> parse_document(const Node& file, const Register& reg, Linker& link);

/// Once every document is read: reports each event that is named and that none of them adds.
void link_events(std::vector<Document>& documents, const Linker& link);

}  // namespace rcm
