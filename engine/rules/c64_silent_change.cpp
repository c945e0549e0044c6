#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

#include <set>

namespace rcm {
namespace {
void check_silent_changes(const RuleContext& context, Findings& findings);
}

extern const Rule c64{
    .code = "C64",
    .name = "silent-change",
    .severity = Severity::error,
    .what = {.en = "What was published of an event differs from the data, and no document since then says so.",
             .es = "Lo publicado de un evento difiere de los datos, y ningún documento posterior lo dice."},
    .why = {.en = "Delegates have planned with what was published. A date edited in place reaches them with no reason "
                  "and no source.",
            .es = "Las delegaciones hicieron sus planes con lo publicado. Una fecha corregida en el mismo lugar les "
                  "llega sin razón y sin fuente."},
    .fix = {.en = "Undo the edit, and write the change as a decision of a new document; or publish it as a correction "
                  "with --force.",
            .es = "Deshaga la edición y escriba el cambio como decisión de un documento nuevo; o publíquelo como "
                  "corrección con --force."},
    .check = check_silent_changes,
    .of_edition = true,
};

namespace {

std::string field_words(std::string_view field, Language l) {
    struct Row {
        std::string_view field, en, es;
    };
    static constexpr Row rows[] = {
        {"kind", "kind", "tipo"},
        {"title", "title", "título"},
        {"notes", "notes", "notas"},
        {"when", "date", "fecha"},
        {"length", "length", "duración"},
        {"needed-by", "day by which the date is needed", "día en que se necesita la fecha"},
        {"zone", "time zone", "zona horaria"},
        {"where", "place", "lugar"},
        {"venue", "venue", "local"},
        {"room", "room", "sala"},
        {"bodies", "bodies", "órganos"},
        {"invited", "invited parties", "partes invitadas"},
        {"supported-by", "supporters", "organizaciones de apoyo"},
        {"owner", "who is responsible", "responsable"},
        {"for", "what it is for", "para qué sirve"},
        {"after", "what has to come before", "qué debe celebrarse antes"},
        {"reason", "reason", "motivo"},
        {"cancelled", "cancellation", "cancelación"},
    };
    for (const auto& row : rows)
        if (row.field == field) return pick(l, row.en, row.es);
    return std::string(field);
}

/// What a message says of an entry. The last edition need not live as long as the finding.
Wording published(const PublishedEntry& before) {
    return [title = before.title, when = before.when](Language l) {
        return pick(l, "“", "«") + title.in(l) + pick(l, "”", "»") +
               (when.in(l).empty() ? "" : " (" + when.in(l) + ")");
    };
}

void report_change(const RuleContext& context, const Session& session, const PublishedEntry& before,
                   const std::vector<std::string>& fields, Findings& findings) {
    const auto& schedule = context.schedule;
    findings.push_back({
        .rule = &c64,
        .severity = c64.severity,
        .certainty = Certainty::certain,
        .sessions = {&session},
        .message =
            [&schedule, &session, changed = fields, was = published(before)](Language l) {
                std::vector<std::string> words;
                for (const auto& field : changed)
                    words.push_back(field_words(field, l));
                return session_words(schedule, session, l) +
                       pick(l, " was published otherwise, and no later document says so: ",
                            " se publicó de otro modo, y ningún documento posterior lo dice: ") +
                       list_words(words, l) + pick(l, ". Published was ", ". Se había publicado ") + was.in(l) + ".";
            },
        .parties = session.required | session.optional,
    });
}

void report_gone(const PublishedEntry& before, Findings& findings) {
    findings.push_back({
        .rule = &c64,
        .severity = c64.severity,
        .certainty = Certainty::certain,
        .sessions = {},
        .message =
            [was = published(before)](Language l) {
                return was.in(l) + pick(l, " was published and is no longer in the data; no document cancels it.",
                                        " se publicó y ya no está en los datos; ningún documento lo cancela.");
            },
        .todo =
            [](Language l) {
                return pick(l, "Put it back, and cancel it by a decision; or publish it as cancelled with --force.",
                            "Restablézcalo y cancélelo con una decisión; o publíquelo como cancelado con --force.");
            },
        .parties = {},
    });
}

void check_silent_changes(const RuleContext& context, Findings& findings) {
    if (context.last == nullptr) return;
    const auto& schedule = context.schedule;
    std::set<std::string> present;
    for (const auto& session : schedule.sessions) {
        const auto uid = uid_of(schedule, session);
        if (const auto* before = context.last->find(uid); before != nullptr && !before->withdrawn) {
            const auto fields = differing_fields(before->decided, decided_facts(schedule, session));
            if (!fields.empty() && !newly_decided(schedule, schedule.event_of(session), *context.last))
                report_change(context, session, *before, fields, findings);
        }
        present.insert(uid);
    }
    for (const auto& before : context.last->entries) {
        if (before.withdrawn || present.contains(before.uid)) continue;
        const auto* event = schedule.calendar->find(before.event);
        if (event == nullptr || !newly_decided(schedule, *event, *context.last)) report_gone(before, findings);
    }
}

}  // namespace
}  // namespace rcm
