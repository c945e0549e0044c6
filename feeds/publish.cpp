#include "feeds/publish.hpp"

#include "engine/base/trouble.hpp"
#include "feeds/settle.hpp"

#include <unistd.h>

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

}  // namespace

/// A file of the new edition, until it is closed and stands in the manifest.
class Publication::File : public EditionFile {
  public:
    File(Publication& publication, const std::string& path, const std::optional<MadeFrom>& from)
        : publication_(publication),
          path_(path),
          from_(from),
          file_(publication.before(path), publication.folder_ / path) {}

    void add(std::string_view bytes) override { file_.add(bytes); }
    bool close() override {
        const bool linked = file_.close();
        publication_.enter(path_, from_, linked, file_.digest());
        return linked;
    }

  private:
    Publication& publication_;
    std::string path_;
    std::optional<MadeFrom> from_;
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

Publication::Publication(fs::path site, const std::string& ledger, const std::optional<MadeFrom>& common,
                         std::shared_ptr<const LastEdition> known)
    : site_(std::move(site)), common_(common) {
    make_folders(site_ / "editions");
    if (!lock_.take(site_ / "publish.lock"))
        throw Trouble(worded("another publication into {} is under way; publish again when it is done",
                             "hay otra publicación en curso en {}; publique de nuevo cuando termine",
                             site_.generic_string()));
    ledger_ = open_ledger(ledger, LedgerUse::publish);
    sync_folder(site_);
    mend();
    const auto standing = ledger_->standing();
    const bool still = known != nullptr && known->number == standing.live;
    last_ = still ? std::move(known) : ledger_->load(standing.live);
    const auto numbers = numbers_in(site_ / "editions");
    number_ = std::max(standing.live, numbers.empty() ? 0 : numbers.back()) + 1;
    if (const int live = live_number(site_); live != 0) {
        before_ = site_ / "editions" / name_of(live);
        if (common_) live_ = LiveFiles::read(before_, ledger_->manifest_of(live), *common_);
    }
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

std::unique_ptr<EditionFile> Publication::open(const std::string& path, const std::optional<MadeFrom>& from) {
    make_room(path);
    return std::make_unique<File>(*this, path, from);
}

bool Publication::has(const std::string& path, const MadeFrom& from) const {
    return live_.has(path, from);
}

void Publication::keep(const std::string& path, const MadeFrom& from) {
    make_room(path);
    const auto live = before(path), own = folder_ / path;
    if (::link(live.c_str(), own.c_str()) != 0) NewFile(live, own).keep();
    enter(path, from, true, live_.digest(from));
    ++published_.kept;
}

/// The folders that the file lies in.
void Publication::make_room(const std::string& path) {
    const auto check = [&](std::string_view name) {
        if (is_site_name(name)) return;
        throw Trouble(worded(
            "`{}` cannot be published: a name has small letters, digits and hyphens, at most 64, and one extension",
            "`{}` no se puede publicar: un nombre tiene letras minúsculas, cifras y guiones, a lo sumo 64, y una "
            "extensión",
            path));
    };
    const auto slash = path.rfind('/');
    const auto file = slash == std::string::npos ? 0 : slash + 1;
    check(std::string_view(path).substr(file));
    const auto folders = path.substr(0, file);
    if (manifest_ != nullptr && folders == last_folders_) {
        if (file == 0) tops_.insert(path);
        return;
    }
    for (std::size_t from = 0; from < file; from = path.find('/', from) + 1)
        check(std::string_view(path).substr(from, path.find('/', from) - from));
    if (manifest_ == nullptr) begin();
    for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
        if (const auto folder = folder_ / path.substr(0, end); folders_.insert(folder).second) make_folder(folder);
    tops_.insert(path.substr(0, path.find('/')));
    last_folders_ = folders;
}

void Publication::begin() {
    make_folder(folder_);
    folders_.insert(folder_);
    manifest_ = std::make_unique<NewFile>(before(manifest_name), folder_ / manifest_name);
    if (!common_) return;
    made_from_ = std::make_unique<NewFile>(before(made_from_name), folder_ / made_from_name);
    enter_made_from(to_hex(*common_) + "\n");
}

fs::path Publication::before(const std::string& path) const {
    return before_.empty() ? fs::path() : before_ / path;
}

void Publication::enter(const std::string& path, const std::optional<MadeFrom>& from, bool linked,
                        const Sha256& digest) {
    ++(linked ? published_.linked : published_.written);
    manifest_->add(to_hex(digest) + "  " + path + "\n");
    if (made_from_ != nullptr) enter_made_from(made_from_line(from));
}

void Publication::enter_made_from(const std::string& line) {
    made_from_->add(line);
    made_from_digest_.add(line);
}

Published Publication::finish(LedgerEdition head, const EditionPlan& plan, int keep) {
    if (made_from_ != nullptr) {
        made_from_->add(to_hex(made_from_digest_.take()) + "\n");
        (void)made_from_->close();
    }
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
