#include "engine/rules/sweep.hpp"

#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace rcm {
namespace {

using Ticks = instant::rep;

/// What the sort moves: 24 bytes.
struct Key {
    Ticks lo;   ///< earliest start
    Ticks end;  ///< latest end: hi + length
    std::uint32_t session;
    std::uint32_t sign;  ///< all its parties and bodies folded into a word: no bit in common, nothing shared
};
static_assert(sizeof(Key) == 24);

/// A session that has begun and may still run.
struct Active {
    Ticks end;
    std::uint32_t session;
    std::uint32_t sign;
};
static_assert(sizeof(Active) == 16);

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

PartySet parties_of(const Session& session) {
    return session.required | session.optional | session.supporters;
}

std::uint32_t fold(const PartySet& parties) {
    static_assert(sizeof(PartySet) == 32);
    const auto words = std::bit_cast<std::array<std::uint64_t, 4>>(parties);
    const auto joined = words[0] | std::rotl(words[1], 16) | std::rotl(words[2], 8) | std::rotl(words[3], 24);
    return static_cast<std::uint32_t>(joined) | static_cast<std::uint32_t>(joined >> 32U);
}

/// Every body of one family has the bit of its root, so that a body without members still meets its like.
std::uint32_t fold(const std::vector<Body>& bodies, const std::vector<BodyIndex>& of) {
    std::uint32_t sign = 0;
    for (const auto body : of)
        sign |= std::uint32_t{1} << (31U - root_of(bodies, body) % 32U);
    return sign;
}

class Sweep {
  public:
    Sweep(const Schedule& schedule, const std::function<void(const SessionPair&)>& visit)
        : schedule_(schedule), visit_(visit) {}

    void run() {
        std::vector<Key> keys = keys_in_order();
        for (std::size_t at = 0; at < keys.size(); ++at) {
            meet_active(keys[at]);
            const bool is_wide = keys[at].end - keys[at].lo > wide;
            if (has_wide_) meet_wide(keys[at]);
            if (is_wide)
                add_wide(keys[at]);
            else
                active_.push_back({keys[at].end, keys[at].session, keys[at].sign});
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
                counts = !event.cancelled && occupies(event.kind.value);
                body_sign = fold(bodies, event.bodies.value);
            }
            if (!counts || !session.dated()) continue;
            const auto sign = fold(parties_of(session)) | body_sign;
            keys.push_back({session.lo.time_since_epoch().count(),
                            (session.hi + session.length).time_since_epoch().count(), index, sign});
        }
        std::sort(keys.begin(), keys.end(),
                  [](const Key& a, const Key& b) { return a.lo != b.lo ? a.lo < b.lo : a.session < b.session; });
        return keys;
    }

    /// Walks the active list once: what has ended drops out, what shares a bit is looked at.
    void meet_active(const Key& key) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < active_.size(); ++at) {
            const Active other = active_[at];
            active_[kept] = other;
            const bool runs = other.end > key.lo;
            kept += runs;
            if (runs && (other.sign & key.sign) != 0) look_at(other.session, key.session);
        }
        active_.resize(kept);
    }

    void meet_wide(const Key& key) {
        const auto& session = schedule_.sessions[key.session];
        const auto parties = parties_of(session);
        for (auto party = parties._Find_first(); party < parties.size(); party = parties._Find_next(party))
            meet_bucket(by_party_[party], key, [&](const Session& other) {
                return (parties & parties_of(other))._Find_first() == party;  // the first party in common: once a pair
            });
        const auto roots = roots_of(session);
        for (const auto root : roots)
            meet_bucket(by_root_[root], key, [&](const Session& other) {
                if ((parties & parties_of(other)).any()) return false;
                for (const auto first : roots_of(other))
                    if (std::find(roots.begin(), roots.end(), first) != roots.end()) return first == root;
                return false;
            });
    }

    template <class Once>
    void meet_bucket(std::vector<Active>& bucket, const Key& key, const Once& once) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < bucket.size(); ++at) {
            const Active other = bucket[at];
            if (other.end <= key.lo) continue;
            bucket[kept++] = other;
            if (once(schedule_.sessions[other.session])) look_at(other.session, key.session);
        }
        bucket.resize(kept);
    }

    void add_wide(const Key& key) {
        if (!has_wide_) {
            by_party_.resize(most_parties);
            by_root_.resize(schedule_.source().bodies.size());
            has_wide_ = true;
        }
        const auto& session = schedule_.sessions[key.session];
        const auto parties = parties_of(session);
        const Active entry{key.end, key.session, key.sign};
        for (auto party = parties._Find_first(); party < parties.size(); party = parties._Find_next(party))
            by_party_[party].push_back(entry);
        for (const auto root : roots_of(session))
            by_root_[root].push_back(entry);
    }

    std::vector<BodyIndex> roots_of(const Session& session) const {
        std::vector<BodyIndex> roots;
        for (const auto body : schedule_.event_of(session).bodies.value)
            roots.push_back(root_of(schedule_.source().bodies, body));
        std::sort(roots.begin(), roots.end());
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    /// The exact tests, for the few pairs that pass the word of bits.
    void look_at(std::uint32_t first, std::uint32_t second) const {
        const auto& a = schedule_.sessions[first];
        const auto& b = schedule_.sessions[second];
        if (a.event == b.event || a.lo >= b.hi + b.length) return;
        if ((parties_of(a) & parties_of(b)).none() &&
            !shared_body(schedule_, schedule_.event_of(a), schedule_.event_of(b)))
            return;
        const bool gaps = a.start_days.size() > 1 || b.start_days.size() > 1;
        if (gaps && (starts_overlapping(a, b).empty() || starts_overlapping(b, a).empty())) return;
        const bool certain = a.hi < b.lo + b.length && b.hi < a.lo + a.length;
        visit_({a, b, certain ? Certainty::certain : Certainty::possible});
    }

    const Schedule& schedule_;
    const std::function<void(const SessionPair&)>& visit_;
    std::vector<Active> active_;
    std::vector<std::vector<Active>> by_party_;  ///< wide windows only
    std::vector<std::vector<Active>> by_root_;
    bool has_wide_ = false;
};

}  // namespace

void sweep(const Schedule& schedule, const std::function<void(const SessionPair&)>& visit) {
    Sweep(schedule, visit).run();
}

bool occupying(const Schedule& schedule, const Session& session) {
    const auto& event = schedule.event_of(session);
    return session.dated() && !event.cancelled && occupies(event.kind.value);
}

std::optional<BodyIndex> shared_body(const Schedule& schedule, const Event& a, const Event& b) {
    const auto& bodies = schedule.source().bodies;
    for (const auto one : a.bodies.value)
        for (const auto other : b.bodies.value) {
            if (is_part_of(bodies, one, other)) return one;
            if (is_part_of(bodies, other, one)) return other;
        }
    return std::nullopt;
}

bool is_weighty(const Schedule& schedule, const Event& event) {
    const auto& bodies = schedule.source().bodies;
    return std::any_of(event.bodies.value.begin(), event.bodies.value.end(), [&](BodyIndex body) {
        return bodies[body].level == Level::political || bodies[body].id == "rcgm";
    });
}

}  // namespace rcm
