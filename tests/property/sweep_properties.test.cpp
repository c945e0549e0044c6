// The sweep finds what comparing everything with everything finds.
#include "engine/rules/sweep.hpp"
#include "tests/said.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <set>
#include <tuple>

using namespace rcm;

namespace {

Schedule any_schedule() {
    auto source = std::make_shared<Register>();
    source->bodies.resize(5);
    source->bodies[1].part_of = 0;
    source->bodies[2].part_of = 1;
    auto calendar = std::make_shared<Calendar>();
    calendar->source = source;
    const auto events = *rc::gen::inRange<std::size_t>(1, 12);
    calendar->events.resize(events);
    Schedule schedule;
    for (EventIndex index = 0; index < events; ++index) {
        auto& event = calendar->events[index];
        event.id = "e" + std::to_string(index);
        event.cancelled = *rc::gen::inRange(0, 10) == 0;
        say(event.kind, *rc::gen::weightedElement<EventKind>({{8, EventKind::meeting}, {1, EventKind::deadline}}));
        if (*rc::gen::arbitrary<bool>()) say(event.bodies, {*rc::gen::inRange<BodyIndex>(0, 5)});
        schedule.first_session.push_back(static_cast<std::uint32_t>(schedule.sessions.size()));
        const auto sessions = *rc::gen::inRange(0, 4);
        for (int number = 0; number < sessions; ++number) {
            Session session;
            session.event = index;
            if (*rc::gen::arbitrary<bool>()) session.bodies = body_bits(source->bodies, event.bodies.value());
            session.length_days = *rc::gen::inRange(1, 4);
            // Some a century away, so that the sort has all bytes of the start to go through.
            const auto century = *rc::gen::weightedElement<int>({{10, 0}, {1, -36'500}, {1, 36'500}});
            const auto first = civil_day{days{*rc::gen::inRange(0, 200) + century}};
            const auto spread = *rc::gen::weightedElement<int>({{6, 0}, {3, 5}, {2, 30}, {2, 120}});
            if (*rc::gen::inRange(0, 12) != 0) session.start_days = {{first, first + days{spread}}};
            session.lo = instant{first.time_since_epoch() + hours{*rc::gen::inRange(6, 9)}};
            session.hi = session.lo + days{spread};
            session.length = days{session.length_days - 1} + hours{10};
            // Some beyond the 64th party, so that the folded word is not exact.
            for (auto* set : {&session.required, &session.optional, &session.supporters})
                if (*rc::gen::inRange(0, 3) == 0) set->set(*rc::gen::element<std::size_t>(0, 1, 63, 64, 112, 200, 255));
            schedule.sessions.push_back(session);
        }
    }
    schedule.first_session.push_back(static_cast<std::uint32_t>(schedule.sessions.size()));
    schedule.calendar = calendar;
    return schedule;
}

using Pairs = std::multiset<std::tuple<const Session*, const Session*, Certainty>>;

Pairs by_comparing_all(const Schedule& schedule) {
    Pairs pairs;
    for (const auto& a : schedule.sessions)
        for (const auto& b : schedule.sessions) {
            if (!occupying(schedule, a) || !occupying(schedule, b) || a.event == b.event) continue;
            if (std::tuple(a.lo, &a) >= std::tuple(b.lo, &b)) continue;
            const auto parties_a = a.required | a.optional | a.supporters;
            const auto parties_b = b.required | b.optional | b.supporters;
            if ((parties_a & parties_b).none() && !shared_body(schedule, schedule.event_of(a), schedule.event_of(b)))
                continue;
            if (!(a.lo < b.hi + b.length && b.lo < a.hi + a.length)) continue;
            const bool certain = a.hi < b.lo + b.length && b.hi < a.lo + a.length;
            pairs.emplace(&a, &b, certain ? Certainty::certain : Certainty::possible);
        }
    return pairs;
}

}  // namespace

TEST_CASE("sweep: the same pairs as comparing all with all, each once") {
    CHECK(rc::check([] {
        const auto schedule = any_schedule();
        Pairs found;
        sweep(schedule, [&](const SessionPair& pair) { found.emplace(&pair.a, &pair.b, pair.certainty); });
        RC_ASSERT(found == by_comparing_all(schedule));
    }));
}
