// Revisions from edition to edition: what raises SEQUENCE and LAST-MODIFIED, and what moves no byte.
#include "feeds/changes.hpp"
#include "tests/unit/edition_scene.hpp"

using namespace rcm;

namespace {

std::string event_in(const std::string& feed, const std::string& uid) {
    const auto at = feed.find("UID:" + uid + "@");
    if (at == std::string::npos) return {};
    const auto from = feed.rfind("BEGIN:VEVENT", at);
    return feed.substr(from, feed.find("END:VEVENT", at) - from);
}

std::string kinds(const EditionPlan& plan) {
    std::string text;
    for (const auto& change : changes_of(plan))
        text += (text.empty() ? "" : ", ") + word_of(change.kind, Language::en);
    return text;
}

instant stamp(const char* day) {
    return stamp_of(*parse_day(day));
}

const char* move_ottawa = "[[move]]\nevent = \"workshop-ottawa\"\nwhen = \"2027-02-17T09:00/12:00\"\n";

/// What somebody reads who follows one event; empty where there is no such feed.
std::string own_feed(const EditionPlan& plan, const std::string& event) {
    FilesInMemory folder;
    FeedWriter writer(plan, Language::en, EditionScene::zones, {}, folder);
    writer.each_event();
    REQUIRE(writer.write().empty());
    return folder.files["feeds/rcm-event-" + event + "-en.ics"];
}

}  // namespace

TEST_CASE("settle: the first edition counts decisions, with a ledger or without") {
    EditionScene scene;
    scene.document("note", "2026-03-01", move_ottawa);
    const auto draft = settle(scene.schedule());
    const auto plan = scene.plan("2026-03-02");
    CHECK(EditionScene::feed(plan, "all") == EditionScene::feed(draft, "all"));
    CHECK(EditionScene::entry(plan, "workshop-ottawa")->sequence == 1);
    CHECK(EditionScene::entry(plan, "workshop-ottawa")->last_modified == stamp("2026-03-01"));
}

TEST_CASE("settle: the same data moves no byte on another day") {
    EditionScene scene;
    scene.publish("2026-02-01");
    const auto before = EditionScene::feed(scene.plan("2026-02-01"), "all");
    const auto plan = scene.plan("2026-05-01");
    CHECK(EditionScene::feed(plan, "all") == before);
    CHECK(changed_entries(plan).empty());
    CHECK(changes_of(plan).empty());
}

TEST_CASE("settle: a move raises SEQUENCE and LAST-MODIFIED of its event and of no other") {
    EditionScene scene;
    scene.publish("2026-02-01");
    const auto before = EditionScene::feed(scene.plan("2026-02-01"), "all");
    scene.document("note", "2026-03-01", move_ottawa);
    const auto plan = scene.plan("2026-03-02");
    const auto* moved = EditionScene::entry(plan, "workshop-ottawa");
    CHECK(moved->sequence == 1);
    CHECK(moved->last_modified == stamp("2026-03-01"));
    CHECK(moved->created == stamp("2026-01-20"));
    const auto after = EditionScene::feed(plan, "all");
    for (const auto* uid : {"workshop-vancouver", "meeting-panama", "meeting-open"})
        CHECK(event_in(after, uid) == event_in(before, uid));
    CHECK(kinds(plan) == "moved");
    CHECK(write_change(changes_of(plan).front(), plan, Language::en) ==
          "“Workshop in Ottawa”: from 16 February 2027, 09:00–12:00 to 17 February 2027, 09:00–12:00");
    CHECK(write_change(changes_of(plan).front(), plan, Language::es) ==
          "«Taller en Ottawa»: antes 16 de febrero de 2027, 09:00–12:00, ahora 17 de febrero de 2027, 09:00–12:00");
}

