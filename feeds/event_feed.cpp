#include "feeds/event_feed.hpp"

namespace rcm {

std::string event_slug(const std::string& id) {
    return "event-" + id;
}

Feed event_feed(const std::string& id, const LanguageText& title) {
    Feed feed;
    feed.slug = event_slug(id);
    feed.title = title;
    return feed;
}

}  // namespace rcm
