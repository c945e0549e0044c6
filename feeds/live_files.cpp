#include "feeds/live_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace rcm {
namespace {

namespace fs = std::filesystem;

/// Nanoseconds; nothing where it is no file.
std::optional<std::int64_t> written_at(const fs::path& path) {
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
    return std::int64_t{about.st_mtim.tv_sec} * 1'000'000'000 + about.st_mtim.tv_nsec;
}

/// Lines of a file, and the digest of all that were read.
class Lines {
  public:
    explicit Lines(const fs::path& path) : stream_(path, std::ios::binary) {}

    bool next() {
        if (!std::getline(stream_, line_)) return false;
        if (stream_.eof()) return false;  // its end is missing
        before_ = digest_;
        digest_.add(line_);
        digest_.add("\n");
        return true;
    }
    [[nodiscard]] const std::string& line() const { return line_; }
    /// Of all lines, or of those before the one that was read last.
    [[nodiscard]] std::string digest() { return to_hex(digest_.take()); }
    [[nodiscard]] std::string digest_before() { return to_hex(before_.take()); }

  private:
    std::ifstream stream_;
    std::string line_;
    Digest digest_, before_;
};

}  // namespace

std::string made_from_line(const std::optional<MadeFrom>& from) {
    return (from ? to_hex(*from) : "-") + "\n";
}

LiveFiles LiveFiles::read(const fs::path& folder, const std::string& manifest, const MadeFrom& common) {
    LiveFiles live;
    live.folder_ = folder;
    const auto written = written_at(folder / manifest_name);
    Lines made_from(folder / made_from_name), files(folder / manifest_name);
    if (!written || !made_from.next() || made_from.line() != to_hex(common)) return {};
    live.written_at_ = *written;
    constexpr std::size_t digits = 2 * sizeof(Sha256);
    while (files.next()) {
        Known known{};
        if (!made_from.next() || !read_hex(std::string_view(files.line()).substr(0, digits), known.digest)) return {};
        if (read_hex(made_from.line(), known.from)) live.known_.push_back(known);
    }
    if (files.digest() != manifest || !made_from.next() || made_from.line() != made_from.digest_before()) return {};
    if (made_from.next()) return {};
    std::sort(live.known_.begin(), live.known_.end(), [](const Known& a, const Known& b) { return a.from < b.from; });
    return live;
}

const LiveFiles::Known* LiveFiles::find(const MadeFrom& from) const {
    const auto at = std::lower_bound(known_.begin(), known_.end(), from,
                                     [](const Known& known, const MadeFrom& asked) { return known.from < asked; });
    return at == known_.end() || at->from != from ? nullptr : &*at;
}

bool LiveFiles::has(const std::string& path, const MadeFrom& from) const {
    if (find(from) == nullptr) return false;
    const auto written = written_at(folder_ / path);
    return written && *written <= written_at_;
}

const Sha256& LiveFiles::digest(const MadeFrom& from) const {
    const auto* known = find(from);
    if (known == nullptr) throw std::logic_error("a file is kept that the live edition has not");
    return known->digest;
}

}  // namespace rcm
