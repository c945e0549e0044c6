// The folder and the ledger: all or nothing, mended after a crash, and nothing written twice.
#include "tests/unit/edition_scene.hpp"
#include "tests/unit/postgres_server.hpp"

#include <sys/stat.h>

using namespace rcm;

namespace {

namespace fs = std::filesystem;

ino_t inode(const fs::path& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_ino;
}

}  // namespace

TEST_CASE("publish: the same again writes nothing; a change writes only the files that hold it") {
    EditionScene scene;
    CHECK(scene.publish("2026-02-01").written == 2);
    const auto again = scene.publish("2026-02-02");
    CHECK_FALSE(again.changed);
    CHECK(again.number == 1);
    CHECK_FALSE(fs::exists(scene.site / "editions/000002"));
    scene.document("note", "2026-03-01", "[[cancel]]\nevent = \"meeting-panama\"\n");
    scene.publish("2026-03-02");
    // Thirty days later the feed that marks it drops it; the one that left it out at once stays the same file.
    const auto third = scene.publish("2026-04-02");
    CHECK(third.written == 1);
    CHECK(third.linked == 1);
    CHECK(inode(scene.site / "editions/000003/feeds/rcm-firm-en.ics") ==
          inode(scene.site / "editions/000002/feeds/rcm-firm-en.ics"));
    CHECK(inode(scene.site / "feeds/rcm-firm-en.ics") == inode(third.folder / "feeds/rcm-firm-en.ics"));
}

TEST_CASE("publish: a file of the live edition that somebody changed is not carried on") {
    EditionScene scene;
    scene.publish("2026-02-01");
    fs::resize_file(scene.site / "feeds/rcm-all-en.ics", 10);
    const auto mended = scene.publish("2026-02-01");
    CHECK(mended.changed);
    CHECK(mended.written == 1);
    CHECK(fs::file_size(scene.site / "feeds/rcm-all-en.ics") > 1000);
}

TEST_CASE("publish: only the newest editions stay") {
    EditionScene scene;
    for (int edition = 1; edition <= 4; ++edition) {
        scene.edit("group.toml", "Workshop in", "Large Workshop in");
        scene.publish("2026-02-01", 2);
    }
    CHECK_FALSE(fs::exists(scene.site / "editions/000002"));
    CHECK(fs::exists(scene.site / "editions/000003"));
    CHECK(live_number(scene.site) == 4);
}

TEST_CASE("publish: after a crash the link decides what the ledger comes to say") {
    EditionScene scene;
    scene.keep_ledger(new_ledger(GENERATE(from_range(ledger_kinds())), scene.site));
    scene.publish("2026-02-01");
    scene.edit("group.toml", "Workshop in Ottawa", "Workshop on data in Ottawa");
    auto head = EditionScene::head(scene.plan("2026-02-02"), "2026-02-02");
    head.number = 2;
    head.changed = each_of(changed_entries(scene.plan("2026-02-02")));
    open_ledger(scene.ledger(), LedgerUse::publish)->prepare(head);
    fs::create_directories(scene.site / "editions/000002");
    SECTION("before the swap: forgotten, and its folder removed") {
        CHECK(last_published(scene.site, scene.ledger())->number == 1);
        Publication publication(scene.site, scene.ledger());
        CHECK(publication.last()->number == 1);
        CHECK_FALSE(fs::exists(scene.site / "editions/000002"));
        CHECK(open_ledger(scene.ledger(), LedgerUse::read)->standing().prepared == 0);
    }
    SECTION("after the swap: live") {
        put_link(scene.site / "live", "editions/000002");
        CHECK(last_published(scene.site, scene.ledger())->number == 2);
        Publication publication(scene.site, scene.ledger());
        CHECK(publication.last()->number == 2);
        CHECK(publication.last()->find("workshop-ottawa@small.example")->title.en == "Workshop on data in Ottawa");
    }
}

TEST_CASE("publish: one at a time, whole names, and no older ledger") {
    const auto kind = GENERATE(from_range(ledger_kinds()));
    EditionScene scene;
    scene.keep_ledger(new_ledger(kind, scene.site));
    scene.publish("2026-02-01");
    SECTION("locked") {
        const Publication first(scene.site, scene.ledger());
        CHECK_THROWS_WITH(Publication(scene.site, scene.ledger()), Catch::Contains("is under way"));
    }
    SECTION("a name that is none") {
        Publication publication(scene.site, scene.ledger());
        for (const auto* name : {"../x", "feeds/A.ics", "a.b.c", "", "feeds/ü.ics", ".htaccess"})
            CHECK_THROWS_WITH(publication.put(name, "x"), Catch::Contains("cannot be published"));
        publication.put("feeds/rcm-mexico-es.ics", "x");
    }
    SECTION("a copy of the ledger from before") {
        const auto old = copy_of_ledger(kind, scene.ledger());
        scene.edit("group.toml", "Workshop in Ottawa", "Workshop on data in Ottawa");
        scene.publish("2026-02-02");
        CHECK_THROWS_WITH(Publication(scene.site, old), Catch::Contains("older copy"));
    }
    CHECK(live_number(scene.site) <= 2);
}

TEST_CASE("publish: what is not finished leaves nothing") {
    EditionScene scene;
    scene.publish("2026-02-01");
    { Publication(scene.site, scene.ledger()).put("feeds/x.ics", "x"); }
    CHECK_FALSE(fs::exists(scene.site / "editions/000002"));
    CHECK(live_number(scene.site) == 1);
}
