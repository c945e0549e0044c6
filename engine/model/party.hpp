// Parties, bodies and places: who takes part, who meets, and where.
//
// Everything else names them by index (PartyIndex, BodyIndex, PlaceIndex) into the Register's lists; a set of
// parties is a bit set, so that "who is in both" costs four machine words.
#pragma once

#include "engine/base/source.hpp"
#include "engine/base/text.hpp"
#include "engine/time/zone_database.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rcm {

using PartyIndex = std::uint32_t;
using BodyIndex = std::uint32_t;
using PlaceIndex = std::uint32_t;

inline constexpr std::size_t most_parties = 256;
using PartySet = std::bitset<most_parties>;

enum class PartyKind { member, observer, network, office };

struct Party {
    std::string id;  ///< members: ISO 3166-1 alpha-3, "PAN"
    PartyKind kind = PartyKind::member;
    std::string slug;  ///< in the names of feeds, "panama"
    LanguageText name;
    std::optional<PlaceIndex> capital;  ///< the capital, or where an office sits
    std::vector<std::string> aliases;
    Span at{};
};

/// Who holds the Presidency Pro-Tempore: [from, until).
struct Presidency {
    PartyIndex party = 0;
    civil_day from;
    civil_day until;
};

/// A party's membership of a body: [from, until), open where absent.
struct Membership {
    PartyIndex party = 0;
    std::optional<civil_day> from;
    std::optional<civil_day> until;
};

enum class Level { political, technical };

struct Body {
    std::string id;
    std::string slug;
    LanguageText name;
    Level level = Level::technical;
    std::vector<Membership> members;
    PartySet invited;                   ///< observers that take part in its meetings
    std::optional<BodyIndex> part_of;   ///< the body whose group this is
    bool standing = true;               ///< false: no body that meets, only a name for its members
    std::optional<int> quorum{};        ///< members that have to be there
    std::optional<int> least_gap{};     ///< days from the end of one meeting to the start of the next, at least …
    std::optional<int> greatest_gap{};  ///< … and at most
    Span at{};

    /// Its members on that day.
    [[nodiscard]] PartySet members_on(civil_day day) const;
};

struct Place {
    std::string id;
    LanguageText name;
    std::string country;  ///< ISO 3166-1 alpha-3
    Zone zone;
    double latitude = 0;   ///< degrees north
    double longitude = 0;  ///< degrees east
    bool capital = false;
    Span at{};
};

}  // namespace rcm
