// What a feed's style adds to its events; and that no text, whatever is in it, makes or breaks a line.
#include "feeds/lint/lint.hpp"
#include "feeds/settle.hpp"
#include "tests/files_in_memory.hpp"
#include "tests/said.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();

/// A workshop of two sessions in San José and a deadline for it, every text of which is `text`.
struct Small {
    std::shared_ptr<Register> reg = std::make_shared<Register>();
    std::shared_ptr<Calendar> calendar = std::make_shared<Calendar>();
    EditionPlan plan;

    explicit Small(const std::string& text, std::string contact = "mailto:office@example.org") {
        const LanguageText both{.en = text, .es = text};
        reg->settings.uid_domain = "rcm.example";
        reg->settings.address = "https://rcm.example";
        reg->settings.contact = std::move(contact);
        reg->settings.default_zone = *zones.find("America/Costa_Rica");
        Party secretariat;
        secretariat.id = "TS";
        secretariat.kind = PartyKind::office;
        secretariat.slug = "ts";
        secretariat.name = both;
        reg->parties.push_back(std::move(secretariat));
        reg->places.push_back({.id = "san-jose",
                               .name = both,
                               .country = "CRI",
                               .zone = reg->settings.default_zone,
                               .latitude = 9.935,
                               .longitude = -84.084});
        Document document;
        document.title = both;
        document.adopted = make_day(2018, 7, 20);
        document.decisions.resize(2);
        document.decisions[0].paragraph = document.decisions[1].paragraph = text;
        reg->documents.push_back(std::move(document));
        auto schedule = std::make_shared<Schedule>();
        const auto& decisions = reg->documents.front().decisions;
        add(*calendar, "papers", EventKind::deadline, both, decisions[0]);
        add(*calendar, "workshop", EventKind::workshop, both, decisions[1]);
        say(calendar->events[0].feeds_into, "workshop", &decisions[0]);
        say(calendar->events[1].where, Where(PlaceIndex{0}), &decisions[1]);
        schedule->first_session = {0, 1, 3};
        for (const auto& [event, number] : {std::pair{0U, 1U}, {1U, 1U}, {1U, 2U}}) {
            const auto day = make_day(2018, 9, 3) + days{event + number};
            Session session;
            session.event = event;
            session.number = number;
            session.zone = reg->settings.default_zone;
            session.start_days = {{day, day}};
            session.when = When{.form = event == 0 ? When::Form::whole_days : When::Form::timed,
                                .range = {day, day},
                                .start = day + hours{9},
                                .end = day + hours{17}};
            session.lo = session.hi = zones.to_instant(session.zone, session.when->start).at;
            session.length = hours{8};
            schedule->sessions.push_back(session);
        }
        reg->feeds.push_back({.id = "all", .title = both, .kinds = {}, .color = "teal"});
        calendar->source = reg;
        schedule->calendar = calendar;
        plan = settle(schedule);
    }

    static void add(Calendar& calendar, const char* id, EventKind kind, const LanguageText& text,
                    const Decision& decision) {
        Event event;
        event.id = id;
        say(event.kind, kind, &decision);
        say(event.title, text, &decision);
        say(event.notes, text, &decision);
        event.history = {&decision};
        calendar.events.push_back(std::move(event));
    }

    [[nodiscard]] WrittenFeed write(const FeedStyle& style = {}) const {
        auto feed = plan.feeds.front();
        feed.style = style;
        return write_feed(plan, feed, Language::en, zones);
    }
};

std::size_t count(const std::string& bytes, std::string_view piece) {
    std::size_t found = 0;
    for (auto at = bytes.find(piece); at != std::string::npos; at = bytes.find(piece, at + 1))
        ++found;
    return found;
}

std::string unfolded(std::string bytes) {
    for (auto at = bytes.find("\r\n "); at != std::string::npos; at = bytes.find("\r\n ", at))
        bytes.erase(at, 3);
    return bytes;
}

}  // namespace

TEST_CASE("a feed says who answers for it, what belongs together and where a city lies") {
    const auto written = Small("San José").write();
    REQUIRE(written.faults.empty());
    const auto bytes = unfolded(written.bytes);
    CHECK(count(bytes, "\r\nCOLOR:teal\r\n") == 1);
    CHECK(count(bytes, "\r\nORGANIZER;CN=San José:mailto:office@example.org\r\n") == 3);
    CHECK(count(bytes, "\r\nCONTACT:San José\\, office@example.org\r\n") == 3);
    CHECK(count(bytes, "\r\nRELATED-TO;RELTYPE=SIBLING:workshop@rcm.example\r\n") == 1);
    CHECK(count(bytes, "\r\nRELATED-TO;RELTYPE=PARENT:workshop@rcm.example\r\n") == 1);
    CHECK(count(bytes, "\r\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=San José:geo:9.935000,-84.084000\r\n") == 2);
    CHECK(count(bytes, "ATTENDEE") == 0);
    CHECK(count(bytes, "VALARM") == 0);
    CHECK(lint::lint(written.bytes, zones).findings.empty());
}

