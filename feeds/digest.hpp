// Digest: the SHA-256 of bytes. Names what was published: an entry's content, a file, an edition's manifest.
//
//   Digest digest;
//   digest.add("abc");
//   to_hex(digest.take())     // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
//
// Source: FIPS 180-4.
#pragma once

#include "engine/rules/last_edition.hpp"

#include <nettle/sha2.h>
#include <span>

namespace rcm {

class Digest {
  public:
    Digest() { sha256_init(&state_); }

    void add(std::string_view bytes);
    /// Of all that was added; begins anew.
    [[nodiscard]] Sha256 take();

  private:
    sha256_ctx state_{};
};

[[nodiscard]] Sha256 digest_of(std::string_view bytes);

/// Two hexadecimal digits a byte.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> digest);
/// False where it is anything else; then what is in `digest` means nothing.
[[nodiscard]] bool read_hex(std::string_view text, std::span<std::uint8_t> digest);
/// Of anything but 64 hexadecimal digits: a digest that nothing has.
[[nodiscard]] Sha256 from_hex(std::string_view text);

}  // namespace rcm
