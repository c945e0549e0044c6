// The part of settle that looks at the last edition: revisions, cancellations, and what is withdrawn.
#include "feeds/ics/event_contents.hpp"
#include "feeds/settle.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <set>

namespace rcm {
namespace {

using Shown = PublishedEntry::Shown;
using Status = PublishedEntry::Status;

/// What of an entry is time or status: where it differs, SEQUENCE rises. So it does where the place differs.
struct Timing {
    Shown shown = Shown::nowhere;
    instant start{}, end{};
    Status status = Status::confirmed;

    friend bool operator==(const Timing&, const Timing&) = default;
};

Timing timing_of(const Entry& entry) {
    const auto& session = *entry.session;
    Timing timing;
    timing.status = entry.event->cancelled ? Status::cancelled
                    : entry.tentative      ? Status::tentative
                                           : Status::confirmed;
    if (!session.dated()) return timing;
    timing.shown = session.timed() ? Shown::instants : Shown::whole_days;
    if (session.timed()) {
        timing.start = session.start();
        timing.end = session.end();
    } else {
        const auto shown_days = entry.shown_days();
        timing.start = instant{shown_days.first.time_since_epoch()};
        timing.end = instant{shown_days.last.time_since_epoch()} + days{1};
    }
    return timing;
}

Timing timing_of(const PublishedEntry& last) {
    return {last.shown, last.start, last.end, last.status};
}

/// A later LAST-MODIFIED: the day of the decision where that is later, else the day of the edition; a second change on
/// one day is a second later.
instant later(const PublishedEntry& last, instant decided, civil_day today) {
    if (decided > last.last_modified) return decided;
    return std::max(stamp_of(today), last.last_modified + seconds{1});
}

void revise(Entry& entry, const Schedule& schedule, const PublishedEntry& last, civil_day today) {
    const auto timing = timing_of(entry);
    entry.last = &last;
    entry.created = last.created;
    entry.fresh = last.withdrawn || last.content != entry.content || timing_of(last) != timing;
    const bool moved = last.withdrawn || timing_of(last) != timing ||
                       (entry.fresh && other_place(last.decided, decided_facts(schedule, *entry.session)));
    entry.sequence = moved ? std::max(last.sequence + 1, entry.sequence) : last.sequence;
    entry.last_modified = entry.fresh ? later(last, entry.last_modified, today) : last.last_modified;
    if (entry.event->cancelled) {
        const bool known = last.status == Status::cancelled && !last.withdrawn && last.cancelled_on;
        entry.cancelled_on = known ? last.cancelled_on : today;
    }
}

Withdrawn withdraw(const PublishedEntry& last, bool undated, civil_day today) {
    Withdrawn gone{.last = &last, .undated = undated, .sequence = last.sequence, .last_modified = last.last_modified};
    gone.since = last.cancelled_on.value_or(today);
    gone.fresh = !last.withdrawn;
    if (!gone.fresh) return gone;
    gone.last_modified = later(last, last.last_modified, today);
    if (last.status != Status::cancelled) gone.sequence = last.sequence + 1;
    return gone;
}

std::string in_list(const std::string& slug) {
    return " " + slug + " ";
}

/// Feeds show what is cancelled or withdrawn for a while, or not at all.
void fill_cancelled(EditionPlan& plan, civil_day today) {
    const days keep{plan.schedule->source().settings.keep_cancelled};
    for (auto& gone : plan.withdrawn)
        gone.shown = today < gone.since + keep;
    for (auto& feed : plan.feeds) {
        std::erase_if(feed.entries, [&](std::uint32_t at) {
            const auto& since = plan.entries[at].cancelled_on;
            return since && !(feed.cancelled && today < *since + keep);
        });
        for (std::uint32_t at = 0; at < plan.withdrawn.size(); ++at) {
            const auto& gone = plan.withdrawn[at];
            if (feed.cancelled && gone.shown && gone.last->feeds.find(in_list(feed.slug)) != std::string::npos)
                feed.withdrawn.push_back(at);
        }
    }
}

PublishedEntry published(const EditionPlan& plan, const Entry& entry, std::string decided, std::string feeds) {
    const auto& schedule = *plan.schedule;
    const auto timing = timing_of(entry);
    PublishedEntry now{.uid = entry.uid(schedule), .event = entry.event->id, .number = entry.session->number};
    for (const auto language : languages) {
        const auto put = [&](LanguageText& text, std::string words) {
            (language == Language::en ? text.en : text.es) = std::move(words);
        };
        put(now.title, text_in(entry.event->title.value(), language));
        put(now.when, write_when(*entry.session->when, language));
        put(now.where, write_location(*entry.event, schedule.source(), language));
    }
    now.decided = std::move(decided);
    now.shown = timing.shown;
    now.start = timing.start;
    now.end = timing.end;
    now.status = timing.status;
    now.cancelled_on = entry.cancelled_on;
    now.feeds = std::move(feeds);
    now.content = entry.content;
    now.sequence = entry.sequence;
    now.created = entry.created;
    now.last_modified = entry.last_modified;
    return now;
}

}  // namespace

EditionPlan settle(std::shared_ptr<const Schedule> schedule, const ZoneDatabase& zones, civil_day today,
                   std::shared_ptr<const LastEdition> last) {
    auto plan = settle(std::move(schedule));
    plan.last = std::move(last);
    const auto contents = event_contents(plan, zones);
    for (std::size_t at = 0; at < plan.entries.size(); ++at)
        plan.entries[at].content = contents[at];
    if (plan.last != nullptr) {
        const auto& known = plan.last->entries;
        std::vector<const Entry*> now(known.size());  // of each that subscribers know
        for (auto& entry : plan.entries)
            if (const auto* before = plan.last->find(entry.uid(*plan.schedule))) {
                revise(entry, *plan.schedule, *before, today);
                now[static_cast<std::size_t>(before - known.data())] = &entry;
            }
        for (std::size_t at = 0; at < known.size(); ++at) {
            if (now[at] != nullptr && now[at]->session->dated()) continue;
            if (!known[at].withdrawn && known[at].shown == Shown::nowhere) continue;  // subscribers never saw it
            plan.withdrawn.push_back(withdraw(known[at], now[at] != nullptr, today));
        }
    }
    fill_cancelled(plan, today);
    return plan;
}

void for_each_changed(const EditionPlan& plan, const std::function<void(const PublishedEntry&)>& use) {
    std::set<std::string_view> withdrawn;
    for (const auto& each : plan.withdrawn)
        withdrawn.insert(each.last->uid);
    std::vector<std::size_t> next(plan.feeds.size());  // into each feed's entries, which are in order
    for (std::uint32_t at = 0; at < plan.entries.size(); ++at) {
        std::string feeds = " ";
        for (std::size_t feed = 0; feed < next.size(); ++feed) {
            const auto& entries = plan.feeds[feed].entries;
            if (next[feed] == entries.size() || entries[next[feed]] != at) continue;
            ++next[feed];
            feeds += plan.feeds[feed].slug + " ";
        }
        const auto& entry = plan.entries[at];
        if (!withdrawn.empty() && withdrawn.contains(entry.uid(*plan.schedule))) continue;
        auto decided = decided_facts(*plan.schedule, *entry.session);
        const auto* last = entry.last;
        if (last != nullptr && !entry.fresh && last->decided == decided && last->feeds == feeds &&
            last->cancelled_on == entry.cancelled_on)
            continue;
        use(published(plan, entry, std::move(decided), std::move(feeds)));
    }
    for (const auto& each : plan.withdrawn) {
        if (!each.fresh) continue;
        auto now = *each.last;
        now.withdrawn = true;
        now.status = Status::cancelled;
        now.cancelled_on = each.since;
        now.sequence = each.sequence;
        now.last_modified = each.last_modified;
        use(now);
    }
}

}  // namespace rcm
