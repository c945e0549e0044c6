// Outcome<T>: a stage's value together with what it found wrong.
//
//   Outcome<Register> parsed = parse(sources);
//   if (!parsed.ok()) report(parsed.diagnostics);
#pragma once

#include "engine/base/diagnostic.hpp"

namespace rcm {

template <class T>
struct Outcome {
    T value{};
    Diagnostics diagnostics{};

    /// True where nothing is an error; warnings may be there.
    [[nodiscard]] bool ok() const { return !has_errors(diagnostics); }
};

}  // namespace rcm
