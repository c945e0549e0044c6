// suggest --all: 50 open events among settled ones in a year, calendars from roomy to crowded. Each has to end within
// 10 s, at a cost no worse than the greedy placement's, which each run is told (cost, greedy); bound is the least that
// any plan could cost, as far as was proven.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/suggest/place_all.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"

#include <benchmark/benchmark.h>

#include <random>

namespace {

using namespace rcm;

const ZoneDatabase zones_of_system = ZoneDatabase::system();

/// `crowd`: so many settled meetings; the open ones fall into `months` months of the year.
Schedule make_calendar(int crowd, int months) {
    auto sources = read_folder(RCMCAL_SOURCE_DIR "/data/rcm");
    append(sources, read_folder(RCMCAL_SOURCE_DIR "/data/holidays"));
    std::mt19937 random(static_cast<unsigned>(7 * crowd + months));  // NOLINT: the same calendar each run
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const std::vector<std::string> bodies = {"rcgm", "lon-consular-protection", "lon-migrant-children",
                                             "extra-regional-group", "vice-ministers"};
    const std::vector<std::string> places = {"panama-city", "san-jose", "mexico-city", "ottawa", "san-salvador"};
    std::string text =
        "[document]\nid = \"bench\"\ntitle = { en = \"Bench\", es = \"Prueba\" }\nadopted = 2018-08-01\nby = "
        "\"rcgm\"\n";
    for (int number = 0; number < crowd + 50; ++number) {
        const bool open = number >= crowd;
        const auto first = make_day(2019, 1, 7) + days{below(open ? 30 * months : 350)};
        const int length = 1 + below(3);
        const auto when = open ? "[" + to_iso(first) + ".." + to_iso(first + days{13}) + "]"
                               : to_iso(first) + "/" + to_iso(first + days{length - 1});
        const auto where =
            open && number % 2 == 0
                ? std::string(R"({ tbc = "country", candidates = ["san-jose", "panama-city", "san-salvador"] })")
                : "\"" + places[random() % places.size()] + "\"";
        text += "\n[[add]]\nevent = \"bench-" + std::to_string(number) +
                "\"\nparagraph = \"1\"\nkind = \"meeting\"\ntitle = { en = \"Meeting\", es = \"Reunión\" }\nwhen = \"" +
                when + "\"\nwhere = " + where + "\nbodies = [\"" + bodies[random() % bodies.size()] + "\"]\n";
        if (open) text += "length = " + std::to_string(length) + "\n";
        if (number % 3 == 0) text += "supported-by = [\"IOM\"]\n";
    }
    sources.value.files.push_back({"bench/decisions/bench.toml", std::move(text)});
    auto reg = std::make_shared<const Register>(parse(sources.value, zones_of_system).value);
    auto calendar = std::make_shared<const Calendar>(fold(reg, {}).value);
    auto schedule = resolve(calendar, zones_of_system, [](std::string_view, civil_second) {
        return RecurrenceProblem{{"none here", ""}, {}};
    });
    if (!schedule.ok()) std::abort();
    return std::move(schedule.value);
}

void suggest_all(benchmark::State& state) {
    const auto now = make_calendar(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    const ExpandRecurrence expand = [](std::string_view, civil_second) {
        return RecurrenceProblem{{"none here", ""}, {}};
    };
    for (auto _ : state) {
        const auto plan = place_all(now, {zones_of_system, expand, make_day(2018, 11, 1)});
        if (plan.cost > plan.greedy_cost) state.SkipWithError("dearer than greedy");
        if (plan.placements.size() < 50) state.SkipWithError("not all are placed");
        state.counters["cost"] = static_cast<double>(plan.cost);
        state.counters["greedy"] = static_cast<double>(plan.greedy_cost);
        state.counters["bound"] = static_cast<double>(plan.bound);
        state.counters["proven"] = plan.proven();
    }
}

BENCHMARK(suggest_all)
    ->ArgNames({"settled", "months"})
    ->ArgsProduct({{0, 40, 120}, {12, 4}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(1);  // the search is bounded by steps: every run finds the same

}  // namespace
