#include "engine/rules/sweep.hpp"

#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rcm {
namespace {

using Ticks = instant::rep;

/// What the sort moves: 16 bytes.
struct Key {
    Ticks lo;  ///< earliest start
    std::uint32_t session;
    std::uint32_t bodies;  ///< its bodies folded into a word
};
static_assert(sizeof(Key) == 16);

/// All parties and bodies of a session folded into a word: no bit in common, nothing shared.
using Sign = std::uint64_t;

/// A session that has begun and may still run; one cache line, so that the exact test touches nothing else.
struct Active {
    PartySet parties;
    Ticks lo;
    Ticks end;  ///< latest end: hi + length
    std::uint32_t length;
    std::uint32_t session;
    EventIndex event;
    std::uint32_t bodies;  ///< folded into a word
};
static_assert(sizeof(Active) == 64);

/// A wide window, in the bucket of one of its parties or bodies.
struct Wide {
    Ticks end;
    std::uint32_t session;
};

/// A span longer than this is a wide window: kept by party, or every later session would walk past all of them.
constexpr Ticks wide = Ticks{60} * 24 * 3600;

BodyIndex root_of(const std::vector<Body>& bodies, BodyIndex body) {
    for (std::size_t steps = 0; bodies[body].part_of && steps < bodies.size(); ++steps)
        body = *bodies[body].part_of;
    return body;
}

bool is_part_of(const std::vector<Body>& bodies, BodyIndex part, BodyIndex whole) {
    for (std::size_t steps = 0; part != whole && steps < bodies.size(); ++steps) {
        if (!bodies[part].part_of) return false;
        part = *bodies[part].part_of;
    }
    return part == whole;
}

inline PartySet parties_of(const Session& session) {
    return session.required | session.optional | session.supporters;
}

Sign fold(const PartySet& parties) {
    static_assert(sizeof(PartySet) == 32);
    const auto words = std::bit_cast<std::array<std::uint64_t, 4>>(parties);
    return words[0] | std::rotl(words[1], 16) | std::rotl(words[2], 8) | std::rotl(words[3], 24);
}

std::uint64_t words_in_common(const PartySet& a, const PartySet& b) {
    const auto x = std::bit_cast<std::array<std::uint64_t, 4>>(a);
    const auto y = std::bit_cast<std::array<std::uint64_t, 4>>(b);
    return (x[0] & y[0]) | (x[1] & y[1]) | (x[2] & y[2]) | (x[3] & y[3]);
}

/// Every body of one family has the bit of its root, so that a body without members still meets its like.
std::uint32_t fold(const std::vector<Body>& bodies, const std::vector<BodyIndex>& of) {
    std::uint32_t sign = 0;
    for (const auto body : of)
        sign |= std::uint32_t{1} << (31U - root_of(bodies, body) % 32U);
    return sign;
}

/// The sort leaves the sessions scattered over memory; asking for one some steps ahead hides the wait.
void fetch_ahead(const Session& session) {
    __builtin_prefetch(&session);
    __builtin_prefetch(&session.lo);
    __builtin_prefetch(&session.required);
    __builtin_prefetch(&session.supporters);
    __builtin_prefetch(&session.supporters + 1);
}

class Sweep {
  public:
    Sweep(const Schedule& schedule, const std::function<void(const SessionPair&)>& visit)
        : schedule_(schedule), visit_(visit) {}

    void run() {
        const std::vector<Key> keys = keys_in_order();
        constexpr std::size_t ahead = 24;
        for (std::size_t at = 0; at < keys.size(); ++at) {
            if (at + ahead < keys.size()) fetch_ahead(schedule_.sessions[keys[at + ahead].session]);
            const auto& session = schedule_.sessions[keys[at].session];
            const Active entry{.parties = parties_of(session),
                               .lo = keys[at].lo,
                               .end = (session.hi + session.length).time_since_epoch().count(),
                               .length = static_cast<std::uint32_t>(session.length.count()),
                               .session = keys[at].session,
                               .event = session.event,
                               .bodies = keys[at].bodies};
            const Sign sign = fold(entry.parties) | Sign{keys[at].bodies} << 32U;
            meet_active(entry, sign);
            if (has_wide_) meet_wide(entry);
            if (entry.end - entry.lo > wide)
                add_wide(entry);
            else
                add(entry, sign);
        }
    }

