// Acknowledgement: somebody has seen a finding and lives with it, for a reason and perhaps for a time.
//
// It holds for one rule, the sessions concerned and the facts as they were: dates, places, parties, severity. Facts
// are written as text that a person can read, so that a changed one can be named: "for 12–13 November 2018, now
// 19–20 November 2018".
//
//   acknowledged = [
//     { rule = "C13", events = ["rcgm-2018-11"], facts = { dates = "2018-11-12/2018-11-13", places = "panama-city",
//       parties = ["CAN", "USA"], severity = "warning" }, reason = "both will come", who = "Panama" },
//   ]
#pragma once

#include "engine/base/diagnostic.hpp"
#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

namespace rcm {

/// What a finding rests on. Dates and places stand side by side with the sessions.
struct Facts {
    std::vector<std::string> dates{};    ///< as `when` is written, with the zone of a timed session behind it
    std::vector<std::string> places{};   ///< a place's or country's id, "online", "tbc" or "none"
    std::vector<std::string> parties{};  ///< ids of who is affected
    std::string about{};                 ///< what else tells two findings of one rule and session apart
    Severity severity = Severity::warning;
};

struct Acknowledgement {
    std::string rule{};
    std::vector<std::string> sessions{};  ///< an event's id; "event.2" is its second session, as in UIDs
    Facts facts{};
    LanguageText reason{};
    std::string who{};
    std::optional<civil_day> until{};  ///< from this day on the finding is open again
    Span at{};                         ///< the table as a whole
    Span rule_at{};
};

}  // namespace rcm
