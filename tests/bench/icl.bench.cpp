// Who is double-booked among 100,000 sessions, asked of Boost.ICL beside the sweep: an interval map in which each
// stretch of time knows the set of sessions that run. Two ways in which it is used: one map of all, where every two
// that run together are then compared, and one map for each party, which leaves less to compare and gives a pair twice
// where it shares both. All start from the same sessions in memory and end with the same pairs.
#include "tests/bench/sessions.hpp"

#include <benchmark/benchmark.h>
#include <boost/icl/interval_map.hpp>

#include <algorithm>
#include <set>

namespace {

using namespace rcm;
using namespace rcm::bench;
namespace icl = boost::icl;

constexpr std::size_t count = 100'000;

const Schedule& schedule(std::int64_t length) {
    static const auto hour_long = make_sessions(count, hours{1});
    static const auto day_long = make_sessions(count, hours{8});
    return length == 1 ? *hour_long : *day_long;
}

using Running = std::set<std::uint32_t>;
using Timeline = icl::interval_map<std::int64_t, Running>;

icl::interval<std::int64_t>::type interval_of(const Session& session) {
    return icl::interval<std::int64_t>::right_open(session.start().time_since_epoch().count(),
                                                   session.end().time_since_epoch().count());
}

/// Calls visit(a, b) once for every two that run together: in the stretch at whose beginning the later one starts.
template <class Visit>
void visit_pairs(const std::vector<Session>& sessions, const Timeline& timeline, const Visit& visit) {
    for (const auto& [stretch, running] : timeline)
        for (auto one = running.begin(); one != running.end(); ++one)
            for (auto other = std::next(one); other != running.end(); ++other)
                if (std::max(sessions[*one].lo, sessions[*other].lo).time_since_epoch().count() == stretch.lower())
                    visit(*one, *other);
}

std::vector<SessionIds> pairs_by_one_map(const Schedule& of) {
    const auto& sessions = of.sessions;
    Timeline timeline;
    for (std::uint32_t at = 0; at < sessions.size(); ++at)
        timeline += std::make_pair(interval_of(sessions[at]), Running{at});
    std::vector<SessionIds> pairs;
    visit_pairs(sessions, timeline, [&](std::uint32_t one, std::uint32_t other) {
        if ((sessions[one].required & sessions[other].required).any()) pairs.emplace_back(one, other);
    });
    return pairs;
}

std::vector<SessionIds> pairs_by_map_of_party(const Schedule& of) {
    const auto& sessions = of.sessions;
    std::vector<Timeline> timelines(parties);
    for (std::uint32_t at = 0; at < sessions.size(); ++at) {
        const auto& who = sessions[at].required;
        for (auto party = who._Find_first(); party < who.size(); party = who._Find_next(party))
            timelines[party] += std::make_pair(interval_of(sessions[at]), Running{at});
    }
    std::vector<SessionIds> pairs;
    for (const auto& timeline : timelines)
        visit_pairs(sessions, timeline,
                    [&](std::uint32_t one, std::uint32_t other) { pairs.emplace_back(one, other); });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

template <auto pairs_by>
void measure(benchmark::State& state) {
    const auto& of = schedule(state.range(0));
    std::vector<SessionIds> found;
    for (auto _ : state)
        found = pairs_by(of);
    auto expected = pairs_by_trying(of);
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    if (found != expected) state.SkipWithError("not the same pairs");
    state.counters["pairs"] = static_cast<double>(found.size());
}

void double_booked_by_sweep(benchmark::State& state) {
    measure<pairs_by_sweep>(state);
}
void double_booked_by_icl(benchmark::State& state) {
    measure<pairs_by_one_map>(state);
}
void double_booked_by_icl_of_party(benchmark::State& state) {
    measure<pairs_by_map_of_party>(state);
}

// Sessions of an hour, of which three or four run at a time, and of eight, of which 29 do.
void both_lengths(benchmark::internal::Benchmark* each) {
    each->ArgName("hours")->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);
}
BENCHMARK(double_booked_by_sweep)->Apply(both_lengths);
BENCHMARK(double_booked_by_icl)->Apply(both_lengths)->Iterations(1)->Repetitions(3);
BENCHMARK(double_booked_by_icl_of_party)->Apply(both_lengths)->Iterations(1)->Repetitions(3);

}  // namespace
