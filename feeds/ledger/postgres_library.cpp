#include "feeds/ledger/postgres_library.hpp"

#include "engine/base/trouble.hpp"
#include "feeds/ledger/entry_row.hpp"

#include <dlfcn.h>

namespace rcm {
namespace {

/// What the loader gave; where it gave nothing, its own words say what is missing.
void* loaded(void* given) {
    if (given != nullptr) return given;
    throw Trouble(
        worded("the ledger: PostgreSQL's library cannot be loaded: {} (install libpq5 or, for a site that has no "
               "ledger there yet, leave out --ledger; {})",
               "el registro: la biblioteca de PostgreSQL no se puede cargar: {} (instale libpq5 o, para un sitio que "
               "todavía no tiene registro ahí, omita --ledger; {})",
               ::dlerror(), still_as_before));
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
