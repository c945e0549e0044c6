// A year of 10,000 events of 50 bodies and 200 parties with holidays of their own, as text, and all that the rules may
// look at besides: agendas, rooms, links and interpreters, decisions that move, confirm, cancel and record outcomes,
// outside calendars, the edition that subscribers see, and acknowledgements.
//
// `Kept` as people keep a calendar, where bodies that share members are few and a body meets once a day or two; or
// `thrown` at random, which gives double bookings by the hundred thousand.
//
//   const JudgedYear& year = judged_year(Year::kept);
//   Findings findings = check(year.context(), all_rules());
#pragma once

#include "engine/rules/rule.hpp"
#include "engine/text/read.hpp"

#include <memory>

namespace rcm::bench {

enum class Year { kept, thrown };

/// The source files of the year, without acknowledgements. The same at each call.
[[nodiscard]] SourceSet year_sources(Year how);

/// A year as the rules judge it.
struct JudgedYear {
    std::shared_ptr<const Schedule> schedule;
    std::vector<OutsideCalendar> outside;
    std::shared_ptr<const LastEdition> last;

    [[nodiscard]] RuleContext context() const;
};

/// Made once. With an acknowledgement for every twentieth finding.
[[nodiscard]] const JudgedYear& judged_year(Year how);

}  // namespace rcm::bench
