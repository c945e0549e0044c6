#include "feeds/site_files.hpp"

#include "engine/base/trouble.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace rcm {
namespace {

namespace fs = std::filesystem;

class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) : descriptor_(open_file(path, flags)) {
        if (descriptor_ < 0) fail({"cannot open", "no se puede abrir"}, path, errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int get() const { return descriptor_; }

  private:
    int descriptor_;
};

}  // namespace

int open_file(const fs::path& path, int flags) {
    int descriptor = -1;
    do
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

void fail(const LanguageText& what, const fs::path& path, int error) {
    LanguageText advice;
    if (error == ENOSPC || error == EDQUOT)
        advice = {"the disk is full: make room and publish again",
                  "el disco está lleno: libere espacio y publique de nuevo"};
    else if (error == EACCES || error == EPERM || error == EROFS || error == ENOENT || error == ENOTDIR)
        advice = {"choose a folder that you may write to with --to DIR",
                  "elija con --to CARPETA una carpeta en la que pueda escribir"};
    else
        advice = {"publish again once this is settled", "publique de nuevo cuando esto se resuelva"};
    throw Trouble(
        worded("{} {}: {} ({})", "{} {}: {} ({})", what, path.generic_string(), std::strerror(error), advice));
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool FileLock::take(const fs::path& path) {
    descriptor_ = open_file(path, O_RDWR | O_CREAT);
    if (descriptor_ < 0) fail({"cannot open", "no se puede abrir"}, path, errno);
    int result = 0;
    do
        result = ::flock(descriptor_, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    if (result == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    fail({"cannot lock", "no se puede bloquear"}, path, errno);
}

void make_folder(const fs::path& path) {
    if (::mkdir(path.c_str(), 0755) != 0) fail({"cannot make the folder", "no se puede crear la carpeta"}, path, errno);
}

void make_folders(const fs::path& path) {
    std::vector<fs::path> missing;
    for (auto at = path.lexically_normal(); !at.empty() && !fs::exists(fs::status(at)); at = at.parent_path())
        missing.push_back(at);
    std::reverse(missing.begin(), missing.end());
    for (const auto& folder : missing) {
        if (folder.filename().empty()) continue;  // "site/" names site twice
        if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST)
            fail({"cannot make the folder", "no se puede crear la carpeta"}, folder, errno);
        sync_folder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
    }
}

void sync_folder(const fs::path& path) {
    const Descriptor descriptor(path, O_RDONLY | O_DIRECTORY);
    if (::fsync(descriptor.get()) != 0) fail({"cannot write", "no se puede escribir"}, path, errno);
}

void sync_file_system(const fs::path& folder) {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
    if (::syncfs(descriptor.get()) != 0) fail({"cannot write", "no se puede escribir"}, folder, errno);
}

void put_link(const fs::path& link, const fs::path& target) {
    std::error_code error;
    const auto there = fs::symlink_status(link, error);
    if (fs::exists(there) && !fs::is_symlink(there))
        throw Trouble(worded(
            "{} was not made by rcmcal and is in the way (move it, or choose another folder with --to DIR)",
            "{} no lo creó rcmcal y estorba (muévalo, o elija otra carpeta con --to CARPETA)", link.generic_string()));
    const auto fresh = fs::path(link) += ".new";
    ::unlink(fresh.c_str());
    if (::symlink(target.c_str(), fresh.c_str()) != 0) fail({"cannot make", "no se puede crear"}, fresh, errno);
    if (::rename(fresh.c_str(), link.c_str()) != 0) {
        const int why = errno;
        ::unlink(fresh.c_str());
        fail({"cannot put in place", "no se puede poner en su lugar"}, link, why);
    }
}

fs::path target_of(const fs::path& link) {
    std::error_code error;
    auto target = fs::read_symlink(link, error);
    return error ? fs::path() : target;
}

void remove_quietly(const fs::path& path) noexcept {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

bool is_site_name(std::string_view name) {
    const auto all_of = [](std::string_view part, std::string_view more) {
        return std::all_of(part.begin(), part.end(), [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
        });
    };
    const auto dot = name.find('.');
    const auto stem = name.substr(0, dot);
    if (stem.empty() || stem.size() > 64 || !all_of(stem, "-")) return false;
    if (dot == std::string_view::npos) return true;
    const auto extension = name.substr(dot + 1);
    return !extension.empty() && extension.size() <= 16 && all_of(extension, "");
}

}  // namespace rcm
