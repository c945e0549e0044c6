// Trouble: what the disk, a server or another publication refused, in words for a person. Bad data is a Diagnostic.
//
//   throw Trouble(worded("cannot read {}", "no se puede leer {}", path));
#pragma once

#include "engine/base/text.hpp"

#include <stdexcept>

namespace rcm {

struct Trouble : std::runtime_error {
    explicit Trouble(LanguageText text) : std::runtime_error(text.en), words(std::move(text)) {}
    LanguageText words;
};

}  // namespace rcm
