// Agenda times: when each item of an agenda begins and ends, worked out from what its file leaves out.
//
//   | left out | is                                                                                            |
//   |----------|-----------------------------------------------------------------------------------------------|
//   | start    | the end of the item before in the same room and day; of the first, the start of a timed session |
//   | length   | up to the start of the next in the same room and day; of the last, the end of a timed session   |
//
// What cannot be worked out is an error at the item (D080 start, D081 length), as is an agenda of a session that is
// not there (D082), or that has another one of the same day and revision (D083). Of several versions the newest counts.
// An item that runs over its session is a finding (rule C50).
#pragma once

#include "engine/resolve/schedule.hpp"

namespace rcm {

/// Fills Schedule::agendas, in the order of their sessions. An agenda of an event that is not in the calendar on that
/// day is left out.
void lay_out_agendas(Schedule& schedule, Diagnostics& diagnostics);

/// Where the session has its bounds: [begin, end) since midnight of its first day. Of whole days, from midnight to
/// midnight.
struct SessionTimes {
    minutes begin{}, end{};
};
[[nodiscard]] SessionTimes times_of(const Session& session);

}  // namespace rcm
