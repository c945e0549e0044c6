#include "engine/resolve/agenda_times.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

#include <algorithm>
#include <tuple>

namespace rcm {
namespace {
void check_agendas(const RuleContext& context, Findings& findings);
}

extern const Rule c50{
    .code = "C50",
    .name = "agenda-overflow",
    .severity = Severity::error,
    .what = {.en = "The items of an agenda run over their session, or two of them are in one room at the same time.",
             .es = "Los puntos de una agenda no caben en su sesión, o dos de ellos están en una misma sala a la vez."},
    .why = {.en = "The last items fall out, or two speakers stand at one lectern.",
            .es = "Los últimos puntos se pierden, o dos oradores comparten un mismo atril."},
    .fix = {.en = "Shorten an item, give it another room or time, or lengthen the session.",
            .es = "Acorte un punto, asígnele otra sala u hora, o alargue la sesión."},
    .check = check_agendas,
};

namespace {

std::string minutes_words(minutes length, Language l) {
    return count_words(length.count(), pick(l, "minute", "minuto"), pick(l, "minutes", "minutos"));
}

std::string item_words(const TimedItem& timed, Language l) {
    constexpr minutes a_day = hours{24};
    const auto& title = timed.item->title.in(l).empty() ? timed.item->title.en : timed.item->title.in(l);
    const auto clock = [&](minutes at) {
        const auto day = civil_second{} + at % a_day;
        return clock_words(day);
    };
    auto text = pick(l, "“", "«") + title + pick(l, "” (", "» (");
    if (timed.item->day > 1) text += pick(l, "day ", "día ") + std::to_string(timed.item->day) + ", ";
    return text + clock(timed.from) + "–" + clock(timed.until) + ")";
}

std::string all_words(const std::vector<const TimedItem*>& items, Language l) {
    std::vector<std::string> words;
    for (const auto* item : items)
        words.push_back(item_words(*item, l));
    return items_words(words, l);
}

void add(const RuleContext& context, const SessionAgenda& agenda, Findings& findings, const Wording& what) {
    const auto& session = context.schedule.sessions[agenda.session];
    findings.push_back({.rule = &c50,
                        .severity = c50.severity,
                        .certainty = Certainty::certain,
                        .sessions = {&session},
                        .message = [&schedule = context.schedule, &session, what](
                                       Language l) { return session_words(schedule, session, l) + ": " + what.in(l); },
                        .parties = session.required});
}

/// One finding for what comes too late, one for what comes too early: by how much, and which items.
void check_bounds(const RuleContext& context, const SessionAgenda& agenda, Findings& findings) {
    const auto times = times_of(context.schedule.sessions[agenda.session]);
    std::vector<const TimedItem*> late;
    std::vector<const TimedItem*> soon;
    minutes over{};
    minutes under{};
    for (const auto& item : agenda.items) {
        if (item.until > times.end) {
            late.push_back(&item);
            over = std::max(over, item.until - times.end);
        }
        if (item.from < times.begin) {
            soon.push_back(&item);
            under = std::max(under, times.begin - item.from);
        }
    }
    if (!late.empty())
        add(context, agenda, findings, [over, late = std::move(late)](Language l) {
            return pick(l, "the agenda runs ", "la agenda excede la sesión en ") + minutes_words(over, l) +
                   pick(l, " over its session: ", ": ") + all_words(late, l) + ".";
        });
    if (!soon.empty())
        add(context, agenda, findings, [under, soon = std::move(soon)](Language l) {
            return pick(l, "the agenda begins ", "la agenda empieza ") + minutes_words(under, l) +
                   pick(l, " before its session: ", " antes que la sesión: ") + all_words(soon, l) + ".";
        });
}

/// In each room, an item and the one that is still on when it begins.
void check_rooms(const RuleContext& context, const SessionAgenda& agenda, Findings& findings) {
    std::vector<const TimedItem*> items;
    for (const auto& item : agenda.items)
        items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [](const TimedItem* a, const TimedItem* b) {
        return std::tie(a->item->room, a->from) < std::tie(b->item->room, b->from);
    });
    const TimedItem* running = nullptr;
    for (const auto* item : items) {
        const bool same_room = running != nullptr && running->item->room == item->item->room;
        if (same_room && item->from < running->until)
            add(context, agenda, findings, [item, running](Language l) {
                const auto& room = item->item->room;
                return item_words(*running, l) + pick(l, " and ", " y ") + item_words(*item, l) +
                       pick(l, " overlap", " coinciden") +
                       (room.empty() ? pick(l, " in one room", " en una misma sala")
                                     : pick(l, " in the room ", " en la sala ") + room) +
                       ".";
            });
        if (!same_room || item->until > running->until) running = item;
    }
}

void check_agendas(const RuleContext& context, Findings& findings) {
    for (const auto& agenda : context.schedule.agendas) {
        if (context.schedule.event_of(context.schedule.sessions[agenda.session]).cancelled) continue;
        check_bounds(context, agenda, findings);
        check_rooms(context, agenda, findings);
    }
}

}  // namespace
}  // namespace rcm
