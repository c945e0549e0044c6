// Register: everything the files say, checked and linked, before any decision is applied.
#pragma once

#include "engine/holidays/holiday_table.hpp"
#include "engine/model/acknowledgement.hpp"
#include "engine/model/agenda.hpp"
#include "engine/model/decision.hpp"
#include "engine/model/limits.hpp"
#include "engine/model/outside.hpp"

namespace rcm {

/// calendar.toml
struct Settings {
    LanguageText name;
    std::string uid_domain;
    Zone default_zone;      ///< serves whole-day online sessions only
    std::string address;    ///< where the site is served, no slash at its end
    std::string contact{};  ///< mailto:… of whoever answers for the calendar; may be empty
    PartyIndex secretariat = 0;
    int day_from = 8;  ///< the working day in local hours
    int day_to = 18;
    int notice_meeting = 30;  ///< days between a decision and the event
    int notice_online = 14;
    int notice_political = 60;
    int keep_cancelled = 30;  ///< days for which feeds show what is cancelled
    int keep_editions = 10;   ///< folders of earlier editions that stay
    Limits limits;
};

/// How the events of a feed are written.
struct FeedStyle {
    bool utc = false;    ///< times in UTC in place of their zones
    bool rich = false;   ///< profile = "rich": relations (RFC 9253) and the links of online sessions (RFC 7986)
    int alarm_days = 0;  ///< a reminder so many days before each deadline; 0: none
    friend bool operator==(const FeedStyle&, const FeedStyle&) = default;
};

/// feeds.toml: one feed, or one for each party of a kind or each body.
struct FeedRequest {
    enum class Each { one, member, observer, body };
    Each each = Each::one;
    std::string id;                ///< of `one`, in the file's name: rcm-{id}-{language}.ics
    LanguageText title;            ///< {name} stands for the party's or body's name
    std::vector<EventKind> kinds;  ///< empty: all
    bool cancelled = true;         ///< shows what is cancelled, marked, for a while; false: leaves it out
    std::string color{};           ///< a CSS3 name; may be empty
    FeedStyle style{};
    Span at{};
};

struct Register {
    Settings settings;
    std::vector<Party> parties;
    std::vector<Presidency> presidencies;
    std::vector<Body> bodies;
    std::vector<Place> places;
    std::vector<FeedRequest> feeds;
    std::vector<Watch> watches;       ///< outside calendars, in the order of calendar.toml
    std::vector<Document> documents;  ///< by date of adoption, then by path
    std::vector<Agenda> agendas;      ///< by path
    HolidayTable holidays;
    std::vector<Acknowledgement> acknowledged;

    [[nodiscard]] std::optional<PartyIndex> presidency_on(civil_day day) const;
    /// Who has to deliver on that day; nullopt where nobody is known to preside then.
    [[nodiscard]] std::optional<PartyIndex> holder(const Owner& owner, civil_day day) const;
    /// Where the secretariat sits, whose working days count; empty where its place is not said.
    [[nodiscard]] std::string_view secretariat_country() const;
    [[nodiscard]] std::optional<PartyIndex> party(std::string_view id) const;
};

}  // namespace rcm
