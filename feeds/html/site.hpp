// Site: what all pages of one language look things up in: the names of pages, sessions by month, findings by event.
//
//   const Site site(plan, findings, zones, Language::en, today);
//   site.event_path(event)        // "events/missing-migrants-workshop.html"
//   site.months()                 // every month in which something is held, with its entries
#pragma once

#include "feeds/edition.hpp"

#include <compare>
#include <map>
#include <set>
#include <span>

namespace rcm {

struct Month {
    int year = 0;
    unsigned number = 1;  ///< 1 to 12

    [[nodiscard]] civil_day first() const { return make_day(year, number, 1); }
    [[nodiscard]] civil_day last() const { return next().first() - days{1}; }
    [[nodiscard]] Month next() const { return number == 12 ? Month{year + 1, 1} : Month{year, number + 1}; }
    [[nodiscard]] Month previous() const { return number == 1 ? Month{year - 1, 12} : Month{year, number - 1}; }
    friend auto operator<=>(const Month&, const Month&) = default;
};

[[nodiscard]] Month month_of(civil_day day);

/// One date or place that is still to be confirmed.
struct OpenPoint {
    enum class What { day, place };
    const Entry* entry = nullptr;
    What what = What::day;
    std::optional<civil_day> needed_by;
};

/// How many findings there are: the open ones by severity, and those that somebody has acknowledged.
struct FindingCounts {
    std::size_t errors = 0, warnings = 0, information = 0, acknowledged = 0;

    void add(const Finding& finding);
    [[nodiscard]] std::size_t open() const { return errors + warnings + information; }
};

using Entries = std::vector<const Entry*>;
using FindingList = std::vector<const Finding*>;
using SomeEntries = std::span<const Entry* const>;
using SomeFindings = std::span<const Finding* const>;

/// Names of pages and anchors, made from ids: [a-z0-9-], at most 64 characters, no two alike. An event's id that is
/// such a name is its own; only names that had to differ are kept.
class PageNames {
  public:
    /// `otherwise` is for an empty id; `calendar` has the events whose ids nothing else may take.
    explicit PageNames(std::string_view otherwise, const Calendar* calendar = nullptr)
        : otherwise_(otherwise), calendar_(calendar) {}

    /// The name of an id that is new.
    std::string take(std::string_view id);
    /// The name that it has taken.
    [[nodiscard]] std::string of(std::string_view id) const;

  private:
    std::string_view otherwise_;
    const Calendar* calendar_;
    std::set<std::string> taken_;
    std::map<std::string, std::string, std::less<>> others_;
};

class Site {
  public:
    Site(const EditionPlan& of, const Findings& found, const ZoneDatabase& zone_data, Language in, civil_day seen_on);

    const EditionPlan& plan;
    const Findings& findings;
    const ZoneDatabase& zones;
    const Language language;
    const civil_day today;

    [[nodiscard]] const Schedule& schedule() const { return *plan.schedule; }
    [[nodiscard]] const Register& source() const { return plan.schedule->source(); }
    [[nodiscard]] std::string_view say(std::string_view en, std::string_view es) const {
        return language == Language::en ? en : es;
    }

    /// The id attribute of an entry in a list: "event-missing-migrants-workshop", of later sessions "event-…-2". From
    /// the UID, so that a link to it stays good.
    [[nodiscard]] std::string anchor_of(const Entry& entry) const;
    [[nodiscard]] std::string event_path(const Event& event) const;  ///< "events/….html"
    /// Of an event that may no longer be in the data.
    [[nodiscard]] static std::string event_path(const std::string& id) { return "events/" + id + ".html"; }
    [[nodiscard]] std::string party_path(PartyIndex party) const;  ///< "parties/mexico.html"
    [[nodiscard]] std::string body_path(BodyIndex body) const;     ///< "bodies/rcgm.html"
    [[nodiscard]] static std::string month_path(Month month);      ///< "2018-09.html"
    [[nodiscard]] static std::string year_path(int year);          ///< "2018.html"

    [[nodiscard]] EventIndex index_of(const Event& event) const;
    /// Its sessions, in their order.
    [[nodiscard]] SomeEntries entries_of(const Event& event) const {
        const auto sessions = schedule().sessions_of(index_of(event));
        const auto first = static_cast<std::size_t>(sessions.data() - schedule().sessions.data());
        return SomeEntries(by_session_).subspan(first, sessions.size());
    }
    /// The open ones first, then those that are acknowledged.
    [[nodiscard]] SomeFindings findings_of(const Event& event) const {
        const auto index = index_of(event);
        const auto first = first_finding_[index];
        return SomeFindings(findings_by_event_).subspan(first, first_finding_[index + 1] - first);
    }
    [[nodiscard]] const FindingCounts& counts() const { return counts_; }
    /// Of all entries that are not cancelled: those with a day by which they are needed first, soonest first.
    [[nodiscard]] const std::vector<OpenPoint>& open_points() const { return open_points_; }

    /// Months in which something may be held, with its entries in their order.
    [[nodiscard]] const std::map<Month, Entries>& months() const { return months_; }
    [[nodiscard]] const Entries& undated() const { return undated_; }
    /// Years that have a page: from the first to the last with an entry, without those that are empty.
    [[nodiscard]] std::vector<int> years() const;
    /// The month that a reader wants first: of the next entry from today on, else of the last one.
    [[nodiscard]] Month focus() const { return focus_; }
    [[nodiscard]] bool is_past(const Entry& entry) const;

  private:
    void index_entries();
    void index_findings();
    void find_open_points();

    PageNames event_names_, session_names_;
    std::vector<std::string> party_names_, body_names_;
    Entries by_session_;  ///< in the order of the schedule
    FindingList findings_by_event_;
    std::vector<std::uint32_t> first_finding_;  ///< of each event, and one more
    FindingCounts counts_;
    std::vector<OpenPoint> open_points_;
    std::map<Month, Entries> months_;
    Entries undated_;
    Month focus_{};
};

}  // namespace rcm
