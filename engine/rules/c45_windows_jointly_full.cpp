#include "engine/rules/jointly_full.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_groups(const RuleContext& context, Findings& findings);
}

extern const Rule c45{
    .code = "C45",
    .name = "windows-jointly-full",
    .severity = Severity::error,
    .what = {.en = "Several sessions whose dates are open need the same countries, and there is no way to place them "
                   "all, though any two of them would fit.",
             .es = "Varias sesiones con fecha abierta requieren a los mismos países y no hay forma de ubicarlas todas, "
                   "aunque cualquier par de ellas cabría."},
    .why = {.en = "Each looks possible by itself, so nobody notices until the last one has no day left.",
            .es = "Cada una parece posible por sí sola, de modo que nadie lo nota hasta que la última se queda sin "
                  "día."},
    .fix = {.en = "Give one of them a longer or another window, shorten one, or hold two of them jointly.",
            .es = "Dé a una de ellas un período más largo u otro, acorte una, o celebre dos de ellas juntas."},
    .check = check_groups,
};

namespace {

using Sessions = std::vector<const Session*>;

/// Settled sessions that take days away from the group.
Sessions settled_near(const Settled& settled, const Sessions& group) {
    Sessions found;
    for (const auto* session : group)
        settled.near(*session, [&](const Session& other) {
            if ((session->required & other.required).any() &&
                std::find(found.begin(), found.end(), &other) == found.end())
                found.push_back(&other);
        });
    return found;
}

std::string settled_words(const Schedule& schedule, const Sessions& settled, Language l) {
    std::vector<std::string> items;
    for (const auto* session : settled) {
        auto words = session_words(schedule, *session, l);
        if (std::find(items.begin(), items.end(), words) == items.end()) items.push_back(std::move(words));
    }
    if (items.empty()) return {};
    return pick(l, " Already settled in that time: ", " Ya fijado en ese tiempo: ") + items_words(items, l) + ".";
}

Finding finding_for(const RuleContext& context, const Settled& settled, const Sessions& group) {
    const auto& schedule = context.schedule;
    PartySet once;
    PartySet shared;
    auto hull = group.front()->hull();
    int needed = 0;
    for (const auto* session : group) {
        shared |= once & session->required;
        once |= session->required;
        hull = {std::min(hull.first, session->hull().first), std::max(hull.last, session->hull().last)};
        needed += session->length_days;
    }
    return {
        .rule = &c45,
        .severity = Severity::error,
        .certainty = Certainty::certain,
        .sessions = group,
        .message =
            [&schedule, open = group, near = settled_near(settled, group), hull, needed, shared](Language l) {
                std::vector<std::string> items;
                for (const auto* session : open)
                    items.push_back(session_words(schedule, *session, l) + ", " +
                                    count_words(session->length_days, pick(l, "day", "día"), pick(l, "days", "días")));
                return pick(l, "These sessions cannot all be held between ",
                            "Estas sesiones no pueden celebrarse todas entre el ") +
                       day_words(hull.first, l) + pick(l, " and ", " y el ") + day_words(hull.last, l) + " (" +
                       count_words(hull.length(), pick(l, "day", "día"), pick(l, "days", "días")) +
                       pick(l, "); together they need ", "); juntas requieren ") +
                       count_words(needed, pick(l, "day", "día"), pick(l, "days", "días")) + pick(l, " of ", " de ") +
                       parties_words(schedule.source(), shared, l) + ": " + items_words(items, l, 12) + "." +
                       settled_words(schedule, near, l);
            },
        .parties = shared,
    };
}

void check_groups(const RuleContext& context, Findings& findings) {
    const Settled settled(context.schedule);
    for (const auto& group : jointly_full(context.schedule))
        findings.push_back(finding_for(context, settled, group));
}

}  // namespace
}  // namespace rcm
