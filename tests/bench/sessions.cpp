#include "tests/bench/sessions.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace rcm::bench {

std::shared_ptr<const Schedule> make_sessions(std::size_t count, seconds length) {
    auto reg = std::make_shared<Register>();
    for (std::size_t party = 0; party < parties; ++party)
        reg->parties.push_back({.id = "P" + std::to_string(party),
                                .kind = PartyKind::observer,
                                .slug = {},
                                .name = {},
                                .capital = {},
                                .aliases = {}});
    auto calendar = std::make_shared<Calendar>();
    calendar->source = reg;
    auto schedule = std::make_shared<Schedule>();
    std::mt19937_64 random(7);  // NOLINT: the same each run
    static const Decision decision = [] {
        Decision made;
        made.fields.kind = Sourced<EventKind>{EventKind::meeting, {}};
        made.fields.where = Sourced<Where>{Online{}, {}};
        return made;
    }();
    const Decision* add = &decision;
    std::vector<std::int64_t> starts(count);
    for (auto& start : starts)
        start = static_cast<std::int64_t>(random() % (1000 * count));
    std::vector<std::uint32_t> order(count), rank(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return starts[a] < starts[b]; });
    for (std::uint32_t at = 0; at < count; ++at)
        rank[order[at]] = at;
    for (EventIndex at = 0; at < count; ++at) {
        Event event;
        event.id = "e" + std::to_string(at);
        event.kind.set_by = event.where.set_by = add;
        event.history = {add};
        calendar->events.push_back(std::move(event));
        Session session{.event = at};
        session.bodies = 0;  // as of every event without bodies
        const auto start = instant{seconds{starts[at]}};
        session.start_days = {{civil_day{date::floor<days>(start).time_since_epoch()},
                               civil_day{date::floor<days>(start).time_since_epoch()}}};
        session.lo = session.hi = start;
        session.length = length;
        session.online = true;
        const bool careless = random() % 100 == 0;
        session.required.set(careless ? random() % parties : rank[at] * 2 % parties)
            .set(careless ? random() % parties : (rank[at] * 2 + 1) % parties);
        schedule->first_session.push_back(at);
        schedule->sessions.push_back(std::move(session));
    }
    schedule->first_session.push_back(static_cast<std::uint32_t>(count));
    schedule->calendar = calendar;
    return schedule;
}

std::vector<SessionIds> pairs_by_sweep(const Schedule& schedule) {
    std::vector<SessionIds> pairs;
    const auto* first = schedule.sessions.data();
    sweep(schedule, [&](const SessionPair& pair) {
        pairs.push_back(std::minmax({static_cast<std::uint32_t>(&pair.a - first),  //
                                     static_cast<std::uint32_t>(&pair.b - first)}));
    });
    return pairs;
}

std::vector<SessionIds> pairs_by_trying(const Schedule& schedule) {
    const auto& sessions = schedule.sessions;
    std::vector<std::uint32_t> order(sessions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return sessions[a].lo < sessions[b].lo; });
    std::vector<SessionIds> pairs;
    for (std::size_t at = 0; at < order.size(); ++at) {
        const auto& one = sessions[order[at]];
        for (auto next = at + 1; next < order.size() && sessions[order[next]].lo < one.end(); ++next)
            if ((one.required & sessions[order[next]].required).any())
                pairs.push_back(std::minmax({order[at], order[next]}));
    }
    return pairs;
}

}  // namespace rcm::bench
