// FilesInMemory: an edition's folder as a map, for tests and benches. It keeps nothing: every file is made.
//
//   FilesInMemory folder;
//   write_pages(plan, findings, zones, today, folder);
//   folder.files.at("en/index.html")
#pragma once

#include "feeds/edition.hpp"
#include "feeds/ics/feed_writer.hpp"

#include <map>
#include <stdexcept>

namespace rcm {

class FilesInMemory : public EditionFolder {
  public:
    std::map<std::string, std::string> files;
    std::map<std::string, MadeFrom> made_from;  ///< of those of which it is known

    std::unique_ptr<EditionFile> open(const std::string& path, const std::optional<MadeFrom>& from) override {
        const auto [file, is_new] = files.try_emplace(path);
        if (!is_new) throw std::logic_error(path + " is written twice");
        if (from) made_from[path] = *from;
        return std::make_unique<File>(file->second);
    }

  private:
    class File : public EditionFile {
      public:
        explicit File(std::string& bytes) : bytes_(bytes) {}
        void add(std::string_view bytes) override { bytes_ += bytes; }
        bool close() override { return false; }

      private:
        std::string& bytes_;
    };
};

struct WrittenFeed {
    std::string bytes;
    std::vector<std::string> faults;
};

/// One feed by itself.
inline WrittenFeed write_feed(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones,
                              Witness witness = Witness::fresh) {
    FilesInMemory folder;
    FeedWriter writer(plan, language, zones, feed.style, folder, witness);
    writer.open(feed);
    auto faults = writer.write();
    return {std::move(folder.files.at("feeds/" + feed.file_name(language))), std::move(faults)};
}

}  // namespace rcm
