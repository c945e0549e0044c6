#include "feeds/settle.hpp"

#include <algorithm>

namespace rcm {
namespace {

bool moves_it(const Decision& decision) {
    if (decision.act == Act::confirm || decision.act == Act::move || decision.act == Act::cancel) return true;
    const auto& fields = decision.fields;
    return fields.when || fields.where || fields.venue || fields.room || fields.zone || fields.repeat ||
           fields.except || fields.length;
}

class Settler {
  public:
    Settler(EditionPlan& plan, const Schedule& schedule)
        : plan_(plan), schedule_(schedule), calendar_(*schedule.calendar) {}

    void add_entries() {
        plan_.entries.reserve(schedule_.sessions.size());
        for (const auto& session : schedule_.sessions)
            plan_.entries.push_back(entry_of(session));
        std::sort(plan_.entries.begin(), plan_.entries.end(), [this](const Entry& a, const Entry& b) {
            const bool a_dated = a.session->dated();
            const bool b_dated = b.session->dated();
            if (a_dated != b_dated) return a_dated;
            if (a_dated && a.session->hull().first != b.session->hull().first)
                return a.session->hull().first < b.session->hull().first;
            if (a.session->lo != b.session->lo) return a.session->lo < b.session->lo;
            return a.uid(schedule_) < b.uid(schedule_);
        });
    }

    void add_feeds() {
        for (const auto& request : schedule_.source().feeds)
            add_feeds(request);
    }

  private:
    instant adopted(const Decision& decision) const { return stamp_of(calendar_.document_of(decision).adopted); }

    Entry entry_of(const Session& session) const {
        const auto& event = schedule_.event_of(session);
        Entry entry{.session = &session, .event = &event};
        entry.created = adopted(*event.history.front());
        entry.last_modified = adopted(*event.history.back());
        for (auto decision = event.history.begin() + 1; decision != event.history.end(); ++decision)
            if (moves_it(**decision)) ++entry.sequence;
        follow_meeting(session, entry);
        entry.tentative = !event.cancelled && (session.place_open || session.when->open());
        if (event.cancelled) entry.cancelled_on = calendar_.document_of(*event.history.back()).adopted;
        return entry;
    }

    /// A relative deadline moves with its meeting, and so does its revision.
    void follow_meeting(const Session& session, Entry& entry) const {
        auto target = session.when->of();
        for (std::size_t depth = 0; !target.empty() && depth < calendar_.events.size(); ++depth) {
            const auto* meeting = calendar_.find(target);
            if (meeting == nullptr) return;
            for (const auto* decision : meeting->history) {
                if (adopted(*decision) <= entry.created || !decision->fields.when) continue;
                ++entry.sequence;
                entry.last_modified = std::max(entry.last_modified, adopted(*decision));
            }
            target = meeting->when.value().front().of();
        }
    }

    template <class Wanted>
    void add_feed(const FeedRequest& request, std::string slug, const LanguageText* name, Wanted wanted) {
        Feed feed{.slug = std::move(slug),
                  .title = request.title,
                  .each = request.each,
                  .entries = {},
                  .color = request.color,
                  .style = request.style};
        feed.cancelled = request.cancelled;
        if (name != nullptr) {
            fill_name(feed.title.en, name->en);
            fill_name(feed.title.es, name->es);
        }
        for (std::uint32_t at = 0; at < plan_.entries.size(); ++at) {
            const auto& entry = plan_.entries[at];
            const auto& kinds = request.kinds;
            if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), entry.event->kind.value()) == kinds.end())
                continue;
            if (wanted(entry)) feed.entries.push_back(at);
        }
        feed.entries.shrink_to_fit();
        plan_.feeds.push_back(std::move(feed));
    }

    static void fill_name(std::string& title, const std::string& name) {
        constexpr std::string_view mark = "{name}";
        if (const auto at = title.find(mark); at != std::string::npos) title.replace(at, mark.size(), name);
    }

    void add_feeds(const FeedRequest& request) {
        const auto& reg = schedule_.source();
        if (request.each == FeedRequest::Each::one)
            return add_feed(request, request.id, nullptr, [](const Entry&) { return true; });
        if (request.each == FeedRequest::Each::body) {
            for (BodyIndex body = 0; body < reg.bodies.size(); ++body)
                add_feed(request, reg.bodies[body].slug, &reg.bodies[body].name, [body](const Entry& entry) {
                    const auto& bodies = entry.event->bodies.value();
                    return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
                });
            return;
        }
        const auto kind = request.each == FeedRequest::Each::member ? PartyKind::member : PartyKind::observer;
        for (PartyIndex party = 0; party < reg.parties.size(); ++party) {
            if (reg.parties[party].kind != kind) continue;
            add_feed(request, reg.parties[party].slug, &reg.parties[party].name,
                     [party, this](const Entry& entry) { return schedule_.concerns(*entry.session, party); });
        }
    }

    EditionPlan& plan_;
    const Schedule& schedule_;
    const Calendar& calendar_;
};

}  // namespace

DayRange Entry::shown_days() const {
    if (session->when->form != When::Form::window) return session->when->range;
    constexpr int longest_span = 14;
    const auto hull = session->hull();
    return hull.length() <= longest_span ? hull : DayRange{hull.first, hull.first};
}

std::string Feed::file_name(Language language) const {
    return "rcm-" + slug + "-" + std::string(code_of(language)) + ".ics";
}

std::vector<Entry> settle_entries(const Schedule& schedule) {
    EditionPlan plan;
    Settler(plan, schedule).add_entries();
    return std::move(plan.entries);
}

EditionPlan settle(std::shared_ptr<const Schedule> schedule) {
    EditionPlan plan;
    plan.schedule = std::move(schedule);
    Settler settler(plan, *plan.schedule);
    settler.add_entries();
    settler.add_feeds();
    return plan;
}

}  // namespace rcm
