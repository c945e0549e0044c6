// Limits: the numbers that the rules of the conflict catalogue use, set per calendar under [limits] in calendar.toml.
//
//   [limits]
//   supporter-cities = 2      # C04: no organisation supports sessions in more than 2 cities …
//   supporter-days   = 7      # … within 7 days
//
// The defaults are the catalogue's. A new number is a member here and a row in engine/text/parse_limits.cpp.
#pragma once

namespace rcm {

struct Limits {
    int supporter_cities = 2;      ///< C04: most cities that one organisation supports sessions in …
    int supporter_days = 7;        ///< … within so many days
    int presidency_sessions = 2;   ///< C05: most sessions led by the presidency …
    int presidency_days = 14;      ///< … within so many days
    int interpreter_rest = 12;     ///< C08: least rest between two sessions of one team, in hours
    int travel_speed = 750;        ///< C10: along the great circle, in km/h …
    int travel_ground = 3;         ///< … with so many hours to and from the airports
    int travel_margin = 4;         ///< C10: least hours left besides the journey
    int online_gap = 40;           ///< C11: least minutes between two online sessions
    int burden_factor = 2;         ///< C18: most times the median burden
    int review_working_days = 10;  ///< C32: least length of a review, in working days
    int open_info = 120;           ///< C40: days before the earliest start at which an open point is told …
    int open_warning = 90;         ///< … becomes a warning …
    int open_error = 60;           ///< … and an error
    int window_share = 20;         ///< C41: least share of clean start days in a window, in per cent
    int stale_days = 60;           ///< C43: most days without a decision on something tentative
    int link_days = 3;             ///< C46: days before an online session by which its link is needed
    int blast_events = 10;         ///< C65: from so many future events on …
    int blast_share = 30;          ///< … at most so many per cent of them may change at once
};

}  // namespace rcm
