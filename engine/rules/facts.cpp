#include "engine/rules/facts.hpp"

#include "engine/rules/phrases.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::string days_fact(DayRange range) {
    return range.first == range.last ? to_iso(range.first) : to_iso(range.first) + "/" + to_iso(range.last);
}

std::string date_fact(const Session& session) {
    const auto& when = *session.when;
    if (!session.dated()) return "tbc";
    if (session.timed()) {
        const auto start = to_iso(when.start);
        const auto end = to_iso(when.end);
        const bool one_day = start.substr(0, 10) == end.substr(0, 10);
        return start + "/" + (one_day ? end.substr(11) : end) + " " + session.zone.name();
    }
    if (when.form != When::Form::window) return days_fact(session.hull());
    std::string fact = "[";
    for (const auto& run : when.within) {
        if (fact.size() > 1) fact += ",";
        fact += to_iso(run.first);
        if (run.first != run.last) fact += ".." + to_iso(run.last);
    }
    fact += "]";
    return session.length_days == 1 ? fact : fact + " " + std::to_string(session.length_days) + " days";
}

std::string place_fact(const Session& session, const Schedule& schedule) {
    const auto& reg = schedule.source();
    const auto& where = schedule.event_of(session).where;
    if (!where.set()) return session.online ? "online" : "none";
    if (const auto* place = std::get_if<PlaceIndex>(&where.value())) return reg.places[*place].id;
    if (const auto* country = std::get_if<CountryOnly>(&where.value())) return reg.parties[country->country].id;
    if (std::holds_alternative<Online>(where.value())) return "online";
    std::string fact = "tbc";
    for (const auto place : std::get<Placeholder>(where.value()).candidates)
        fact += (fact.size() == 3 ? ": " : ", ") + reg.places[place].id;
    return fact;
}

/// "12–13 November 2018": a date fact in words; one that nobody can read any more stands as it is.
std::string date_words(const std::string& fact, Language language) {
    if (fact == "tbc") return pick(language, "an unknown date", "fecha desconocida");
    const auto written = fact.substr(0, fact.find(' '));
    const auto parsed = parse_when(written);
    const auto* when = std::get_if<When>(&parsed);
    if (when == nullptr) return "`" + fact + "`";
    if (when->form == When::Form::whole_days) return days_words(when->range, language);
    Session session;
    session.when = *when;
    session.start_days =
        when->form == When::Form::timed ? std::vector<DayRange>{{when->range.first, when->range.first}} : when->within;
    session.length_days = 1;
    return session.dated() ? when_words(session, language) : "`" + fact + "`";
}

std::string place_words_of(const std::string& fact, const Register& reg, Language language) {
    if (fact == "online") return pick(language, "online", "en línea");
    if (fact == "none") return pick(language, "no place", "sin lugar");
    for (const auto& place : reg.places)
        if (place.id == fact) return place_words(place, language);
    for (const auto& party : reg.parties)
        if (party.id == fact) return party_words(party, language);
    if (!fact.starts_with("tbc")) return "`" + fact + "`";
    return pick(language, "a place to be confirmed", "lugar por confirmar") + fact.substr(3);
}

std::string parties_words_of(const std::vector<std::string>& ids, const Register& reg, Language language) {
    std::vector<std::string> unknown;
    PartySet known;
    for (const auto& id : ids) {
        if (const auto party = reg.party(id))
            known.set(*party);
        else
            unknown.push_back("`" + id + "`");
    }
    auto text = parties_words(reg, known, language);
    for (const auto& id : unknown)
        text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? pick(language, "nobody", "nadie") : text;
}

std::string severity_words(Severity severity, Language language) {
    switch (severity) {
        case Severity::error:
            return pick(language, "an error", "error");
        case Severity::warning:
            return pick(language, "a warning", "advertencia");
        case Severity::info:
            break;
    }
    return pick(language, "information", "información");
}

