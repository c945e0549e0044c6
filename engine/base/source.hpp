// Source files and places in them.
//
// A SourceSet is everything the `read` stage found; a Span names one literal in it, so that every
// fault can be shown at its file, line and column.
//
//   Span at{.file = 0, .line = 31, .column = 9, .length = 12};
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rcm {

/// One file: its path as the user would type it, and its bytes.
struct SourceFile {
    std::string path;
    std::string text;
};

/// Lines and columns count from 1, columns and lengths in characters (Unicode code points).
struct Span {
    static constexpr std::uint32_t no_file = UINT32_MAX;

    std::uint32_t file = no_file;
    std::uint32_t line = 0;  ///< 0: the file as a whole
    std::uint32_t column = 0;
    std::uint32_t length = 0;

    [[nodiscard]] bool known() const { return file != no_file; }
};

struct SourceSet {
    std::vector<SourceFile> files;
};

}  // namespace rcm
