// 10,000 events from TOML to one feed, read-back included, beside what libical alone takes to parse and write that
// same feed; and the writer by itself beside libical writing the same events.
#include "engine/base/memory.hpp"
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/settle.hpp"
#include "tests/files_in_memory.hpp"

#include <benchmark/benchmark.h>
#include <libical/ical.h>

namespace {

using namespace rcm;

constexpr int events = 10'000;
constexpr int documents = 100;

SourceSet generate() {
    auto sources = read_folder(RCMCAL_SOURCE_DIR "/data/rcm");
    auto laws = read_folder(RCMCAL_SOURCE_DIR "/data/holidays");
    append(sources, std::move(laws));
    for (int document = 0; document < documents; ++document) {
        std::string text = "[document]\nid = \"bench-" + std::to_string(document) +
                           "\"\ntitle = { en = \"Bench\", es = \"Prueba\" }\nadopted = 2018-08-01\nby = \"rcgm\"\n";
        for (int at = 0; at < events / documents; ++at) {
            const int number = document * (events / documents) + at;
            const auto day = to_iso(make_day(2019, 1, 1) + days{number % 1500});
            text +=
                "\n[[add]]\nevent = \"bench-event-" + std::to_string(number) +
                "\"\nparagraph = \"1.a\"\nkind = \"workshop\"\ntitle = { en = \"Workshop number " +
                std::to_string(number) + ", on migration governance\", es = \"Taller número " + std::to_string(number) +
                ", sobre gobernanza de la migración\" }\nnotes = { en = \"Participants prepare a short report; see the "
                "agenda.\", es = \"Los participantes preparan un informe breve; véase la agenda.\" }\nwhen = \"" +
                day +
                "T09:00/17:00\"\nwhere = \"panama-city\"\nbodies = [\"rcgm\"]\nsupported-by = [\"IOM\", \"ILO\"]\n";
        }
        sources.value.files.push_back({"bench/decisions/" + std::to_string(document) + ".toml", std::move(text)});
    }
    return std::move(sources.value);
}

const ZoneDatabase zones = (keep_memory(), ZoneDatabase::system());  // as main does; libical has the same of it

EditionPlan plan_of(const SourceSet& sources) {
    auto reg = std::make_shared<const Register>(parse(sources, zones).value);
    auto calendar = std::make_shared<const Calendar>(fold(reg, {}).value);
    auto schedule = resolve(calendar, zones, [](std::string_view, civil_second) {
        return RecurrenceProblem{{"none here", ""}, {}};
    });
    if (!schedule.ok()) std::abort();
    return settle(std::make_shared<const Schedule>(std::move(schedule.value)));
}

const SourceSet& sources() {
    static const SourceSet made = generate();
    return made;
}
const EditionPlan& plan() {
    static const EditionPlan made = plan_of(sources());
    return made;
}
WrittenFeed written_feed(const EditionPlan& made) {
    return write_feed(made, made.feeds.front(), Language::en, zones);
}
const std::string& feed_bytes() {
    static const std::string made = written_feed(plan()).bytes;
    return made;
}

void toml_to_feed(benchmark::State& state) {
    (void)feed_bytes();
    for (auto _ : state) {
        const auto fresh = plan_of(sources());
        const auto written = written_feed(fresh);
        if (!written.faults.empty()) state.SkipWithError(written.faults.front().c_str());
        benchmark::DoNotOptimize(written.bytes.size());
    }
}

void toml_to_plan(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(plan_of(sources()).entries.size());
}

void libical_parse_and_write(benchmark::State& state) {
    for (auto _ : state) {
        icalcomponent* calendar = icalparser_parse_string(feed_bytes().c_str());
        benchmark::DoNotOptimize(icalcomponent_as_ical_string(calendar));
        icalcomponent_free(calendar);
    }
}

BENCHMARK(toml_to_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(toml_to_plan)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_parse_and_write)->Unit(benchmark::kMillisecond);

}  // namespace
