// Timeline: the conflicts as a picture. A row for each session that a finding names, a bar over its days, a mark for
// how grave it is (a tick where somebody has acknowledged it), a line between sessions that collide with each other.
//
// Drawn twice, wide and for a phone; the style sheet shows one. Its title and description say what it shows, and a
// table below says the same in words.
//
//   write_timeline(page, pointers_to_findings);
#pragma once

#include "feeds/html/page.hpp"

namespace rcm {

void write_timeline(const Page& page, SomeFindings findings);

}  // namespace rcm
