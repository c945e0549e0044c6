// MadeFrom: what a file of an edition was made from, as a digest. Where the live edition has a file made from the same,
// it is that file, and need not be made.
//
//   Inputs inputs("en/events/rcgm-2018-11.html");
//   inputs.add(title).add(sequence).add(content);
//   if (const auto from = inputs.take(); folder.has(path, from)) folder.keep(path, from);
//
// A file's inputs are those of its own. What all files are made from besides (program, zone data, day, every text that
// is no document) stands in a digest of the edition, and where that differs nothing is kept. So the first publication
// of a day makes every file and compares it byte for byte.
#pragma once

#include "feeds/digest.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <type_traits>

namespace rcm {

/// 128 bits of SHA-256: two files of a calendar that have the same by chance are not met.
using MadeFrom = std::array<std::uint8_t, 16>;

/// Adds up what a file is made from. Each part is told from the next one: "ab", "c" is not "a", "bc".
class Inputs {
  public:
    Inputs() = default;
    explicit Inputs(std::string_view path) { add(path); }

    Inputs& add(std::string_view text) {
        number(text.size());
        digest_.add(text);
        return *this;
    }
    template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number> Inputs& add(Number value) {
        number(static_cast<std::uint64_t>(value));
        return *this;
    }
    template <std::size_t size>
    Inputs& add(const std::array<std::uint8_t, size>& digest) {
        digest_.add({reinterpret_cast<const char*>(digest.data()), digest.size()});
        return *this;
    }
    template <class Clock, class Duration>
    Inputs& add(std::chrono::time_point<Clock, Duration> at) {
        return add(at.time_since_epoch().count());
    }

    [[nodiscard]] MadeFrom take() {
        const auto whole = digest_.take();
        MadeFrom from;
        std::copy_n(whole.begin(), from.size(), from.begin());
        return from;
    }

  private:
    void number(std::uint64_t value) {
        char bytes[sizeof value];
        for (auto& byte : bytes) {
            byte = static_cast<char>(value & 0xFFU);
            value >>= 8U;
        }
        digest_.add({bytes, sizeof bytes});
    }

    Digest digest_;
};

}  // namespace rcm
