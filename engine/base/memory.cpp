#include "engine/base/memory.hpp"

#include <malloc.h>

namespace rcm {

void keep_memory() {
    constexpr int mebibyte = 1024 * 1024;
    // Only asked for, not touched: pages that are never used are never there.
    mallopt(M_TOP_PAD, 64 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 1024 * mebibyte);
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);  // the most that glibc takes
}

}  // namespace rcm
