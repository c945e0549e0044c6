#include "engine/rules/phrases.hpp"
#include "engine/rules/shared_use.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_links(const RuleContext& context, Findings& findings);
}

extern const Rule c07{
    .code = "C07",
    .name = "online-room-double-booked",
    .severity = Severity::error,
    .what = {.en = "Two sessions use the same conference link, or the same host account, at the same time.",
             .es = "Dos sesiones usan el mismo enlace de conferencia, o la misma cuenta anfitriona, a la vez."},
    .why = {.en = "Delegates walk into the wrong meeting, or the second one cannot be opened.",
            .es = "Las delegaciones entran en la reunión equivocada, o la segunda no puede abrirse."},
    .fix = {.en = "Give one of the two another link and host account, or move it.",
            .es = "Dé a una de las dos otro enlace y otra cuenta anfitriona, o trasládela."},
    .check = check_links,
};

namespace {

/// The room that a link opens. Scheme and host do not tell capitals from small letters (RFC 3986 §6.2.2.1), and what
/// follows # never reaches the server; a number of a meeting may stand in the query, so that is kept.
std::string room_of(std::string_view link) {
    link = link.substr(0, link.find('#'));
    while (link.ends_with('/'))
        link.remove_suffix(1);
    const auto end_of_host = std::min(link.find_first_of("/?", std::string_view("https://").size()), link.size());
    return as_name(link.substr(0, end_of_host)) + std::string(link.substr(end_of_host));
}

bool same_link(const Event& a, const Event& b) {
    return a.link.set() && b.link.set() && room_of(a.link.value()) == room_of(b.link.value());
}

/// Neither link nor account is named: findings are published, and `rcmcal show` says them to who has the data.
void report(const RuleContext& context, const SessionPair& pair, bool link, Findings& findings) {
    const auto& schedule = context.schedule;
    const bool certain = pair.certainty == Certainty::certain;
    const auto message = [&schedule, &a = pair.a, &b = pair.b, certain, link](Language l) {
        return session_words(schedule, a, l) + pick(l, " and ", " y ") + session_words(schedule, b, l) +
               (certain ? pick(l, " are at the same time", " son a la vez")
                        : pick(l, " may fall at the same time", " podrían coincidir")) +
               (link ? pick(l, " on one and the same link", " en un mismo enlace")
                     : pick(l, " on one and the same host account", " en una misma cuenta anfitriona")) +
               ".";
    };
    findings.push_back(finding_about(context, c07, c07.severity, pair, message, pair.a.required | pair.b.required));
}

void check_links(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<Use> links;
    std::vector<Use> accounts;
    for (const auto& session : schedule.sessions) {
        const auto& event = schedule.event_of(session);
        if ((!event.link.set() && !event.account.set()) || !occupying(schedule, session)) continue;
        if (event.link.set()) links.push_back({room_of(event.link.value()), &session});
        if (event.account.set()) accounts.push_back({as_name(event.account.value()), &session});
    }
    find_shared_use(std::move(links), seconds{0},
                    [&](const SessionPair& pair) { report(context, pair, true, findings); });
    find_shared_use(std::move(accounts), seconds{0}, [&](const SessionPair& pair) {
        if (!same_link(schedule.event_of(pair.a), schedule.event_of(pair.b)))  // one offence, one finding
            report(context, pair, false, findings);
    });
}

}  // namespace
}  // namespace rcm
