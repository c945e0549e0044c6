// The zone database: civil time in a place to instants and back.
//
// Reads the operating system's IANA zone files through date/tz (the only file that includes date/tz.h is
// zone_database.cpp). It is passed into the stages and never looked up by them.
//
//   ZoneDatabase zones = ZoneDatabase::system();
//   Zone panama = *zones.find("America/Panama");
//   zones.to_instant(panama, nine_o_clock).at   // 14:00Z
//
// Gaps and folds are answers, not errors; the reading is RFC 5545 §3.3.5: a repeated time is its first
// occurrence, a skipped one is read with the offset before the gap.
#pragma once

#include "engine/time/civil.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace date {
class time_zone;
}

namespace rcm {

/// A handle to one zone of a ZoneDatabase; cheap to copy, compared by identity.
class Zone {
  public:
    Zone() = default;
    explicit Zone(const date::time_zone* zone) : zone_(zone) {}
    [[nodiscard]] const std::string& name() const;
    friend bool operator==(Zone, Zone) = default;

  private:
    friend class ZoneDatabase;
    const date::time_zone* zone_ = nullptr;
};

enum class CivilKind { unique, skipped, repeated };

struct ResolvedCivil {
    instant at;
    CivilKind kind = CivilKind::unique;
};

/// A stretch of time in which a zone keeps one offset: [from, until).
struct Observance {
    instant from;
    instant until;
    seconds offset;
    bool daylight = false;
    std::string abbreviation;
};

class ZoneDatabase {
  public:
    /// The operating system's zone files. Throws std::runtime_error where there are none.
    [[nodiscard]] static ZoneDatabase system();

    /// For tests: the same zones, but as if the data were of this version.
    [[nodiscard]] static ZoneDatabase system_called(std::string version);

    [[nodiscard]] std::optional<Zone> find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

    [[nodiscard]] ResolvedCivil to_instant(Zone zone, civil_second civil) const;
    [[nodiscard]] civil_second to_civil(Zone zone, instant at) const;
    [[nodiscard]] Observance observance(Zone zone, instant at) const;

    /// The observances that touch [from, until), in order.
    [[nodiscard]] std::vector<Observance> observances(Zone zone, instant from, instant until) const;

    /// False where date/tz 3.0.1 would be silently wrong: after 2037 in a zone that still changes its clocks.
    [[nodiscard]] bool covers(Zone zone, instant at) const;

    /// "2026f", from the first line of tzdata.zi; "unknown" where that file is missing.
    [[nodiscard]] const std::string& version() const { return version_; }

    /// True where the data is older than the newest change that concerns the region (2026e, Manitoba).
    [[nodiscard]] bool outdated() const;

    static constexpr std::string_view newest_change_known = "2026e";

  private:
    std::string version_;
};

}  // namespace rcm
