// LastEdition: what subscribers last saw, as a value. The ledger loads it, settle counts revisions from it, and the
// rules C22, C64 and C65 judge the schedule beside it.
//
//   const PublishedEntry* before = last.find("missing-migrants-workshop@rcm.example");
//   if (before != nullptr && before->decided != decided_facts(schedule, session)) …
//
// Source: RFC 5546 §2.1.4 (SEQUENCE), RFC 5545 §3.8.7 (LAST-MODIFIED, DTSTAMP).
#pragma once

#include "engine/resolve/schedule.hpp"

#include <array>
#include <map>

namespace rcm {

using Sha256 = std::array<std::uint8_t, 32>;

/// One session as it was last published, or withdrawn.
struct PublishedEntry {
    enum class Shown { nowhere, whole_days, instants };  ///< undated; whole days; instants
    enum class Status { confirmed, tentative, cancelled };

    std::string uid{};
    std::string event{};
    std::uint32_t number = 1;
    LanguageText title{}, when{}, where{};  ///< in words, for "moved from … to …" and for a cancellation
    std::string decided{};                  ///< decided_facts
    Shown shown = Shown::nowhere;
    instant start{}, end{};  ///< half-open; of whole days the midnights, in no zone
    Status status = Status::confirmed;
    bool withdrawn = false;  ///< no longer in the data, or without a date again: published as cancelled for a while
    std::optional<civil_day> cancelled_on{};  ///< day of the edition that first showed it as cancelled
    std::string feeds{};                      ///< slugs of the feeds that held it: " all mexico "
    Sha256 content{};                         ///< of what was shown, in every language
    int sequence = 0;
    instant created{}, last_modified{};

    friend bool operator==(const PublishedEntry&, const PublishedEntry&) = default;
};

struct LastEdition {
    int number = 0;
    civil_day day{};
    std::string zone_data{};
    std::vector<std::string> documents{};   ///< ids of those it was made from, sorted
    std::vector<PublishedEntry> entries{};  ///< by uid; withdrawn ones for ever, so that SEQUENCE never goes back

    [[nodiscard]] const PublishedEntry* find(std::string_view uid) const;
    [[nodiscard]] bool knows(std::string_view document) const;
};

/// "event-id@uid-domain"; later sessions "event-id.2@…". The same in every feed, language and edition.
[[nodiscard]] std::string uid_of(const Schedule& schedule, const Session& session);
/// Of the event's first session.
[[nodiscard]] std::string uid_of(const Schedule& schedule, std::string_view event);

/// Everything that decisions have said about a session, one "field: value" a line. What only follows from other files
/// (the name of a place, the members of a body, an instant from the zone data) is not in it: no decision changes those.
/// Nor is what stays with the secretariat: the link of an online session, its account, the interpreters.
[[nodiscard]] std::string decided_facts(const Schedule& schedule, const Session& session);

/// The fields in which two of them differ: {"when", "where"}.
[[nodiscard]] std::vector<std::string> differing_fields(std::string_view before, std::string_view now);

/// True where they say another place: another city, venue or room, not another name for the same one.
[[nodiscard]] bool other_place(std::string_view before, std::string_view now);

/// True where a decision of a document that the last edition did not know concerns the event, or the meeting before
/// or after which its date is counted.
[[nodiscard]] bool newly_decided(const Schedule& schedule, const Event& event, const LastEdition& last);

}  // namespace rcm
