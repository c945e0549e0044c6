#include "feeds/render.hpp"

#include "feeds/atom/changes_feed.hpp"
#include "feeds/csv/calendar_csv.hpp"
#include "feeds/event_feed.hpp"
#include "feeds/html/pages.hpp"
#include "feeds/ics/feed_writer.hpp"
#include "feeds/json/jscalendar.hpp"
#include "feeds/json/lines.hpp"

#include <list>
#include <set>

namespace rcm {
namespace {

/// The feeds of one language. Events are rendered once for each way of writing them; nearly all feeds share one.
class FeedsIn {
  public:
    FeedsIn(Language language, const EditionPlan& plan, const ZoneDatabase& zones, const TakeFile& take,
            std::vector<std::string>& faults)
        : language_(language), plan_(plan), zones_(zones), take_(take), faults_(faults) {}

    void write(const Feed& feed) {
        const auto name = feed.file_name(language_);
        const auto written = write_feed(plan_, feed, language_, blocks_for(feed.style), zones_);
        for (const auto& fault : written.faults)
            faults_.push_back(name + ": " + fault);
        if (!names_.insert(name).second)
            faults_.push_back(name + ": two feeds have this name; give one of them another slug or id");
        else
            take_("feeds/" + name, written.bytes);
    }

  private:
    const EventBlocks& blocks_for(const FeedStyle& style) {
        for (const auto& [known, blocks] : rendered_)
            if (known == style) return blocks;
        const auto& blocks = rendered_.emplace_back(style, write_events(plan_, language_, zones_, style)).second;
        for (const auto& fault : blocks.faults())
            faults_.push_back(std::string(code_of(language_)) + ": " + fault);
        return blocks;
    }

    Language language_;
    const EditionPlan& plan_;
    const ZoneDatabase& zones_;
    const TakeFile& take_;
    std::vector<std::string>& faults_;
    std::list<std::pair<FeedStyle, EventBlocks>> rendered_;
    std::set<std::string> names_;
};

/// Besides .ics: the first feed, which is the whole calendar, for programs and spreadsheets, and what has changed.
void write_other_formats(const EditionPlan& plan, const ZoneDatabase& zones, Language language, const TakeFile& take) {
    const std::string code(code_of(language));
    take("feeds/rcm-changes-" + code + ".xml", write_changes_feed(plan, language));
    if (plan.feeds.empty()) return;
    const auto stem = "feeds/rcm-" + plan.feeds.front().slug + "-" + code;
    take(stem + ".json", write_jscalendar(plan, plan.feeds.front(), language, zones));
    take(stem + ".csv", write_csv(plan, plan.feeds.front(), language, zones));
}

}  // namespace

std::vector<std::string> render(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                                civil_day today, const TakeFile& take,
                                const std::function<void(std::size_t, std::size_t)>& progress) {
    std::vector<std::string> faults;
    const std::size_t total = plan.feeds.size() * std::size(languages);
    std::size_t done = 0;
    for (const auto language : languages) {
        FeedsIn feeds(language, plan, zones, take, faults);
        for (const auto& feed : plan.feeds) {
            feeds.write(feed);
            if (progress) progress(++done, total);
        }
        for (const auto& feed : event_feeds(plan))
            feeds.write(feed);
    }
    if (!faults.empty()) return faults;
    for (const auto language : languages)
        write_other_formats(plan, zones, language, take);
    write_pages(plan, findings, zones, today, take);
    take("edition.json", edition_json(plan, zones, today));
    return faults;
}

}  // namespace rcm
