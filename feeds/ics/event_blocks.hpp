// EventBlocks: the events of an edition as iCalendar bytes, each event rendered once per language and style and shared
// by every feed that holds it, together with the VTIMEZONEs that they name.
//
// Each event is read back through libical before it may go live: what does not come back as it was meant is a fault,
// and a fault stops the edition. A large edition is rendered in parts by a few threads, which are handed over in their
// order and not kept; the bytes do not depend on how many threads there are.
//
//   const EventBlocks blocks(plan, Language::es, zones);
//   blocks.for_each_part([&](const EventBlocks::Part& part) {
//       part.of(7)       // "BEGIN:VEVENT\r\n…END:VEVENT\r\n" of plan.entries[7]; empty where it has no date
//   });
//
// Where a zone's rules change within the edition's period no VTIMEZONE is right for all of it: the events on the older
// side are written in UTC (timezone_writer.hpp).
//
// Source: RFC 5545 §3.6.1 (VEVENT), §3.6.5 (VTIMEZONE).
#pragma once

#include "feeds/edition.hpp"
#include "feeds/ics/timezone_writer.hpp"

namespace rcm {

/// Whether libical reads back what is written: the events that are not as in the last edition, which it witnessed, or
/// none, where nothing is to go live.
enum class Witness { fresh, none };

class EventBlocks {
  public:
    static constexpr std::uint32_t no_zone = UINT32_MAX;

    /// The zones of the edition, in order of their names, each with the rules that its VTIMEZONE gives and its bytes.
    struct ZoneBlock {
        Zone zone;
        TimezonePlan rules;
        std::string bytes{};
    };

    /// The events of a run of entries.
    class Part {
      public:
        [[nodiscard]] std::uint32_t first() const { return first_; }
        [[nodiscard]] std::uint32_t end() const { return first_ + static_cast<std::uint32_t>(ends_.size()); }
        /// The VEVENT of that entry of the plan, which is in [first(), end()).
        [[nodiscard]] std::string_view of(std::uint32_t entry) const {
            const auto at = entry - first_;
            const auto from = at == 0 ? begin_ : ends_[at - 1];
            return std::string_view(bytes_).substr(from, ends_[at] - from);
        }
        /// What could not be written, or came back changed.
        [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

      private:
        friend class EventBlocks;

        std::uint32_t first_ = 0;
        std::string bytes_{};
        std::size_t begin_ = 0;
        std::vector<std::size_t> ends_{};
        std::vector<std::string> faults_{};
    };

    /// All of them must outlive it.
    EventBlocks(const EditionPlan& plan, Language language, const ZoneDatabase& zones, FeedStyle style = {},
                Witness witness = Witness::fresh);

    using UsePart = std::function<void(const Part&)>;
    void for_each_part(const UsePart& use) const;
    /// The same; a thread of its own has each part before `use`.
    void for_each_part(const UsePart& before, const UsePart& use) const;

    [[nodiscard]] const std::vector<ZoneBlock>& zones() const { return zone_blocks_; }
    /// Index into zones() of the zone that the event's times are written in, or no_zone: days or UTC.
    [[nodiscard]] std::uint32_t zone_of(std::uint32_t entry) const;
    /// The VEVENT of that entry of EditionPlan::withdrawn.
    [[nodiscard]] std::string_view withdrawn(std::uint32_t at) const { return withdrawn_[at]; }
    /// Of what is withdrawn, as Part::faults().
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

  private:
    [[nodiscard]] std::size_t parts() const;
    [[nodiscard]] Part write(std::size_t part) const;

    const EditionPlan& plan_;
    Language language_;
    const ZoneDatabase& zones_;
    FeedStyle style_;
    Witness witness_;
    std::vector<ZoneBlock> zone_blocks_;
    std::vector<std::string> withdrawn_;
    std::vector<std::string> faults_;
};

}  // namespace rcm
