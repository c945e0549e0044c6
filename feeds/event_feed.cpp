#include "feeds/event_feed.hpp"

#include <map>

namespace rcm {

std::string event_slug(const Event& event) {
    return "event-" + event.id;
}

std::vector<Feed> event_feeds(const EditionPlan& plan) {
    std::map<EventIndex, Feed> feeds;
    for (std::uint32_t at = 0; at < plan.entries.size(); ++at) {
        const Entry& entry = plan.entries[at];
        if (!entry.session->dated()) continue;
        Feed& feed = feeds[entry.session->event];
        if (feed.entries.empty()) {
            feed.slug = event_slug(*entry.event);
            feed.title = entry.event->title.value();
        }
        feed.entries.push_back(at);
    }
    std::vector<Feed> in_order;
    in_order.reserve(feeds.size());
    for (auto& [event, feed] : feeds)
        in_order.push_back(std::move(feed));
    return in_order;
}

}  // namespace rcm
