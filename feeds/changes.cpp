#include "feeds/changes.hpp"

#include "feeds/words.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {

using Kind = Change::Kind;
using Status = PublishedEntry::Status;

bool other_time(const Entry& entry, const PublishedEntry& last) {
    const auto& session = *entry.session;
    if (session.timed() != (last.shown == PublishedEntry::Shown::instants)) return true;
    if (session.timed()) return session.start() != last.start || session.end() != last.end;
    const auto shown = entry.shown_days();
    return shown.first.time_since_epoch() != last.start.time_since_epoch() ||
           (shown.last + days{1}).time_since_epoch() != last.end.time_since_epoch();
}

Kind kind_of(const Entry& entry, const PublishedEntry& last) {
    if (last.withdrawn || last.shown == PublishedEntry::Shown::nowhere)
        return last.withdrawn ? Kind::restored : Kind::added;
    if (entry.event->cancelled && last.status != Status::cancelled) return Kind::cancelled;
    if (!entry.event->cancelled && !entry.tentative && last.status == Status::tentative) return Kind::confirmed;
    return other_time(entry, last) ? Kind::moved : Kind::changed;
}

std::string quoted(const std::string& title, Language language) {
    return pick(language, "“", "«") + title + pick(language, "”", "»");
}

std::string from_to(const std::string& before, const std::string& now, Language language) {
    return pick(language, "from ", "antes ") + before + pick(language, " to ", ", ahora ") + now;
}

}  // namespace

std::vector<Change> changes_of(const EditionPlan& plan) {
    std::vector<Change> changes;
    for (const auto& entry : plan.entries) {
        if (!entry.session->dated() || !entry.fresh) continue;
        const bool unseen = entry.last == nullptr;
        if (unseen && entry.event->cancelled) continue;
        changes.push_back({unseen ? Kind::added : kind_of(entry, *entry.last), &entry, nullptr});
    }
    for (const auto& gone : plan.withdrawn)
        if (gone.fresh) changes.push_back({Kind::withdrawn, nullptr, &gone});
    return changes;
}

std::string word_of(Change::Kind kind, Language language) {
    switch (kind) {
        case Kind::added:
            return pick(language, "new", "nuevo");
        case Kind::restored:
            return pick(language, "back", "de vuelta");
        case Kind::moved:
            return pick(language, "moved", "reprogramado");
        case Kind::confirmed:
            return pick(language, "confirmed", "confirmado");
        case Kind::cancelled:
            return pick(language, "cancelled", "cancelado");
        case Kind::withdrawn:
            return pick(language, "withdrawn", "retirado");
        case Kind::changed:
            break;
    }
    return pick(language, "changed", "modificado");
}

std::string count_of(int count, Change::Kind kind, Language language) {
    auto word = word_of(kind, language);
    if (language == Language::es && count != 1 && word.ends_with('o')) word += 's';
    return std::to_string(count) + " " + word;
}

std::string write_change(const Change& change, const EditionPlan& plan, Language language) {
    if (change.withdrawn != nullptr) {
        const auto& gone = *change.withdrawn;
        return quoted(gone.last->title.in(language), language) + " (" + gone.last->when.in(language) + "): " +
               (gone.undated ? pick(language, "its date is open again; shown as cancelled",
                                    "su fecha vuelve a estar abierta; se muestra como cancelado")
                             : pick(language, "no longer in the data; shown as cancelled",
                                    "ya no está en los datos; se muestra como cancelado"));
    }
    const auto& entry = *change.entry;
    const auto title = text_in(entry.event->title.value(), language);
    const auto when = write_when(*entry.session->when, language);
    const auto where = write_location(*entry.event, plan.schedule->source(), language);
    auto text = quoted(title, language);
    if (change.kind == Kind::added || change.kind == Kind::restored || change.kind == Kind::cancelled)
        return text + ": " + when + (where.empty() ? "" : "; " + where);
    const auto& last = *entry.last;
    std::vector<std::string> parts;
    if (last.when.in(language) != when)
        parts.push_back(from_to(last.when.in(language), when, language));
    else if (other_time(entry, last))
        parts.push_back(
            when + pick(language, ", the same local time at another moment", ", la misma hora local en otro momento"));
    if (last.where.in(language) != where)
        parts.push_back(pick(language, "place ", "lugar ") + from_to(last.where.in(language), where, language));
    if (last.title.in(language) != title)
        parts.push_back(pick(language, "title was ", "el título era ") + quoted(last.title.in(language), language));
    if (parts.empty())
        parts.push_back(when + pick(language, ", its description or details", ", su descripción o sus detalles"));
    text += ": ";
    for (std::size_t at = 0; at < parts.size(); ++at)
        text += (at == 0 ? "" : "; ") + parts[at];
    return text;
}

bool FeedChanges::any() const {
    return joined != 0 || left != 0 || std::any_of(counts.begin(), counts.end(), [](int count) { return count != 0; });
}

std::vector<FeedChanges> changes_by_feed(const EditionPlan& plan, const std::vector<Change>& changes) {
    std::map<const void*, Kind> kinds;
    for (const auto& change : changes)
        kinds.emplace(change.entry != nullptr ? static_cast<const void*>(change.entry) : change.withdrawn, change.kind);
    std::vector<FeedChanges> list;
    for (const auto& feed : plan.feeds) {
        FeedChanges seen{.feed = &feed};
        const std::string slug = " " + feed.slug + " ";
        const auto had = [&](const PublishedEntry* last) {
            return last != nullptr && !last->withdrawn && last->feeds.find(slug) != std::string::npos;
        };
        std::vector<bool> holds(plan.entries.size());
        const auto count = [&](const void* what) {
            const auto found = kinds.find(what);
            if (found != kinds.end()) ++seen.counts[static_cast<std::size_t>(found->second)];
            return found != kinds.end();
        };
        for (const auto at : feed.entries) {
            const auto& entry = plan.entries[at];
            holds[at] = true;
            if (!entry.session->dated()) continue;
            const bool counted = count(&entry);
            if (!counted && entry.last != nullptr && !had(entry.last)) ++seen.joined;
        }
        for (const auto at : feed.withdrawn)
            (void)count(&plan.withdrawn[at]);
        for (std::size_t at = 0; at < plan.entries.size(); ++at)
            if (!holds[at] && had(plan.entries[at].last) && plan.entries[at].session->dated()) ++seen.left;
        if (!feed.cancelled)
            seen.left +=
                static_cast<int>(std::count_if(plan.withdrawn.begin(), plan.withdrawn.end(),
                                               [&](const Withdrawn& gone) { return gone.fresh && had(gone.last); }));
        list.push_back(seen);
    }
    return list;
}

}  // namespace rcm