/// "for A, now B"; where the words are the same and only the fact is not, the facts.
std::string now_words(std::string_view lead, std::string then, std::string now, const std::string& fact_then,
                      const std::string& fact_now, Language language) {
    if (then == now) then = "`" + fact_then + "`", now = "`" + fact_now + "`";
    return std::string(lead) + then + pick(language, ", now ", ", ahora ") + now;
}

}  // namespace

std::string session_name(const Session& session, const Schedule& schedule) {
    const auto& id = schedule.event_of(session).id;
    return session.number > 1 ? id + "." + std::to_string(session.number) : id;
}

Facts facts_of(const Finding& finding, const Schedule& schedule) {
    Facts facts;
    for (const auto* session : finding.sessions) {
        facts.dates.push_back(date_fact(*session));
        facts.places.push_back(place_fact(*session, schedule));
    }
    const auto& parties = schedule.source().parties;
    for (std::size_t at = 0; at < parties.size(); ++at)
        if (finding.parties.test(at)) facts.parties.push_back(parties[at].id);
    facts.about = finding.about;
    facts.severity = finding.severity;
    return facts;
}

bool still_holds(const Facts& then, const Facts& now) {
    auto parties = then.parties;
    auto parties_now = now.parties;
    std::sort(parties.begin(), parties.end());
    std::sort(parties_now.begin(), parties_now.end());
    return then.dates == now.dates && then.places == now.places && parties == parties_now && then.about == now.about &&
           now.severity <= then.severity;
}

Wording changed_words(const Facts& then, const Facts& now, const Finding& finding, const Schedule& schedule) {
    return [&schedule, then = then, now = now, sessions = finding.sessions](Language l) {
        const auto& reg = schedule.source();
        std::vector<std::string> changes;
        const auto of = [&](std::size_t at) {
            return sessions.size() == 1 ? std::string{} : " (" + title_words(schedule.event_of(*sessions[at]), l) + ")";
        };
        const auto missing = pick(l, "nothing", "nada");
        for (std::size_t at = 0; at < now.dates.size(); ++at) {
            const auto& old = at < then.dates.size() ? then.dates[at] : missing;
            if (old != now.dates[at])
                changes.push_back(now_words(pick(l, "for ", "para "), date_words(old, l), date_words(now.dates[at], l),
                                            old, now.dates[at], l) +
                                  of(at));
        }
        for (std::size_t at = 0; at < now.places.size(); ++at) {
            const auto& old = at < then.places.size() ? then.places[at] : missing;
            if (old != now.places[at])
                changes.push_back(now_words(pick(l, "with the place ", "con el lugar "), place_words_of(old, reg, l),
                                            place_words_of(now.places[at], reg, l), old, now.places[at], l) +
                                  of(at));
        }
        const auto parties_then = parties_words_of(then.parties, reg, l);
        const auto parties_now = parties_words_of(now.parties, reg, l);
        if (parties_then != parties_now)
            changes.push_back(now_words(pick(l, "affecting ", "con efecto en "), parties_then, parties_now, "", "", l));
        if (then.about != now.about)
            changes.push_back(pick(l, "about ", "sobre ") + "`" + then.about + "`" + pick(l, ", now ", ", ahora ") +
                              "`" + now.about + "`");
        if (now.severity > then.severity)
            changes.push_back(now_words(pick(l, "as ", "como "), severity_words(then.severity, l),
                                        severity_words(now.severity, l), "", "", l));
        auto text = pick(l, "acknowledged ", "aceptado ");
        for (std::size_t at = 0; at < changes.size(); ++at)
            text += (at == 0 ? "" : "; ") + changes[at];
        return changes.empty() ? pick(l, "acknowledged with other facts", "aceptado con otros datos") : text;
    };
}

Wording expired_words(const Acknowledgement& acknowledgement) {
    return [&acknowledgement](Language l) {
        return pick(l, "acknowledged by ", "aceptado por ") + acknowledgement.who +
               pick(l, " only until ", " solo hasta el ") + day_words(*acknowledgement.until, l);
    };
}

}  // namespace rcm
