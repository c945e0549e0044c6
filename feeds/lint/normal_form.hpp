// Whether a text is in Unicode's composed form (NFC). ICU's normaliser is included in normal_form.cpp alone.
//
//   first_not_composed("Reunio\u0301n")  ->  5: an o and an accent where one letter ó is meant
//
// Linear in the text; a run of more than 64 marks on one letter is not judged. Source: Unicode Standard Annex 15.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rcm::lint {

/// The octet at which the first letter stands that NFC would write otherwise; nullopt where all is well.
[[nodiscard]] std::optional<std::size_t> first_not_composed(std::string_view text);

}  // namespace rcm::lint
