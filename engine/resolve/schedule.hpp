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

/// The body at the top of its family: what the body is part of, and that of, up to one that is part of nothing.
[[nodiscard]] BodyIndex root_of(const std::vector<Body>& bodies, BodyIndex body);

/// Bodies folded into a word, all of one family into the same bit: no bit in common, no body shared.
using BodyBits = std::uint32_t;
[[nodiscard]] BodyBits body_bits(const std::vector<Body>& bodies, const std::vector<BodyIndex>& of);

/// The dates of a session: one of those that the decision names, which it shares, or one counted out for it.
class SharedWhen {
  public:
    SharedWhen() = default;
    SharedWhen(When own) : list_(Sourced<std::vector<When>>{{std::move(own)}, {}}) {}
    SharedWhen(Decided<std::vector<When>> list, std::uint32_t at) : list_(std::move(list)), at_(at) {}

    const When& operator*() const { return list_ ? list_->value[at_] : unknown; }
    const When* operator->() const { return &**this; }

  private:
    inline static const When unknown{};
    Decided<std::vector<When>> list_;
    std::uint32_t at_ = 0;
};

/// What the sweep asks of every session comes first and together, in three cache lines: in a large calendar its time is
/// that of fetching them.
struct Session {
    EventIndex event = 0;
    std::uint32_t number = 1;            ///< 1 for the first session; a series counts before its exceptions
    std::vector<DayRange> start_days{};  ///< the civil days on which it may start; empty: nothing is known
    instant lo{}, hi{};                  ///< bounds of the start, over all start days and zones
    seconds length{};                    ///< of its occupation
    BodyBits bodies = ~BodyBits{0};      ///< of its event; all as long as nobody says which
    int length_days = 1;                 ///< civil days touched
    PartySet required{}, optional{}, supporters{};

    SharedWhen when{};  ///< of this session; relative deadlines already counted out to a day
    Zone zone{};        ///< timed: the zone of its civil time
    CivilKind start_kind = CivilKind::unique;
    CivilKind end_kind = CivilKind::unique;

    std::vector<PlaceIndex>
        places{};  ///< where it may be: one if settled, the candidates if not; empty online or unknown
    bool online = false;
    bool place_open = false;  ///< the place is a placeholder

    [[nodiscard]] bool dated() const { return !start_days.empty(); }
    [[nodiscard]] bool timed() const { return when->form == When::Form::timed; }
    /// True where the day on which it starts is settled.
    [[nodiscard]] bool firm() const { return start_days.size() == 1 && start_days.front().length() == 1; }
    [[nodiscard]] instant start() const { return lo; }         ///< of a timed session
    [[nodiscard]] instant end() const { return lo + length; }  ///< of a timed session
    /// First and last day it may touch.
    [[nodiscard]] DayRange hull() const {
        return {start_days.front().first, start_days.back().last + days{length_days - 1}};
    }
};

/// An item of an agenda with its times, as civil time that has passed since midnight of the session's first day.
struct TimedItem {
    const AgendaItem* item = nullptr;
    minutes from{}, until{};
};

/// The agenda of one session.
struct SessionAgenda {
    const Agenda* agenda = nullptr;
    std::uint32_t session = 0;       ///< into Schedule::sessions
    std::vector<TimedItem> items{};  ///< in the order of the file
};

/// Sessions in order of event, then number; those of event e are [first_session[e], first_session[e + 1]).
struct Schedule {
    std::shared_ptr<const Calendar> calendar;
    std::vector<Session> sessions;
    std::vector<std::uint32_t> first_session;
    std::vector<SessionAgenda> agendas{};

    [[nodiscard]] const Event& event_of(const Session& session) const { return calendar->events[session.event]; }
    [[nodiscard]] const Register& source() const { return *calendar->source; }
    [[nodiscard]] std::span<const Session> sessions_of(EventIndex event) const {
        return std::span(sessions).subspan(first_session[event], first_session[event + 1] - first_session[event]);
    }
    /// What became of a session, where a decision says so of a session that was over by then.
    [[nodiscard]] std::optional<Held> outcome_of(const Session& session) const;
    /// True where the party takes part, supports, or has to deliver.
    [[nodiscard]] bool concerns(const Session& session, PartyIndex party) const;
};

}  // namespace rcm
