// Editions in a row, for tests of settle, ledger and publish: the small calendar of tests/data/small, or another one,
// with documents laid over it, published into a folder of its own.
//
//   EditionScene scene;
//   scene.publish("2026-02-01");
//   scene.document("note", "2026-03-01", "[[move]]\nevent = \"workshop-ottawa\"\nwhen = \"2027-02-17\"");
//   const auto plan = scene.plan("2026-03-02");
#pragma once

#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/rules/acknowledge.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/publish.hpp"
#include "feeds/render.hpp"
#include "feeds/settle.hpp"
#include "tests/files_in_memory.hpp"

#include <unistd.h>
#include <catch2/catch.hpp>

namespace rcm {

inline std::vector<PublishedEntry> changed_entries(const EditionPlan& plan) {
    std::vector<PublishedEntry> changed;
    for_each_changed(plan, [&](const PublishedEntry& entry) { changed.push_back(entry); });
    return changed;
}

inline EachEntry each_of(std::vector<PublishedEntry> entries) {
    return [entries = std::move(entries)](const auto& use) { std::for_each(entries.begin(), entries.end(), use); };
}

class EditionScene {
  public:
    explicit EditionScene(const std::string& data = "tests/data/small", const std::string& body = "group")
        : body_(body) {
        auto read = read_folder(std::string(RCMCAL_SOURCE_DIR) + "/" + data);
        REQUIRE_FALSE(has_errors(read.diagnostics));
        sources_ = std::move(read.value);
        std::string pattern = std::filesystem::temp_directory_path() / "rcmcal-test-XXXXXX";
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        site = pattern;
        ledger_ = site / "ledger.db";
    }
    ~EditionScene() { remove_quietly(site); }
    EditionScene(const EditionScene&) = delete;
    EditionScene& operator=(const EditionScene&) = delete;

    /// In the site's folder, unless a test names another.
    [[nodiscard]] const std::string& ledger() const { return ledger_; }
    void keep_ledger(std::string where) { ledger_ = std::move(where); }

    /// Every decision stands in paragraph 1.
    void document(const std::string& id, const std::string& adopted, std::string decisions) {
        remove(id);
        for (auto at = decisions.find("]]\n"); at != std::string::npos; at = decisions.find("]]\n", at + 3))
            decisions.insert(at + 3, "paragraph = \"1\"\n");
        sources_.files.push_back({"small/decisions/" + id + ".toml",
                                  "[document]\nid = \"" + id + "\"\ntitle = { en = \"Note " + id + "\", es = \"Nota " +
                                      id + "\" }\nadopted = " + adopted + "\nby = \"" + body_ + "\"\n" + decisions});
    }
    void remove(const std::string& id) {
        std::erase_if(sources_.files,
                      [&](const SourceFile& file) { return file.path.ends_with("decisions/" + id + ".toml"); });
    }
    /// Edits a file in place.
    void edit(const std::string& file, const std::string& from, const std::string& to) {
        for (auto& each : sources_.files) {
            if (!each.path.ends_with(file)) continue;
            const auto at = each.text.find(from);
            REQUIRE(at != std::string::npos);
            each.text.replace(at, from.size(), to);
            return;
        }
        FAIL("no file " << file);
    }

    /// Null where something in the files is wrong, of which the test is told.
    [[nodiscard]] std::shared_ptr<const Schedule> schedule_if_sound() const {
        auto parsed = parse(sources_, zones);
        for (const auto& diagnostic : parsed.diagnostics)
            UNSCOPED_INFO(diagnostic.message.en);
        if (!parsed.ok()) return nullptr;
        auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), std::nullopt);
        if (!calendar.ok()) return nullptr;
        auto resolved = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, {});
        if (!resolved.ok()) return nullptr;
        return std::make_shared<const Schedule>(std::move(resolved.value));
    }
    [[nodiscard]] std::shared_ptr<const Schedule> schedule() const {
        auto sound = schedule_if_sound();
        REQUIRE(sound != nullptr);
        return sound;
    }
    [[nodiscard]] EditionPlan plan(const std::string& today) const {
        return plan(today, last_published(site, ledger()));
    }
    [[nodiscard]] EditionPlan plan(const std::string& today, std::shared_ptr<const LastEdition> last) const {
        auto settled = settle(schedule(), zones, *parse_day(today), std::move(last));
        for (const auto& each : settled.schedule->source().documents)
            settled.documents.push_back(digest_of(sources_.files.at(each.at.file).text));
        return settled;
    }

    static const Entry* entry(const EditionPlan& plan, std::string_view event) {
        for (const auto& each : plan.entries)
            if (each.event->id == event) return &each;
        return nullptr;
    }

    [[nodiscard]] static std::string feed(const EditionPlan& plan, std::string_view slug) {
        for (const auto& each : plan.feeds) {
            if (each.slug != slug) continue;
            auto written = write_feed(plan, each, Language::en, zones);
            REQUIRE(written.faults == std::vector<std::string>{});
            return std::move(written.bytes);
        }
        FAIL("no feed " << slug);
        return {};
    }

    Published publish(const std::string& today, int keep = 10) const {
        Publication publication(site, ledger());
        const auto settled = settle(schedule(), zones, *parse_day(today), publication.last());
        for (const auto& each : settled.feeds)
            publication.put("feeds/" + each.file_name(Language::en), feed(settled, each.slug));
        return publication.finish(head(settled, today), settled, keep);
    }

    /// Feeds, pages and all the rest, with every conflict. `common`: what all files are made from.
    Published publish_all(const std::string& today, const std::optional<MadeFrom>& common) const {
        Publication publication(site, ledger(), common);
        const auto settled = plan(today, publication.last());
        REQUIRE(render(settled, all_findings(settled, today), zones, *parse_day(today), publication).empty());
        return publication.finish(head(settled, today), settled, 10);
    }
    [[nodiscard]] static Findings all_findings(const EditionPlan& settled, const std::string& today) {
        auto found = check({*settled.schedule, zones, *parse_day(today), {}, settled.last.get()}, all_rules());
        (void)acknowledge(found, *settled.schedule, all_rules(), *parse_day(today));
        return found;
    }

    [[nodiscard]] static LedgerEdition head(const EditionPlan& settled, const std::string& today) {
        LedgerEdition made;
        made.day = *parse_day(today);
        made.zone_data = zones.version();
        for (const auto& each : settled.schedule->source().documents)
            made.documents.push_back(each.id);
        std::sort(made.documents.begin(), made.documents.end());
        return made;
    }

    [[nodiscard]] Findings findings(std::string_view code, const std::string& today) const {
        judged_ = schedule();
        const auto last = last_published(site, ledger());
        std::vector<const Rule*> only;
        for (const auto* rule : all_rules())
            if (rule->code == code) only.push_back(rule);
        return check({*judged_, zones, *parse_day(today), {}, last.get()}, only);
    }

    inline static const ZoneDatabase zones = ZoneDatabase::system();
    std::filesystem::path site;

  private:
    SourceSet sources_;
    std::string body_;  ///< that adopts the documents
    std::string ledger_;
    mutable std::shared_ptr<const Schedule> judged_;  ///< that the latest findings point into
};

}  // namespace rcm
