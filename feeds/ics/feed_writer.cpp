#include "feeds/ics/feed_writer.hpp"

#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/ics/timezone_writer.hpp"

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

WrittenFeed write_feed(const EditionPlan& plan, const Feed& feed, Language language, const EventBlocks& blocks,
                       const ZoneDatabase& zones) {
    WrittenFeed written;
    const auto& settings = plan.schedule->source().settings;
    std::vector<bool> zone_used(blocks.zones().size());
    std::size_t bytes = 0;
    for (const auto at : feed.entries) {
        bytes += blocks.of(at).size();
        if (blocks.zone_of(at) != EventBlocks::no_zone) zone_used[blocks.zone_of(at)] = true;
    }
    for (const auto at : feed.withdrawn)
        bytes += blocks.withdrawn(at).size();
    ContentWriter ics(written.bytes);
    write_head(ics, settings, feed, language);
    if (bytes == 0) write_only_zone(ics, settings.default_zone, zones);
    const auto head = written.bytes.size();
    ics.end();
    written.faults = ics.faults();
    for (auto& difference : read_back(written.bytes, {}, ics.lines()))
        written.faults.push_back(std::move(difference));

    // The head was read back by itself; zones and events were when they were rendered.
    const auto tail = written.bytes.substr(head);
    written.bytes.resize(head);
    written.bytes.reserve(head + bytes + tail.size() + 1024 * zone_used.size());
    for (std::size_t zone = 0; zone < zone_used.size(); ++zone)
        if (zone_used[zone]) written.bytes += blocks.zones()[zone].bytes;
    for (const auto at : feed.entries)
        written.bytes += blocks.of(at);
    for (const auto at : feed.withdrawn)
        written.bytes += blocks.withdrawn(at);
    written.bytes += tail;
    return written;
}

}  // namespace rcm