TEST_CASE("settle: two corrections on one day are two revisions, and words alone do not raise SEQUENCE") {
    EditionScene scene;
    scene.publish("2026-02-01");
    scene.edit("group.toml", "Workshop in Ottawa", "Workshop on data in Ottawa");
    const auto first = scene.plan("2026-02-01");
    CHECK(EditionScene::entry(first, "workshop-ottawa")->last_modified == stamp("2026-02-01"));
    scene.publish("2026-02-01");
    scene.edit("group.toml", "Workshop on data in Ottawa", "Workshop on statistics in Ottawa");
    const auto second = scene.plan("2026-02-01");
    CHECK(EditionScene::entry(second, "workshop-ottawa")->last_modified == stamp("2026-02-01") + seconds{1});
    CHECK(EditionScene::entry(second, "workshop-ottawa")->sequence == 0);
    scene.publish("2026-02-01");
    SECTION("nor does LAST-MODIFIED go back with the clock") {
        scene.edit("group.toml", "Workshop on statistics", "Workshop");
        CHECK(EditionScene::entry(scene.plan("2026-01-25"), "workshop-ottawa")->last_modified ==
              stamp("2026-02-01") + seconds{2});
    }
}

TEST_CASE("settle: a place renamed is a change of its events, without a decision and without C64") {
    EditionScene scene;
    scene.publish("2026-02-01");
    scene.edit("places.toml", "en = \"Ottawa\"", "en = \"Ottawa (Gatineau)\"");
    const auto plan = scene.plan("2026-02-05");
    CHECK(EditionScene::entry(plan, "workshop-ottawa")->last_modified == stamp("2026-02-05"));
    CHECK(EditionScene::entry(plan, "workshop-ottawa")->sequence == 0);
    CHECK(kinds(plan) == "changed");
    CHECK(scene.findings("C64", "2026-02-05").empty());
}

TEST_CASE("settle: another city, venue or room raises SEQUENCE, title and notes alone do not") {
    const auto amended = [](const char* fields) {
        return std::string("[[amend]]\nevent = \"meeting-panama\"\n") + fields;
    };
    const auto sequence = [](const EditionPlan& plan) { return EditionScene::entry(plan, "meeting-panama")->sequence; };
    EditionScene scene;
    scene.document("first", "2026-01-21", amended("venue = \"Hotel Riu\"\nroom = \"Salón 1\"\n"));
    CHECK(sequence(settle(scene.schedule())) == 1);  // without a ledger decisions are counted
    scene.publish("2026-02-01");
    CHECK(event_in(EditionScene::feed(scene.plan("2026-02-02"), "all"), "meeting-panama")
              .find("LOCATION:Salón 1\\, Hotel Riu\\, Panama City\\, Panama\r\n") != std::string::npos);
    SECTION("a room") {
        scene.document("second", "2026-03-01", amended("room = \"Salón 2\"\n"));
        const auto plan = scene.plan("2026-03-02");
        CHECK(sequence(plan) == 2);
        CHECK(sequence(settle(scene.schedule())) == 2);
        CHECK(write_change(changes_of(plan).front(), plan, Language::en) ==
              "“Meeting in Panama”: place from Salón 1, Hotel Riu, Panama City, Panama to Salón 2, Hotel Riu, Panama "
              "City, "
              "Panama");
    }
    SECTION("a venue, which leaves its room behind") {
        scene.document("second", "2026-03-01", amended("venue = \"Palacio\"\n"));
        CHECK(sequence(scene.plan("2026-03-02")) == 2);
        scene.publish("2026-03-02");
        CHECK(sequence(scene.plan("2026-03-03")) == 2);
    }
    SECTION("a city") {
        scene.document("second", "2026-03-01", "[[move]]\nevent = \"meeting-panama\"\nwhere = \"mexico-city\"\n");
        CHECK(sequence(scene.plan("2026-03-02")) == 2);
    }
    SECTION("title and notes") {
        scene.document("second", "2026-03-01",
                       amended("title = { en = \"Meeting\", es = \"Reunión\" }\nnotes = { en = \"Bring ID\", es = "
                               "\"Traiga identificación\" }\n"));
        const auto plan = scene.plan("2026-03-02");
        CHECK(EditionScene::entry(plan, "meeting-panama")->fresh);
        CHECK(EditionScene::entry(plan, "meeting-panama")->last_modified == stamp("2026-03-01"));
        CHECK(sequence(plan) == 1);
        CHECK(sequence(settle(scene.schedule())) == 1);
    }
    SECTION("an edit in place raises it too, and C64 says so") {
        scene.edit("first.toml", "Salón 1", "Salón 3");
        CHECK(sequence(scene.plan("2026-03-02")) == 2);
        const auto found = scene.findings("C64", "2026-03-02");
        REQUIRE(found.size() == 1);
        CHECK(found.front().message.in(Language::en).find(": room.") != std::string::npos);
        CHECK(found.front().message.in(Language::es).find(": sala.") != std::string::npos);
    }
}

