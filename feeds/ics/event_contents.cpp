#include "feeds/ics/event_contents.hpp"

#include "feeds/digest.hpp"
#include "feeds/ics/event_blocks.hpp"

#include <algorithm>

namespace rcm {

std::string without_revision(std::string_view event) {
    static constexpr std::string_view counting[] = {"DTSTAMP:", "CREATED:", "LAST-MODIFIED:", "SEQUENCE:"};
    std::string shown;
    shown.reserve(event.size());
    while (!event.empty()) {
        const auto line = event.substr(0, std::min(event.find('\n'), event.size() - 1) + 1);
        event.remove_prefix(line.size());
        if (std::none_of(std::begin(counting), std::end(counting),
                         [&](std::string_view name) { return line.starts_with(name); }))
            shown += line;
    }
    return shown;
}

std::vector<Sha256> event_contents(const EditionPlan& plan, const ZoneDatabase& zones) {
    std::vector<Sha256> contents(plan.entries.size());
    const auto go_on = [&](std::size_t at, bool first, const std::string& shown) {
        contents[at] = digest_of((first ? "" : to_hex(contents[at])) + shown);
    };
    for (const auto language : languages)
        EventBlocks(plan, language, zones, {}, Witness::none).for_each_part([&](const EventBlocks::Part& part) {
            for (auto at = part.first(); at < part.end(); ++at)
                go_on(at, language == languages[0], without_revision(part.of(at)));
        });
    // The link stands in rich feeds alone. Where there is one, another link is another revision of its event; where
    // there is none, nobody sees it, and nothing moves.
    if (std::any_of(plan.feeds.begin(), plan.feeds.end(), [](const Feed& feed) { return feed.style.rich; }))
        for (std::size_t at = 0; at < plan.entries.size(); ++at)
            if (const auto& link = plan.entries[at].event->link; link.set()) go_on(at, false, link.value());
    return contents;
}

}  // namespace rcm
