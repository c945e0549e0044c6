#include "feeds/digest.hpp"

#include <charconv>

namespace rcm {

void Digest::add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Sha256 Digest::take() {
    Sha256 digest;
    sha256_digest(&state_, digest.size(), digest.data());
    return digest;
}

Sha256 digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.take();
}

std::string to_hex(const Sha256& digest) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

Sha256 from_hex(std::string_view text) {
    Sha256 digest{};
    if (text.size() != 2 * digest.size()) return {};
    for (std::size_t at = 0; at < digest.size(); ++at) {
        const char* const end = text.data() + 2 * at + 2;
        if (std::from_chars(end - 2, end, digest[at], 16).ptr != end) return {};
    }
    return digest;
}

}  // namespace rcm
