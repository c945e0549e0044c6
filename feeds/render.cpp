#include "feeds/render.hpp"

#include "feeds/atom/changes_feed.hpp"
#include "feeds/csv/calendar_csv.hpp"
#include "feeds/html/index_page.hpp"
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
        const auto blocks = write_events(plan, language, zones);
        for (const auto& fault : blocks.faults())
            rendered.faults.push_back(std::string(code_of(language)) + ": " + fault);
        for (const auto& feed : plan.feeds) {
            const auto name = feed.file_name(language);
            auto written = write_feed(plan, feed, language, blocks, zones);
            for (const auto& fault : written.faults)
                rendered.faults.push_back(name + ": " + fault);
            if (!files.emplace("feeds/" + name, std::move(written.bytes)).second)
                rendered.faults.push_back(name + ": two feeds have this name; give one of them another slug or id");
            if (progress) progress(++done, total);
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
    for (const auto language : languages)
        files[std::string(code_of(language)) + "/index.html"] = render_index(plan, findings, zones, language, today);
    files["index.html"] = render_front_page(plan);
    files["style.css"] = std::string(stylesheet());
    files["edition.json"] = edition_json(plan, zones, today);
    return rendered;
}

}  // namespace rcm
