// Agendas, rooms and outcomes from their files to what is worked out from them.
#include "engine/fold/fold.hpp"
#include "engine/resolve/agenda_times.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/agenda/agenda_sheet.hpp"
#include "feeds/settle.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();
const std::string root = RCMCAL_SOURCE_DIR;

/// The RCM's data with these files laid over it: a document's decisions, adopted on that day, and an agenda.
struct Laid {
    std::shared_ptr<const Schedule> schedule;
    Diagnostics diagnostics;
};

Laid lay(const std::string& adopted, const std::string& decisions, const std::string& agenda = {}) {
    auto sources = read_folder(root + "/data/rcm");
    sources.value.files.push_back(
        {"more/decisions/case.toml", "[document]\nid = \"case\"\ntitle = { en = \"c\", es = \"c\" }\nadopted = " +
                                         adopted + "\nby = \"rcgm\"\n" + decisions});
    if (!agenda.empty()) sources.value.files.push_back({"more/agendas/case.toml", agenda});
    Laid laid;
    auto parsed = parse(sources.value, zones);
    laid.diagnostics = parsed.diagnostics;
    if (!parsed.ok()) return laid;
    auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), std::nullopt);
    REQUIRE(calendar.ok());
    auto schedule =
        resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, [](std::string_view, civil_second) {
            return RecurrenceProblem{{"no series here", ""}, {}};
        });
    laid.diagnostics = schedule.diagnostics;
    laid.schedule = std::make_shared<const Schedule>(std::move(schedule.value));
    return laid;
}

std::string act(const std::string& word, const std::string& event, const std::string& fields) {
    return "[[" + word + "]]\nevent = \"" + event + "\"\nparagraph = \"1\"\n" + fields + "\n";
}

const Event& event_of(const Laid& laid, std::string_view id) {
    REQUIRE(laid.schedule != nullptr);
    return *laid.schedule->calendar->find(id);
}

std::vector<const Session*> sessions_of(const Laid& laid, std::string_view id) {
    std::vector<const Session*> found;
    for (const auto& session : laid.schedule->sessions)
        if (laid.schedule->event_of(session).id == id) found.push_back(&session);
    return found;
}

std::string item(const std::string& id, const std::string& fields) {
    return "[[item]]\nid = \"" + id + "\"\ntitle = { en = \"" + id + "\", es = \"" + id + "\" }\n" + fields + "\n";
}

const std::string agenda_head = "[agenda]\nmeeting = \"extra-regional-group-2018-09\"\nissued = 2018-08-20\n";
const std::string timed =
    act("move", "extra-regional-group-2018-09", "when = \"2018-09-07T09:00/10:30\"\nzone = \"America/Panama\"");

bool has_code(const Diagnostics& diagnostics, std::string_view code) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("a room belongs to its venue, a venue to its place and a link to being online") {
    const auto rooms = act("amend", "rcgm-2018-11", "venue = \"Hotel\"\nroom = \"2\"\nlink = \"https://a.example\"");
    CHECK(event_of(lay("2018-08-20", rooms), "rcgm-2018-11").room.value() == "2");
    const auto moved = lay("2018-08-20", rooms + act("move", "rcgm-2018-11", "where = \"san-jose\""));
    CHECK_FALSE(event_of(moved, "rcgm-2018-11").venue.set());
    CHECK_FALSE(event_of(moved, "rcgm-2018-11").room.set());
    CHECK_FALSE(event_of(moved, "rcgm-2018-11").link.set());
    const auto rehoused = lay("2018-08-20", rooms + act("amend", "rcgm-2018-11", "venue = \"Ministry\""));
    CHECK(event_of(rehoused, "rcgm-2018-11").venue.value() == "Ministry");
    CHECK_FALSE(event_of(rehoused, "rcgm-2018-11").room.set());
    CHECK(event_of(rehoused, "rcgm-2018-11").link.set());
    const auto later = lay("2018-08-20", rooms + act("move", "rcgm-2018-11", "when = \"2018-11-19/2018-11-20\""));
    CHECK(event_of(later, "rcgm-2018-11").room.set());
}

TEST_CASE("an open place that is confirmed keeps what was said about it") {
    const auto laid =
        lay("2018-08-20", act("amend", "missing-migrants-workshop", "interpreters = \"A\"\nvenue = \"V\"") +
                              act("confirm", "missing-migrants-workshop", "where = \"san-jose\""));
    CHECK(event_of(laid, "missing-migrants-workshop").venue.value() == "V");
}

