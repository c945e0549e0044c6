// keep_memory: memory that was given back is kept for the next stage instead of being returned to the system.
//
// For a process that lives for one command. Fetching pages again for each stage, each feed and each thread costs a
// large calendar more time than its work does; what a small calendar takes is not changed.
//
//   int main() { rcm::keep_memory(); … }
//
// Source: mallopt(3).
#pragma once

namespace rcm {

void keep_memory();

/// Gives back what is not in use: between reading a calendar and writing it out, whose needs are of other sizes.
void give_back_memory();

}  // namespace rcm
