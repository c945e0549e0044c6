// Agenda: what one session of a meeting deals with, item by item, as its file says (agendas/*.toml).
//
// Times are of the day in the meeting's own civil time; days are counted from the session's first, so that an agenda
// moves with its meeting. What is left out (a start after the item before, a length up to the next) is worked out by
// `lay_out` (engine/resolve/agenda_times.hpp).
#pragma once

#include "engine/base/source.hpp"
#include "engine/base/text.hpp"
#include "engine/time/civil.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rcm {

struct AgendaDocument {
    LanguageText title;
    std::string link{};  ///< https, or empty
};

struct AgendaItem {
    std::string id;                  ///< becomes part of its UID; never reused
    int day = 1;                     ///< of the session, counted from 1
    std::optional<minutes> start{};  ///< since midnight
    std::optional<minutes> length{};
    LanguageText title{};
    std::string room{};  ///< of the item, else of the agenda; empty: the meeting's own
    std::vector<std::string> speakers{};
    std::vector<AgendaDocument> documents{};
    Span at{};
};

struct Agenda {
    std::string meeting;           ///< the event's id
    std::optional<int> session{};  ///< its number, where the meeting has several
    civil_day issued;
    int revision = 0;  ///< of the agenda, raised with each new version
    std::vector<AgendaItem> items{};
    Span at{};
};

}  // namespace rcm
