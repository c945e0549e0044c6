#include "feeds/publish.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <stdexcept>
#include <utility>

namespace rcm {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const fs::path& path, int error) {
    std::string advice;
    if (error == ENOSPC || error == EDQUOT)
        advice = "the disk is full: make room and publish again";
    else if (error == EACCES || error == EPERM || error == EROFS)
        advice = "choose a folder that you may write to with --to DIR";
    else
        advice = "nothing that was published before has changed";
    throw std::runtime_error(std::string(what) + " " + path.generic_string() + ": " + std::strerror(error) + " (" +
                             advice + ")");
}

class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
        if (fd_ < 0) fail("cannot open", path, errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }

  private:
    int fd_;
};

void sync_folder(const fs::path& folder) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (::fsync(descriptor.get()) != 0) fail("cannot write", folder, errno);
}

void write_file(const fs::path& path, std::string_view bytes) {
    Descriptor descriptor(path, O_WRONLY | O_CREAT | O_EXCL);
    while (!bytes.empty()) {
        const auto written = ::write(descriptor.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor.get()) != 0) fail("cannot write", path, errno);  // never retried: the pages may be gone
    if (::close(descriptor.release()) != 0) fail("cannot write", path, errno);
}

void make_folder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) fail("cannot make the folder", path, error.value());
}

bool same_bytes(const fs::path& path, const std::string& bytes) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return false;
    const std::string found((std::istreambuf_iterator<char>(stream)), {});
    return found == bytes;
}

bool is_live(const Edition& edition, const fs::path& live) {
    std::error_code error;
    std::size_t files = 0;
    for (auto at = fs::recursive_directory_iterator(live, error); !error && at != fs::end(at); at.increment(error))
        if (at->is_regular_file()) ++files;
    return !error && files == edition.files.size() &&
           std::all_of(edition.files.begin(), edition.files.end(),
                       [&](const auto& file) { return same_bytes(live / file.first, file.second); });
}

std::string next_name(const fs::path& editions) {
    int highest = 0;
    for (const auto& entry : fs::directory_iterator(editions)) {
        const auto name = entry.path().filename().string();
        if (name.size() == 6 && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }))
            highest = std::max(highest, std::stoi(name));
    }
    const auto digits = std::to_string(highest + 1);
    return std::string(6 - std::min<std::size_t>(digits.size(), 6), '0') + digits;
}

/// Points `link` at `target` in one step: readers find the old or the new, never nothing.
void swap_link(const fs::path& link, const fs::path& target) {
    std::error_code error;
    if (fs::is_symlink(link, error) && fs::read_symlink(link, error) == target) return;
    if (fs::exists(fs::symlink_status(link)) && !fs::is_symlink(link))
        throw std::runtime_error(
            link.generic_string() +
            " was not made by rcmcal and is in the way (move it, or choose another folder with --to DIR)");
    const auto fresh = fs::path(link) += ".new";
    fs::remove(fresh, error);
    if (::symlink(target.c_str(), fresh.c_str()) != 0) fail("cannot make", fresh, errno);
    if (::rename(fresh.c_str(), link.c_str()) != 0) fail("cannot put in place", link, errno);
}

void write_edition(const Edition& edition, const fs::path& folder) {
    std::set<fs::path> folders = {folder};
    if (::mkdir(folder.c_str(), 0755) != 0) fail("cannot make the folder", folder, errno);
    for (const auto& [path, bytes] : edition.files) {
        const auto parent = (folder / path).parent_path();
        if (folders.insert(parent).second) make_folder(parent);
        write_file(folder / path, bytes);
    }
    for (const auto& made : folders)
        sync_folder(made);
}

}  // namespace

Published publish(const Edition& edition, const fs::path& site) {
    const auto editions = site / "editions";
    make_folder(editions);
    if (is_live(edition, site / "live")) return {fs::read_symlink(site / "live"), false};
    const auto name = next_name(editions);
    try {
        write_edition(edition, editions / name);
        sync_folder(editions);
        std::set<std::string> tops;
        for (const auto& [path, bytes] : edition.files)
            tops.insert(fs::path(path).begin()->string());
        for (const auto& top : tops)
            swap_link(site / top, fs::path("live") / top);
        swap_link(site / "live", fs::path("editions") / name);
    } catch (...) {
        std::error_code ignored;
        if (fs::read_symlink(site / "live", ignored) != fs::path("editions") / name)
            fs::remove_all(editions / name, ignored);
        throw;
    }
    sync_folder(site);
    return {editions / name, true};
}

}  // namespace rcm
