#include "engine/text/read.hpp"

#include "engine/base/trouble.hpp"

#include <algorithm>
#include <fstream>

namespace rcm {
namespace {

/// The offset of the first byte that is not well-formed UTF-8 (RFC 3629), or npos.
std::size_t first_bad_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const std::size_t more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
        if (byte < 0xC2 || byte > 0xF4 || at + more >= text.size()) return at;
        std::uint32_t code = byte & (0x3FU >> more);
        for (std::size_t next = 1; next <= more; ++next) {
            const auto tail = static_cast<unsigned char>(text[at + next]);
            if ((tail & 0xC0U) != 0x80U) return at;
            code = (code << 6U) | (tail & 0x3FU);
        }
        const std::uint32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return at;
        at += more + 1;
    }
    return std::string_view::npos;
}

Diagnostic bad_encoding(const std::string& text, std::size_t at, std::uint32_t file) {
    const auto before = std::string_view(text).substr(0, at);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const auto start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    std::uint32_t column = 1;
    for (const char c : before.substr(start))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
    return {.code = "D003",
            .message = {"this file is not UTF-8", "este archivo no está en UTF-8"},
            .at = {file, line, column, 1},
            .hint = {"save it as UTF-8 in your editor (File, Save with Encoding) and try again",
                     "guárdelo como UTF-8 en su editor (Archivo, Guardar con codificación) e intente de nuevo"}};
}

/// At most so many bytes.
std::string read_bytes(const std::filesystem::path& path, std::uintmax_t most) {
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::min(std::filesystem::file_size(path), most), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream) throw Trouble(worded("cannot read {}", "no se puede leer {}", path.generic_string()));
    return text;
}

/// An outside calendar: whoever watches it judges its bytes.
bool is_ics(const std::filesystem::path& path) {
    return path.extension() == ".ics";
}

Diagnostic nothing_there(LanguageText message, LanguageText hint) {
    return {.code = "D001", .message = std::move(message), .at = {}, .hint = std::move(hint)};
}

}  // namespace

Outcome<SourceSet> read_folder(const std::filesystem::path& folder) {
    Outcome<SourceSet> outcome;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        outcome.diagnostics.push_back(
            nothing_there(worded("there is no folder `{}`", "no existe la carpeta `{}`", folder.generic_string()),
                          {"name the calendar's folder with --data, for example --data data/rcm",
                           "indique la carpeta del calendario con --data, por ejemplo --data data/rcm"}));
        return outcome;
    }
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && (entry.path().extension() == ".toml" || is_ics(entry.path())))
            paths.push_back(entry.path());
    }
    if (std::all_of(paths.begin(), paths.end(), is_ics)) {
        outcome.diagnostics.push_back(nothing_there(
            worded("there is no .toml file in `{}`", "no hay ningún archivo .toml en `{}`", folder.generic_string()),
            {"a calendar needs calendar.toml, parties.toml, bodies.toml, places.toml, "
             "feeds.toml and decisions/*.toml; see data/rcm for an example",
             "un calendario necesita calendar.toml, parties.toml, bodies.toml, places.toml, "
             "feeds.toml y decisions/*.toml; vea un ejemplo en data/rcm"}));
        return outcome;
    }
    std::sort(paths.begin(), paths.end(),
              [](const auto& a, const auto& b) { return a.generic_string() < b.generic_string(); });
    for (const auto& path : paths) {
        const auto file = static_cast<std::uint32_t>(outcome.value.files.size());
        outcome.value.files.push_back({path.generic_string(), {}});
        auto& text = outcome.value.files.back().text;
        if (is_ics(path)) {
            text = read_bytes(path, largest_file + 1);
            continue;
        }
        const auto size = std::filesystem::file_size(path);
        if (size > largest_file) {
            outcome.diagnostics.push_back(
                {.code = "D002",
                 .message = worded("this file has {} MiB; a file may have 4 MiB",
                                   "este archivo tiene {} MiB; un archivo puede tener 4 MiB", size / 1024 / 1024),
                 .at = {file, 0, 0, 0},
                 .hint = {"write one file for each document, in decisions/",
                          "escriba un archivo por documento, en decisions/"}});
            continue;
        }
        text = read_bytes(path, size);
        if (const auto at = first_bad_byte(text); at != std::string_view::npos)
            outcome.diagnostics.push_back(bad_encoding(text, at, file));
    }
    return outcome;
}

Outcome<SourceSet> read_outside(const std::filesystem::path& path) {
    Outcome<SourceSet> outcome;
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error))
        outcome.value.files.push_back({path.generic_string(), read_bytes(path, largest_file + 1)});
    else
        outcome.diagnostics.push_back(
            nothing_there(worded("there is no file `{}`", "no existe el archivo `{}`", path.generic_string()),
                          {"save the calendar as an .ics file first: rcmcal fetches no address",
                           "guarde antes el calendario como archivo .ics: rcmcal no descarga ninguna dirección"}));
    return outcome;
}

std::string read_again(const SourceFile& file) {
    return read_bytes(file.path, largest_file);
}

void append(Outcome<SourceSet>& sources, Outcome<SourceSet> more) {
    const auto offset = static_cast<std::uint32_t>(sources.value.files.size());
    for (auto& file : more.value.files)
        sources.value.files.push_back(std::move(file));
    for (auto& diagnostic : more.diagnostics) {
        if (diagnostic.at.known()) diagnostic.at.file += offset;
        sources.diagnostics.push_back(std::move(diagnostic));
    }
}

}  // namespace rcm
