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

std::string to_hex(std::span<const std::uint8_t> digest) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

bool read_hex(std::string_view text, std::span<std::uint8_t> digest) {
    if (text.size() != 2 * digest.size()) return false;
    const char* at = text.data();
    for (auto& byte : digest) {
        if (std::from_chars(at, at + 2, byte, 16).ptr != at + 2) return false;
        at += 2;
    }
    return true;
}

Sha256 from_hex(std::string_view text) {
    Sha256 digest{};
    return read_hex(text, digest) ? digest : Sha256{};
}

}  // namespace rcm
