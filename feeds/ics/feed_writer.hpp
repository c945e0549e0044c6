// Feeds as iCalendar bytes (RFC 5545), for the default profile that every client reads rightly: the head, the
// VTIMEZONEs that its events name, and its events, which are rendered once for all feeds.
//
//   FeedWriter writer(plan, Language::es, zones, style, folder);
//   for (const auto& feed : plan.feeds) writer.open(feed);
//   for (const auto& fault : writer.write()) …       // any of these stops the edition
//
// All feeds are written in one pass over the events, each of which is in memory only as long as that takes. A file that
// the live edition has, made from the same, is kept. What a file has besides its events is read back through libical,
// unless the live edition has the same file, of which that is known.
#pragma once

#include "feeds/ics/event_blocks.hpp"

#include <map>
#include <set>

namespace rcm {

class FeedWriter {
  public:
    /// For feeds of that style. All of them must outlive it.
    FeedWriter(const EditionPlan& plan, Language language, const ZoneDatabase& zones, FeedStyle style,
               EditionFolder& folder, Witness witness = Witness::fresh);
    ~FeedWriter();

    /// The feed as "feeds/rcm-mexico-es.ics"; it must outlive the writer.
    void open(const Feed& feed);
    /// Besides, each event that has a date, or is withdrawn, as a feed of its own (event_feed.hpp).
    void each_event();
    /// Writes and closes all files. What could not be written, or came back changed.
    [[nodiscard]] std::vector<std::string> write();

  private:
    struct OpenFeed;
    /// Of an event with several sessions: some are rendered, the others come later.
    struct Begun {
        std::vector<std::uint32_t> entries;
        std::string events;
    };

    OpenFeed begin(const Feed& feed);
    [[nodiscard]] MadeFrom made_from(const OpenFeed& open, const std::set<std::uint32_t>& zones,
                                     const std::string& path) const;
    void close(OpenFeed& open);
    void write_event_feeds(const EventBlocks::Part& part);
    void write_event_feed(const Feed& feed, std::string_view events);

    const EditionPlan& plan_;
    Language language_;
    const ZoneDatabase& zones_;
    EditionFolder& folder_;
    FeedStyle style_;
    Witness witness_;
    EventBlocks blocks_;
    std::vector<OpenFeed> feeds_;
    bool each_event_ = false;
    std::map<EventIndex, Begun> begun_;
    std::map<std::string, std::vector<std::uint32_t>> withdrawn_;  ///< by event: what its own feed has still to show
    std::vector<std::string> faults_;
};

}  // namespace rcm
