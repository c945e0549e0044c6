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
#include <future>
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
        give_back_memory();
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

/// Besides .ics: the first feed, which is the whole calendar, for programs and spreadsheets. As large as the calendar,
/// and no feed needs it, so a thread writes it while the feeds are written.
class OtherFormats {
  public:
    OtherFormats(const EditionPlan& plan, const ZoneDatabase& zones, EditionFolder& folder) {
        if (plan.feeds.empty()) return;
        const auto& whole = plan.feeds.front();
        const auto open = [&](std::string_view extension, auto write) {
            for (const auto language : languages) {
                const auto name = "feeds/rcm-" + whole.slug + "-" + std::string(code_of(language));
                auto& file = *files_.emplace_back(folder.open(name + std::string(extension)));
                works_.push_back(
                    [&plan, &whole, &zones, &file, language, write] { write(plan, whole, language, zones, file); });
            }
        };
        open(".json", write_jscalendar);
        open(".csv", write_csv);
        written_ = std::async(std::launch::async, [this] {
            for (const auto& work : works_)
                work();
        });
    }
    void close() {
        if (written_.valid()) written_.get();
        for (const auto& file : files_)
            file->close();
    }

  private:
    std::vector<std::unique_ptr<EditionFile>> files_;
    std::vector<std::function<void()>> works_;
    std::future<void> written_;  ///< last: it is waited for before the files go
};

}  // namespace

std::vector<std::string> render(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                                civil_day today, EditionFolder& folder,
                                const std::function<void(std::size_t, std::size_t)>& progress) {
    auto faults = names_given_twice(plan);
    if (!faults.empty()) return faults;
    OtherFormats others(plan, zones, folder);
    const std::size_t total = plan.feeds.size() * std::size(languages);
    std::size_t done = 0;
    for (const auto language : languages)
        write_feeds(plan, zones, language, folder, faults, [&](std::size_t more) {
            done += more;
            if (progress) progress(done, total);
        });
    if (!faults.empty()) return faults;
    others.close();
    for (const auto language : languages)
        folder.put("feeds/rcm-changes-" + std::string(code_of(language)) + ".xml", write_changes_feed(plan, language));
    give_back_memory();
    write_pages(plan, findings, zones, today, folder);
    folder.put("edition.json", edition_json(plan, zones, today));
    return faults;
}

}  // namespace rcm
