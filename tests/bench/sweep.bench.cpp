// The overlap rules over 1,000,000 sessions beside a bare sort and sweep of their bounds.
#include "engine/rules/sweep.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace {

using namespace rcm;

constexpr std::size_t count = 1'000'000;

std::shared_ptr<const Schedule> make_schedule() {
    auto reg = std::make_shared<Register>();
    for (int party = 0; party < 200; ++party)
        reg->parties.push_back({.id = "P" + std::to_string(party),
                                .kind = PartyKind::observer,
                                .slug = {},
                                .name = {},
                                .capital = {},
                                .aliases = {}});
    auto calendar = std::make_shared<Calendar>();
    calendar->source = reg;
    auto schedule = std::make_shared<Schedule>();
    std::mt19937_64 random(7);  // NOLINT: the same million each run
    static const Decision decision{};
    const Decision* add = &decision;
    std::vector<std::int64_t> starts(count);
    for (auto& start : starts)
        start = static_cast<std::int64_t>(random() % 1'000'000'000U);
    std::vector<std::uint32_t> order(count), rank(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return starts[a] < starts[b]; });
    for (std::uint32_t at = 0; at < count; ++at)
        rank[order[at]] = at;
    for (EventIndex at = 0; at < count; ++at) {
        Event event;
        event.id = "e" + std::to_string(at);
        event.kind = {EventKind::meeting, add, {}};
        event.where = {Online{}, add, {}};
        event.history = {add};
        calendar->events.push_back(std::move(event));
        Session session{.event = at};
        const auto start = instant{seconds{starts[at]}};
        session.start_days = {{civil_day{date::floor<days>(start).time_since_epoch()},
                               civil_day{date::floor<days>(start).time_since_epoch()}}};
        session.lo = session.hi = start;
        session.length = hours{1};
        session.online = true;
        // A calendar as people keep it: neighbours in time have other parties, but for one session in a hundred, which
        // gives some thousand double bookings.
        const bool careless = random() % 100 == 0;
        session.required.set(careless ? random() % 200 : rank[at] * 2 % 200)
            .set(careless ? random() % 200 : (rank[at] * 2 + 1) % 200);
        schedule->first_session.push_back(at);
        schedule->sessions.push_back(std::move(session));
    }
    schedule->first_session.push_back(count);
    schedule->calendar = calendar;
    return schedule;
}

const Schedule& schedule() {
    static const auto made = make_schedule();
    return *made;
}

void bare_sort_and_sweep(benchmark::State& state) {
    struct Bounds {
        std::int64_t lo, end;
        std::uint32_t session;
    };
    (void)schedule();
    for (auto _ : state) {
        std::vector<Bounds> all;
        all.reserve(count);
        for (std::uint32_t at = 0; at < count; ++at) {
            const auto& session = schedule().sessions[at];
            all.push_back(
                {session.lo.time_since_epoch().count(), (session.hi + session.length).time_since_epoch().count(), at});
        }
        std::sort(all.begin(), all.end(), [](const Bounds& a, const Bounds& b) { return a.lo < b.lo; });
        std::vector<Bounds> active;
        std::size_t pairs = 0;
        for (const auto& next : all) {
            std::erase_if(active, [&](const Bounds& open) { return open.end <= next.lo; });
            pairs += active.size();
            active.push_back(next);
        }
        benchmark::DoNotOptimize(pairs);
        state.counters["pairs"] = static_cast<double>(pairs);
    }
}

void overlap_rules(benchmark::State& state) {
    const auto zones = ZoneDatabase::system();
    std::vector<const Rule*> rules;
    for (const auto* rule : all_rules())
        if (rule->check_pair != nullptr && rule->check == nullptr) rules.push_back(rule);
    for (auto _ : state) {
        const auto findings = check({schedule(), zones, make_day(2018, 7, 20)}, rules);
        state.counters["findings"] = static_cast<double>(findings.size());
    }
}

/// The pairs alone, without the texts of findings.
void sweep_alone(benchmark::State& state) {
    (void)schedule();
    for (auto _ : state) {
        std::size_t pairs = 0;
        sweep(schedule(), [&](const SessionPair&) { ++pairs; });
        state.counters["pairs"] = static_cast<double>(pairs);
    }
}

BENCHMARK(bare_sort_and_sweep)->Unit(benchmark::kMillisecond);
BENCHMARK(sweep_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(overlap_rules)->Unit(benchmark::kMillisecond);

}  // namespace
