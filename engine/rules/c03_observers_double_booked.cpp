#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings);
}

extern const Rule c03{
    .code = "C03",
    .name = "observers-double-booked",
    .severity = Severity::info,
    .what = {.en =
                 "Invited observers are wanted in two sessions at the same time, and nobody is required in both. With "
                 "an open date it is told where most of its start days bring it about.",
             .es = "Se espera a observadores invitados en dos sesiones a la vez, y nadie es requerido en ambas. Con "
                   "fecha abierta se informa si ocurre en la mayoría de los días de inicio."},
    .why = {.en =
                "An organisation with one delegate for the region chooses one of the two, and the other meets without "
                "its advice.",
            .es = "Una organización con un solo delegado para la región elige una de las dos, y la otra se reúne sin "
                  "su asesoría."},
    .fix = {.en = "Tell the observers early which of the two needs them more, or move one.",
            .es = "Avise pronto a los observadores cuál de las dos los necesita más, o traslade una."},
    .check_pair = check_pair,
};

namespace {

void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings) {
    const auto& [a, b, certainty] = pair;
    if ((a.required & b.required).any()) return;  // C02's, or C01's
    const auto wanted = [](const Session& session) { return session.required | session.optional; };
    const auto both = wanted(a) & wanted(b) & ~(a.supporters & b.supporters);  // who supports both is C04's
    if (both.none() || (is_past(context, a) && is_past(context, b))) return;
    const auto& schedule = context.schedule;
    if (shared_body(schedule, schedule.event_of(a), schedule.event_of(b))) return;
    const bool certain = certainty == Certainty::certain;
    if (!certain)
        if (const auto clean = clean_days_of(pair))
            if (!mostly_hit(*clean->of, without(clean->of->start_days, clean->days))) return;
    auto message = in_both([&](Language l) {
        return session_words(schedule, a, l) + pick(l, " and ", " y ") + session_words(schedule, b, l) +
               (certain ? pick(l, " are at the same time", " son a la vez")
                        : pick(l, " may fall at the same time", " podrían coincidir")) +
               pick(l, "; wanted in both, though not required in both: ",
                    "; se espera en ambas, aunque no se requiere en ambas, a: ") +
               parties_words(schedule.source(), both, l) + ".";
    });
    findings.push_back(finding_about(context, c03, c03.severity, pair, std::move(message), c03.fix, both));
}

}  // namespace
}  // namespace rcm
