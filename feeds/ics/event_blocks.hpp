// EventBlocks: the events of an edition as iCalendar bytes, each event rendered once per language and shared by every
// feed that holds it, together with the VTIMEZONEs that they name.
//
// Each event is read back through libical before it may go live: what does not come back as it was meant is a fault,
// and a fault stops the edition. A large edition is written in a few threads; the bytes do not depend on how many.
//
//   const EventBlocks blocks = write_events(plan, Language::es, zones);
//   blocks.of(7)        // "BEGIN:VEVENT\r\n…END:VEVENT\r\n" of plan.entries[7]; empty where it has no date
//
// Where a zone's rules change within the edition's period no VTIMEZONE is right for all of it: the events on the older
// side are written in UTC (timezone_writer.hpp).
//
// Source: RFC 5545 §3.6.1 (VEVENT), §3.6.5 (VTIMEZONE).
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// A VTIMEZONE, and the zone that it describes.
struct ZoneBlock {
    std::string tzid;
    std::string bytes;
};

/// Whether libical reads back what is written: the events that are not as in the last edition, which it witnessed, or
/// none, where nothing is to go live.
enum class Witness { fresh, none };

class EventBlocks {
  public:
    static constexpr std::uint32_t no_zone = UINT32_MAX;

    /// The VEVENT of that entry of the plan; empty where nothing is known of its date.
    [[nodiscard]] std::string_view of(std::uint32_t entry) const {
        const auto& block = blocks_[entry];
        return std::string_view(parts_[block.part]).substr(block.from, block.length);
    }
    /// Index into zones() of the zone that the event's times are written in, or no_zone: days or UTC.
    [[nodiscard]] std::uint32_t zone_of(std::uint32_t entry) const { return blocks_[entry].zone; }

    /// The VEVENT of that entry of EditionPlan::withdrawn.
    [[nodiscard]] std::string_view withdrawn(std::uint32_t at) const { return withdrawn_[at]; }

    /// In order of their names.
    [[nodiscard]] const std::vector<ZoneBlock>& zones() const { return zones_; }
    /// What could not be written, or came back changed.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

  private:
    friend EventBlocks write_events(const EditionPlan& plan, Language language, const ZoneDatabase& zones,
                                    const FeedStyle& style, Witness witness);

    struct Block {
        std::uint32_t part = 0;
        std::uint32_t zone = no_zone;
        std::size_t from = 0;
        std::size_t length = 0;
    };
    std::vector<Block> blocks_;       ///< as EditionPlan::entries
    std::vector<std::string> parts_;  ///< a few hundred events each
    std::vector<std::string> withdrawn_;
    std::vector<ZoneBlock> zones_;
    std::vector<std::string> faults_;
};

[[nodiscard]] EventBlocks write_events(const EditionPlan& plan, Language language, const ZoneDatabase& zones,
                                       const FeedStyle& style = {}, Witness witness = Witness::fresh);

}  // namespace rcm
