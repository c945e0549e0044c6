#include "engine/rules/shared_use.hpp"

#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <tuple>

namespace rcm {
namespace {

instant latest_end(const Session& session) {
    return session.hi + session.length;
}

/// True where only the hulls of the start days come near, and the days themselves leave room.
bool free_between(const Session& a, const Session& b, seconds rest) {
    if (a.start_days.size() == 1 && b.start_days.size() == 1) return false;
    const auto x = with_rest(a, rest);
    const auto y = with_rest(b, rest);
    return starts_overlapping(x, y).empty() || starts_overlapping(y, x).empty();
}

}  // namespace

Session with_rest(Session session, seconds rest) {
    session.length += rest;
    return session;
}

std::string as_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        if (c == ' ' || c == '\t') {
            if (!name.empty() && name.back() != ' ') name += ' ';
        } else {
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    if (name.ends_with(' ')) name.pop_back();
    return name;
}

void find_shared_use(std::vector<Use> uses, seconds rest, const std::function<void(const SessionPair&)>& visit) {
    std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
        return std::tie(a.thing, a.session->lo, a.session) < std::tie(b.thing, b.session->lo, b.session);
    });
    std::vector<const Session*> active;
    for (std::size_t at = 0; at < uses.size(); ++at) {
        const auto& b = *uses[at].session;
        if (at > 0 && uses[at].thing != uses[at - 1].thing) active.clear();
        std::erase_if(active, [&](const Session* a) { return latest_end(*a) + rest <= b.lo; });
        for (const auto* a : active) {
            if (a->event == b.event) continue;
            const bool certain = a->hi < b.lo + b.length + rest && b.hi < a->lo + a->length + rest;
            if (certain)
                visit({*a, b, Certainty::certain});
            else if (!free_between(*a, b, rest))
                visit({*a, b, Certainty::possible});
        }
        active.push_back(&b);
    }
}

}  // namespace rcm
