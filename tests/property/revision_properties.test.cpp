// Whatever is edited, decided, undone and published in whatever order, on whatever day: SEQUENCE never goes back,
// LAST-MODIFIED is later exactly where a byte differs, and a UID that subscribers know never leaves a hole.
#include "feeds/ics/event_contents.hpp"
#include "tests/unit/edition_scene.hpp"

#include <rapidcheck.h>

#include <map>

using namespace rcm;

namespace {

struct Seen {
    std::string shown, last_modified;
    int sequence = 0;
};

std::string value_of(std::string_view block, std::string_view name) {
    const auto at = block.find("\n" + std::string(name) + ":") + name.size() + 2;
    return std::string(block.substr(at, block.find('\r', at) - at));
}

/// The feed that marks what is cancelled, by UID.
std::map<std::string, Seen> seen_in(const std::string& feed) {
    std::map<std::string, Seen> all;
    for (auto at = feed.find("BEGIN:VEVENT"); at != std::string::npos; at = feed.find("BEGIN:VEVENT", at + 1)) {
        const std::string_view block = std::string_view(feed).substr(at, feed.find("END:VEVENT", at) - at);
        RC_ASSERT(all.emplace(value_of(block, "UID"), Seen{without_revision(block), value_of(block, "LAST-MODIFIED"),
                                                           std::stoi(value_of(block, "SEQUENCE"))})
                      .second);
    }
    return all;
}

}  // namespace

TEST_CASE("revisions: never back, never without a change, never a hole") {
    const auto ok = rc::check([] {
        EditionScene scene;
        std::map<std::string, Seen> before;
        std::map<std::string, int> highest;
        civil_day today = make_day(2026, 2, 1);
        const auto steps = *rc::gen::inRange(2, 7);
        for (int step = 0; step < steps; ++step) {
            const auto event = *rc::gen::element<std::string>("one", "two");
            const auto day = "2027-05-" + std::to_string(*rc::gen::inRange(10, 28));
            const auto title = *rc::gen::element<std::string>("A", "B, with a comma; and more");
            const auto id = "doc-" + event;
            const auto add = "[[add]]\nevent = \"" + event + "\"\nkind = \"meeting\"\ntitle = { en = \"" + title +
                             "\", es = \"" + title + "\" }\nwhen = \"" + day +
                             *rc::gen::element<std::string>("", "T09:00/10:00") +
                             "\"\nwhere = \"mexico-city\"\nbodies = [\"drafting\"]\n";
            switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    scene.remove(id);
                    break;
                case 1:
                    scene.document(id, "2026-01-25", add + "\n[[cancel]]\nevent = \"" + event + "\"\n");
                    break;
                default:
                    scene.document(id, "2026-01-25", add);
            }
            today += days{*rc::gen::element(0, 0, 1, 40, -3)};
            const auto plan = scene.plan(to_iso(today));
            const auto now = seen_in(EditionScene::feed(plan, "all"));
            for (const auto& [uid, seen] : now) {
                const auto known = highest.find(uid);
                RC_ASSERT((known == highest.end() || seen.sequence >= known->second));
                highest[uid] = seen.sequence;
                const auto last = before.find(uid);
                if (last == before.end()) continue;
                const bool later = seen.last_modified > last->second.last_modified;
                RC_ASSERT(later == (seen.shown != last->second.shown));
                RC_ASSERT((later || seen.sequence == last->second.sequence));
                RC_ASSERT((later || seen.last_modified == last->second.last_modified));
            }
            for (const auto& [uid, seen] : before) {  // what leaves was told as cancelled before
                const bool told = seen.shown.find("STATUS:CANCELLED") != std::string::npos;
                RC_ASSERT((now.contains(uid) || told));
            }
            scene.publish(to_iso(today));
            before = now;
        }
    });
    CHECK(ok);
}
