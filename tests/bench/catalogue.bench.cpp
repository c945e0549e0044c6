// Every rule of the catalogue over a year of 10,000 events (year.hpp), and the acknowledgements after them, as
// `rcmcal check` judges it: kept as people keep a calendar; and thrown at random, where the texts of double bookings by
// the hundred thousand are what costs. Then one rule after the other, to see which one costs.
#include "engine/rules/acknowledge.hpp"
#include "tests/bench/year.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <set>

namespace {

using namespace rcm;
using namespace rcm::bench;

void judge(benchmark::State& state, const JudgedYear& year, const std::vector<const Rule*>& rules) {
    Findings findings;
    for (auto _ : state) {
        findings = check(year.context(), rules);
        benchmark::DoNotOptimize(acknowledge(findings, *year.schedule, rules, year.context().today).size());
    }
    std::set<std::string_view> found;
    for (const auto& finding : findings)
        found.insert(finding.rule->code);
    const auto acknowledged = std::count_if(findings.begin(), findings.end(),
                                            [](const Finding& finding) { return finding.acknowledged != nullptr; });
    state.counters["findings"] = static_cast<double>(findings.size());
    state.counters["acknowledged"] = static_cast<double>(acknowledged);
    state.counters["rules_that_find"] = static_cast<double>(found.size());
    state.counters["sessions"] = static_cast<double>(year.schedule->sessions.size());
}

void all_rules_of_a_year(benchmark::State& state) {
    judge(state, judged_year(Year::kept), all_rules());
}

void all_rules_of_a_random_year(benchmark::State& state) {
    judge(state, judged_year(Year::thrown), all_rules());
}

void one_rule_of_a_year(benchmark::State& state) {
    const auto* rule = all_rules()[static_cast<std::size_t>(state.range(0))];
    state.SetLabel(std::string(rule->code));
    judge(state, judged_year(Year::kept), {rule});
}

BENCHMARK(all_rules_of_a_year)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(all_rules_of_a_random_year)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(1);
BENCHMARK(one_rule_of_a_year)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(1)
    ->DenseRange(0, static_cast<std::int64_t>(all_rules().size()) - 1);

}  // namespace
