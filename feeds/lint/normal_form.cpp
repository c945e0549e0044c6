#include "feeds/lint/normal_form.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <stdexcept>

namespace rcm::lint {
namespace {

std::size_t octets_of(const icu::UnicodeString& text, int32_t units) {
    std::size_t octets = 0;
    for (int32_t at = 0; at < units; at = text.moveIndex32(at, 1)) {
        const auto code = text.char32At(at);
        octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return octets;
}

}  // namespace

std::optional<std::size_t> first_not_composed(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error) != 0) throw std::runtime_error("ICU has no normalisation data");
    const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    constexpr int32_t most_marks = 64;
    int32_t at = 0;
    while (at < wide.length()) {
        const auto rest = wide.tempSubString(at);
        at += nfc->spanQuickCheckYes(rest, error);
        if (U_FAILURE(error) != 0 || at >= wide.length()) return std::nullopt;
        // From the letter before the doubtful mark to the next letter that stands alone.
        auto from = at;
        for (int32_t back = 0; back < most_marks && from > 0 && !nfc->hasBoundaryBefore(wide.char32At(from)); ++back)
            from = wide.moveIndex32(from, -1);
        auto to = wide.moveIndex32(at, 1);
        while (to < wide.length() && to - from < most_marks && !nfc->hasBoundaryBefore(wide.char32At(to)))
            to = wide.moveIndex32(to, 1);
        if (to - from < most_marks && nfc->isNormalized(wide.tempSubString(from, to - from), error) == 0) {
            // Octets that are not UTF-8 came in as U+FFFD of three: then the place cannot be told, and L02 tells.
            const auto octets = octets_of(wide, from);
            return octets < text.size() ? octets : 0;
        }
        at = to;
    }
    return std::nullopt;
}

}  // namespace rcm::lint
