// Changes: what subscribers would see differ once a plan is published, in the words of planners.
//
//   for (const auto& change : changes_of(plan))
//       std::cout << write_change(change, plan, Language::en);
//   // “Workshop on labour migration”: from 28–29 August 2018 to 11–12 September 2018
#pragma once

#include "feeds/edition.hpp"

#include <array>

namespace rcm {

struct Change {
    enum class Kind { added, restored, moved, confirmed, cancelled, withdrawn, changed };

    Kind kind = Kind::changed;
    const Entry* entry = nullptr;          ///< null: withdrawn
    const Withdrawn* withdrawn = nullptr;  ///< null: an entry
};

inline constexpr std::size_t change_kinds = 7;

/// In the order of the plan, withdrawn ones last. What subscribers never see, an entry without a date, is not in it.
[[nodiscard]] std::vector<Change> changes_of(const EditionPlan& plan);

/// "new", "moved", "confirmed" …
[[nodiscard]] std::string word_of(Change::Kind kind, Language language);

/// "1 new", "2 moved"
[[nodiscard]] std::string count_of(int count, Change::Kind kind, Language language);

/// What changes, from what to what.
[[nodiscard]] std::string write_change(const Change& change, const EditionPlan& plan, Language language);

/// How much of it the readers of one feed see.
struct FeedChanges {
    const Feed* feed = nullptr;
    std::array<int, change_kinds> counts{};
    int joined = 0;  ///< known to others, and now also in this feed
    int left = 0;    ///< no longer in this feed: its parties changed, or it was cancelled long enough ago

    [[nodiscard]] bool any() const;
};

[[nodiscard]] std::vector<FeedChanges> changes_by_feed(const EditionPlan& plan, const std::vector<Change>& changes);

}  // namespace rcm
