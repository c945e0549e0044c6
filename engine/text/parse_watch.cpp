#include "engine/text/parse_watch.hpp"

#include <filesystem>

namespace rcm {
namespace {

/// The source file that the path means, seen from the folder of calendar.toml; an unknown one is reported.
std::optional<std::uint32_t> find_file(const Node& node, const SourceSet& sources, Diagnostics& diagnostics) {
    if (!is_string(node, diagnostics)) return std::nullopt;
    const auto folder = std::filesystem::path(sources.files.at(node.at.file).path).parent_path();
    const auto wanted = (folder / node.text).lexically_normal();
    std::vector<std::string> known;
    for (std::uint32_t at = 0; at < sources.files.size(); ++at) {
        const auto path = std::filesystem::path(sources.files[at].path).lexically_normal();
        if (path.extension() != ".ics") continue;
        if (path == wanted) return at;
        known.push_back(path.lexically_relative(folder.lexically_normal()).generic_string());
    }
    const auto* meant = nearest(node.text, known);
    diagnostics.push_back(
        {.code = "D114",
         .message = worded("there is no calendar `{}` in this folder", "no hay ningún calendario `{}` en esta carpeta",
                           node.text),
         .at = node.at,
         .hint = meant != nullptr
                     ? did_you_mean(*meant)
                     : LanguageText{"save the .ics file in the calendar's folder and name it from "
                                    "there, as in \"outside/unga.ics\"; rcmcal fetches no address",
                                    "guarde el archivo .ics en la carpeta del calendario y escriba su nombre desde "
                                    "ahí, como en \"outside/unga.ics\"; rcmcal no descarga ninguna dirección"}});
    return std::nullopt;
}

}  // namespace

std::vector<Watch> parse_watches(TableReader& calendar, const SourceSet& sources, const Register& reg,
                                 const Linker& link) {
    auto& diagnostics = link.diagnostics;
    std::vector<Watch> watches;
    for (const auto* table : calendar.tables("watch")) {
        TableReader row(*table, "[[watch]]", diagnostics);
        Watch watch;
        watch.at = table->at;
        if (const auto* name = row.require("name", "name = { en = \"…\", es = \"…\" }"))
            watch.name = link.text(*name).value_or(LanguageText{});
        std::optional<std::uint32_t> file;
        if (const auto* node = row.require("file", "file = \"outside/unga.ics\"")) {
            watch.at = node->at;
            file = find_file(*node, sources, diagnostics);
        }
        if (const auto* parties = row.find("parties")) {
            watch.concerns_all = false;
            watch.parties = link.party_set(*parties, reg);
        }
        if (const auto* bodies = row.find("bodies")) {
            watch.concerns_all = false;
            for (const auto* body : as_list(*bodies))
                if (const auto index = link.bodies.link(*body, diagnostics)) watch.bodies.push_back(*index);
        }
        row.finish();
        if (!file) continue;
        watch.file = *file;
        watches.push_back(std::move(watch));
    }
    return watches;
}

}  // namespace rcm
