#include "feeds/ledger/postgres_library.hpp"

#include "feeds/ledger/entry_row.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace rcm {
namespace {

/// What the loader gave; where it gave nothing, its own words say what is missing.
void* loaded(void* given) {
    if (given != nullptr) return given;
    throw std::runtime_error(std::string("the ledger: PostgreSQL's library cannot be loaded: ") + ::dlerror() +
                             " (install libpq5 or, for a site that has no ledger there yet, leave out --ledger; " +
                             still_as_before + ")");
}

}  // namespace

// RTLD_NOW: what libpq itself lacks shows here, and not in the middle of publishing. It is never unloaded: the process
// lives for one command, and libraries that clean up at its end must still be there.
PostgresLibrary::PostgresLibrary(const char* file) : library_(loaded(::dlopen(file, RTLD_NOW | RTLD_LOCAL))) {}

void* PostgresLibrary::find(const char* function) const {
    return loaded(::dlsym(library_, function));
}

const PostgresLibrary& libpq() {
    static const PostgresLibrary library("libpq.so.5");
    return library;
}

}  // namespace rcm
