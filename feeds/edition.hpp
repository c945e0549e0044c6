// Edition: what a publication consists of, and the plan it is rendered from.
//
// settle turns a Schedule into an EditionPlan: each session as one Entry with its UID, SEQUENCE and
// LAST-MODIFIED, and the feeds with the entries that each holds. render turns the plan into files. Both are pure: the
// same data, today and zone data give the same bytes.
//
//   plan.feeds[3].file_name(Language::es)   // "rcm-mexico-es.ics"
#pragma once

#include "engine/rules/rule.hpp"
#include "feeds/made_from.hpp"

#include <functional>

namespace rcm {

/// The stamp of what was decided or published on a day: noon in UTC, which is on that day from Vancouver to Madrid.
[[nodiscard]] inline instant stamp_of(civil_day day) {
    return instant{day.time_since_epoch()} + hours{12};
}

/// One session as it is published.
struct Entry {
    const Session* session = nullptr;
    const Event* event = nullptr;
    instant created{};        ///< adoption of the document that added it
    instant last_modified{};  ///< adoption of the latest document that touched it; also DTSTAMP (RFC 5545 §3.8.7.2)
    std::optional<civil_day> cancelled_on{};  ///< first shown as cancelled on that day; feeds keep it for a while
    Sha256 content{};                         ///< of what is shown, in every language; zeros in a draft
    const PublishedEntry* last = nullptr;     ///< as subscribers see it now; null: they do not know it
    int sequence = 0;                         ///< RFC 5545 §3.8.7.4: raised by each decision on time, place or status
    bool tentative = false;                   ///< a date or place is still open
    bool fresh = true;                        ///< not as in the last edition, byte for byte

    /// As uid_of: it never changes.
    [[nodiscard]] std::string uid(const Schedule& schedule) const { return uid_of(schedule, *session); }

    /// The days a session without times is shown on, both included. A window of up to 14 days is a bar over all its
    /// days; a longer one, which would hide everything under it, is shown on its first day.
    [[nodiscard]] DayRange shown_days() const;
};

/// A session that subscribers know and that the data no longer shows: published as cancelled for a while, with what was
/// last seen of it, so that it does not stand in calendars for ever.
struct Withdrawn {
    const PublishedEntry* last = nullptr;
    bool undated = false;  ///< still in the data, but its date is open again
    int sequence = 0;
    instant last_modified{};
    civil_day since{};  ///< day of the edition that withdrew it
    bool fresh = true;
    bool shown = true;  ///< feeds that mark what is cancelled still show it
};

struct Feed {
    std::string slug;  ///< rcm-{slug}-{language}.ics
    LanguageText title;
    FeedRequest::Each each = FeedRequest::Each::one;
    std::vector<std::uint32_t> entries;      ///< into EditionPlan::entries, in their order
    std::vector<std::uint32_t> withdrawn{};  ///< into EditionPlan::withdrawn
    bool cancelled = true;                   ///< shows what is cancelled, marked, for a while
    std::string color{};                     ///< a CSS3 name; may be empty
    FeedStyle style{};

    /// "rcm-mexico-es.ics"
    [[nodiscard]] std::string file_name(Language language) const;
};

/// Entries by date, then UID; entries of nothing-known dates last.
struct EditionPlan {
    std::shared_ptr<const Schedule> schedule;
    std::vector<Entry> entries;
    std::vector<Feed> feeds;
    std::shared_ptr<const LastEdition> last{};  ///< null: nothing was published before
    std::vector<Withdrawn> withdrawn{};         ///< by UID
    /// Of the bytes of each document, by its index: what the pages of its events are made from. Empty where every page
    /// is to be made.
    std::vector<Sha256> documents{};
};

/// A file of an edition in the making, taken piece by piece, so that none is ever held as a whole.
class EditionFile {
  public:
    virtual ~EditionFile() = default;
    virtual void add(std::string_view bytes) = 0;
    /// It is complete. True where the live edition has the same file, byte for byte.
    virtual bool close() = 0;
};

/// Where the files of an edition go; several may be open at once. Paths are below the site's folder.
class EditionFolder {
  public:
    virtual ~EditionFolder() = default;
    /// `from`: what it is made from, where that is known.
    [[nodiscard]] virtual std::unique_ptr<EditionFile> open(const std::string& path,
                                                            const std::optional<MadeFrom>& from = {}) = 0;
    /// True where the live edition has that file, made from the same; several threads may ask.
    [[nodiscard]] virtual bool has(const std::string&, const MadeFrom&) const { return false; }
    /// Takes a file over that it has.
    virtual void keep(const std::string&, const MadeFrom&) {}
    bool put(const std::string& path, std::string_view bytes, const std::optional<MadeFrom>& from = {}) {
        const auto file = open(path, from);
        file->add(bytes);
        return file->close();
    }
};

}  // namespace rcm
