#include "engine/resolve/agenda_times.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/shared_use.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <tuple>

namespace rcm {
namespace {
void check_speakers(const RuleContext& context, Findings& findings);
}

extern const Rule c51{
    .code = "C51",
    .name = "speaker-double-booked",
    .severity = Severity::error,
    .what = {.en = "One person speaks in two items of agendas at the same time.",
             .es = "Una misma persona interviene en dos puntos de agenda a la vez."},
    .why = {.en = "One of the two items loses its speaker.", .es = "Uno de los dos puntos se queda sin orador."},
    .fix = {.en = "Move one of the two items, or ask somebody else to speak.",
            .es = "Traslade uno de los dos puntos o pida a otra persona que intervenga."},
    .check = check_speakers,
};

namespace {

/// A person's place in an agenda. The item starts in [lo, hi] and ends so much later, as a session does.
struct Turn {
    std::string speaker;  ///< compared
    std::string_view name;
    const Session* session = nullptr;
    const TimedItem* item = nullptr;
    instant lo{}, hi{};

    [[nodiscard]] seconds length() const { return item->until - item->from; }
};

/// The item's bounds: as long after the session's as it stands after the session's start in its agenda. Where the day
/// and the zone are settled it is the zone that says, for clocks may change between the two.
void set_bounds(const RuleContext& context, Turn& turn) {
    const auto& session = *turn.session;
    if (session.lo == session.hi) {
        const auto civil = civil_second{session.start_days.front().first} + turn.item->from;
        turn.lo = turn.hi = context.zones.to_instant(session.zone, civil).at;
        return;
    }
    const minutes begin =
        session.timed() ? times_of(session).begin : hours{context.schedule.source().settings.day_from};
    turn.lo = session.lo + (turn.item->from - begin);
    turn.hi = session.hi + (turn.item->from - begin);
}

std::string turn_words(const Schedule& schedule, const Session& session, const TimedItem& item, Language l) {
    const auto& title = item.item->title;
    return pick(l, "“", "«") + (title.in(l).empty() ? title.en : title.in(l)) + pick(l, "” in ", "» en ") +
           session_words(schedule, session, l);
}

void report(const RuleContext& context, const Turn& a, const Turn& b, Certainty certainty, Findings& findings) {
    const bool certain = certainty == Certainty::certain;
    Finding finding{
        .rule = &c51,
        .severity = as_certain_as(c51.severity, certainty),
        .certainty = certainty,
        .sessions = {a.session},
        .message =
            [&schedule = context.schedule, name = a.name, &session = *a.session, &other = *b.session, &item = *a.item,
             &other_item = *b.item, certain](Language l) {
                return std::string(name) +
                       (certain ? pick(l, " speaks at the same time on ", " interviene a la vez en ")
                                : pick(l, " may have to speak at the same time on ",
                                       " podría tener que intervenir a la vez en ")) +
                       turn_words(schedule, session, item, l) + pick(l, " and on ", " y en ") +
                       turn_words(schedule, other, other_item, l) + ".";
            },
        .parties = a.session->required | b.session->required,
    };
    if (b.session != a.session) finding.sessions.push_back(b.session);
    findings.push_back(std::move(finding));
}

bool touch(const Turn& a, const Turn& b) {
    return a.lo < b.hi + b.length() && b.lo < a.hi + a.length();
}

/// Within one agenda the times are known to each other, however open the day is.
std::optional<Certainty> clash(const Turn& a, const Turn& b) {
    if (a.item == b.item) return std::nullopt;  // named twice in one item
    if (a.session == b.session)
        return a.item->from < b.item->until && b.item->from < a.item->until ? std::optional(Certainty::certain)
                                                                            : std::nullopt;
    if (!a.session->dated() || !b.session->dated() || !touch(a, b)) return std::nullopt;
    const bool certain = a.hi < b.lo + b.length() && b.hi < a.lo + a.length();
    return certain ? Certainty::certain : Certainty::possible;
}

void check_speakers(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<Turn> turns;
    for (const auto& agenda : schedule.agendas) {
        const auto& session = schedule.sessions[agenda.session];
        if (schedule.event_of(session).cancelled) continue;
        for (const auto& item : agenda.items) {
            for (const auto& name : item.item->speakers) {
                Turn turn{as_name(name), name, &session, &item};
                if (session.dated()) set_bounds(context, turn);
                turns.push_back(std::move(turn));
            }
        }
    }
    std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
        return std::tie(a.speaker, a.lo) < std::tie(b.speaker, b.lo);
    });
    std::vector<const Turn*> active;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        const auto& b = turns[at];
        if (at > 0 && b.speaker != turns[at - 1].speaker) active.clear();
        std::erase_if(active, [&](const Turn* a) { return a->hi + a->length() <= b.lo; });
        for (const auto* a : active)
            if (const auto certainty = clash(*a, b)) report(context, *a, b, *certainty, findings);
        active.push_back(&b);
    }
}

}  // namespace
}  // namespace rcm
