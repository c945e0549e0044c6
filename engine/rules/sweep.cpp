#include "engine/rules/sweep.hpp"

#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace rcm {
namespace {

using Ticks = instant::rep;

/// What the sort moves.
struct Key {
    Ticks lo;  ///< earliest start
    std::uint32_t session;
};

/// All parties and bodies of a session folded into a word: no bit in common, nothing shared.
using Sign = std::uint64_t;

/// A session that has begun and may still run.
struct Active {
    Ticks end;  ///< latest
    std::uint32_t session;
};

/// A span longer than this is a wide window: kept by party, or every later session would walk past all of them.
constexpr Ticks wide = Ticks{60} * 24 * 3600;

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

Ticks latest_end(const Session& session) {
    return (session.hi + session.length).time_since_epoch().count();
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

/// The sort leaves the sessions scattered over memory; asking for one some steps ahead hides the wait.
void fetch_ahead(const Session& session) {
    __builtin_prefetch(&session);
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
            const PartySet parties = parties_of(session);
            const Sign sign = fold(parties) | Sign{session.bodies} << 32U;
            const Active entry{latest_end(session), keys[at].session};
            meet_active(session, parties, sign);
            if (has_wide_) meet_wide(session, parties);
            if (entry.end - keys[at].lo > wide)
                add_wide(entry, parties);
            else
                add(entry, sign, keys[at].lo);
        }
    }

  private:
    /// Cancelled sessions and kinds that occupy nobody are here too: their events lie far apart in memory, and it costs
    /// less to look at those of the pairs alone.
    std::vector<Key> keys_in_order() const {
        std::vector<Key> keys;
        keys.reserve(schedule_.sessions.size());
        for (std::uint32_t index = 0; index < schedule_.sessions.size(); ++index) {
            const auto& session = schedule_.sessions[index];
            if (session.dated()) keys.push_back({session.lo.time_since_epoch().count(), index});
        }
        sort(keys);
        return keys;
    }

    /// By lo, and where that is the same by session: byte after byte from the lowest, as far as there are any. Several
    /// times as fast as comparing them.
    static void sort(std::vector<Key>& keys) {
        if (keys.empty()) return;
        const auto [first, last] =
            std::minmax_element(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.lo < b.lo; });
        const Ticks least = first->lo;
        const Ticks range = last->lo - least;
        std::vector<Key> sorted(keys.size());
        for (unsigned shift = 0; shift < 64U && range >> shift != 0; shift += 8U) {
            const auto byte = [&](const Key& key) { return static_cast<std::uint8_t>((key.lo - least) >> shift); };
            std::array<std::size_t, 257> place{};
            for (const auto& key : keys)
                ++place[byte(key) + 1U];
            std::partial_sum(place.begin(), place.end(), place.begin());
            for (const auto& key : keys)
                sorted[place[byte(key)]++] = key;
            keys.swap(sorted);
        }
    }

    /// First who has a bit in common, then who shares a party or perhaps a body: both without a branch, for a wrong
    /// guess of the processor costs more than the test. What is left are pairs, nearly all of them.
    void meet_active(const Session& session, const PartySet& parties, Sign sign) {
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
            const auto index = active_[hits[hit]].session;
            const auto& other = schedule_.sessions[index];
            hits[pairs] = index;
            const auto shared = words_in_common(parties_of(other), parties) | (other.bodies & session.bodies);
            pairs += static_cast<std::size_t>(shared != 0) &
                     static_cast<std::size_t>(other.hi + other.length > session.lo) &
                     static_cast<std::size_t>(other.event != session.event);
        }
        for (std::size_t pair = 0; pair < pairs; ++pair)
            look_at(schedule_.sessions[hits[pair]], session);
    }

    /// What has ended is cleared away now and then: each time costs a walk over the list.
    void add(const Active& entry, Sign sign, Ticks now) {
        if (++since_clearing_ > signs_.size() / 4 + 4) {
            since_clearing_ = 0;
            std::size_t kept = 0;
            for (std::size_t at = 0; at < active_.size(); ++at) {
                const Active other = active_[at];
                active_[kept] = other;
                signs_[kept] = signs_[at];
                kept += other.end > now;
            }
            active_.resize(kept);
            signs_.resize(kept);
        }
        active_.push_back(entry);
        signs_.push_back(sign);
        if (hits_.size() <= signs_.size()) hits_.resize(2 * signs_.size() + 1);
    }

    void meet_wide(const Session& session, const PartySet& parties) {
        for (auto party = parties._Find_first(); party < parties.size(); party = parties._Find_next(party))
            meet_bucket(by_party_[party], session, [&](const Session& other) {
                return (parties & parties_of(other))._Find_first() == party;  // the first party in common: once a pair
            });
        const auto roots = roots_of(session);
        for (const auto root : roots)
            meet_bucket(by_root_[root], session, [&](const Session& other) {
                if ((parties & parties_of(other)).any()) return false;
                for (const auto first : roots_of(other))
                    if (std::find(roots.begin(), roots.end(), first) != roots.end()) return first == root;
                return false;
            });
    }

    template <class Once>
    void meet_bucket(std::vector<Active>& bucket, const Session& session, const Once& once) {
        const Ticks now = session.lo.time_since_epoch().count();
        std::erase_if(bucket, [&](const Active& entry) { return entry.end <= now; });
        for (const Active& entry : bucket) {
            const auto& other = schedule_.sessions[entry.session];
            if (other.event != session.event && once(other)) look_at(other, session);
        }
    }

    void add_wide(const Active& entry, const PartySet& parties) {
        if (!occupying(schedule_, schedule_.sessions[entry.session])) return;
        if (!has_wide_) {
            by_party_.resize(most_parties);
            by_root_.resize(schedule_.source().bodies.size());
            has_wide_ = true;
        }
        for (auto party = parties._Find_first(); party < most_parties; party = parties._Find_next(party))
            by_party_[party].push_back(entry);
        for (const auto root : roots_of(schedule_.sessions[entry.session]))
            by_root_[root].push_back(entry);
    }

    std::vector<BodyIndex> roots_of(const Session& session) const {
        std::vector<BodyIndex> roots;
        for (const auto body : schedule_.event_of(session).bodies.value())
            roots.push_back(root_of(schedule_.source().bodies, body));
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    /// The exact tests, for the few pairs that pass the word of bits; x comes before y and ends after y starts.
    void look_at(const Session& x, const Session& y) const {
        if (x.lo >= y.hi + y.length) return;
        if (!occupying(schedule_, x) || !occupying(schedule_, y)) return;
        if ((parties_of(x) & parties_of(y)).none() &&
            !shared_body(schedule_, schedule_.event_of(x), schedule_.event_of(y)))
            return;
        const bool certain = x.hi < y.lo + y.length && y.hi < x.lo + x.length;
        if (!certain && free_between(x, y)) return;
        visit_({x, y, certain ? Certainty::certain : Certainty::possible});
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
    std::vector<std::vector<Active>> by_party_;
    std::vector<std::vector<Active>> by_root_;
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