TEST_CASE("settle: another link is a revision where a feed shows links, and nothing moves where none does") {
    const auto linked = [](const char* link) {
        return std::string("[[amend]]\nevent = \"meeting-panama\"\nlink = \"https://meet.example/") + link + "\"\n";
    };
    EditionScene scene;
    const bool rich = GENERATE(false, true);
    if (rich) scene.edit("feeds.toml", "cancelled = \"left-out\"", "profile = \"rich\"");
    scene.document("first", "2026-01-21", linked("a"));
    scene.publish("2026-02-01");
    const auto before = EditionScene::feed(scene.plan("2026-02-02"), "all");
    CHECK(before.find("There is a link to join online") != std::string::npos);
    CHECK(before.find("meet.example") == std::string::npos);
    scene.edit("first.toml", "meet.example/a", "meet.example/b");  // a decision would stand in the description
    const auto plan = scene.plan("2026-03-02");
    CHECK(EditionScene::entry(plan, "meeting-panama")->sequence == 0);
    CHECK(EditionScene::entry(plan, "meeting-panama")->fresh == rich);
    CHECK(changes_of(plan).empty() != rich);
    CHECK(EditionScene::entry(plan, "meeting-panama")->last_modified == stamp(rich ? "2026-03-02" : "2026-01-21"));
    CHECK(scene.findings("C64", "2026-03-02").empty());
    for (const auto& entry : changed_entries(plan))
        CHECK(entry.decided.find("meet.example") == std::string::npos);  // the ledger may lie beside what is served
}

TEST_CASE("settle: a confirmed place raises SEQUENCE, and the same event becomes firm") {
    EditionScene scene;
    scene.publish("2026-02-01");
    scene.document("note", "2026-03-01",
                   "[[confirm]]\nevent = \"meeting-open\"\nwhen = \"2027-06-08\"\nwhere = \"mexico-city\"\n");
    const auto plan = scene.plan("2026-03-02");
    CHECK(EditionScene::entry(plan, "meeting-open")->sequence == 1);
    CHECK(kinds(plan) == "confirmed");
    CHECK(
        write_change(changes_of(plan).front(), plan, Language::en) ==
        "“Meeting to be placed”: from early June 2027 to 8 June 2027; place from City to be confirmed to Mexico City, "
        "Mexico");
}

TEST_CASE("settle: cancelled is marked for thirty days from the edition that says so, or left out") {
    EditionScene scene;
    scene.publish("2026-02-01");
    scene.document("note", "2026-03-01", "[[cancel]]\nevent = \"meeting-panama\"\n");
    const auto plan = scene.plan("2026-04-01");  // entered a month late
    CHECK(kinds(plan) == "cancelled");
    CHECK(EditionScene::entry(plan, "meeting-panama")->sequence == 1);
    CHECK(event_in(EditionScene::feed(plan, "all"), "meeting-panama").find("STATUS:CANCELLED") != std::string::npos);
    CHECK(event_in(EditionScene::feed(plan, "firm"), "meeting-panama").empty());
    scene.publish("2026-04-01");
    CHECK_FALSE(event_in(EditionScene::feed(scene.plan("2026-04-30"), "all"), "meeting-panama").empty());
    CHECK(event_in(EditionScene::feed(scene.plan("2026-05-01"), "all"), "meeting-panama").empty());
}

