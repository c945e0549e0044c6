#include "feeds/html/site.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace rcm {
namespace {

std::string name_of(std::string_view id, std::string_view otherwise) {
    std::string name;
    for (const char c : id.substr(0, 56)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '-';
    }
    return name.empty() ? std::string(otherwise) : name;
}

/// The entry's UID without its domain.
std::string id_of(const Entry& entry, const Schedule& schedule) {
    auto uid = entry.uid(schedule);
    uid.resize(uid.find('@'));
    return uid;
}

}  // namespace

std::string PageNames::take(std::string_view id) {
    const auto name = name_of(id, otherwise_);
    const auto is_event = [&](std::string_view other) {
        return calendar_ != nullptr && calendar_->find(other) != nullptr;
    };
    if (name == id && is_event(id)) return name;
    auto free = name;
    for (int n = 2; is_event(free) || !taken_.insert(free).second; ++n)
        free = name + "-" + std::to_string(n);
    if (free != name) others_.emplace(id, free);
    return free;
}

std::string PageNames::of(std::string_view id) const {
    const auto other = others_.find(id);
    return other == others_.end() ? name_of(id, otherwise_) : other->second;
}

void FindingCounts::add(const Finding& finding) {
    if (finding.acknowledged != nullptr)
        ++acknowledged;
    else
        ++(finding.severity == Severity::error     ? errors
           : finding.severity == Severity::warning ? warnings
                                                   : information);
}

Month month_of(civil_day day) {
    const date::year_month_day at(day);
    return {static_cast<int>(at.year()), static_cast<unsigned>(at.month())};
}

Site::Site(const EditionPlan& of, const Findings& found, const ZoneDatabase& zone_data, Language in, civil_day seen_on)
    : plan(of),
      findings(found),
      zones(zone_data),
      language(in),
      today(seen_on),
      event_names_("event", schedule().calendar.get()),
      session_names_("session", schedule().calendar.get()) {
    for (const Event& event : schedule().calendar->events)
        (void)event_names_.take(event.id);
    PageNames parties("party"), bodies("body");
    for (const Party& party : source().parties)
        party_names_.push_back(parties.take(party.slug.empty() ? party.id : party.slug));
    for (const Body& body : source().bodies)
        body_names_.push_back(bodies.take(body.slug.empty() ? body.id : body.slug));
    index_entries();
    index_findings();
    find_open_points();
}

void Site::index_findings() {
    const auto for_each_event = [](const Finding& finding, const auto& use) {
        const Session* before = nullptr;
        for (const Session* session : finding.sessions) {
            if (before == nullptr || before->event != session->event) use(session->event);
            before = session;
        }
    };
    first_finding_.resize(schedule().calendar->events.size() + 1);
    for (const Finding& finding : findings) {
        counts_.add(finding);
        for_each_event(finding, [&](EventIndex event) { ++first_finding_[event + 1]; });
    }
    std::partial_sum(first_finding_.begin(), first_finding_.end(), first_finding_.begin());
    findings_by_event_.resize(first_finding_.back());
    auto next = first_finding_;
    for (const bool acknowledged : {false, true})
        for (const Finding& finding : findings)
            if ((finding.acknowledged != nullptr) == acknowledged)
                for_each_event(finding, [&](EventIndex event) { findings_by_event_[next[event]++] = &finding; });
}

void Site::index_entries() {
    by_session_.resize(schedule().sessions.size());
    focus_ = month_of(today);
    bool found_next = false;
    for (const Entry& entry : plan.entries) {
        (void)session_names_.take(id_of(entry, schedule()));
        by_session_.at(static_cast<std::size_t>(entry.session - schedule().sessions.data())) = &entry;
        if (!entry.session->dated()) {
            undated_.push_back(&entry);
            continue;
        }
        // A window of years (or a slip in a year) makes no page for each of its months: it stands in the first twelve.
        const Month last = month_of(entry.session->hull().last);
        Month month = month_of(entry.session->hull().first);
        if (!found_next) {
            found_next = !is_past(entry);
            focus_ = found_next ? std::max(month, month_of(today)) : last;
        }
        for (int most = 0; month <= last && most < 12; month = month.next(), ++most)
            months_[month].push_back(&entry);
    }
}

void Site::find_open_points() {
    std::set<const Event*> placed;
    for (const Entry& entry : plan.entries) {
        const Event& event = *entry.event;
        if (event.cancelled) continue;
        if (entry.session->when->open()) {
            open_points_.push_back({&entry, OpenPoint::What::day,
                                    event.needed_by.set() ? std::optional(event.needed_by.value()) : std::nullopt});
        }
        if (entry.session->place_open && placed.insert(&event).second) {
            const auto* open = std::get_if<Placeholder>(&event.where.value());
            open_points_.push_back({&entry, OpenPoint::What::place, open == nullptr ? std::nullopt : open->needed_by});
        }
    }
    std::stable_sort(open_points_.begin(), open_points_.end(), [](const OpenPoint& a, const OpenPoint& b) {
        return a.needed_by.value_or(civil_day::max()) < b.needed_by.value_or(civil_day::max());
    });
}

std::string Site::anchor_of(const Entry& entry) const {
    return "event-" + session_names_.of(id_of(entry, schedule()));
}

EventIndex Site::index_of(const Event& event) const {
    return static_cast<EventIndex>(&event - schedule().calendar->events.data());
}

std::string Site::event_path(const Event& event) const {
    return "events/" + event_names_.of(event.id) + ".html";
}

std::string Site::party_path(PartyIndex party) const {
    return "parties/" + party_names_.at(party) + ".html";
}

std::string Site::body_path(BodyIndex body) const {
    return "bodies/" + body_names_.at(body) + ".html";
}

std::string Site::year_path(int year) {
    return std::to_string(year) + ".html";
}

std::string Site::month_path(Month month) {
    return std::to_string(month.year) + (month.number < 10 ? "-0" : "-") + std::to_string(month.number) + ".html";
}

std::vector<int> Site::years() const {
    std::set<int> years{focus_.year};
    for (const auto& [month, entries] : months_)
        years.insert(month.year);
    return {years.begin(), years.end()};
}

bool Site::is_past(const Entry& entry) const {
    return entry.session->dated() && entry.session->hull().last < today;
}

}  // namespace rcm
