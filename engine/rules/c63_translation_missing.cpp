#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_texts(const RuleContext& context, Findings& findings);
}

extern const Rule c63{
    .code = "C63",
    .name = "translation-missing",
    .severity = Severity::warning,
    .what = {.en = "The title of an event, or the name of a place where it is or may be held, is not written in every "
                   "language that is published. Until it is, the other language stands in.",
             .es = "El título de un evento, o el nombre de un lugar donde se celebra o podría celebrarse, no está en "
                   "todos los idiomas que se publican. Mientras falte, se usa el otro idioma."},
    .why = {.en = "Some delegates read a calendar with words of the other language in it.",
            .es = "Algunas delegaciones leen un calendario con palabras del otro idioma."},
    .fix = {.en = "Add the translation: of a title in an [[amend]], of a place in places.toml.",
            .es = "Añada la traducción: la de un título en un [[amend]], la de un lugar en places.toml."},
    .check = check_texts,
};

namespace {

std::string missing_words(const LanguageText& text, Language l) {
    return text.es.empty() ? pick(l, "Spanish", "español") : pick(l, "English", "inglés");
}

bool lacks(const LanguageText& text) {
    return text.en.empty() || text.es.empty();
}

Finding finding_for(const std::vector<const Session*>& sessions, PartySet parties, Wording message) {
    return {.rule = &c63,
            .severity = c63.severity,
            .certainty = Certainty::certain,
            .sessions = sessions,
            .message = std::move(message),
            .parties = parties};
}

void check_texts(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& places = schedule.source().places;
    std::map<PlaceIndex, std::vector<const Session*>> untranslated;
    for (EventIndex index = 0; index < schedule.calendar->events.size(); ++index) {
        const auto& event = schedule.calendar->events[index];
        const auto sessions = schedule.sessions_of(index);
        if (event.cancelled || sessions.empty()) continue;
        if (lacks(event.title.value()))
            findings.push_back(finding_for({&sessions.front()}, sessions.front().required,
                                           [&schedule, &event, &session = sessions.front()](Language l) {
                                               return session_words(schedule, session, l) +
                                                      pick(l, " has no title in ", " no tiene título en ") +
                                                      missing_words(event.title.value(), l) + ".";
                                           }));
        for (const auto& session : sessions)
            for (const auto place : session.places)
                if (lacks(places[place].name)) untranslated[place].push_back(&session);
    }
    for (const auto& [place, sessions] : untranslated)
        findings.push_back(finding_for(sessions, {}, [&at = places[place], many = sessions.size()](Language l) {
            return pick(l, "The place ", "El lugar ") + place_words(at, l) +
                   pick(l, " has no name in ", " no tiene nombre en ") + missing_words(at.name, l) +
                   pick(l, "; it concerns ", "; afecta a ") +
                   count_words(static_cast<long long>(many), pick(l, "session", "sesión"),
                               pick(l, "sessions", "sesiones")) +
                   ".";
        }));
}

}  // namespace
}  // namespace rcm
