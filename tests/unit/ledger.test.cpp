// The ledger, of both kinds: what it gives back, one publisher at a time, and what it says where it cannot go on.
#include "feeds/ledger/postgres_library.hpp"
#include "tests/unit/edition_scene.hpp"
#include "tests/unit/postgres_server.hpp"

using namespace rcm;
using Catch::Contains;

namespace {

PublishedEntry sample(const std::string& uid) {
    PublishedEntry entry{.uid = uid, .event = "a", .number = 4'000'000'000};
    entry.title = {"Title\nof two lines; ü", "Título «{\"a\\b\", NULL}»"};
    entry.when = {"NULL", ""};
    entry.where = {"'; DROP TABLE rcmcal_entry; --", "$1"};
    entry.decided = "when: 2027\nwhere: online\n";
    entry.shown = PublishedEntry::Shown::instants;
    entry.start = instant{seconds{18'000'000'000}};
    entry.end = entry.start + hours{2};
    entry.status = PublishedEntry::Status::cancelled;
    entry.cancelled_on = make_day(2026, 2, 3);
    entry.feeds = " all mexico ";
    entry.content = digest_of("coffee");
    entry.sequence = 7;
    entry.created = instant{seconds{1}};
    entry.last_modified = instant{seconds{-5}};
    return entry;
}

/// What opening it says.
std::string words_of(const std::string& ledger, LedgerUse use = LedgerUse::publish) {
    try {
        (void)open_ledger(ledger, use);
    } catch (const std::exception& error) {
        return error.what();
    }
    return "opened";
}

}  // namespace

TEST_CASE("ledger: both kinds behave alike") {
    const auto kind = GENERATE(from_range(ledger_kinds()));
    const EditionScene scene;
    const auto where = new_ledger(kind, scene.site);
    INFO(where);
    CHECK(open_ledger(where, LedgerUse::read) == nullptr);
    CHECK(open_ledger(where, LedgerUse::publish)->standing().live == 0);
    CHECK(open_ledger(where, LedgerUse::publish)->load(0) == nullptr);

    SECTION("it gives back what was entered, as of each edition") {
        const auto entry = sample("a@x");
        auto second = entry;
        second.sequence = 8;
        second.withdrawn = true;
        second.cancelled_on.reset();
        {
            auto ledger = open_ledger(where, LedgerUse::publish);
            ledger->prepare({1, make_day(2026, 2, 3), "2026a", "m1", {"d1", "d2"}, each_of({entry})});
            ledger->confirm(1);
            ledger->prepare({2, make_day(2026, 2, 4), "2026b", "m2", {"d1"}, each_of({second})});
            CHECK_THROWS(ledger->prepare({2, make_day(2026, 2, 4), "", "", {}}));
        }
        auto ledger = open_ledger(where, LedgerUse::read);
        CHECK(ledger->standing().live == 1);
        CHECK(ledger->standing().prepared == 2);
        CHECK(ledger->load(1)->number == 1);
        CHECK(ledger->load(1)->day == make_day(2026, 2, 3));
        CHECK(ledger->load(1)->zone_data == "2026a");
        CHECK(ledger->load(1)->entries == std::vector{entry});
        CHECK(ledger->load(1)->documents == std::vector<std::string>{"d1", "d2"});
        CHECK(ledger->load(2)->entries == std::vector{second});
        CHECK(ledger->manifest_of(2) == "m2");
        CHECK(ledger->manifest_of(3).empty());
        ledger->discard(2);
        CHECK(ledger->load(2) == nullptr);
        CHECK(ledger->load(1)->entries == std::vector{entry});
        CHECK(ledger->standing().prepared == 0);
    }
    SECTION("what fails leaves it as it was") {
        auto ledger = open_ledger(where, LedgerUse::publish);
        ledger->prepare({1, make_day(2026, 2, 3), "", "m1", {}, each_of({sample("a@x")})});
        ledger->confirm(1);
        // The second entry cannot be entered twice, and so nor is the first, nor the edition.
        CHECK_THROWS_WITH(
            ledger->prepare({2, make_day(2026, 2, 4), "", "m2", {}, each_of({sample("b@x"), sample("b@x")})}),
            Contains("nothing that was published before has changed"));
        CHECK(ledger->standing().prepared == 0);
        CHECK(ledger->load(2) == nullptr);
        ledger->prepare({2, make_day(2026, 2, 4), "", "m2", {}});
        CHECK(ledger->load(2)->entries == std::vector{sample("a@x")});
    }
    SECTION("in order of bytes, and many at once") {
        std::vector<PublishedEntry> entries;
        for (const auto* uid : {"B@x", "Z-1@x", "a-b@x", "a.2@x", "aa@x", "b@x", "é@x"})
            entries.push_back(sample(uid));
        for (int number = 10'000; number < 13'000; ++number)
            entries.push_back(sample("event-" + std::to_string(number) + "@x"));
        auto shuffled = entries;
        std::reverse(shuffled.begin(), shuffled.end());
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.uid < b.uid; });
        auto ledger = open_ledger(where, LedgerUse::publish);
        ledger->prepare({1, make_day(2026, 2, 3), "", "", {}, each_of(shuffled)});
        const auto last = ledger->load(1);
        REQUIRE(last->entries == entries);
        for (const auto& entry : entries)
            REQUIRE(last->find(entry.uid) != nullptr);
    }
}

TEST_CASE("ledger: an address that cannot be one is refused without repeating it") {
    for (const auto* address : {"mysql://rcm:s3cr3t@db/calendar", "postgresql://rcm:s3cr3t@more@db/calendar",
                                "postgresql://rcm:s3cr3t/more@db/calendar", "postgresql://rcm:12/s3cr3t@db/calendar",
                                "postgresql://rcm:s3cr3t%@db/calendar", "postgresql://rcm@db/calendar?s3cr3t=1",
                                "postgresql://rcm@db:s3cr3t/calendar"}) {
        INFO(address);
        REQUIRE(ledger_fault(address));
        CHECK_THAT(ledger_fault(address)->es, Contains("postgresql://USER@HOST/DATABASE") && !Contains("s3cr3t"));
        CHECK(ledger_fault(address)->en.find("s3cr3t") == std::string::npos);
        CHECK_THAT(ledger_fault(address)->en, Contains("postgresql://USER@HOST/DATABASE"));
        CHECK_THAT(words_of(address), Contains("postgresql://USER@HOST/DATABASE") && !Contains("s3cr3t"));
    }
    for (const auto* where : {"site/ledger.db", "postgres://db/calendar", "postgresql://rcm:a%40b@[::1]:5433/calendar",
                              "postgresql:///calendar?host=/run/postgresql", "postgresql://a,b:1,2/calendar"})
        CHECK_FALSE(ledger_fault(where));
}

TEST_CASE("ledger in PostgreSQL: what is said where its library is missing, or is not what it should be") {
    CHECK_THROWS_WITH(
        PostgresLibrary("libpq.so.none"),
        "the ledger: PostgreSQL's library cannot be loaded: libpq.so.none: cannot open shared object file: "
        "No such file or directory (install libpq5 or, for a site that has no ledger there yet, leave out "
        "--ledger; nothing that was published before has changed)");
    CHECK_THROWS_WITH(PostgresLibrary("libc.so.6"), Contains("undefined symbol: PQclear (install libpq5"));
}

TEST_CASE("ledger in PostgreSQL: one publisher at a time, several sites, and words that help") {
    CHECK_THAT(words_of("postgresql://rcm:s3cr3t@/calendar?host=/nowhere"),
               Contains("the ledger postgresql://rcm@/calendar?host=/nowhere: no server answers") &&
                   Contains("start it, or correct the address after --ledger; nothing that was published before has") &&
                   !Contains("s3cr3t"));
    const auto* server = PostgresServer::running();
    if (server == nullptr) return;
    const auto first = server->new_database();
    const auto name = PostgresServer::database_of(first);

    SECTION("one at a time, from whatever folder; a reader is in nobody's way") {
        auto publisher = open_ledger(first, LedgerUse::publish);
        CHECK_THAT(words_of(first),
                   Contains("another publication with it is under way; publish again when it is done"));
        CHECK(open_ledger(first, LedgerUse::read)->standing().live == 0);
        publisher.reset();
        CHECK(words_of(first) == "opened");
    }
    SECTION("a schema of its own for each site") {
        const auto north = first + "&options=-csearch_path%3Dnorth,public";
        (void)open_ledger(first, LedgerUse::publish);
        CHECK_THAT(words_of(first + "&options=-csearch_path%3Dnorth"),
                   Contains("`north` names no schema that is there (make it once with CREATE SCHEMA"));
        server->run(name, "CREATE SCHEMA north");
        CHECK(open_ledger(north, LedgerUse::read) == nullptr);
        auto ledger = open_ledger(north, LedgerUse::publish);
        ledger->prepare({1, make_day(2026, 2, 3), "", "", {}});
        ledger->confirm(1);
        CHECK(open_ledger(first, LedgerUse::publish)->standing().live == 0);
    }
    SECTION("the tables of a newer rcmcal") {
        (void)open_ledger(first, LedgerUse::publish);
        server->run(name, "UPDATE rcmcal_ledger SET version = 2");
        for (const auto use : {LedgerUse::publish, LedgerUse::read})
            CHECK_THAT(words_of(first, use), Contains("it was written by a newer rcmcal; use that one"));
    }
    SECTION("no such database, no password, a wrong one, no right") {
        CHECK_THAT(words_of(server->address("nowhere")), Contains("the server does not let rcmcal in") &&
                                                             Contains("\"nowhere\" does not exist") &&
                                                             Contains("make it once with createdb"));
        CHECK_THAT(words_of(server->address(name, "guarded")),
                   Contains("asks for a password") && Contains("~/.pgpass"));
        CHECK_THAT(words_of(server->address(name, "guarded:wr0ng")), Contains("postgresql://guarded@/" + name) &&
                                                                         Contains("check user and password") &&
                                                                         !Contains("wr0ng"));
        CHECK_THAT(words_of(server->address(name, "guarded:s3cr3t%2F%3F")),
                   Contains("permission denied for schema public (ask whoever runs the server") && !Contains("s3cr3t"));
        (void)open_ledger(first, LedgerUse::publish);
        CHECK_THAT(words_of(server->address(name, "stranger"), LedgerUse::read),
                   Contains("permission denied for table rcmcal_ledger (ask whoever runs the server"));
    }
    SECTION("a server that cannot keep its word, and a database that cannot hold the texts") {
        server->run("postgres", "ALTER SYSTEM SET fsync = off");
        server->run("postgres", "SELECT pg_reload_conf(), pg_sleep(0.3)");
        CHECK_THAT(words_of(first), Contains("setting fsync is off") && Contains("set fsync = on"));
        server->run("postgres", "ALTER SYSTEM RESET fsync");
        server->run("postgres", "SELECT pg_reload_conf(), pg_sleep(0.3)");
        CHECK(words_of(first) == "opened");
        server->run("postgres",
                    "CREATE DATABASE latin TEMPLATE template0 ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'");
        CHECK_THAT(words_of(server->address("latin")), Contains("LATIN1") && Contains("createdb --encoding=UTF8"));
    }
    SECTION("read only, locked by somebody, of another shape, cut off") {
        auto ledger = open_ledger(first, LedgerUse::publish);
        const LedgerEdition edition{1, make_day(2026, 2, 3), "", "", {}, each_of({sample("a@x")})};
        CHECK_THROWS_WITH(ledger->prepare({1, {}, std::string("a\0b", 3), "", {}}), Contains("NUL character"));
        server->run(name, "ALTER TABLE rcmcal_entry RENAME TO elsewhere");
        CHECK_THROWS_WITH(ledger->prepare(edition), Contains("its tables are not as rcmcal made them"));
        server->run(name, "ALTER TABLE elsewhere RENAME TO rcmcal_entry");
        ledger->prepare(edition);
        server->run(name, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rcmcal'");
        CHECK_THROWS_WITH(ledger->confirm(1), Contains("connection to the server was lost") &&
                                                  Contains("the new edition is live, and publishing again enters it") &&
                                                  !Contains("nothing that was published"));
        CHECK_THROWS_WITH(ledger->prepare(edition), Contains("nothing that was published before has changed"));
        server->run("postgres", "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        ledger = open_ledger(first, LedgerUse::publish);
        CHECK(ledger->standing().prepared == 1);
        CHECK_THROWS_WITH(ledger->discard(1), Contains("it only reads, as a copy of another server does"));
    }
}
