// Any bytes: the pre-scan ends, and what it accepts is within its limits and made of the bytes it was given.
#include "feeds/import/outline.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace rcm;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto text = prescan(bytes, 0);
    const auto must = [](bool holds) {
        if (!holds) std::abort();
    };
    must(text.value.unfolded.size() <= size);
    must(text.value.lines.size() <= prescan_limits::total);
    for (const auto& diagnostic : text.diagnostics)
        must(!diagnostic.code.empty() && !diagnostic.hint.empty() && diagnostic.at.line <= size + 1);
    std::uint32_t last = 0;
    for (const auto& line : text.value.lines) {
        must(line.line > last && line.begin <= line.name_end && line.name_end < line.value_begin);
        must(line.value_begin <= line.end && line.end <= text.value.unfolded.size());
        must(line.end - line.begin <= prescan_limits::line_bytes && !text.value.name(line).empty());
        must(text.value.parameters(line).empty() || text.value.parameters(line).front() == ';');
        last = line.line;
    }
    if (text.ok()) (void)outline_of(text.value, 0);
    return 0;
}