TEST_CASE("an outcome is of the sessions that were over when it was recorded") {
    const auto all = lay("2018-09-01", act("amend", "governance-sdg-workshops", "outcome = \"held\""));
    const auto sessions = sessions_of(all, "governance-sdg-workshops");
    REQUIRE(sessions.size() == 2);
    CHECK(all.schedule->outcome_of(*sessions[0]) == Held::yes);
    CHECK(all.schedule->outcome_of(*sessions[1]) == std::nullopt);

    const auto moved = lay(
        "2018-10-05",
        act("amend", "governance-sdg-workshops", "outcome = \"not-held\"\nsession = 2") +
            act("move", "governance-sdg-workshops", "when = [\"2018-08-28/2018-08-29\", \"2018-12-03/2018-12-04\"]"));
    CHECK(moved.diagnostics.empty());  // it was right about the dates it knew
    CHECK(moved.schedule->outcome_of(*sessions_of(moved, "governance-sdg-workshops")[1]) == std::nullopt);

    const auto twice =
        lay("2018-10-05", act("amend", "governance-sdg-workshops", "outcome = \"held\"") +
                              act("amend", "governance-sdg-workshops", "outcome = \"not-held\"\nsession = 2"));
    CHECK(twice.schedule->outcome_of(*sessions_of(twice, "governance-sdg-workshops")[0]) == Held::yes);
    CHECK(twice.schedule->outcome_of(*sessions_of(twice, "governance-sdg-workshops")[1]) == Held::no);

    CHECK(has_code(lay("2018-08-28", act("amend", "governance-sdg-workshops", "outcome = \"held\"")).diagnostics,
                   "D045"));
}

TEST_CASE("what an agenda leaves out is worked out") {
    const auto laid = lay("2018-08-20", timed,
                          agenda_head + item("a", "length = 20") + item("b", "") + item("c", "start = \"10:00\"") +
                              item("side", "start = \"09:30\"\nlength = 15\nroom = \"2\"") +
                              item("more", "length = 5\nroom = \"2\""));
    REQUIRE(laid.schedule->agendas.size() == 1);
    std::vector<std::string> times;
    for (const auto& one : laid.schedule->agendas.front().items)
        times.push_back(one.item->id + " " + AgendaSheet::clock_words(one.from) + " " +
                        AgendaSheet::clock_words(one.until));
    CHECK(times == std::vector<std::string>{"a 09:00 09:20", "b 09:20 10:00", "c 10:00 10:30", "side 09:30 09:45",
                                            "more 09:45 09:50"});
}

TEST_CASE("an agenda of whole days needs its times, and follows its meeting") {
    CHECK(has_code(lay("2018-08-20", "", agenda_head + item("a", "length = 20")).diagnostics, "D080"));
    CHECK(has_code(lay("2018-08-20", "", agenda_head + item("a", "start = \"09:00\"")).diagnostics, "D081"));
    const auto items = item("a", "day = 2\nstart = \"09:00\"\nlength = 30");
    const auto head = "[agenda]\nmeeting = \"rcgm-2018-11\"\nissued = 2018-08-20\n";
    const auto moved = lay("2018-08-20", act("move", "rcgm-2018-11", "when = \"2018-11-19/2018-11-20\""), head + items);
    const AgendaSheet sheet{*moved.schedule, moved.schedule->agendas.front(), Language::en};
    CHECK(to_iso(*sheet.day(2)) == "2018-11-20");
    CHECK(sheet.zone_name() == "America/Panama");
}

TEST_CASE("an agenda issued later is not there yet") {
    auto sources = read_folder(root + "/data/rcm");
    append(sources, read_folder(root + "/tests/data/example"));
    auto parsed = parse(sources.value, zones);
    REQUIRE(parsed.ok());
    const auto reg = std::make_shared<const Register>(std::move(parsed.value));
    CHECK(fold(reg, make_day(2018, 8, 19)).value.agendas.empty());
    CHECK(fold(reg, make_day(2018, 8, 20)).value.agendas.size() == 1);
}

