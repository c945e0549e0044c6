// Options: where and when an event could be held, one by one.
//
// The start days are those of its window, or every day between the two days asked for from which the whole event
// still fits; the hosts are those asked for, else the candidates of a placeholder, else the capitals of the members
// that have to be there. No day is left out for being a bad one, which is for the rules to say; only days that have
// gone by are, and they are counted.
//
//   Options options = options_of(schedule, event, {.hosts = {san_jose}}, today);
#pragma once

#include "engine/resolve/schedule.hpp"

namespace rcm {

/// What was asked for; all that is absent is taken from the event.
struct Wish {
    std::optional<DayRange> between{};
    std::vector<PlaceIndex> hosts{};
};

struct Option {
    std::vector<When> when;            ///< of every session of the event; empty: the dates stay as they are
    std::optional<PlaceIndex> host{};  ///< nothing: the place stays as it is
    DayRange days{};                   ///< of the session that is placed first
};

struct Options {
    std::vector<Option> list;  ///< in order of day, then of host
    int days = 0;              ///< so many different choices of days
    int hosts = 0;             ///< so many hosts; 0: the place is settled
    int past_days = 0;         ///< start days left out because they have gone by
    bool too_many = false;     ///< more than most_options; the list is empty then
    enum class Fault { none, settled, no_dates, several_sessions, series } fault = Fault::none;
};

inline constexpr int most_options = 20'000;

[[nodiscard]] Options options_of(const Schedule& schedule, const Event& event, const Wish& wish, civil_day today);

/// True where a date or the place of the event is open and not all of it is past.
[[nodiscard]] bool is_open(const Schedule& schedule, const Event& event, civil_day today);

}  // namespace rcm
