// The folder and the ledger: all or nothing, mended after a crash, and nothing written twice.
#include "tests/unit/edition_scene.hpp"
#include "tests/unit/postgres_server.hpp"

#include <sys/stat.h>

#include <fstream>

using namespace rcm;

namespace {

namespace fs = std::filesystem;

ino_t inode(const fs::path& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_ino;
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const auto common = Inputs("one program, one day").take();
constexpr const char* day = "2018-08-20";
constexpr const char* confirm_host = "[[confirm]]\nevent = \"missing-migrants-workshop\"\nwhere = \"san-jose\"\n";

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

TEST_CASE("publish: files made from the same are kept, and the edition is the same as if all had been made") {
    EditionScene scene("data/rcm", "rcgm"), twin("data/rcm", "rcgm");
    scene.publish_all(day, common);
    fs::copy(scene.site, twin.site, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    for (auto* each : {&scene, &twin})
        each->document("note", "2018-08-10", confirm_host);
    const auto some = scene.publish_all(day, common);
    const auto none = twin.publish_all(day, std::nullopt);
    CHECK(some.kept > 80);
    CHECK(none.kept == 0);
    CHECK(some.written == none.written);
    CHECK(text_of(some.folder / "manifest.txt") == text_of(none.folder / "manifest.txt"));
    CHECK(inode(some.folder / "en/events/rcgm-2018-11.html") ==
          inode(scene.site / "editions/000001/en/events/rcgm-2018-11.html"));
    // What was kept was not made, and is known all the same to the publication after.
    CHECK_FALSE(scene.publish_all(day, common).changed);
    CHECK(scene.publish_all(day, common).kept > some.kept);
}

TEST_CASE("publish: nothing is kept that may not be as it was") {
    EditionScene scene("data/rcm", "rcgm");
    scene.publish_all(day, common);
    const auto live = scene.site / "editions/000001";
    const auto list = text_of(live / "made-from.txt");
    scene.document("note", "2018-08-10", confirm_host);
    SECTION("another program, day or text that is no document") {
        CHECK(scene.publish_all(day, Inputs("another day").take()).kept == 0);
    }
    SECTION("a list that is missing, cut off or damaged") {
        const auto damage = GENERATE(as<std::string>(), "missing", "half", "no end", "other", "one more");
        CAPTURE(damage);
        auto text = list;
        if (damage == "missing") fs::remove(live / "made-from.txt");
        if (damage == "half") text.resize(text.size() / 2);
        if (damage == "no end") text.resize(text.size() - 1);
        if (damage == "other") text[100] = text[100] == '0' ? '1' : '0';
        if (damage == "one more") text += "-\n";
        if (damage != "missing") std::ofstream(live / "made-from.txt", std::ios::binary) << text;
        CHECK(scene.publish_all(day, common).kept == 0);
    }
    SECTION("a list beside another manifest than the ledger's") {
        auto manifest = text_of(live / "manifest.txt");
        manifest[0] = manifest[0] == '0' ? '1' : '0';
        std::ofstream(live / "manifest.txt", std::ios::binary) << manifest;
        CHECK(scene.publish_all(day, common).kept == 0);
    }
    SECTION("a page that somebody wrote to, and one that is gone") {
        const auto page = live / "en/events/rcgm-2018-11.html";
        const auto before = text_of(page);
        std::ofstream(page, std::ios::app) << "<p>By hand.</p>";
        fs::last_write_time(page, fs::file_time_type::clock::now());
        fs::remove(live / "es/events/rcgm-2018-11.html");
        const auto mended = scene.publish_all(day, common);
        CHECK(mended.kept > 80);
        CHECK(text_of(mended.folder / "en/events/rcgm-2018-11.html") == before);
        CHECK(text_of(mended.folder / "es/events/rcgm-2018-11.html").size() > 1000);
    }
}
