#include "feeds/render.hpp"

#include "feeds/html/index_page.hpp"
#include "feeds/ics/feed_writer.hpp"
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
    }
    for (const auto language : languages)
        files[std::string(code_of(language)) + "/index.html"] = render_index(plan, findings, zones, language, today);
    files["index.html"] = render_front_page(plan);
    files["style.css"] = std::string(stylesheet());
    files["edition.json"] = edition_json(plan, zones, today);
    return rendered;
}

}  // namespace rcm
