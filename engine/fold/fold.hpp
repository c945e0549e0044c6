// fold: the decisions of all documents adopted up to a day, applied in order of adoption.
//
// Agendas are kept where they were issued by that day. Each field of an event remembers the decision that set it. What
// cannot be applied is an error at its line: a second add of one event, a decision on an event that was never added, or
// on a cancelled one, and a confirm of something that was not open.
//
//   Outcome<Calendar> calendar = fold(reg, parse_day("2018-07-31"));
#pragma once

#include "engine/base/outcome.hpp"
#include "engine/model/calendar.hpp"

namespace rcm {

[[nodiscard]] Outcome<Calendar> fold(std::shared_ptr<const Register> reg, std::optional<civil_day> as_of);

}  // namespace rcm
