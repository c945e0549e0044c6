#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <map>

namespace rcm {
namespace {
void check_deadlines(const RuleContext& context, Findings& findings);
}

extern const Rule c48{
    .code = "C48",
    .name = "deadline-without-zone",
    .severity = Severity::warning,
    .what = {.en = "A deadline has no time zone, and no owner whose capital's would serve, so that its day ends at "
                   "different moments for those whom it binds.",
             .es = "Un plazo no tiene zona horaria ni responsable de cuya capital tomarla, de modo que su día termina "
                   "en momentos distintos para quienes obliga."},
    .why = {.en = "What is in time for one country is late for another, and nobody can say which.",
            .es = "Lo que para un país llega a tiempo para otro llega tarde, y nadie puede decir cuál vale."},
    .fix = {.en = "Say who has to deliver (owner = \"PAN\"), or whose time counts (zone = \"America/Panama\").",
            .es = "Diga quién debe entregar (owner = \"PAN\") o de quién es la hora (zone = \"America/Panama\")."},
    .check = check_deadlines,
};

namespace {

/// True where the owner's capital says when the day ends. A presidency that is not known then is C62's.
bool owner_serves(const Register& source, const Event& event, civil_day day) {
    if (!event.owner.set()) return false;
    const auto owner = source.holder(event.owner.value(), day);
    return !owner || source.parties[*owner].capital.has_value();
}

/// For whom its day ends first and last, and how much later.
struct Spread {
    PartySet first, last;
    seconds length;
};

void check_deadline(const RuleContext& context, const Session& deadline, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& source = schedule.source();
    const auto day = deadline.hull().last;
    if (owner_serves(source, schedule.event_of(deadline), day)) return;
    std::map<instant, PartySet> ends;
    const auto bound = deadline.required.any() ? deadline.required : deadline.optional;
    for (auto index = bound._Find_first(); index < source.parties.size(); index = bound._Find_next(index)) {
        const auto& party = source.parties[index];
        if (party.kind == PartyKind::member && party.capital)
            ends[context.zones.to_instant(source.places[*party.capital].zone, day + days{1}).at].set(index);
    }
    if (ends.size() == 1) return;  // for all of them at the same moment
    std::optional<Spread> spread;
    if (!ends.empty())
        spread = {ends.begin()->second, ends.rbegin()->second, ends.rbegin()->first - ends.begin()->first};
    findings.push_back({
        .rule = &c48,
        .severity = c48.severity,
        .certainty = Certainty::certain,
        .sessions = {&deadline},
        .message =
            [&schedule, &source, &deadline, spread](Language l) {
                auto text = session_words(schedule, deadline, l) +
                            pick(l, " has no time zone, and no owner whose zone would serve",
                                 " no tiene zona horaria ni responsable cuya zona sirva");
                if (!spread) return text + ".";
                return text + pick(l, ": its day ends first in ", ": su día termina primero en ") +
                       parties_words(source, spread->first, l) + pick(l, ", and ", ", y ") +
                       hours_words(spread->length, l) + pick(l, " later in ", " después en ") +
                       parties_words(source, spread->last, l) + ".";
            },
        .parties = bound,
    });
}

void check_deadlines(const RuleContext& context, Findings& findings) {
    for (const auto& session : context.schedule.sessions) {
        const auto& event = context.schedule.event_of(session);
        if (event.kind.value() != EventKind::deadline || event.cancelled || event.zone.set()) continue;
        if (session.dated() && !is_past(context, session)) check_deadline(context, session, findings);
    }
}

}  // namespace
}  // namespace rcm
