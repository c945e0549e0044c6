#include "feeds/ics/feed_writer.hpp"

#include "feeds/event_feed.hpp"
#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/read_back.hpp"

#include <algorithm>

namespace rcm {
namespace {

void write_head(ContentWriter& ics, const Settings& settings, const Feed& feed, Language language) {
    begin_calendar(ics);
    ics.text("CALSCALE", "GREGORIAN");
    ics.text("NAME", feed.title.in(language));
    ics.text("X-WR-CALNAME", feed.title.in(language));
    ics.text("X-WR-TIMEZONE", settings.default_zone.name());
    ics.text("COLOR", feed.color);
    ics.uri("SOURCE", settings.address + "/feeds/" + feed.file_name(language), {{"VALUE", "URI"}});
    ics.uri("URL", settings.address + "/" + std::string(code_of(language)) + "/");
    ics.duration("REFRESH-INTERVAL", hours{12}, {{"VALUE", "DURATION"}});
    ics.duration("X-PUBLISHED-TTL", hours{12});
}

/// A calendar needs a component (RFC 5545 §3.6); where nothing is to be shown, a zone serves.
void write_only_zone(ContentWriter& ics, Zone zone, const ZoneDatabase& zones) {
    const instant fixed{date::sys_days{date::year{2018} / 1 / 1}};
    if (const auto timezone = plan_timezone(zones, zone, fixed, fixed + days{365})) write_timezone(ics, *timezone);
}

}  // namespace

struct FeedWriter::OpenFeed {
    const Feed& feed;
    std::string name;      ///< of its file
    std::string frame{};   ///< the calendar without zones and events
    std::size_t head = 0;  ///< how much of the frame stands before them
    std::size_t content_lines = 0;
    std::optional<MadeFrom> from{};       ///< nothing in a style of which that is not known
    std::unique_ptr<EditionFile> file{};  ///< null where the live edition's is kept
    std::size_t next = 0;                 ///< into feed.entries: those before are written
};

FeedWriter::FeedWriter(const EditionPlan& plan, Language language, const ZoneDatabase& zones, FeedStyle style,
                       EditionFolder& folder, Witness witness)
    : plan_(plan),
      language_(language),
      zones_(zones),
      folder_(folder),
      style_(style),
      witness_(witness),
      blocks_(plan, language, zones, style, witness) {}

FeedWriter::~FeedWriter() = default;

void FeedWriter::open(const Feed& feed) {
    feeds_.push_back(begin(feed));
}

std::vector<std::string> FeedWriter::write() {
    for (const auto& fault : blocks_.faults())
        faults_.push_back(std::string(code_of(language_)) + ": " + fault);
    // Most bytes go to the feeds, and most files are those of single events: two threads have each part one after the
    // other.
    const auto add_to_feeds = [&](const EventBlocks::Part& part) {
        for (auto& open : feeds_) {
            if (open.file == nullptr) continue;
            const auto& entries = open.feed.entries;
            for (; open.next < entries.size() && entries[open.next] < part.end(); ++open.next)
                open.file->add(part.of(entries[open.next]));
        }
    };
    blocks_.for_each_part(add_to_feeds, [&](const EventBlocks::Part& part) {
        for (const auto& fault : part.faults())
            faults_.push_back(std::string(code_of(language_)) + ": " + fault);
        if (each_event_) write_event_feeds(part);
    });
    for (const auto& [event, gone] : withdrawn_) {
        auto feed = event_feed(event, plan_.withdrawn[gone.front()].last->title);
        feed.withdrawn = gone;
        write_event_feed(feed, {});
    }
    for (auto& open : feeds_)
        close(open);
    feeds_.clear();
    return std::move(faults_);
}

void FeedWriter::each_event() {
    each_event_ = true;
    for (std::uint32_t at = 0; at < plan_.withdrawn.size(); ++at)
        if (plan_.withdrawn[at].shown) withdrawn_[plan_.withdrawn[at].last->event].push_back(at);
}

FeedWriter::OpenFeed FeedWriter::begin(const Feed& feed) {
    OpenFeed open{.feed = feed, .name = feed.file_name(language_)};
    std::set<std::uint32_t> zones;
    bool empty = true;
    for (const auto at : feed.entries) {
        empty = empty && !plan_.entries[at].session->dated();
        if (const auto zone = blocks_.zone_of(at); zone != EventBlocks::no_zone) zones.insert(zone);
    }
    const auto& settings = plan_.schedule->source().settings;
    ContentWriter ics(open.frame);
    write_head(ics, settings, feed, language_);
    if (empty && feed.withdrawn.empty()) write_only_zone(ics, settings.default_zone, zones_);
    open.head = open.frame.size();
    ics.end();
    open.content_lines = ics.lines();
    for (const auto& fault : ics.faults())
        faults_.push_back(open.name + ": " + fault);
    const auto path = "feeds/" + open.name;
    if (style_ == FeedStyle{}) open.from = made_from(open, zones, path);  // entries have digests of the plainest style
    if (open.from && folder_.has(path, *open.from)) return open;
    open.file = folder_.open(path, open.from);
    open.file->add(std::string_view(open.frame).substr(0, open.head));
    for (const auto zone : zones)
        open.file->add(blocks_.zones()[zone].bytes);
    return open;
}

/// All of its bytes, of events their digests and revisions.
MadeFrom FeedWriter::made_from(const OpenFeed& open, const std::set<std::uint32_t>& zones,
                               const std::string& path) const {
    Inputs inputs(path);
    inputs.add(open.frame);
    for (const auto zone : zones)
        inputs.add(blocks_.zones()[zone].bytes);
    for (const auto at : open.feed.entries) {
        const auto& entry = plan_.entries[at];
        inputs.add(entry.content).add(entry.created).add(entry.last_modified).add(entry.sequence);
    }
    for (const auto at : open.feed.withdrawn)
        inputs.add(blocks_.withdrawn(at));
    return inputs.take();
}

void FeedWriter::close(OpenFeed& open) {
    if (open.file == nullptr) return folder_.keep("feeds/" + open.name, *open.from);
    for (const auto at : open.feed.withdrawn)
        open.file->add(blocks_.withdrawn(at));
    open.file->add(std::string_view(open.frame).substr(open.head));
    if (open.file->close() || witness_ == Witness::none) return;
    // The head by itself; zones and events are read back where they are rendered.
    for (const auto& difference : read_back(open.frame, {}, open.content_lines))
        faults_.push_back(open.name + ": " + difference);
}

void FeedWriter::write_event_feeds(const EventBlocks::Part& part) {
    for (auto at = part.first(); at < part.end(); ++at) {
        const auto& entry = plan_.entries[at];
        if (!entry.session->dated()) continue;
        const auto event = entry.session->event;
        auto& begun = begun_[event];
        begun.entries.push_back(at);
        begun.events += part.of(at);
        const auto sessions = plan_.schedule->sessions_of(event);
        const auto dated =
            std::count_if(sessions.begin(), sessions.end(), [](const auto& each) { return each.dated(); });
        if (static_cast<std::ptrdiff_t>(begun.entries.size()) < dated) continue;
        auto feed = event_feed(entry.event->id, entry.event->title.value());
        feed.entries = std::move(begun.entries);
        if (const auto gone = withdrawn_.extract(entry.event->id)) feed.withdrawn = gone.mapped();
        write_event_feed(feed, begun.events);
        begun_.erase(event);
    }
}

void FeedWriter::write_event_feed(const Feed& feed, std::string_view events) {
    auto open = begin(feed);
    if (open.file != nullptr) open.file->add(events);
    close(open);
}

}  // namespace rcm
