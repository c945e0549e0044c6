// Digest: the SHA-256 of bytes, as 64 hexadecimal digits. Names what was published: an entry's content, a file, an
// edition's manifest.
//
//   Digest digest;
//   digest.add("abc");
//   digest.hex()       // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
//
// Source: FIPS 180-4.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rcm {

class Digest {
  public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(std::string_view bytes);
    /// Of all that was added; begins anew.
    [[nodiscard]] std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string digest_of(std::string_view bytes);

}  // namespace rcm
