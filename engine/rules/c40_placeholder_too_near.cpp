#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_placeholders(const RuleContext& context, Findings& findings);
}

extern const Rule c40{
    .code = "C40",
    .name = "placeholder-too-near",
    .severity = Severity::error,
    .what =
        {.en =
             "A place or date is still to be confirmed 120 days (for information), 90 days (a warning) or 60 "
             "days (blocking) before the event may start, unless calendar.toml sets other numbers; or after the day by "
             "which it is needed.",
         .es = "Un lugar o una fecha sigue por confirmar 120 días (informativo), 90 días (advertencia) o 60 días "
               "(impide publicar) antes de que pueda empezar el evento, salvo que calendar.toml fije otros números; o "
               "pasado el día en que se necesitaba."},
    .why = {.en = "Delegations cannot book flights, ask for visas or reserve a venue.",
            .es = "Las delegaciones no pueden comprar pasajes, pedir visas ni reservar local."},
    .fix = {.en = "Get the decision, and record it in a decision document.",
            .es = "Consiga la decisión y regístrela en un documento de decisión."},
    .check = check_placeholders,
};

namespace {

/// Nothing yet, or how grave it is to be open so many days before the start.
std::optional<Severity> grave_at(const Limits& limits, days left) {
    if (left <= days{limits.open_error}) return Severity::error;
    if (left <= days{limits.open_warning}) return Severity::warning;
    if (left <= days{limits.open_info}) return Severity::info;
    return std::nullopt;
}

struct Open {
    bool place = false;
    bool day = false;
    std::optional<civil_day> needed_by;  ///< the earlier, where both are open
};

const Placeholder* placeholder_of(const Event& event) {
    return std::get_if<Placeholder>(&event.where.value());
}

/// A window is a placeholder only where somebody has to settle it by a day; one that knows nothing always is.
Open open_of(const Event& event, const Session& session) {
    Open open;
    const auto need = [&](civil_day day) { open.needed_by = std::min(open.needed_by.value_or(day), day); };
    if (session.place_open) {
        open.place = true;
        if (const auto* placeholder = placeholder_of(event); placeholder != nullptr && placeholder->needed_by)
            need(*placeholder->needed_by);
    }
    const bool has_day = event.needed_by.set();
    if (!session.dated() || (!session.firm() && has_day)) {
        open.day = true;
        if (has_day) need(event.needed_by.value());
    }
    return open;
}

std::string what_words(const Event& event, const Open& open, Language l) {
    std::vector<std::string> what;
    if (open.day) what.push_back(pick(l, "date", "fecha"));
    if (open.place) {
        const auto* placeholder = placeholder_of(event);
        const auto kind = placeholder != nullptr ? placeholder->what : Placeholder::What::place;
        what.push_back(kind == Placeholder::What::country ? pick(l, "country", "país")
                       : kind == Placeholder::What::city  ? pick(l, "city", "ciudad")
                                                          : pick(l, "place", "lugar"));
    }
    return list_words(what, l);
}

/// Who has to settle it: of the placeholder, else of the event.
std::optional<PartyIndex> owner_of(const Register& source, const Event& event, civil_day today) {
    if (const auto* placeholder = placeholder_of(event); placeholder != nullptr && placeholder->owner)
        return placeholder->owner;
    if (!event.owner.set()) return std::nullopt;
    return source.holder(event.owner.value(), today);
}

std::string todo_words(const Register& source, const Event& event, const Open& open, civil_day today, Language l) {
    const auto owner = owner_of(source, event, today);
    auto text =
        pick(l, "Ask ", "Pida ") + (owner ? pick(l, "", "a ") + party_words(source.parties[*owner], l)
                                          : pick(l, "the Presidency Pro-Tempore", "a la Presidencia Pro-Témpore"));
    text += pick(l, " to settle it", " que lo resuelva");
    if (open.needed_by && *open.needed_by >= today)
        text += pick(l, " by ", " a más tardar el ") + day_words(*open.needed_by, l);
    if (const auto* placeholder = placeholder_of(event); open.place && placeholder && !placeholder->candidates.empty())
        text += pick(l, " (candidates: ", " (candidatos: ") + places_words(source, placeholder->candidates, l) + ")";
    return text + pick(l, ", and record the answer in a decision document.",
                       ", y registre la respuesta en un documento de decisión.");
}

struct Verdict {
    Severity severity = Severity::info;  ///< as it is said, after the milder step of what is only possible
    Certainty certainty = Certainty::certain;
    bool overdue = false;
};

/// By the latest possible start it is certain, by the earliest only possible; the more severe is said.
std::optional<Verdict> verdict_on(const RuleContext& context, const Session& session, const Open& open) {
    if (open.needed_by && context.today > *open.needed_by) return Verdict{Severity::error, Certainty::certain, true};
    if (!session.dated()) return std::nullopt;
    const auto& limits = context.schedule.source().settings.limits;
    const auto certain = grave_at(limits, session.start_days.back().last - context.today);
    const auto possible = grave_at(limits, session.start_days.front().first - context.today);
    if (!possible) return std::nullopt;
    if (certain && *certain >= milder(*possible)) return Verdict{*certain, Certainty::certain};
    return Verdict{milder(*possible), Certainty::possible};
}

/// One finding an event, by the first of its sessions that is open and still to come; what has passed is not C40's.
void check_event(const RuleContext& context, const std::vector<const Session*>& sessions, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& event = schedule.event_of(*sessions.front());
    std::vector<const Session*> open_sessions;
    const Session* first = nullptr;
    for (const auto* session : sessions) {
        if (session->dated() && session->hull().last < context.today) continue;
        const auto open = open_of(event, *session);
        if (!open.place && !open.day) continue;
        open_sessions.push_back(session);
        const bool earlier = first == nullptr || (session->dated() && (!first->dated() || session->lo < first->lo));
        if (earlier) first = session;
    }
    if (first == nullptr) return;
    const auto open = open_of(event, *first);
    const auto verdict = verdict_on(context, *first, open);
    if (!verdict) return;
    findings.push_back({
        .rule = &c40,
        .severity = verdict->severity,
        .certainty = verdict->certainty,
        .sessions = open_sessions,
        .message =
            [&schedule, &event, first, open, today = context.today, overdue = verdict->overdue](Language l) {
                auto text = session_words(schedule, *first, l) +
                            pick(l, ": still to be confirmed: ", ": por confirmar: ") + what_words(event, open, l);
                if (first->dated()) {
                    const auto left = (first->start_days.front().first - today).count();
                    if (left < 0)
                        text += pick(l, ", though it may already have started", ", aunque ya podría haber empezado");
                    else
                        text += pick(l, ", ", ", a ") +
                                count_words(left, pick(l, "day", "día"), pick(l, "days", "días")) +
                                (first->firm() ? pick(l, " before it starts", " de empezar")
                                               : pick(l, " before it may start", " de la fecha más temprana posible"));
                }
                if (overdue)
                    text += pick(l, "; it was needed by ", "; se necesitaba a más tardar el ") +
                            day_words(*open.needed_by, l);
                return text + ".";
            },
        .todo = [&source = schedule.source(), &event, open,
                 today = context.today](Language l) { return todo_words(source, event, open, today, l); },
        .parties = first->required,
    });
}

void check_placeholders(const RuleContext& context, Findings& findings) {
    const auto& all = context.schedule.sessions;
    for (std::size_t at = 0; at < all.size();) {
        const auto event = all[at].event;
        std::vector<const Session*> sessions;
        for (; at < all.size() && all[at].event == event; ++at)
            sessions.push_back(&all[at]);
        if (!context.schedule.calendar->events[event].cancelled) check_event(context, sessions, findings);
    }
}

}  // namespace
}  // namespace rcm
