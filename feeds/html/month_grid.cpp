#include "feeds/html/month_grid.hpp"

#include <algorithm>

namespace rcm {
namespace {

constexpr int longest_bar = 14;

bool in_grid(const Entry& entry) {
    return entry.session->when->form != When::Form::window || entry.session->hull().length() <= longest_bar;
}

/// Whole days as shown; times on the civil days they touch.
DayRange days_of(const Entry& entry) {
    const Session& session = *entry.session;
    if (!session.timed()) return entry.shown_days();
    const civil_day first = date::floor<days>(session.when->start);
    const civil_day last = date::floor<days>(session.when->end - seconds{1});
    return {first, std::max(first, last)};
}

}  // namespace

MonthGrid::MonthGrid(Month of, const Entries& entries, std::size_t most_lanes) : month(of) {
    Entries shown;
    for (const Entry* entry : entries)
        (in_grid(*entry) ? shown : sometime).push_back(entry);
    std::stable_sort(shown.begin(), shown.end(), [](const Entry* a, const Entry* b) {
        const DayRange x = days_of(*a), y = days_of(*b);
        return x.first != y.first ? x.first < y.first : y.last < x.last;
    });
    const unsigned after_monday = (date::weekday(of.first()).c_encoding() + 6) % 7;
    for (civil_day monday = of.first() - days{after_monday}; monday <= of.last(); monday += days{7}) {
        Week week{.monday = monday, .lanes = {}};
        const civil_day sunday = monday + days{6};
        for (const Entry* entry : shown) {
            const DayRange range = days_of(*entry);
            if (range.last < monday || sunday < range.first) continue;
            const civil_day first = std::max(range.first, monday);
            const civil_day last = std::min(range.last, sunday);
            const Bar bar{entry, static_cast<int>((first - monday).count()),
                          static_cast<int>((last - first).count()) + 1, range.first >= monday, range.last <= sunday};
            const auto lane = std::find_if(week.lanes.begin(), week.lanes.end(), [&](const std::vector<Bar>& bars) {
                return bars.back().first + bars.back().columns <= bar.first;
            });
            if (lane != week.lanes.end()) {
                lane->push_back(bar);
            } else if (week.lanes.size() < most_lanes) {
                week.lanes.push_back({bar});
            } else {
                ++week.left_out;
            }
        }
        weeks.push_back(std::move(week));
    }
}

}  // namespace rcm
