// publish: an edition to a folder and its ledger, all or nothing.
//
// DIR/editions/000002/ is written, and synced as a whole; the ledger enters it as prepared; DIR/live is swapped to it
// by renaming a symbolic link over the old one; DIR is synced; the ledger says live. What readers open (DIR/feeds,
// DIR/index.html …) are links through `live`, so that one rename moves everything. A crash at any point leaves the old
// edition or the new one, whole: the next publication compares the link with the ledger and mends the rest. Files that
// are as before get a second name instead of being written again; those that are made from the same are not even made
// (live_files.hpp).
//
//   Publication publication("site", "site/ledger.db", common);
//   auto plan = settle(schedule, zones, today, publication.last());
//   publication.put("feeds/rcm-all-en.ics", bytes);
//   Published published = publication.finish(head, plan, 10);
//
// One at a time: a second one fails at once and says so. Throws Trouble where the
// folder cannot be written, the disk is full, or the ledger does not fit the folder.
//
// Source: reliability.md, "Publishing".
#pragma once

#include "feeds/edition.hpp"
#include "feeds/ledger/ledger.hpp"
#include "feeds/live_files.hpp"
#include "feeds/new_file.hpp"

#include <set>

namespace rcm {

struct Published {
    std::filesystem::path folder;  ///< the edition's own
    int number = 0;
    bool changed = true;      ///< false: the live edition has the same bytes, nothing was written
    std::size_t written = 0;  ///< files that were written
    std::size_t linked = 0;   ///< files as before
    std::size_t kept = 0;     ///< of these: made from the same as before, and so not made
};

class Publication : public EditionFolder {
  public:
    /// Locks the folder, makes what is missing, and mends what a crash left. `common`: what all files of the edition
    /// are made from (made_from.hpp); without it every file is made. `known`: what last_published said; it is read
    /// again where somebody else has published since.
    Publication(std::filesystem::path site, const std::string& ledger, const std::optional<MadeFrom>& common = {},
                std::shared_ptr<const LastEdition> known = nullptr);
    /// Removes what was put and not finished.
    ~Publication() override;
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;

    /// What subscribers see; null where nothing was published yet.
    [[nodiscard]] const std::shared_ptr<const LastEdition>& last() const { return last_; }

    /// A file of the new edition, to be closed before `finish`. Names as is_site_name says.
    [[nodiscard]] std::unique_ptr<EditionFile> open(const std::string& path,
                                                    const std::optional<MadeFrom>& from = {}) override;
    [[nodiscard]] bool has(const std::string& path, const MadeFrom& from) const override;
    void keep(const std::string& path, const MadeFrom& from) override;
    /// Puts the edition live. `head` says day, zone data and documents. The newest
    /// `keep` editions stay in the folder.
    [[nodiscard]] Published finish(LedgerEdition head, const EditionPlan& plan, int keep);

  private:
    class File;

    void mend();
    void begin();
    void make_room(const std::string& path);
    [[nodiscard]] std::filesystem::path before(const std::string& path) const;
    void enter(const std::string& path, const std::optional<MadeFrom>& from, bool linked, const Sha256& digest);
    void enter_made_from(const std::string& line);
    void go_live(const std::string& name);
    void prune(int keep) const;

    std::filesystem::path site_;
    FileLock lock_;
    std::unique_ptr<Ledger> ledger_;
    std::shared_ptr<const LastEdition> last_;
    std::filesystem::path before_;  ///< folder of the live edition; empty where there is none
    int number_ = 0;                ///< of the new edition
    std::filesystem::path folder_;  ///< its folder
    std::optional<MadeFrom> common_;
    LiveFiles live_;
    std::unique_ptr<NewFile> manifest_;   ///< "digest  path" a line: what sha256sum --check reads
    std::unique_ptr<NewFile> made_from_;  ///< a line for each of the manifest; null where `common` is not known
    Digest made_from_digest_;
    std::set<std::filesystem::path> folders_;
    std::string last_folders_;    ///< of the file before: most lie in the folder of the one before
    std::set<std::string> tops_;  ///< first parts of the paths
    Published published_;
    bool safe_ = true;  ///< the new edition is not live, and may be removed
};

/// The number of the edition that DIR/live points at; 0 where there is none.
[[nodiscard]] int live_number(const std::filesystem::path& site);

/// What subscribers of the site see, for a plan: nothing is locked, made or mended. Null where nothing was published.
[[nodiscard]] std::shared_ptr<const LastEdition> last_published(const std::filesystem::path& site,
                                                                const std::string& ledger);

}  // namespace rcm
