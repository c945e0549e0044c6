#include "cli/outside.hpp"

#include "engine/text/read.hpp"
#include "feeds/import/import.hpp"

#include <algorithm>
#include <filesystem>

namespace rcm::cli {
namespace {

/// From the first day on which anything may be held to the last; nothing where nothing is dated.
std::optional<DayRange> covered(const Schedule& schedule) {
    std::optional<DayRange> period;
    for (const auto& session : schedule.sessions) {
        if (!session.dated()) continue;
        const auto hull = session.hull();
        if (!period) period = hull;
        period = {std::min(period->first, hull.first), std::max(period->last, hull.last)};
    }
    return period;
}

}  // namespace

std::vector<std::uint32_t> read_with(Loaded& loaded, const Common& common) {
    std::vector<std::uint32_t> indices;
    for (const auto& path : common.with) {
        Outcome<SourceSet> all{std::move(loaded.sources), std::move(loaded.diagnostics)};
        const auto before = all.value.files.size();
        append(all, read_outside(path));
        if (all.value.files.size() > before) indices.push_back(static_cast<std::uint32_t>(before));
        loaded.sources = std::move(all.value);
        loaded.diagnostics = std::move(all.diagnostics);
    }
    return indices;
}

void import_outside(Loaded& loaded, const std::vector<std::uint32_t>& with) {
    auto watches = loaded.reg->watches;
    for (const auto file : with) {
        watches.emplace_back();
        watches.back().file = file;
    }
    if (watches.empty()) return;
    const auto period = covered(*loaded.schedule).value_or(DayRange{});
    for (const auto& watch : watches) {
        auto imported = import_calendar(loaded.sources, watch.file, loaded.zones, period);
        auto& calendar = imported.value;
        if (!watch.name.empty()) calendar.name = watch.name;
        if (calendar.name.empty()) {
            const auto name = std::filesystem::path(loaded.sources.files[watch.file].path).filename().string();
            calendar.name = {name, name};
        }
        calendar.concerns_all = watch.concerns_all;
        calendar.parties = watch.parties;
        calendar.bodies = watch.bodies;
        for (auto& diagnostic : imported.diagnostics) {
            if (watch.at.known()) {
                diagnostic.also = watch.at;
                diagnostic.also_text = {"this calendar is watched", "este calendario se observa"};
            }
            loaded.diagnostics.push_back(std::move(diagnostic));
        }
        loaded.outside.push_back(std::move(calendar));
    }
}

}  // namespace rcm::cli
