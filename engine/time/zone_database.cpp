#include "engine/time/zone_database.hpp"

#include <date/tz.h>

#include <fstream>
#include <stdexcept>

// The packaged library is built for the operating system's zone files; the header's default is another layout of
// date::time_zone, which would link and then run wrongly. The CMake target date::date-tz sets it.
static_assert(USE_OS_TZDB == 1, "link date::date-tz, which defines USE_OS_TZDB=1");

namespace rcm {
namespace {

// date/tz 3.0.1 reads the listed transitions of a zone file and not the rule behind them, and the lists end in 2037.
const instant last_listed = date::sys_days{date::year{2037} / 12 / 1};

std::string read_version() {
    std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
    std::string line;
    constexpr std::string_view before = "# version ";
    if (std::getline(file, line) && line.starts_with(before)) return line.substr(before.size());
    return "unknown";
}

Observance observance_of(const date::sys_info& info) {
    return {info.begin, info.end, info.offset, info.save != minutes{0}, info.abbrev};
}

}  // namespace

const std::string& Zone::name() const {
    return zone_->name();
}

ZoneDatabase ZoneDatabase::system() {
    return system_called(read_version());
}

ZoneDatabase ZoneDatabase::system_called(std::string version) {
    ZoneDatabase database;
    database.version_ = std::move(version);
    return database;
}

std::optional<Zone> ZoneDatabase::find(std::string_view name) const {
    // Only Area/City names and UTC: "EST" or "posix/…" are files too, but no place's zone.
    if (name != "UTC" &&
        (name.find('/') == std::string_view::npos || name.starts_with("posix/") || name.starts_with("right/")))
        return std::nullopt;
    try {
        return Zone{date::locate_zone(name)};
    } catch (const std::runtime_error&) {  // date/tz has no other way to say "no such zone"
        return std::nullopt;
    }
}

std::vector<std::string> ZoneDatabase::names() const {
    std::vector<std::string> names;
    for (const auto& zone : date::get_tzdb().zones) {
        const auto& name = zone.name();
        if (name.find('/') != std::string::npos && !name.starts_with("posix/") && !name.starts_with("right/"))
            names.push_back(name);
    }
    return names;
}

ResolvedCivil ZoneDatabase::to_instant(Zone zone, civil_second civil) const {
    const auto info = zone.zone_->get_info(civil);
    const auto kind = info.result == date::local_info::unique        ? CivilKind::unique
                      : info.result == date::local_info::nonexistent ? CivilKind::skipped
                                                                     : CivilKind::repeated;
    // For all three, info.first is the offset before the change: RFC 5545 §3.3.5.
    return {instant{civil.time_since_epoch() - info.first.offset}, kind};
}

civil_second ZoneDatabase::to_civil(Zone zone, instant at) const {
    return zone.zone_->to_local(at);
}

Observance ZoneDatabase::observance(Zone zone, instant at) const {
    return observance_of(zone.zone_->get_info(at));
}

std::vector<Observance> ZoneDatabase::observances(Zone zone, instant from, instant until) const {
    std::vector<Observance> found;
    for (instant at = from; at < until; at = found.back().until)
        found.push_back(observance(zone, at));
    return found;
}

bool ZoneDatabase::covers(Zone zone, instant at) const {
    if (at < last_listed) return true;
    const auto summer = observance(zone, last_listed - days{150});
    const auto winter = observance(zone, last_listed);
    return summer.offset == winter.offset;
}

bool ZoneDatabase::outdated() const {
    return version_ == "unknown" || version_ < newest_change_known;
}

}  // namespace rcm
