#include "engine/text/parse_limits.hpp"

#include <string>

namespace rcm {
namespace {

struct Row {
    std::string_view key;
    int Limits::*number;
    int least, most;
};

constexpr Row rows[] = {
    {"supporter-cities", &Limits::supporter_cities, 1, 100},
    {"supporter-days", &Limits::supporter_days, 1, 366},
    {"presidency-sessions", &Limits::presidency_sessions, 1, 100},
    {"presidency-days", &Limits::presidency_days, 1, 366},
    {"interpreter-rest", &Limits::interpreter_rest, 0, 72},
    {"travel-speed", &Limits::travel_speed, 1, 3000},
    {"travel-ground", &Limits::travel_ground, 0, 48},
    {"travel-margin", &Limits::travel_margin, 0, 48},
    {"online-gap", &Limits::online_gap, 0, 1440},
    {"burden-factor", &Limits::burden_factor, 1, 100},
    {"review-working-days", &Limits::review_working_days, 0, 366},
    {"open-info", &Limits::open_info, 0, 3660},
    {"open-warning", &Limits::open_warning, 0, 3660},
    {"open-error", &Limits::open_error, 0, 3660},
    {"window-share", &Limits::window_share, 0, 100},
    {"stale-days", &Limits::stale_days, 1, 3660},
    {"link-days", &Limits::link_days, 0, 366},
    {"blast-events", &Limits::blast_events, 1, 100000},
    {"blast-share", &Limits::blast_share, 0, 100},
};

}  // namespace

Limits parse_limits(const Node& table, Diagnostics& diagnostics) {
    Limits limits;
    TableReader reader(table, "[limits]", diagnostics);
    for (const auto& row : rows) {
        const auto number = reader.integer(row.key);
        if (!number) continue;
        if (*number < row.least || *number > row.most)
            diagnostics.push_back(
                {.code = "D018",
                 .message =
                     worded("`{}` is {}, out of its bounds", "`{}` vale {}, fuera de sus límites", row.key, *number),
                 .at = reader.find(row.key)->at,
                 .hint = worded("write a number from {} to {}", "escriba un número de {} a {}", row.least, row.most)});
        else
            limits.*row.number = static_cast<int>(*number);
    }
    reader.finish();
    return limits;
}

}  // namespace rcm
