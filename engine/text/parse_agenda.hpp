// An agenda (agendas/*.toml) as its file says. An example is tests/data/example/agendas/.
//
//   [agenda]
//   meeting  = "rcgm-2018-11"         # the event
//   session  = 1                      # its number, where the meeting has several
//   issued   = 2018-10-29             # the day of this version; the newest counts, --as-of leaves later ones out
//   revision = 0                      # raised with each version: the SEQUENCE of its entries
//   room     = "Salón Bolívar"        # of the items that name none
//
//   [[item]]
//   id       = "opening"              # for life: becomes part of the UID
//   start    = "09:00"
//   length   = 30
//   title    = { en = "Opening", es = "Apertura" }
//
//   | key       | takes                                        | left out                                          |
//   |-----------|----------------------------------------------|---------------------------------------------------|
//   | id        | small letters, digits, hyphens               | needed                                            |
//   | title     | { en = "…", es = "…" }                       | needed                                            |
//   | day       | 2: the session's second day                  | the day of the item before                        |
//   | start     | "09:00", in the meeting's civil time         | when the item before in its room ends             |
//   | length    | minutes                                      | up to the next in its room, or the session's end  |
//   | room      | "Salón 2"                                    | the agenda's                                      |
//   | speakers  | a name or a list of them                     | nobody named; one name is one person (rule C51)   |
//   | documents | names, or { title = …, link = "https://…" }  | none                                              |
#pragma once

#include "engine/model/agenda.hpp"
#include "engine/text/linker.hpp"

namespace rcm {

/// In the order of the files. What is wrong is reported, and an agenda without its meeting or its day left out.
[[nodiscard]] std::vector<Agenda> parse_agendas(const std::vector<Node>& files, const Linker& link);

}  // namespace rcm