TEST_CASE("of several versions of an agenda the newest counts, and --as-of shows the older") {
    auto sources = read_folder(root + "/data/rcm");
    const auto file = [](const std::string& issued, const std::string& title) {
        return "[agenda]\nmeeting = \"rcgm-2018-11\"\nissued = " + issued + "\n" +
               item(title, "start = \"09:00\"\nlength = 20");
    };
    sources.value.files.push_back({"more/agendas/a.toml", file("2018-10-20", "newer")});
    sources.value.files.push_back({"more/agendas/b.toml", file("2018-10-01", "older")});
    auto parsed = parse(sources.value, zones);
    REQUIRE(parsed.ok());
    const auto reg = std::make_shared<const Register>(std::move(parsed.value));
    const auto first_item = [&](std::optional<civil_day> as_of) {
        auto calendar = fold(reg, as_of);
        const auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones,
                                      [](std::string_view, civil_second) {
                                          return RecurrenceProblem{{"none", ""}, {}};
                                      });
        REQUIRE(schedule.value.agendas.size() == 1);
        return schedule.value.agendas.front().items.front().item->id;
    };
    CHECK(first_item(std::nullopt) == "newer");
    CHECK(first_item(make_day(2018, 10, 19)) == "older");
}

TEST_CASE("CSV doubles quotes and keeps a comma inside its field (RFC 4180)") {
    const auto laid = lay(
        "2018-08-20", timed,
        agenda_head + item("a", "length = 20\nroom = \"Hall \\\"A\\\", first floor\"\nspeakers = [\"X, Y\", \"Z\"]"));
    const auto csv = write_agenda_csv({*laid.schedule, laid.schedule->agendas.front(), Language::en});
    CHECK(csv ==
          "day,start,end,time zone,minutes,title,room,speakers,documents,id\r\n"
          "2018-09-07,09:00,09:20,America/Panama,20,a,\"Hall \"\"A\"\", first floor\",\"X, Y; Z\",,a\r\n");
}

TEST_CASE("iCalendar of an agenda: UIDs stay, SEQUENCE rises with the agenda's revision and the meeting's moves") {
    const auto write = [&](const Laid& laid) {
        const auto plan = settle(laid.schedule);
        const AgendaSheet sheet{*laid.schedule, laid.schedule->agendas.front(), Language::en};
        const auto entry = std::find_if(plan.entries.begin(), plan.entries.end(),
                                        [&](const Entry& one) { return one.session == &sheet.session(); });
        const auto written = write_agenda_ics(sheet, *entry, zones);
        CHECK(written.faults.empty());
        return written.bytes;
    };
    const auto first = write(lay("2018-08-20", timed, agenda_head + item("a", "length = 20")));
    CHECK(first.find("UID:extra-regional-group-2018-09.item-a@") != std::string::npos);
    CHECK(first.find("SEQUENCE:1\r\n") != std::string::npos);
    const auto second = write(lay("2018-08-20", timed, agenda_head + "revision = 2\n" + item("a", "length = 25")));
    CHECK(second.find("UID:extra-regional-group-2018-09.item-a@") != std::string::npos);
    CHECK(second.find("SEQUENCE:3\r\n") != std::string::npos);
}

TEST_CASE("an item without a room is in the meeting's") {
    const auto laid =
        lay("2018-08-20", timed + act("amend", "extra-regional-group-2018-09", "room = \"Salon 3\""),
            agenda_head + item("a", "length = 20") + item("b", "start = \"09:30\"\nlength = 20\nroom = \"Salon 4\""));
    const auto text = write_agenda_text({*laid.schedule, laid.schedule->agendas.front(), Language::en});
    CHECK(text.find("a\n               Room: Salon 3\n") != std::string::npos);
    CHECK(text.find("b\n               Room: Salon 4\n") != std::string::npos);
}

TEST_CASE("an agenda without a settled day has no iCalendar, but text") {
    const auto laid = lay("2018-08-20", "",
                          "[agenda]\nmeeting = \"women-guidelines-online-meeting\"\nissued = 2018-08-20\n" +
                              item("a", "start = \"09:00\"\nlength = 20"));
    const AgendaSheet sheet{*laid.schedule, laid.schedule->agendas.front(), Language::en};
    CHECK_FALSE(why_no_ics(sheet).empty());
    CHECK(write_agenda_text(sheet).find("Day 1\n  09:00–09:20  a\n") != std::string::npos);
}
