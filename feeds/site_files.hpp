// Files of a site: written whole, synced, linked and put in place in one step. POSIX and Linux, because only there can
// one say "on disk".
//
//   make_folder("site/editions/000002");
//   sync_file_system("site/editions/000002");               // on disk when it returns, with what was written into it
//   put_link("site/live", "editions/000002");               // readers find the old or the new, never nothing
//
// What fails throws Trouble. A failed sync is never tried again: the system may have
// dropped the pages, and a second one would say that all is well.
#pragma once

#include "engine/base/text.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace rcm {

/// open(2), tried again where it is interrupted: nothing has happened then, unlike with fsync. -1 and errno.
[[nodiscard]] int open_file(const std::filesystem::path& path, int flags);

/// Throws: "WHAT PATH: why (what to do)".
[[noreturn]] void fail(const LanguageText& what, const std::filesystem::path& path, int error);

/// A lock on a file, held until the process ends or this is destroyed.
class FileLock {
  public:
    FileLock() = default;
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False where another process holds it.
    [[nodiscard]] bool take(const std::filesystem::path& path);

  private:
    int descriptor_ = -1;
};

/// Makes it and the folders above it, each on disk.
void make_folders(const std::filesystem::path& path);
void make_folder(const std::filesystem::path& path);  ///< must not exist
void sync_folder(const std::filesystem::path& path);
/// Everything that was written to the folder's file system before, files and folders, is on disk: syncfs(2), which
/// tells of a failed write since Linux 5.8. Thousands of files cost it little more than one costs fsync.
void sync_file_system(const std::filesystem::path& folder);
/// Points `link` at `target` in one step, whatever it pointed at before. The folder is not synced.
void put_link(const std::filesystem::path& link, const std::filesystem::path& target);
/// Where the link points; empty where there is none.
[[nodiscard]] std::filesystem::path target_of(const std::filesystem::path& link);
/// Removes a folder and what is in it, as far as possible: what stays is removed by a later publication.
void remove_quietly(const std::filesystem::path& path) noexcept;

/// "rcm-mexico-es.ics": [a-z0-9-]{1,64} and an extension of [a-z0-9]{1,16}, or none.
[[nodiscard]] bool is_site_name(std::string_view name);

}  // namespace rcm
