// parse, fold and resolve together on the RCM's own data with the invented example laid over it.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"
#include "feeds/settle.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();
const std::string root = RCMCAL_SOURCE_DIR;

std::shared_ptr<const Register> load() {
    auto sources = read_folder(root + "/data/rcm");
    append(sources, read_folder(root + "/tests/data/example"));
    append(sources, read_folder(root + "/data/holidays"));
    auto parsed = parse(sources.value, zones);
    REQUIRE(parsed.ok());
    return std::make_shared<const Register>(std::move(parsed.value));
}

std::shared_ptr<const Schedule> schedule_of(std::optional<civil_day> as_of) {
    auto calendar = fold(load(), as_of);
    REQUIRE(calendar.ok());
    auto schedule = resolve(
        std::make_shared<const Calendar>(std::move(calendar.value)), zones,
        [](std::string_view rule, civil_second start) -> std::variant<std::vector<civil_second>, RecurrenceProblem> {
            auto expanded = expand_recurrence(rule, start);
            if (auto* fault = std::get_if<RecurrenceFault>(&expanded))
                return RecurrenceProblem{fault->message, fault->hint};
            return std::get<std::vector<civil_second>>(expanded);
        });
    REQUIRE(schedule.ok());
    return std::make_shared<const Schedule>(std::move(schedule.value));
}

std::vector<const Session*> sessions_of(const Schedule& schedule, std::string_view id) {
    std::vector<const Session*> found;
    for (const auto& session : schedule.sessions)
        if (schedule.event_of(session).id == id) found.push_back(&session);
    return found;
}

}  // namespace

TEST_CASE("zone data from before the newest change in the region is a warning") {
    const auto empty = [] {
        auto calendar = std::make_shared<Calendar>();
        calendar->source = std::make_shared<const Register>();
        return calendar;
    };
    const auto expand = [](std::string_view, civil_second) { return RecurrenceProblem{}; };
    const auto old = resolve(empty(), ZoneDatabase::system_called("2026d"), expand);
    REQUIRE(old.diagnostics.size() == 1);
    CHECK(old.diagnostics.front().code == "D060");
    CHECK(old.diagnostics.front().severity == Severity::warning);
    CHECK(old.ok());
    CHECK(resolve(empty(), ZoneDatabase::system_called("2026e"), expand).diagnostics.empty());
}

TEST_CASE("as-of shows the calendar as it stood") {
    const auto reg = load();
    CHECK(fold(reg, make_day(2018, 7, 19)).value.events.empty());
    const auto july = fold(reg, make_day(2018, 7, 20)).value;
    const auto august = fold(reg, make_day(2018, 8, 20)).value;
    CHECK(july.events.size() == 13);
    CHECK(august.events.size() == 15);
    CHECK(std::holds_alternative<Placeholder>(july.find("missing-migrants-workshop")->where.value()));
    CHECK(std::holds_alternative<PlaceIndex>(august.find("missing-migrants-workshop")->where.value()));
    CHECK(august.find("migration-data-launch")->cancelled);
}

TEST_CASE("each field remembers the decision that set it") {
    const auto calendar = fold(load(), std::nullopt).value;
    const auto* event = calendar.find("labour-migration-workshop");
    REQUIRE(event != nullptr);
    CHECK(event->when.set_by->paragraph == "2");
    CHECK(calendar.document_of(*event->when.set_by).id == "example-2018-08");
    CHECK(event->where.set_by->paragraph == "16.b");
    CHECK(event->history.size() == 2);
}

TEST_CASE("a series leaves out its exception and keeps its numbers") {
    const auto schedule = schedule_of(std::nullopt);
    const auto calls = sessions_of(*schedule, "consular-network-calls");
    REQUIRE(calls.size() == 3);
    CHECK(calls[0]->number == 1);
    CHECK(calls[1]->number == 3);  // the second is the one left out
    CHECK(to_basic(calls[0]->start()) == "20181002T150000Z");
    CHECK(to_iso(calls[2]->start_days.front().first) == "2019-01-01");
}

TEST_CASE("a relative deadline is counted in working days of the secretariat") {
    const auto schedule = schedule_of(std::nullopt);
    const auto papers = sessions_of(*schedule, "papers-rcgm-2018-11");
    REQUIRE(papers.size() == 1);
    CHECK(to_iso(papers[0]->when->range.first) == "2018-10-29");  // ten working days before Monday 12 November
}

TEST_CASE("windows and open places have bounds over every day and zone") {
    const auto schedule = schedule_of(make_day(2018, 7, 20));
    const auto launch = sessions_of(*schedule, "migration-data-launch");
    REQUIRE(launch.size() == 1);
    CHECK(launch[0]->start_days == std::vector<DayRange>{{make_day(2018, 9, 1), make_day(2018, 9, 30)}});
    CHECK(to_basic(launch[0]->lo) == "20180901T120000Z");  // 08:00 in the east: daylight time in Ottawa, Santo Domingo
    CHECK(to_basic(launch[0]->hi) == "20180930T140000Z");  // 08:00 in the west: six hours behind UTC
    const auto workshop = sessions_of(*schedule, "missing-migrants-workshop");
    CHECK(workshop[0]->place_open);
    CHECK(workshop[0]->places.size() == 11);
    CHECK(workshop[0]->firm());
}

TEST_CASE("UIDs stay through confirmation, moves and cancellation, and SEQUENCE rises") {
    const auto before = settle(schedule_of(make_day(2018, 7, 20)));
    const auto after = settle(schedule_of(std::nullopt));
    std::size_t met = 0;
    for (const auto& old : before.entries)
        for (const auto& fresh : after.entries) {
            if (old.uid(*before.schedule) != fresh.uid(*after.schedule)) continue;
            ++met;
            CHECK(fresh.sequence >= old.sequence);
            CHECK(fresh.created == old.created);
        }
    CHECK(met == before.entries.size());
    for (const auto& entry : after.entries) {
        if (entry.event->id == "labour-migration-workshop") CHECK(entry.sequence == 1);
        if (entry.event->id == "migration-health-workshop-2") CHECK(entry.sequence == 0);  // new notes move no time
        if (entry.event->id == "migration-health-workshop-2")
            CHECK(to_basic(entry.last_modified) == "20180820T120000Z");
    }
}
