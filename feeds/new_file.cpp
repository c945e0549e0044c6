#include "feeds/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rcm {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t at_once = 1U << 13U;  // a file for each feed is open at a time

bool is_file(int descriptor) {
    struct stat about {};
    return ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

/// 0 at the end, or where it cannot be read: what cannot be compared is not as before.
std::size_t read_some(int descriptor, char* to) {
    ssize_t got = 0;
    do
        got = ::read(descriptor, to, at_once);
    while (got < 0 && errno == EINTR);
    return got < 0 ? 0 : static_cast<std::size_t>(got);
}

}  // namespace

NewFile::NewFile(fs::path before, fs::path path)
    : before_(std::move(before)), path_(std::move(path)), buffer_(std::make_unique_for_overwrite<char[]>(at_once)) {
    if (!before_.empty()) live_ = open_file(before_, O_RDONLY | O_NOFOLLOW);
    if (live_ < 0 || !is_file(live_)) depart();
}

NewFile::~NewFile() {
    if (live_ >= 0) ::close(live_);
    if (own_ >= 0) ::close(own_);
}

void NewFile::add(std::string_view bytes) {
    digesting_.add(bytes);
    if (comparing()) {
        bytes.remove_prefix(same_at_front(bytes));
        if (bytes.empty()) return;
        depart();
    }
    write(bytes);
}

bool NewFile::close() {
    digest_ = digesting_.take();
    if (comparing()) {
        if (link_before()) return true;
        depart();
    }
    end();
    return false;
}

void NewFile::keep() {
    struct stat about {};
    if (!comparing() || ::fstat(live_, &about) != 0) fail({"cannot read", "no se puede leer"}, before_, errno);
    same_ = static_cast<std::size_t>(about.st_size);
    if (link_before()) return;
    depart();
    end();
}

std::size_t NewFile::same_at_front(std::string_view bytes) {
    std::size_t same = 0;
    while (same < bytes.size()) {
        if (used_ == filled_) {
            used_ = 0;
            filled_ = read_some(live_, buffer_.get());
            if (filled_ == 0) break;
        }
        const auto most = std::min(bytes.size() - same, filled_ - used_);
        const char* const here = bytes.data() + same;
        const char* const there = &buffer_[used_];
        const auto length = std::memcmp(here, there, most) == 0
                                ? most
                                : static_cast<std::size_t>(std::mismatch(here, here + most, there).first - here);
        same += length;
        used_ += length;
        if (length < most) break;
    }
    same_ += same;
    return same;
}

/// False where the file before goes on, or the file system has no second names.
bool NewFile::link_before() {
    struct stat about {};
    return ::fstat(live_, &about) == 0 && about.st_size == static_cast<off_t>(same_) &&
           ::link(before_.c_str(), path_.c_str()) == 0;
}

/// It becomes a file of its own, with all that was as before.
void NewFile::depart() {
    own_ = open_file(path_, O_WRONLY | O_CREAT | O_EXCL);
    if (own_ < 0) fail({"cannot open", "no se puede abrir"}, path_, errno);
    used_ = filled_ = 0;
    if (same_ > 0 && ::lseek(live_, 0, SEEK_SET) != 0) fail({"cannot read", "no se puede leer"}, before_, errno);
    while (same_ > 0) {
        filled_ = std::min(read_some(live_, buffer_.get()), same_);
        if (filled_ == 0) fail({"cannot read", "no se puede leer"}, before_, EIO);
        same_ -= filled_;
        flush();
    }
    if (live_ >= 0) ::close(std::exchange(live_, -1));
}

void NewFile::end() {
    flush();
    // Interrupted, Linux has closed it all the same.
    if (::close(std::exchange(own_, -1)) != 0 && errno != EINTR)
        fail({"cannot write", "no se puede escribir"}, path_, errno);
}

void NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto length = std::min(bytes.size(), at_once - filled_);
        std::memcpy(&buffer_[filled_], bytes.data(), length);
        filled_ += length;
        bytes.remove_prefix(length);
        if (filled_ == at_once) flush();
    }
}

void NewFile::flush() {
    std::size_t done = 0;
    while (done < filled_) {
        const auto written = ::write(own_, &buffer_[done], filled_ - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail({"cannot write", "no se puede escribir"}, path_, errno);
        done += static_cast<std::size_t>(written);
    }
    filled_ = 0;
}

}  // namespace rcm
