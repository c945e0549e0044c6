// NewFile: a file of a new edition, beside the one of the same name in the live edition.
//
// As long as the bytes are the same nothing is written, and where they are the same to the end the file becomes a
// second name (a hard link) of the live one. From the first difference on it is a file of its own.
//
//   NewFile file("site/editions/000001/index.html", "site/editions/000002/index.html");
//   file.add(bytes);
//   if (file.close()) …    // as before
//
// Throws as site_files.hpp says. Not on disk until its file system is synced.
#pragma once

#include "feeds/digest.hpp"
#include "feeds/site_files.hpp"

namespace rcm {

class NewFile {
  public:
    /// `before` may be empty, or name nothing; `path` must not exist.
    NewFile(std::filesystem::path before, std::filesystem::path path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void add(std::string_view bytes);
    /// True where it is a second name of the file before.
    bool close();
    /// In place of `add` and `close`: it is the file before, which nobody needs to read. A copy where the file system
    /// has no second names.
    void keep();
    /// Of all that was added, once it is closed.
    [[nodiscard]] const Sha256& digest() const { return digest_; }

  private:
    [[nodiscard]] bool comparing() const { return own_ < 0; }
    std::size_t same_at_front(std::string_view bytes);
    bool link_before();
    void depart();
    void end();
    void write(std::string_view bytes);
    void flush();

    std::filesystem::path before_, path_;
    int live_ = -1;         ///< the file before, while it is compared
    int own_ = -1;          ///< the file of its own
    std::size_t same_ = 0;  ///< how many bytes are as before
    /// What was read of the file before and not compared yet, [used_, filled_); later what is not written yet.
    std::unique_ptr<char[]> buffer_;
    std::size_t used_ = 0, filled_ = 0;
    Digest digesting_;
    Sha256 digest_{};
};

}  // namespace rcm