TEST_CASE("without a contact nobody is made up as organizer") {
    const auto written = Small("San José", "").write();
    CHECK(written.faults.empty());
    CHECK(count(written.bytes, "ORGANIZER") + count(written.bytes, "CONTACT") == 0);
}

TEST_CASE("a reminder comes with deadlines alone, and only in the feed that asks for it") {
    const auto written = Small("Papers").write({.alarm_days = 7});
    CHECK(written.faults.empty());
    CHECK(count(written.bytes,
                "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Deadline: Papers\r\nTRIGGER:-P6DT15H\r\n") == 1);
    CHECK(count(written.bytes, "BEGIN:VALARM") == 1);
}

TEST_CASE("utc = true writes instants and no zone; the rich profile says what a deadline is to its event") {
    const auto written = Small("Papers").write({.utc = true, .rich = true});
    CHECK(written.faults.empty());
    CHECK(count(written.bytes, "DTSTART:20180905T150000Z") == 1);
    CHECK(count(written.bytes, "TZID") == 0);
    CHECK(count(written.bytes, "RELATED-TO;RELTYPE=FINISHTOSTART:workshop@rcm.example") == 1);
    CHECK_FALSE(lint::lint(written.bytes, zones).has_errors());
}

TEST_CASE("the link of an online session is in a rich feed alone, and lint accepts it") {
    Small small("San José");
    auto& workshop = small.calendar->events[1];
    const auto* by = workshop.history.front();
    say(workshop.link, "https://meet.example.org/r;k=a,b?pwd=100%", by);
    say(workshop.venue, "Hotel, Centro", by);
    say(workshop.room, "Salón 2", by);
    for (const FeedStyle style : {FeedStyle{}, FeedStyle{.utc = true}, FeedStyle{.alarm_days = 7}}) {
        const auto plain = small.write(style);
        CHECK(plain.faults.empty());
        CHECK(count(plain.bytes, "CONFERENCE") + count(unfolded(plain.bytes), "meet.example.org") == 0);
        CHECK(count(unfolded(plain.bytes),
                    "There is a link to join online\\; ask for it: San José\\, office@example.org.") == 2);
    }
    const auto rich = small.write({.rich = true});
    CHECK(rich.faults.empty());
    const auto bytes = unfolded(rich.bytes);
    CHECK(count(bytes,
                "\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join online:"
                "https://meet.example.org/r;k=a,b?pwd=100%25\r\n") == 2);
    CHECK(count(bytes, "\r\nLOCATION:Salón 2\\, Hotel\\, Centro\\, San José") == 2);
    // Few programs show CONFERENCE: who may join reads the link first, and is not told to ask for it.
    CHECK(count(bytes, "\r\nDESCRIPTION:Join online: https://meet.example.org/r\\;k=a\\,b?pwd=100%\\n") == 2);
    CHECK(count(bytes, "ask for it") == 0);
    CHECK(lint::lint(rich.bytes, zones).findings.empty());
    workshop.cancelled = true;
    CHECK(count(small.write({.rich = true}).bytes, "CONFERENCE") == 0);
}

TEST_CASE("no text makes a line of its own: 30 payloads in every text of a feed") {
    const auto plain = count(unfolded(Small("plain").write().bytes), "\r\n");
    const std::string payloads[] = {"a\nb",
                                    "a\r\nb",
                                    "a\r\n b",
                                    "a\n\tb",
                                    "a\nBEGIN:VEVENT\nEND:VEVENT",
                                    "\nATTENDEE:mailto:x@y",
                                    "a\\nb",
                                    "a\\",
                                    "\\",
                                    ";",
                                    ",",
                                    ":",
                                    "\"",
                                    "a\"b;c:d,e",
                                    "'",
                                    "^n^'",
                                    "a\tb",
                                    "=",
                                    "%0D%0A",
                                    "{}",
                                    "<b>",
                                    "&amp;",
                                    "a\u2028b",
                                    "a\u2029b",
                                    "a\u0085b",
                                    "\U0001F600",
                                    "e\u0301",
                                    "\u202Eabc",
                                    "\uFEFFa",
                                    std::string(5000, 'x') + "\xC3\xB1"};
    CHECK(std::size(payloads) == 30);
    for (const auto& payload : payloads) {
        INFO(payload);
        const auto written = Small(payload).write({.alarm_days = 7});
        // What cannot be written is a fault, which stops the edition; and then no line is there in its place.
        const auto lines = count(unfolded(written.bytes), "\r\n");
        if (written.faults.empty()) CHECK(lines == plain + 5);  // the alarm
        CHECK(lines <= plain + 5);
        CHECK(count(written.bytes, "\r\nBEGIN:VEVENT\r\n") == 3);
        CHECK(count(written.bytes, "\r\nATTENDEE") == 0);
    }
    for (const auto& refused :
         {std::string("a\0b", 3), std::string("a\rb"), std::string("a\x1B[1mb"), std::string("\xFF")})
        CHECK_FALSE(Small(refused).write().faults.empty());
}
