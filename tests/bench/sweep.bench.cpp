// The overlap rules over 1,000,000 sessions beside a bare sort and sweep of their bounds.
#include "tests/bench/sessions.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>

namespace {

using namespace rcm;

constexpr std::size_t count = 1'000'000;

const Schedule& schedule() {
    static const auto made = bench::make_sessions(count, hours{1});
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
