#include "feeds/publish.hpp"

#include "engine/base/trouble.hpp"
#include "feeds/settle.hpp"

#include <algorithm>

namespace rcm {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 6;

std::string name_of(int number) {
    const auto text = std::to_string(number);
    return std::string(digits - std::min(text.size(), digits), '0') + text;
}

/// Of "000012"; 0 for any other name.
int number_of(const std::string& name) {
    const bool ours = name.size() >= digits && name.size() <= 9 &&
                      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    return ours ? std::stoi(name) : 0;
}

std::vector<int> numbers_in(const fs::path& editions) {
    std::vector<int> numbers;
    std::error_code error;
    for (auto at = fs::directory_iterator(editions, error); !error && at != fs::end(at); at.increment(error))
        if (const int number = number_of(at->path().filename().string()); number > 0) numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

bool anything_changed(const EditionPlan& plan) {
    bool changed = false;
    for_each_changed(plan, [&](const PublishedEntry&) { changed = true; });
    return changed;
}

constexpr const char* manifest_name = "manifest.txt";

}  // namespace

/// A file of the new edition, until it is closed and stands in the manifest.
class Publication::File : public EditionFile {
  public:
    File(Publication& publication, const std::string& path)
        : publication_(publication), path_(path), file_(publication.before(path), publication.folder_ / path) {}

    void add(std::string_view bytes) override { file_.add(bytes); }
    bool close() override {
        const bool linked = file_.close();
        publication_.enter(path_, linked, file_.digest());
        return linked;
    }

  private:
    Publication& publication_;
    std::string path_;
    NewFile file_;
};

int live_number(const fs::path& site) {
    return number_of(target_of(site / "live").filename().string());
}

std::shared_ptr<const LastEdition> last_published(const fs::path& site, const std::string& ledger) {
    const auto opened = open_ledger(ledger, LedgerUse::read);
    if (opened == nullptr) return nullptr;
    const auto standing = opened->standing();
    // The link is what subscribers see: after a crash the ledger may not know yet that its edition went live.
    const bool linked = standing.prepared != 0 && live_number(site) == standing.prepared;
    return opened->load(linked ? standing.prepared : standing.live);
}

Publication::Publication(fs::path site, const std::string& ledger) : site_(std::move(site)) {
    make_folders(site_ / "editions");
    if (!lock_.take(site_ / "publish.lock"))
        throw Trouble(worded("another publication into {} is under way; publish again when it is done",
                             "hay otra publicación en curso en {}; publique de nuevo cuando termine",
                             site_.generic_string()));
    ledger_ = open_ledger(ledger, LedgerUse::publish);
    sync_folder(site_);
    mend();
    const auto standing = ledger_->standing();
    last_ = ledger_->load(standing.live);
    const auto numbers = numbers_in(site_ / "editions");
    number_ = std::max(standing.live, numbers.empty() ? 0 : numbers.back()) + 1;
    if (const int live = live_number(site_); live != 0) before_ = site_ / "editions" / name_of(live);
    folder_ = site_ / "editions" / name_of(number_);
}

Publication::~Publication() {
    if (safe_ && !folders_.empty()) remove_quietly(folder_);
}

void Publication::mend() {
    const auto standing = ledger_->standing();
    const int linked = live_number(site_);
    if (standing.prepared != 0 && linked == standing.prepared) {
        // It stopped between the swap and the ledger. Whether the swap is on disk is not known: it is done anew.
        put_link(site_ / "live", fs::path("editions") / name_of(linked));
        sync_folder(site_);
        ledger_->confirm(linked);
    } else if (standing.prepared != 0) {
        ledger_->discard(standing.prepared);
    }
    const auto live = ledger_->standing().live;
    if (live != 0 && linked > live)
        throw Trouble(worded(
            "the ledger knows {} as the last edition, but {} shows {}: the ledger is an older copy, and revisions "
            "would go back (restore the newer ledger, or name it with --ledger)",
            "el registro conoce la edición {} como la última, pero {} muestra la {}: el registro es una copia "
            "anterior, y las revisiones retrocederían (restablezca el registro más nuevo, o indíquelo con --ledger)",
            live, (site_ / "live").generic_string(), linked));
    for (const int number : numbers_in(site_ / "editions"))
        if (number > std::max(live, linked)) remove_quietly(site_ / "editions" / name_of(number));
}

std::unique_ptr<EditionFile> Publication::open(const std::string& path) {
    const fs::path relative(path);
    bool named = !path.empty();
    for (const auto& part : relative)
        named = named && is_site_name(part.string());
    if (!named)
        throw Trouble(worded(
            "`{}` cannot be published: a name has small letters, digits and hyphens, at most 64, and one extension",
            "`{}` no se puede publicar: un nombre tiene letras minúsculas, cifras y guiones, a lo sumo 64, y una "
            "extensión",
            path));
    if (folders_.empty()) {
        make_folder(folder_);
        folders_.insert(folder_);
        manifest_ = std::make_unique<NewFile>(before(manifest_name), folder_ / manifest_name);
    }
    auto parent = folder_;
    for (auto part = relative.begin(); std::next(part) != relative.end(); ++part) {
        parent /= *part;
        if (folders_.insert(parent).second) make_folder(parent);
    }
    tops_.insert(relative.begin()->string());
    return std::make_unique<File>(*this, path);
}

fs::path Publication::before(const std::string& path) const {
    return before_.empty() ? fs::path() : before_ / path;
}

void Publication::enter(const std::string& path, bool linked, const Sha256& digest) {
    ++(linked ? published_.linked : published_.written);
    manifest_->add(to_hex(digest) + "  " + path + "\n");
}

Published Publication::finish(LedgerEdition head, const EditionPlan& plan, int keep) {
    if (manifest_->close() && published_.written == 0 && !anything_changed(plan)) {
        published_.changed = false;
        published_.folder = before_;
        published_.number = live_number(site_);
        return published_;  // the destructor removes the folder of second names
    }
    sync_file_system(folder_);
    head.number = number_;
    head.manifest = to_hex(manifest_->digest());
    head.changed = [&](const auto& use) { for_each_changed(plan, use); };
    ledger_->prepare(head);
    go_live(name_of(number_));
    ledger_->confirm(number_);
    prune(keep);
    published_.folder = folder_;
    published_.number = number_;
    return published_;
}

void Publication::go_live(const std::string& name) {
    for (const auto& top : tops_)
        if (target_of(site_ / top) != fs::path("live") / top) put_link(site_ / top, fs::path("live") / top);
    put_link(site_ / "live", fs::path("editions") / name);
    safe_ = false;  // from here on readers may see it
    sync_folder(site_);
}

void Publication::prune(int keep) const {
    auto numbers = numbers_in(site_ / "editions");
    const int live = live_number(site_);
    while (static_cast<int>(numbers.size()) > keep && numbers.front() < live) {
        remove_quietly(site_ / "editions" / name_of(numbers.front()));
        numbers.erase(numbers.begin());
    }
    // Links of the root whose file is no longer part of any edition.
    std::error_code error;
    for (auto at = fs::directory_iterator(site_, error); !error && at != fs::end(at); at.increment(error)) {
        const auto target = target_of(at->path());
        std::error_code ignored;
        if (target == fs::path("live") / at->path().filename() && !fs::exists(at->path(), ignored))
            fs::remove(at->path(), ignored);
    }
}

}  // namespace rcm
