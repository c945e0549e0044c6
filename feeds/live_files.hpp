// LiveFiles: what the live edition has been made from, file by file, so that a publication knows which files it need
// not make.
//
// Beside its manifest.txt an edition has made-from.txt: in the first line what all of its files were made from, then a
// line for each of the manifest (32 hexadecimal digits, or "-" of a file of which that is not known), and in the last
// one the digest of those before. It is believed only where it is whole, was made from the same, and stands beside the
// manifest that the ledger has entered; what is missing or damaged costs time and nothing else. It is no part of what
// is published, and no manifest names it: another program's list is another one.
//
//   const auto live = LiveFiles::read("site/editions/000002", ledger.manifest_of(2), common);
//   if (live.has("en/agenda.html", from)) link(…, live.digest(from));
#pragma once

#include "feeds/made_from.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace rcm {

inline constexpr const char* manifest_name = "manifest.txt";
inline constexpr const char* made_from_name = "made-from.txt";

class LiveFiles {
  public:
    LiveFiles() = default;
    /// Empty where made-from.txt cannot be believed. `manifest`: the digest of manifest.txt, in hexadecimal digits;
    /// `common`: what all files of the new edition are made from.
    [[nodiscard]] static LiveFiles read(const std::filesystem::path& folder, const std::string& manifest,
                                        const MadeFrom& common);

    /// True where it has the file, made from that, as it was when it went live: what somebody has written to since is
    /// made anew.
    [[nodiscard]] bool has(const std::string& path, const MadeFrom& from) const;
    /// Of the file that is made from that, which it has.
    [[nodiscard]] const Sha256& digest(const MadeFrom& from) const;

  private:
    struct Known {
        MadeFrom from;
        Sha256 digest;
    };

    [[nodiscard]] const Known* find(const MadeFrom& from) const;

    std::filesystem::path folder_;
    std::vector<Known> known_;     ///< by `from`, which no two files share: their paths are part of it
    std::int64_t written_at_ = 0;  ///< of the manifest, nanoseconds: no file of its edition is younger
};

/// The lines of made-from.txt, as LiveFiles reads them.
[[nodiscard]] std::string made_from_line(const std::optional<MadeFrom>& from);

}  // namespace rcm
