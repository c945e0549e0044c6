#include "engine/base/memory.hpp"

#include "engine/base/in_order.hpp"

#include <malloc.h>

namespace rcm {

void keep_memory() {
    constexpr int mebibyte = 1024 * 1024;
    // Only asked for, not touched: pages that are never used are never there.
    mallopt(M_TOP_PAD, 64 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 1024 * mebibyte);
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);  // the most that glibc takes
    // One for each thread that works at a time: with fewer they wait for each other, with more none uses what another
    // gave back.
    mallopt(M_ARENA_MAX, static_cast<int>(threads_at_hand()) + 1);
}

void give_back_memory() {
    malloc_trim(0);
}

}  // namespace rcm
