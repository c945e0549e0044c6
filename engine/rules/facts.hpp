// Facts: what a finding rests on, as text for acknowledged.toml, and in words where one has changed.
//
//   facts_of(finding, schedule).dates        {"2018-11-12/2018-11-13"}
//   changed_words(then, now, …).in(Language::en)   "acknowledged for 12–13 November 2018, now 19–20 November 2018"
#pragma once

#include "engine/rules/acknowledge.hpp"

namespace rcm {

/// True where no fact has changed and the finding has not become more severe.
[[nodiscard]] bool still_holds(const Facts& then, const Facts& now);

[[nodiscard]] Wording changed_words(const Facts& then, const Facts& now, const Finding& finding,
                                    const Schedule& schedule);
[[nodiscard]] Wording expired_words(const Acknowledgement& acknowledgement);

}  // namespace rcm
