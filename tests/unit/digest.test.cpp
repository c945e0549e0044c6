// Digests: FIPS 180-4's own example, and what a ledger holds of them.
#include "feeds/digest.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

TEST_CASE("digest: SHA-256 as the standard's example gives it, in pieces and anew") {
    constexpr std::string_view of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(to_hex(digest_of("abc")) == of_abc);
    Digest digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    CHECK(to_hex(digest.take()) == of_abc);
    CHECK(digest.take() == digest_of(""));
}

TEST_CASE("digest: from hexadecimal digits and back; anything else is a digest of nothing") {
    CHECK(from_hex(to_hex(digest_of("abc"))) == digest_of("abc"));
    const auto hex = to_hex(digest_of("abc"));
    for (const auto& bad : {std::string(), hex.substr(1), hex + "0", "x" + hex.substr(1), hex.substr(0, 63) + "g",
                            "+" + hex.substr(1), hex.substr(0, 10) + " " + hex.substr(11)}) {
        INFO(bad);
        CHECK(from_hex(bad) == Sha256{});
    }
}
