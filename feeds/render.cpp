#include "feeds/render.hpp"

#include "engine/base/memory.hpp"
#include "feeds/atom/changes_feed.hpp"
#include "feeds/csv/calendar_csv.hpp"
#include "feeds/event_feed.hpp"
#include "feeds/html/pages.hpp"
#include "feeds/ics/feed_writer.hpp"
#include "feeds/json/jscalendar.hpp"
#include "feeds/json/lines.hpp"

#include <algorithm>
#include <set>

namespace rcm {
namespace {

/// Files that are open at once, so that no limit of the system is met (1,024 as a rule).
constexpr std::size_t most_open = 200;

/// The feeds of one language: those of one style in one pass over the events, and with the plainest the feeds of single
/// events.
void write_feeds(const EditionPlan& plan, const ZoneDatabase& zones, Language language, EditionFolder& folder,
                 std::vector<std::string>& faults, const std::function<void(std::size_t)>& progress) {
    std::vector<const Feed*> left;
    for (const auto& feed : plan.feeds)
        left.push_back(&feed);
    FeedStyle style{};
    for (bool plainest = true; plainest || !left.empty(); plainest = false) {
        if (!plainest) style = left.front()->style;
        FeedWriter writer(plan, language, zones, style, folder);
        std::size_t open = 0;
        std::erase_if(left, [&](const Feed* feed) {
            if (open == most_open || feed->style != style) return false;
            writer.open(*feed);
            ++open;
            return true;
        });
        if (plainest) writer.each_event();
        auto found = writer.write();
        std::move(found.begin(), found.end(), std::back_inserter(faults));
        progress(open);
    }
}

/// Two feeds with one name would be one file.
std::vector<std::string> names_given_twice(const EditionPlan& plan) {
    std::set<std::string> taken;
    for (const auto& event : plan.schedule->calendar->events)
        taken.insert(event_slug(event.id));
    std::vector<std::string> faults;
    for (const auto& feed : plan.feeds)
        if (!taken.insert(feed.slug).second)
            faults.push_back(feed.file_name(Language::en) +
                             ": two feeds have this name; give one of them another slug or id");
    return faults;
}

/// Besides .ics: the first feed, which is the whole calendar, for programs and spreadsheets, and what has changed.
void write_other_formats(const EditionPlan& plan, const ZoneDatabase& zones, Language language, EditionFolder& folder) {
    const std::string code(code_of(language));
    folder.put("feeds/rcm-changes-" + code + ".xml", write_changes_feed(plan, language));
    if (plan.feeds.empty()) return;
    const auto& whole = plan.feeds.front();
    const auto write = [&](std::string_view extension, const auto& write_as) {
        const auto file = folder.open("feeds/rcm-" + whole.slug + "-" + code + std::string(extension));
        write_as(plan, whole, language, zones, *file);
        file->close();
    };
    write(".json", write_jscalendar);
    write(".csv", write_csv);
}

}  // namespace

std::vector<std::string> render(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                                civil_day today, EditionFolder& folder,
                                const std::function<void(std::size_t, std::size_t)>& progress) {
    auto faults = names_given_twice(plan);
    if (!faults.empty()) return faults;
    const std::size_t total = plan.feeds.size() * std::size(languages);
    std::size_t done = 0;
    for (const auto language : languages)
        write_feeds(plan, zones, language, folder, faults, [&](std::size_t more) {
            done += more;
            if (progress) progress(done, total);
        });
    if (!faults.empty()) return faults;
    for (const auto language : languages)
        write_other_formats(plan, zones, language, folder);
    give_back_memory();
    write_pages(plan, findings, zones, today, folder);
    folder.put("edition.json", edition_json(plan, zones, today));
    return faults;
}

}  // namespace rcm
