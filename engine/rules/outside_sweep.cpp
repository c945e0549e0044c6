#include "engine/rules/outside_sweep.hpp"

#include <algorithm>
#include <numeric>

namespace rcm {
namespace {

/// Where an outside event lies for one session: it starts in [lo, hi] and lasts `length`.
struct Bounds {
    instant lo, hi;
    seconds length;
};

Bounds bounds_of(const OutsideEvent& event, const Session& session, const Register& source, const ZoneDatabase& zones) {
    if (event.form == OutsideEvent::Form::instants) return {event.start, event.start, event.end - event.start};
    Bounds bounds{instant::max(), instant::min(), event.civil_end - event.civil_start};
    const auto add = [&](Zone zone) {
        const auto at = zones.to_instant(zone, event.civil_start).at;
        bounds.lo = std::min(bounds.lo, at);
        bounds.hi = std::max(bounds.hi, at);
    };
    for (const auto place : session.places)
        add(source.places[place].zone);
    if (session.places.empty()) add(session.timed() ? session.zone : source.settings.default_zone);
    return bounds;
}

DayRuns within(const DayRuns& all, DayRange run) {
    if (run.last < run.first) return {};
    return without(all, without(all, {run}));
}

/// Wide enough for any zone: what does not overlap as hulls does not meet.
struct Hull {
    instant from, until;
};

constexpr hours any_zone{15};

Hull hull_of(const OutsideEvent& event) {
    const auto as_utc = [](civil_second civil) { return instant{civil.time_since_epoch()}; };
    if (event.form == OutsideEvent::Form::instants) return {event.start, event.end};
    if (event.form == OutsideEvent::Form::civil)
        return {as_utc(event.civil_start) - any_zone, as_utc(event.civil_end) + any_zone};
    return {as_utc(civil_second{event.on_days.first}) - any_zone,
            as_utc(civil_second{event.on_days.last + days{1}}) + any_zone};
}

/// The whole civil days too: a whole day of others is met on that day, whatever the hours.
Hull hull_of(const Session& session) {
    const auto as_utc = [](civil_day day) { return instant{day.time_since_epoch()}; };
    const auto on_days = session.hull();
    return {std::min(session.lo, as_utc(on_days.first) - any_zone),
            std::max(session.hi + session.length, as_utc(on_days.last + days{1}) + any_zone)};
}

template <class List, class HullOf>
std::vector<std::pair<Hull, std::uint32_t>> in_order(const List& list, const HullOf& hull) {
    std::vector<std::pair<Hull, std::uint32_t>> keys;
    keys.reserve(list.size());
    for (std::uint32_t at = 0; at < list.size(); ++at)
        keys.emplace_back(hull(list[at]), at);
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        return a.first.from != b.first.from ? a.first.from < b.first.from : a.second < b.second;
    });
    return keys;
}

}  // namespace

MeetingStarts starts_meeting(const Session& session, const OutsideEvent& event, const Register& source,
                             const ZoneDatabase& zones) {
    if (event.form == OutsideEvent::Form::on_days) {
        auto hit =
            within(session.start_days, {event.on_days.first - days{session.length_days - 1}, event.on_days.last});
        return {hit, hit};
    }
    const auto [lo, hi, length] = bounds_of(event, session, source, zones);
    const auto first = session.start_days.front().first;
    const auto last = session.start_days.back().last;
    // Started on day s, the session begins in [session.lo + (s - first), session.hi - (last - s)]; the two
    // inequalities of the overlap (schedule.hpp) are solved for s.
    const DayRange possible{last + date::floor<days>(lo - session.length - session.hi) + days{1},
                            first + date::ceil<days>(hi + length - session.lo) - days{1}};
    const DayRange certain{first + date::floor<days>(hi - session.length - session.lo) + days{1},
                           last + date::ceil<days>(lo + length - session.hi) - days{1}};
    MeetingStarts starts{within(session.start_days, possible), {}};
    starts.certain = within(starts.possible, certain);
    return starts;
}

std::vector<Met> sweep_outside(const std::vector<const Session*>& sessions, const OutsideCalendar& calendar,
                               const Register& source, const ZoneDatabase& zones) {
    const auto& events = calendar.events;
    const auto session_keys = in_order(sessions, [](const Session* session) { return hull_of(*session); });
    const auto event_keys = in_order(events, [](const OutsideEvent& event) { return hull_of(event); });
    std::vector<std::vector<std::uint32_t>> near(sessions.size());  // events by session
    std::vector<std::pair<Hull, std::uint32_t>> open_sessions, open_events;
    // Whatever has ended before this start is dropped; the rest of the other list lies near.
    const auto meet = [](auto& open, const Hull& hull, const auto& pair) {
        std::erase_if(open, [&](const auto& each) { return each.first.until < hull.from; });
        for (const auto& each : open)
            pair(each.second);
    };
    for (std::size_t s = 0, e = 0; s < session_keys.size() || (e < event_keys.size() && !open_sessions.empty());) {
        const bool event_next = e < event_keys.size() &&
                                (s == session_keys.size() || event_keys[e].first.from < session_keys[s].first.from);
        if (event_next) {
            const auto& [hull, at] = event_keys[e++];
            meet(open_sessions, hull, [&, at = at](std::uint32_t session) { near[session].push_back(at); });
            open_events.emplace_back(hull, at);
        } else {
            const auto& [hull, at] = session_keys[s++];
            meet(open_events, hull, [&, at = at](std::uint32_t event) { near[at].push_back(event); });
            open_sessions.emplace_back(hull, at);
        }
    }
    std::vector<Met> found;
    for (std::size_t at = 0; at < sessions.size(); ++at) {
        std::sort(near[at].begin(), near[at].end());
        Met met{sessions[at], {}};
        for (const auto index : near[at])
            if (!starts_meeting(*sessions[at], events[index], source, zones).possible.empty())
                met.events.push_back(&events[index]);
        if (!met.events.empty()) found.push_back(std::move(met));
    }
    return found;
}

}  // namespace rcm
