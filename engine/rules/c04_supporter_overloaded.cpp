#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

#include <algorithm>
#include <set>

namespace rcm {
namespace {
void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings);
void check_cities(const RuleContext& context, Findings& findings);
}  // namespace

extern const Rule c04{
    .code = "C04",
    .name = "supporter-overloaded",
    .severity = Severity::warning,
    .what = {.en = "One organisation supports two sessions at the same time, or sessions in more than two cities "
                   "within seven days (unless calendar.toml sets other numbers).",
             .es = "Una organización apoya dos sesiones a la vez, o sesiones en más de dos ciudades en siete días "
                   "(salvo que calendar.toml fije otros números)."},
    .why = {.en = "It has to send staff, money and equipment to several places at once.",
            .es = "Tiene que enviar personal, fondos y equipo a varios lugares a la vez."},
    .fix = {.en = "Ask the organisation whether it can support all of them; if not, move one or find another "
                  "supporter.",
            .es = "Pregunte a la organización si puede apoyarlas todas; si no, traslade una o busque otro apoyo."},
    .check = check_cities,
    .check_pair = check_pair,
};

namespace {

void check_pair(const RuleContext& context, const SessionPair& pair, Findings& findings) {
    const auto supported = pair.a.supporters & pair.b.supporters;
    if (supported.none()) return;
    const auto& schedule = context.schedule;
    const bool certain = pair.certainty == Certainty::certain;
    const auto message = [&schedule, &a = pair.a, &b = pair.b, certain](Language l) {
        const auto both = a.supporters & b.supporters;
        const bool one = both.count() == 1;
        return parties_words(schedule.source(), both, l) +
               (one ? pick(l, " supports ", " apoya ") : pick(l, " support ", " apoyan ")) +
               session_words(schedule, a, l) + pick(l, " and ", " y ") + session_words(schedule, b, l) +
               (certain ? pick(l, ", which are at the same time.", ", que son a la vez.")
                        : pick(l, ", which may fall at the same time.", ", que podrían coincidir."));
    };
    findings.push_back(finding_about(context, c04, Severity::warning, pair, message, supported));
}

/// How many cities the sessions need: at least (open places only where no candidate is taken yet), and at most.
struct Cities {
    std::size_t least = 0;
    std::size_t most = 0;
};

Cities cities_of(const std::vector<const Session*>& sessions) {
    std::set<PlaceIndex> settled;
    std::set<PlaceIndex> taken;
    std::set<PlaceIndex> candidates;
    for (const auto* session : sessions)
        if (session->places.size() == 1) settled.insert(session->places.front());
    taken = settled;
    Cities cities{settled.size(), settled.size()};
    std::size_t open = 0;
    for (const auto* session : sessions) {
        if (session->places.size() == 1) continue;
        bool is_new = true;
        bool may_be_new = false;
        for (const auto place : session->places) {
            is_new &= !taken.contains(place);
            if (!settled.contains(place)) {
                may_be_new = true;
                candidates.insert(place);
            }
        }
        taken.insert(session->places.begin(), session->places.end());
        cities.least += is_new;
        open += may_be_new;
    }
    cities.most += std::min(open, candidates.size());
    return cities;
}

Finding finding_for(const RuleContext& context, std::size_t supporter, const std::vector<const Session*>& sessions,
                    Cities cities) {
    const auto& schedule = context.schedule;
    const auto& party = schedule.source().parties[supporter];
    const auto& limits = schedule.source().settings.limits;
    const bool over = cities.least > static_cast<std::size_t>(limits.supporter_cities);
    const auto certainty = over ? Certainty::certain : Certainty::possible;
    PartySet affected;
    affected.set(supporter);
    return {
        .rule = &c04,
        .severity = as_certain_as(Severity::warning, certainty),
        .certainty = certainty,
        .sessions = sessions,
        .message =
            [&schedule, &party, &limits, cities, certainty, first = first_of(sessions, 12),
             all = sessions.size()](Language l) {
                std::vector<std::string> items;
                for (const auto* session : first) {
                    const auto where = session->places.size() == 1 ? places_words(schedule.source(), session->places, l)
                                                                   : pick(l, "city not settled", "ciudad por fijar");
                    items.push_back(session_words(schedule, *session, l) + ", " + where);
                }
                const bool certain = certainty == Certainty::certain;
                const auto count = std::to_string(certain ? cities.least : cities.most);
                return party_words(party, l) +
                       (certain
                            ? pick(l, " supports sessions in ", " apoya sesiones en ")
                            : pick(l, " may have to support sessions in ", " podría tener que apoyar sesiones en ")) +
                       count + pick(l, " cities within ", " ciudades en ") +
                       count_words(limits.supporter_days, pick(l, "day", "día"), pick(l, "days", "días")) + ": " +
                       items_words(all, items, l) + ".";
            },
        .parties = affected,
    };
}

/// A busiest run of days begins on the last day of some session, so those are all that need a look.
void check_supporter(const RuleContext& context, std::size_t supporter, std::vector<const Session*>& sessions,
                     Findings& findings) {
    const auto& limits = context.schedule.source().settings.limits;
    const auto most_cities = static_cast<std::size_t>(limits.supporter_cities);
    const days period{limits.supporter_days};
    std::sort(sessions.begin(), sessions.end(), [](const Session* a, const Session* b) {
        const auto last_a = a->hull().last;
        const auto last_b = b->hull().last;
        return last_a != last_b ? last_a < last_b : a < b;
    });
    int longest = 1;
    for (const auto* session : sessions)
        longest = std::max(longest, session->length_days);
    std::size_t reported = 0;  // how many of the sessions, in this order, a finding has shown
    for (std::size_t first = 0; first < sessions.size(); ++first) {
        const auto until = sessions[first]->hull().last + period - days{1};
        std::vector<const Session*> within;
        std::size_t next = first;
        std::size_t behind = first;
        for (; next < sessions.size() && sessions[next]->hull().last <= until + days{longest}; ++next)
            if (sessions[next]->hull().first <= until) {
                within.push_back(sessions[next]);
                behind = next + 1;
            }
        const auto cities = cities_of(within);
        if (cities.most <= most_cities || behind <= reported) continue;
        findings.push_back(finding_for(context, supporter, within, cities));
        reported = behind;
    }
}

void check_cities(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    std::vector<std::vector<const Session*>> supported(schedule.source().parties.size());
    for (const auto& session : schedule.sessions) {
        if (session.supporters.none() || !session.firm() || session.places.empty() || !occupying(schedule, session))
            continue;
        for (std::size_t party = 0; party < supported.size(); ++party)
            if (session.supporters.test(party)) supported[party].push_back(&session);
    }
    for (std::size_t party = 0; party < supported.size(); ++party)
        check_supporter(context, party, supported[party], findings);
}

}  // namespace
}  // namespace rcm
