#include "feeds/render.hpp"

#include "feeds/atom/changes_feed.hpp"
#include "feeds/csv/calendar_csv.hpp"
#include "feeds/event_feed.hpp"
#include "feeds/html/pages.hpp"
#include "feeds/ics/feed_writer.hpp"
#include "feeds/json/jscalendar.hpp"
#include "feeds/json/lines.hpp"

namespace rcm {

Rendered render(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones, civil_day today,
                const std::function<void(std::size_t, std::size_t)>& progress) {
    Rendered rendered;
    auto& files = rendered.edition.files;
    const std::size_t total = plan.feeds.size() * std::size(languages);
    std::size_t done = 0;
    for (const auto language : languages) {
        // Events are rendered once for each way of writing them; nearly all feeds share one.
        std::vector<std::pair<FeedStyle, EventBlocks>> rendered_as;
        const auto blocks_for = [&](const FeedStyle& style) -> const EventBlocks& {
            for (const auto& [known, blocks] : rendered_as)
                if (known == style) return blocks;
            auto& made = rendered_as.emplace_back(style, write_events(plan, language, zones, style));
            for (const auto& fault : made.second.faults())
                rendered.faults.push_back(std::string(code_of(language)) + ": " + fault);
            return made.second;
        };
        for (const auto& feed : plan.feeds) {
            const auto name = feed.file_name(language);
            const auto& blocks = blocks_for(feed.style);
            auto written = write_feed(plan, feed, language, blocks, zones);
            for (const auto& fault : written.faults)
                rendered.faults.push_back(name + ": " + fault);
            if (!files.emplace("feeds/" + name, std::move(written.bytes)).second)
                rendered.faults.push_back(name + ": two feeds have this name; give one of them another slug or id");
            if (progress) progress(++done, total);
        }
        const auto& blocks = blocks_for({});
        for (const auto& feed : event_feeds(plan)) {
            auto written = write_feed(plan, feed, language, blocks, zones);
            for (const auto& fault : written.faults)
                rendered.faults.push_back(feed.file_name(language) + ": " + fault);
            files["feeds/" + feed.file_name(language)] = std::move(written.bytes);
        }
    }
    // Besides .ics: the first feed, which is the whole calendar, for programs and spreadsheets, and what has changed.
    for (const auto language : languages) {
        const std::string code(code_of(language));
        files["feeds/rcm-changes-" + code + ".xml"] = write_changes_feed(plan, language);
        if (plan.feeds.empty()) continue;
        const auto stem = "feeds/rcm-" + plan.feeds.front().slug + "-" + code;
        files[stem + ".json"] = write_jscalendar(plan, plan.feeds.front(), language, zones);
        files[stem + ".csv"] = write_csv(plan, plan.feeds.front(), language, zones);
    }
    write_pages(plan, findings, zones, today,
                [&](std::string path, std::string bytes) { files[std::move(path)] = std::move(bytes); });
    files["edition.json"] = edition_json(plan, zones, today);
    return rendered;
}

}  // namespace rcm
