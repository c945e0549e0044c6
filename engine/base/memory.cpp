#include "engine/base/memory.hpp"

#include <malloc.h>

namespace rcm {

void keep_memory() {
    constexpr int mebibyte = 1024 * 1024;
    // Only asked for, not touched: pages that are never used are never there.
    mallopt(M_TOP_PAD, 64 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 1024 * mebibyte);
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);  // the most that glibc takes
    // What one thread gives back another one uses. With a single arena they would wait for each other.
    mallopt(M_ARENA_MAX, 2);
}

void give_back_memory() {
    malloc_trim(0);
}

}  // namespace rcm