  private:
    std::vector<Key> keys_in_order() const {
        const auto& bodies = schedule_.source().bodies;
        std::vector<Key> keys;
        keys.reserve(schedule_.sessions.size());
        std::uint32_t body_sign = 0;
        bool counts = false;
        EventIndex last_event = 0;
        for (std::uint32_t index = 0; index < schedule_.sessions.size(); ++index) {
            const auto& session = schedule_.sessions[index];
            if (index == 0 || session.event != last_event) {
                const auto& event = schedule_.event_of(session);
                last_event = session.event;
                counts = !event.cancelled && occupies(event.kind.value());
                body_sign = fold(bodies, event.bodies.value());
            }
            if (counts && session.dated()) keys.push_back({session.lo.time_since_epoch().count(), index, body_sign});
        }
        std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.lo < b.lo; });
        return keys;
    }

    /// First who has a bit in common, then who shares a party or perhaps a body: both without a branch, for a wrong
    /// guess of the processor costs more than the test. What is left are pairs, nearly all of them.
    void meet_active(const Active& entry, Sign sign) {
        std::uint32_t* const hits = hits_.data();
        const Sign* const signs = signs_.data();
        const auto size = static_cast<std::uint32_t>(signs_.size());
        std::size_t count = 0;
        for (std::uint32_t at = 0; at < size; ++at) {
            hits[count] = at;
            count += (signs[at] & sign) != 0;
        }
        std::size_t pairs = 0;
        for (std::size_t hit = 0; hit < count; ++hit) {
            const Active& other = active_[hits[hit]];
            hits[pairs] = hits[hit];
            const auto shared = words_in_common(other.parties, entry.parties) | (other.bodies & entry.bodies);
            pairs += static_cast<std::size_t>(shared != 0) & static_cast<std::size_t>(other.end > entry.lo) &
                     static_cast<std::size_t>(other.event != entry.event);
        }
        for (std::size_t pair = 0; pair < pairs; ++pair)
            look_at(active_[hits[pair]], entry);
    }

    /// What has ended is cleared away now and then: each time costs a walk over the list.
    void add(const Active& entry, Sign sign) {
        if (++since_clearing_ > signs_.size() / 4 + 4) {
            since_clearing_ = 0;
            std::size_t kept = 0;
            for (std::size_t at = 0; at < active_.size(); ++at) {
                if (active_[at].end <= entry.lo) continue;
                active_[kept] = active_[at];
                signs_[kept++] = signs_[at];
            }
            active_.resize(kept);
            signs_.resize(kept);
        }
        active_.push_back(entry);
        signs_.push_back(sign);
        if (hits_.size() <= signs_.size()) hits_.resize(2 * signs_.size() + 1);
    }

    void meet_wide(const Active& entry) {
        const auto& parties = entry.parties;
        for (auto party = parties._Find_first(); party < parties.size(); party = parties._Find_next(party))
            meet_bucket(by_party_[party], entry, [&](const Session& other) {
                return (parties & parties_of(other))._Find_first() == party;  // the first party in common: once a pair
            });
        const auto roots = roots_of(schedule_.sessions[entry.session]);
        for (const auto root : roots)
            meet_bucket(by_root_[root], entry, [&](const Session& other) {
                if ((parties & parties_of(other)).any()) return false;
                for (const auto first : roots_of(other))
                    if (std::find(roots.begin(), roots.end(), first) != roots.end()) return first == root;
                return false;
            });
    }

    template <class Once>
    void meet_bucket(std::vector<Wide>& bucket, const Active& entry, const Once& once) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < bucket.size(); ++at) {
            const Wide other = bucket[at];
            if (other.end <= entry.lo) continue;
            bucket[kept++] = other;
            const auto& session = schedule_.sessions[other.session];
            if (session.event == entry.event || !once(session)) continue;
            look_at({.parties = parties_of(session),
                     .lo = session.lo.time_since_epoch().count(),
                     .end = other.end,
                     .length = static_cast<std::uint32_t>(session.length.count()),
                     .session = other.session,
                     .event = session.event,
                     .bodies = ~std::uint32_t{0}},
                    entry);
        }
        bucket.resize(kept);
    }

    void add_wide(const Active& entry) {
        if (!has_wide_) {
            by_party_.resize(most_parties);
            by_root_.resize(schedule_.source().bodies.size());
            has_wide_ = true;
        }
        for (auto party = entry.parties._Find_first(); party < most_parties; party = entry.parties._Find_next(party))
            by_party_[party].push_back({entry.end, entry.session});
        for (const auto root : roots_of(schedule_.sessions[entry.session]))
            by_root_[root].push_back({entry.end, entry.session});
    }

    std::vector<BodyIndex> roots_of(const Session& session) const {
        std::vector<BodyIndex> roots;
        for (const auto body : schedule_.event_of(session).bodies.value())
            roots.push_back(root_of(schedule_.source().bodies, body));
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    /// The exact tests, for the few pairs that pass the word of bits; x starts no later than y.
    void look_at(const Active& x, const Active& y) const {
        if (x.lo >= y.end) return;
        const bool share = (x.parties & y.parties).any();
        if (!share && !share_body(x.session, y.session)) return;
        const bool swap = x.lo == y.lo && x.session > y.session;
        const auto& a = schedule_.sessions[swap ? y.session : x.session];
        const auto& b = schedule_.sessions[swap ? x.session : y.session];
        const bool certain = x.end - x.length < y.lo + y.length && y.end - y.length < x.lo + x.length;
        if (!certain && free_between(a, b)) return;
        visit_({a, b, certain ? Certainty::certain : Certainty::possible});
    }

    bool share_body(std::uint32_t x, std::uint32_t y) const {
        return shared_body(schedule_, schedule_.event_of(schedule_.sessions[x]),
                           schedule_.event_of(schedule_.sessions[y]))
            .has_value();
    }

    /// True where only the hulls of the start days overlap, and the days themselves leave room.
    static bool free_between(const Session& a, const Session& b) {
        if (a.start_days.size() == 1 && b.start_days.size() == 1) return false;
        return starts_overlapping(a, b).empty() || starts_overlapping(b, a).empty();
    }

    const Schedule& schedule_;
    const std::function<void(const SessionPair&)>& visit_;
    std::vector<Active> active_;
    std::vector<Sign> signs_;  ///< of active_
    std::vector<std::uint32_t> hits_ = std::vector<std::uint32_t>(1);
    std::size_t since_clearing_ = 0;
    std::vector<std::vector<Wide>> by_party_;
    std::vector<std::vector<Wide>> by_root_;
    bool has_wide_ = false;
};

}  // namespace

void sweep(const Schedule& schedule, const std::function<void(const SessionPair&)>& visit) {
    Sweep(schedule, visit).run();
}

bool occupying(const Schedule& schedule, const Session& session) {
    const auto& event = schedule.event_of(session);
    return session.dated() && !event.cancelled && occupies(event.kind.value());
}

std::optional<BodyIndex> shared_body(const Schedule& schedule, const Event& a, const Event& b) {
    const auto& bodies = schedule.source().bodies;
    for (const auto one : a.bodies.value())
        for (const auto other : b.bodies.value()) {
            if (!bodies[one].standing || !bodies[other].standing) continue;
            if (is_part_of(bodies, one, other)) return one;
            if (is_part_of(bodies, other, one)) return other;
        }
    return std::nullopt;
}

bool is_weighty(const Schedule& schedule, const Event& event) {
    const auto& bodies = schedule.source().bodies;
    return std::any_of(event.bodies.value().begin(), event.bodies.value().end(), [&](BodyIndex body) {
        return bodies[body].level == Level::political || bodies[body].id == "rcgm";
    });
}

}  // namespace rcm
