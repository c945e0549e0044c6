#include "engine/rules/local_hours.hpp"

#include <algorithm>

namespace rcm {

LocalHours local_hours(const RuleContext& context, const Session& session, Zone zone) {
    return {context.zones.to_civil(zone, session.start()), context.zones.to_civil(zone, session.end())};
}

seconds outside_hours(const Settings& settings, LocalHours local) {
    constexpr seconds one_sitting = hours{16};
    const auto first_day = date::floor<days>(local.start);
    const auto last_day = date::floor<days>(local.end - seconds{1});
    const auto inside = [&](civil_day day) {
        const civil_second from = std::max(local.start, civil_second{day} + hours{settings.day_from});
        const civil_second to = std::min(local.end, civil_second{day} + hours{settings.day_to});
        return std::max(seconds{0}, to - from);
    };
    if (local.end - local.start <= one_sitting) {
        auto outside = local.end - local.start - inside(first_day);
        if (last_day != first_day) outside -= inside(last_day);
        return outside;
    }
    const auto early = civil_second{first_day} + hours{settings.day_from} - local.start;
    const auto late = local.end - (civil_second{last_day} + hours{settings.day_to});
    return std::max(seconds{0}, early) + std::max(seconds{0}, late);
}

}  // namespace rcm