TEST_CASE(
    "settle: what disappears from the data is withdrawn as a cancellation, and comes back with a higher SEQUENCE") {
    EditionScene scene;
    scene.document(
        "note", "2026-01-21",
        "[[add]]\nevent = \"extra\"\nkind = \"meeting\"\ntitle = { en = \"Extra; one\", es = \"Extra; una\" }\n"
        "when = \"2027-04-01T09:00/10:00\"\nwhere = \"mexico-city\"\nbodies = [\"drafting\"]\n");
    scene.publish("2026-02-01");
    const auto shown = event_in(EditionScene::feed(scene.plan("2026-02-01"), "all"), "extra");
    CHECK(shown.find("SEQUENCE:0") != std::string::npos);
    scene.edit("note.toml", "event = \"extra\"", "event = \"other\"");
    const auto plan = scene.plan("2026-02-10");
    CHECK(kinds(plan) == "new, withdrawn");
    const auto gone = event_in(EditionScene::feed(plan, "all"), "extra");
    CHECK(gone.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(gone.find("SUMMARY:CANCELLED: Extra\\; one") != std::string::npos);
    CHECK(gone.find("SEQUENCE:1") != std::string::npos);
    CHECK(gone.find("DTSTART:20270401T150000Z") != std::string::npos);
    CHECK(gone.find("LAST-MODIFIED:20260210T120000Z") != std::string::npos);
    CHECK(event_in(EditionScene::feed(plan, "firm"), "extra").empty());
    CHECK(event_in(own_feed(plan, "extra"), "extra") == gone);
    scene.publish("2026-02-10");
    CHECK(event_in(EditionScene::feed(scene.plan("2026-03-11"), "all"), "extra") == gone);
    CHECK(event_in(own_feed(scene.plan("2026-03-11"), "extra"), "extra") == gone);
    CHECK(event_in(EditionScene::feed(scene.plan("2026-03-12"), "all"), "extra").empty());
    CHECK(own_feed(scene.plan("2026-03-12"), "extra").empty());
    scene.publish("2026-03-12");
    scene.edit("note.toml", "event = \"other\"", "event = \"extra\"");
    const auto back = scene.plan("2026-06-01");
    CHECK(EditionScene::entry(back, "extra")->sequence == 2);
    CHECK(EditionScene::entry(back, "extra")->last_modified == stamp("2026-06-01"));
    CHECK(kinds(back) == "back, withdrawn");
}

TEST_CASE("settle: the description says what each later decision changed, and what it was before") {
    EditionScene scene;
    scene.document("note", "2026-03-01", move_ottawa);
    scene.document("second", "2026-03-02",
                   "[[amend]]\nevent = \"workshop-ottawa\"\ntitle = { en = \"Workshop\", es = \"Taller\" }\n"
                   "notes = { en = \"Bring data\", es = \"Traer datos\" }\n");
    auto text = event_in(EditionScene::feed(scene.plan("2026-03-02"), "all"), "workshop-ottawa");
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    CHECK_THAT(text, Catch::Contains("• moved: date 17 February 2027\\, 09:00–12:00 (before: 16 February 2027"));
    CHECK_THAT(text, Catch::Contains("• amended: title\\, notes (Note second"));
}

TEST_CASE("settle: a date that is open again is no hole") {
    EditionScene scene;
    scene.publish("2026-02-01");
    scene.document("note", "2026-03-01", "[[move]]\nevent = \"workshop-ottawa\"\nwhen = \"tbc\"\n");
    const auto plan = scene.plan("2026-03-02");
    CHECK(kinds(plan) == "withdrawn");
    const auto gone = event_in(EditionScene::feed(plan, "all"), "workshop-ottawa");
    CHECK(gone.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(gone.find("The date is open again") != std::string::npos);
    CHECK(gone.find("SUMMARY:POSTPONED: ") != std::string::npos);
    CHECK(gone.find("/en/events/workshop-ottawa.html") != std::string::npos);
    CHECK(event_in(own_feed(plan, "workshop-ottawa"), "workshop-ottawa") == gone);
    scene.publish("2026-03-02");
    scene.document("second", "2026-04-01",
                   "[[move]]\nevent = \"workshop-ottawa\"\nwhen = \"2027-02-18T09:00/12:00\"\n");
    CHECK(EditionScene::entry(scene.plan("2026-04-02"), "workshop-ottawa")->sequence == 2);
}

TEST_CASE("settle: other zone data changes only what it concerns, with a raised SEQUENCE and C22") {
    EditionScene scene;
    const auto settled = scene.plan("2026-02-01");
    {
        auto ledger = open_ledger(scene.ledger(), LedgerUse::publish);
        auto head = EditionScene::head(settled, "2026-02-01");
        head.number = 1;
        auto entries = changed_entries(settled);
        for (auto& entry : entries)  // as if the clocks of Vancouver had been an hour behind
            if (entry.event == "workshop-vancouver") {
                entry.start += hours{1};
                entry.end += hours{1};
            }
        head.changed = each_of(std::move(entries));
        ledger->prepare(head);
        ledger->confirm(1);
    }
    const auto plan = scene.plan("2026-02-02");
    CHECK(EditionScene::entry(plan, "workshop-vancouver")->sequence == 1);
    CHECK(EditionScene::entry(plan, "workshop-vancouver")->last_modified == stamp("2026-02-02"));
    for (const auto* other : {"workshop-ottawa", "meeting-panama", "meeting-open"})
        CHECK_FALSE(EditionScene::entry(plan, other)->fresh);
    CHECK(scene.findings("C22", "2026-02-02").size() == 1);
    CHECK(scene.findings("C64", "2026-02-02").empty());
}

TEST_CASE("C64: an edit in place, and an event that no document cancels") {
    EditionScene scene;
    CHECK(scene.findings("C64", "2026-02-01").empty());
    scene.publish("2026-02-01");
    scene.edit("group.toml", "2027-03-09/2027-03-10", "2027-03-10/2027-03-11");
    REQUIRE(scene.findings("C64", "2026-02-02").size() == 1);
    CHECK(scene.findings("C64", "2026-02-02").front().message.in(Language::en) ==
          "“Meeting in Panama” (10–11 March 2027) was published otherwise, and no later document says so: date. "
          "Published "
          "was “Meeting in Panama” (9–10 March 2027).");
    SECTION("a later decision on it says so") {
        scene.document("note", "2026-03-01",
                       "[[amend]]\nevent = \"meeting-panama\"\nnotes = { en = \"x\", es = \"y\" }\n");
        CHECK(scene.findings("C64", "2026-03-02").empty());
    }
    SECTION("gone") {
        scene.edit("group.toml", "event     = \"meeting-panama\"", "event     = \"meeting-other\"");
        REQUIRE(scene.findings("C64", "2026-02-02").size() == 1);
        CHECK(scene.findings("C64", "2026-02-02").front().message.in(Language::es) ==
              "«Reunión en Panamá» (9 y 10 de marzo de 2027) se publicó y ya no está en los datos; ningún documento lo "
              "cancela.");
    }
}

TEST_CASE("C65: more than a share of the future events, from so many on") {
    EditionScene scene;
    scene.edit("calendar.toml", "secretariat  = \"TS\"",
               "secretariat  = \"TS\"\n[limits]\nblast-events = 4\nblast-share = 25\n");
    scene.publish("2026-02-01");
    scene.document("note", "2026-03-01", move_ottawa);
    CHECK(scene.findings("C65", "2026-03-02").empty());  // one of four: not more than a quarter
    scene.document("second", "2026-03-01", "[[cancel]]\nevent = \"meeting-panama\"\n");
    REQUIRE(scene.findings("C65", "2026-03-02").size() == 1);
    CHECK(scene.findings("C65", "2026-03-02").front().message.in(Language::en) ==
          "This edition would change 2 and drop 0 of the 4 future events that subscribers see: more than 25 %.");
    CHECK(scene.findings("C65", "2027-02-17").empty());  // by then three lie ahead, one of them cancelled
}
