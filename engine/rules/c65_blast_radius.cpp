#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

namespace rcm {
namespace {
void check_blast_radius(const RuleContext& context, Findings& findings);
}

extern const Rule c65{
    .code = "C65",
    .name = "blast-radius",
    .severity = Severity::error,
    .what = {.en = "An edition would change or drop a large part of the future events at once: over 30 % of ten or "
                   "more, unless calendar.toml says otherwise.",
             .es = "Una edición cambiaría o quitaría de una vez gran parte de los eventos futuros: más del 30 % de "
                   "diez o más, salvo que calendar.toml diga otra cosa."},
    .why = {.en = "Real conclusions move a few events. So many at once is more often a file lost or two versions of "
                  "the data mixed up, and every subscriber would see it.",
            .es = "Unas conclusiones mueven pocos eventos. Tantos de una vez suele ser un archivo perdido o una mezcla "
                  "de dos versiones de los datos, y todos los suscriptores lo verían."},
    .fix = {.en = "Read what rcmcal plan lists. If all of it is meant, publish with --force.",
            .es = "Lea lo que enumera rcmcal plan. Si todo es intencional, publique con --force."},
    .check = check_blast_radius,
    .of_edition = true,
};

namespace {

struct Judged {
    bool changed = false;
    bool dropped = true;  ///< until one of its sessions is found
};

bool differs(const Schedule& schedule, const Session& session, const PublishedEntry& before) {
    if (schedule.event_of(session).cancelled || before.decided != decided_facts(schedule, session)) return true;
    return session.timed() && (before.start != session.start() || before.end != session.end());
}

void check_blast_radius(const RuleContext& context, Findings& findings) {
    if (context.last == nullptr) return;
    const auto& schedule = context.schedule;
    std::map<std::string_view, Judged> future;
    const instant today{context.today.time_since_epoch()};
    for (const auto& before : context.last->entries)
        if (!before.withdrawn && before.status != PublishedEntry::Status::cancelled &&
            (before.shown == PublishedEntry::Shown::nowhere || before.end > today))
            future.emplace(before.event, Judged{});

    std::map<std::string, const Session*> present;
    for (const auto& session : schedule.sessions)
        present.emplace(uid_of(schedule, session), &session);
    std::vector<const Session*> concerned;
    PartySet parties;
    for (const auto& before : context.last->entries) {
        const auto event = future.find(before.event);
        if (event == future.end() || before.withdrawn) continue;
        const auto found = present.find(before.uid);
        if (found == present.end()) {
            event->second.changed = true;
            continue;
        }
        event->second.dropped = false;
        if (!differs(schedule, *found->second, before)) continue;
        event->second.changed = true;
        concerned.push_back(found->second);
        parties |= found->second->required | found->second->optional;
    }
    long long changed = 0;
    long long dropped = 0;
    for (const auto& [id, judged] : future) {
        if (judged.dropped)
            ++dropped;
        else if (judged.changed)
            ++changed;
    }
    const auto& limits = schedule.source().settings.limits;
    const auto total = static_cast<long long>(future.size());
    if (total < limits.blast_events || (changed + dropped) * 100 <= total * limits.blast_share) return;
    findings.push_back({
        .rule = &c65,
        .severity = c65.severity,
        .certainty = Certainty::certain,
        .sessions = std::move(concerned),
        .message =
            [changed, dropped, total, share = limits.blast_share](Language l) {
                return pick(l, "This edition would change ", "Esta edición cambiaría ") + std::to_string(changed) +
                       pick(l, " and drop ", " y quitaría ") + std::to_string(dropped) +
                       pick(l, " of the ", " de los ") + std::to_string(total) +
                       pick(l, " future events that subscribers see: more than ",
                            " eventos futuros que ven los suscriptores: más del ") +
                       std::to_string(share) + pick(l, " %.", " %.");
            },
        .parties = parties,
    });
}

}  // namespace
}  // namespace rcm
