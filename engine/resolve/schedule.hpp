// Schedule: every session with its bounds in time, its parties and its places.
//
// A session starts in [lo, hi] and lasts `length`: two sessions overlap *possibly* where
// lo_A < hi_B + d_B and lo_B < hi_A + d_A, and *certainly* where hi_A < lo_B + d_B and hi_B < lo_A + d_A.
// A whole day counts, in questions of overlap, as the working day (08:00 to 18:00 where it is held): taken as
// 24 hours, a day in San José would "overlap" the next day in Panama City by the hour between their zones.
#pragma once

#include "engine/base/diagnostic.hpp"
#include "engine/model/calendar.hpp"

#include <span>

namespace rcm {

struct Session {
    EventIndex event = 0;
    std::uint32_t number = 1;  ///< 1 for the first session; a series counts before its exceptions
    When when{};               ///< of this session; relative deadlines already counted out to a day
    int length_days = 1;       ///< civil days touched

    std::vector<DayRange> start_days{};  ///< the civil days on which it may start; empty: nothing is known
    instant lo{}, hi{};                  ///< bounds of the start, over all start days and zones
    seconds length{};                    ///< of its occupation
    Zone zone{};                         ///< timed: the zone of its civil time
    CivilKind start_kind = CivilKind::unique;
    CivilKind end_kind = CivilKind::unique;

    std::vector<PlaceIndex>
        places{};  ///< where it may be: one if settled, the candidates if not; empty online or unknown
    bool online = false;
    bool place_open = false;  ///< the place is a placeholder
    PartySet required{}, optional{}, supporters{};

    [[nodiscard]] bool dated() const { return !start_days.empty(); }
    [[nodiscard]] bool timed() const { return when.form == When::Form::timed; }
    /// True where the day on which it starts is settled.
    [[nodiscard]] bool firm() const { return start_days.size() == 1 && start_days.front().length() == 1; }
    [[nodiscard]] instant start() const { return lo; }         ///< of a timed session
    [[nodiscard]] instant end() const { return lo + length; }  ///< of a timed session
    /// First and last day it may touch.
    [[nodiscard]] DayRange hull() const {
        return {start_days.front().first, start_days.back().last + days{length_days - 1}};
    }
};

/// Sessions in order of event, then number; those of event e are [first_session[e], first_session[e + 1]).
struct Schedule {
    std::shared_ptr<const Calendar> calendar;
    std::vector<Session> sessions;
    std::vector<std::uint32_t> first_session;

    [[nodiscard]] const Event& event_of(const Session& session) const { return calendar->events[session.event]; }
    [[nodiscard]] const Register& source() const { return *calendar->source; }
    [[nodiscard]] std::span<const Session> sessions_of(EventIndex event) const {
        return std::span(sessions).subspan(first_session[event], first_session[event + 1] - first_session[event]);
    }
    /// True where the party takes part, supports, or has to deliver.
    [[nodiscard]] bool concerns(const Session& session, PartyIndex party) const;
};

}  // namespace rcm
