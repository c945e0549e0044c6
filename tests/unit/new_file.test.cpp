// A file of a new edition: as before it is a second name, else a file of its own, wherever the difference lies.
#include "feeds/new_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace rcm;

namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() {
        std::string pattern = fs::temp_directory_path() / "rcmcal-test-XXXXXX";
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() { remove_quietly(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path path;
};

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

ino_t inode(const fs::path& path) {
    struct stat about {};
    REQUIRE(::lstat(path.c_str(), &about) == 0);
    return about.st_ino;
}

/// More than is compared or written at once, and different everywhere.
std::string long_text() {
    std::string text;
    for (int number = 0; text.size() < 200'000; ++number)
        text += std::to_string(number) + "\n";
    return text;
}

bool put(const fs::path& before, const fs::path& path, const std::string& bytes, std::size_t piece) {
    NewFile file(before, path);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        file.add(std::string_view(bytes).substr(at, piece));
    const bool linked = file.close();
    CHECK(file.digest() == digest_of(bytes));
    CHECK(read(path) == bytes);
    CHECK(linked == (inode(before) == inode(path)));
    return linked;
}

}  // namespace

TEST_CASE("new file: as before it is a second name, else a file of its own") {
    const Folder folder;
    const auto before = folder.path / "before";
    const auto path = folder.path / "now";
    const auto text = long_text();
    write(before, text);
    const auto piece = GENERATE(as<std::size_t>(), 1U << 20U, 1U << 16U, 999U);
    CHECK(put(before, path, text, piece));
    for (const std::size_t at : {std::size_t{0}, std::size_t{70'000}, text.size() - 1}) {
        fs::remove(path);
        auto other = text;
        other[at] = '#';
        CHECK_FALSE(put(before, path, other, piece));
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{1U << 16U}, text.size() - 1}) {
        fs::remove(path);
        CHECK_FALSE(put(before, path, text.substr(0, length), piece));
    }
    fs::remove(path);
    CHECK_FALSE(put(before, path, text + "more", piece));
    CHECK(read(before) == text);
}

TEST_CASE("new file: what is no file before is not carried on") {
    const Folder folder;
    const auto path = folder.path / "now";
    write(folder.path / "file", "text");
    fs::create_symlink("file", folder.path / "link");
    fs::create_directory(folder.path / "folder");
    for (const auto& before : {folder.path / "none", folder.path / "link", folder.path / "folder", fs::path()}) {
        NewFile file(before, path);
        file.add("text");
        CHECK_FALSE(file.close());
        CHECK(read(path) == "text");
        CHECK(fs::is_regular_file(fs::symlink_status(path)));
        fs::remove(path);
    }
}

TEST_CASE("new file: one that is there already is never touched") {
    const Folder folder;
    write(folder.path / "before", "text");
    write(folder.path / "now", "precious");
    CHECK_THROWS_WITH(NewFile({}, folder.path / "now"), Catch::Contains("cannot open"));
    NewFile file(folder.path / "before", folder.path / "now");
    file.add("text");
    CHECK_THROWS_WITH(file.close(), Catch::Contains("cannot open"));
    CHECK(read(folder.path / "now") == "precious");
}

TEST_CASE("new file: kept, it is the file before, unread, or a copy of it where there are no second names") {
    const Folder folder;
    const auto before = folder.path / "before";
    write(before, long_text());
    SECTION("a second name") {
        NewFile(before, folder.path / "now").keep();
        CHECK(inode(before) == inode(folder.path / "now"));
    }
    SECTION("a copy, on another file system") {
        std::string pattern = "/dev/shm/rcmcal-test-XXXXXX";
        struct stat here {
        }, there{};
        if (::mkdtemp(pattern.data()) == nullptr) return;
        const auto now = fs::path(pattern) / "now";
        REQUIRE(::stat(folder.path.c_str(), &here) == 0);
        REQUIRE(::stat(pattern.c_str(), &there) == 0);
        NewFile(before, now).keep();
        CHECK(read(now) == long_text());
        CHECK((inode(before) == inode(now)) == (here.st_dev == there.st_dev));
        remove_quietly(pattern);
    }
    SECTION("nothing that could be kept") {
        CHECK_THROWS_WITH(NewFile(folder.path / "none", folder.path / "now").keep(), Catch::Contains("cannot read"));
    }
}
