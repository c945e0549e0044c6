// The writer by itself beside libical printing the same 10,000 events: from values in memory to the same lines.
#include "feeds/ics/content_writer.hpp"

#include <benchmark/benchmark.h>
#include <libical/ical.h>

namespace {

using namespace rcm;

constexpr int events = 10'000;

struct Values {
    std::string uid, summary, description, url;
    std::vector<std::string> categories;
    civil_second start;
};

const std::vector<Values>& values() {
    static const auto made = [] {
        std::vector<Values> list;
        for (int at = 0; at < events; ++at) {
            const auto number = std::to_string(at);
            list.push_back({"bench-event-" + number + "@rcm.example",
                            "Taller número " + number + ", sobre gobernanza de la migración",
                            "Los participantes preparan un informe breve; véase la agenda.\nPara: Grupo Regional de "
                            "Consulta sobre Migración (GRCM).\nCon el apoyo de la OIM y la OIT.\nFuente: Prueba, 1 de "
                            "agosto de 2018, 1.a\nhttps://rcm.example/es/",
                            "https://rcm.example/es/#event-bench-event-" + number,
                            {"taller", "Grupo Regional de Consulta sobre Migración (GRCM)"},
                            civil_second{make_day(2019, 1, 1) + days{at % 1500}} + hours{9}});
        }
        return list;
    }();
    return made;
}

std::string write_ours() {
    std::string bytes;
    ContentWriter ics(bytes);
    const instant adopted{make_day(2018, 8, 1).time_since_epoch()};
    ics.begin("VCALENDAR");
    for (const auto& each : values()) {
        ics.begin("VEVENT");
        ics.text("UID", each.uid);
        ics.date_time("DTSTAMP", adopted);
        ics.date_time("CREATED", adopted);
        ics.date_time("LAST-MODIFIED", adopted);
        ics.integer("SEQUENCE", 0);
        ics.date_time("DTSTART", each.start, "America/Panama");
        ics.date_time("DTEND", each.start + hours{8}, "America/Panama");
        ics.text("SUMMARY", each.summary);
        ics.text("STATUS", "CONFIRMED");
        ics.text("TRANSP", "OPAQUE");
        ics.text("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY");
        ics.text("LOCATION", "Ciudad de Panamá, Panamá");
        ics.geo("GEO", 8.968, -79.533);
        ics.text_list("CATEGORIES", each.categories);
        ics.uri("URL", each.url);
        ics.text("DESCRIPTION", each.description);
        ics.end();
    }
    ics.end();
    return bytes;
}

void writer_alone(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(write_ours().size());
}

/// libical's printing of what it read from the lines above: the events are built beforehand, as ours are.
void libical_write(benchmark::State& state) {
    icalcomponent* calendar = icalparser_parse_string(write_ours().c_str());
    if (icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT) != events)
        state.SkipWithError("not all events");
    for (auto _ : state) {
        char* text = icalcomponent_as_ical_string_r(calendar);
        benchmark::DoNotOptimize(text);
        icalmemory_free_buffer(text);
    }
    icalcomponent_free(calendar);
}

BENCHMARK(writer_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_write)->Unit(benchmark::kMillisecond);

}  // namespace
