#include "engine/rules/days_off.hpp"
#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"
#include "engine/rules/sweep.hpp"

namespace rcm {
namespace {
void check_hosts(const RuleContext& context, Findings& findings);
}

extern const Rule c12{
    .code = "C12",
    .name = "meets-on-host-holiday",
    .severity = Severity::error,
    .what = {.en = "A day of the session is a public holiday where it is held. With a place still to be confirmed: in "
                   "all of its candidates certain, in some of them possible.",
             .es = "Un día de la sesión es feriado en el lugar donde se celebra. Si el lugar está por confirmar: "
                   "seguro si lo es en todos los candidatos, posible si lo es en algunos."},
    .why = {.en = "Offices, venues and services of the host are closed, and its own officials are off duty.",
            .es = "Las oficinas, los locales y los servicios del país anfitrión cierran, y su personal no trabaja."},
    .fix = {.en = "Move the session by a day or more, or hold it in another country.",
            .es = "Traslade la sesión un día o más, o celébrela en otro país."},
    .check = check_hosts,
};

namespace {

/// One place where the session may be held, and the start days from which it meets a holiday there.
struct Candidate {
    PlaceIndex place;
    DayRuns hit;
};

PartySet hosts_of(const Register& source, const std::vector<Candidate>& candidates) {
    PartySet hosts;
    for (const auto& candidate : candidates)
        if (!candidate.hit.empty())
            if (const auto host = source.party(source.places[candidate.place].country)) hosts.set(*host);
    return hosts;
}

void check_host(const RuleContext& context, DaysOff& days_off, const Session& session, Findings& findings) {
    const auto& source = context.schedule.source();
    const int all_starts = count_days(session.start_days);
    std::vector<Candidate> candidates;
    std::vector<PlaceIndex> clean_places;
    std::vector<DayOff> found;
    DayRuns hit_somewhere;
    bool everywhere = true;
    for (const auto index : session.places) {
        const auto& place = source.places[index];
        Candidate candidate{index, {}};
        const auto holidays = days_off_touching(days_off, place.country, session, place.capital);
        candidate.hit = starts_touching(session, days_of(holidays));
        everywhere &= count_days(candidate.hit) == all_starts;
        if (candidate.hit.empty()) clean_places.push_back(index);
        hit_somewhere.insert(hit_somewhere.end(), candidate.hit.begin(), candidate.hit.end());
        for (const auto* holiday : holidays)
            found.push_back({.holiday = holiday, .city = session.places.size() > 1 ? &place : nullptr});
        candidates.push_back(std::move(candidate));
    }
    if (found.empty()) return;

    const auto certainty = everywhere ? Certainty::certain : Certainty::possible;
    Finding finding{
        .rule = &c12,
        .severity = as_certain_as(c12.severity, certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message =
            [&schedule = context.schedule, &source, &session, everywhere, found = std::move(found),
             clean = clean_places](Language l) {
                auto text = session_words(schedule, session, l);
                if (session.places.size() == 1)
                    text += pick(l, " in ", " en ") + places_words(source, session.places, l);
                text += everywhere ? pick(l, " falls on a public holiday there: ", " cae en feriado del lugar: ")
                                   : pick(l, " may fall on a public holiday where it is held: ",
                                          " podría caer en feriado del lugar donde se celebre: ");
                text += days_off_words(found, l) + ".";
                if (!clean.empty())
                    text += pick(l, " Without a holiday then: ", " Sin feriado en esas fechas: ") +
                            places_words(source, clean, l) + ".";
                return text;
            },
        .parties = hosts_of(source, candidates),
    };
    if (!session.firm())
        set_clean_days(finding, context, session, without(session.start_days, hit_somewhere));
    else if (!clean_places.empty())
        finding.todo = [&source, clean = std::move(clean_places)](Language l) {
            return pick(l, "Choose ", "Elija ") + places_words(source, clean, l) +
                   pick(l, ", or other dates.", ", u otras fechas.");
        };
    findings.push_back(std::move(finding));
}

void check_hosts(const RuleContext& context, Findings& findings) {
    DaysOff days_off(context.schedule.source().holidays);
    for (const auto& session : context.schedule.sessions)
        if (!session.online && !session.places.empty() && occupying(context.schedule, session))
            check_host(context, days_off, session, findings);
}

}  // namespace
}  // namespace rcm
