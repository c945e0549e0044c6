#include "engine/rules/phrases.hpp"
#include "engine/rules/start_days.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {
void check_references(const RuleContext& context, Findings& findings);
}

extern const Rule c62{
    .code = "C62",
    .name = "reference-expired",
    .severity = Severity::error,
    .what = {.en =
                 "A table that is needed does not reach the date: nobody is a member of the body then, nobody is known "
                 "to preside when the presidency has to deliver, or the public holidays of the host or of a required "
                 "member are not known for that year.",
             .es = "Una tabla necesaria no llega hasta la fecha: el órgano no tiene entonces ningún miembro, no se "
                   "sabe quién preside cuando la presidencia debe entregar, o no se conocen los feriados de ese año "
                   "del país anfitrión o de un miembro requerido."},
    .why = {.en = "Where nothing is known no conflict is found, and silence would be taken for a clean calendar.",
            .es =
                "Donde nada se sabe no se halla ningún conflicto, y el silencio se tomaría por un calendario limpio."},
    .fix = {.en = "Bring the table up to date: members in bodies.toml, presidencies in parties.toml, years in the "
                  "country's file of public holidays.",
            .es = "Actualice la tabla: los miembros en bodies.toml, las presidencias en parties.toml, los años en el "
                  "archivo de feriados del país."},
    .check = check_references,
};

namespace {

/// What is missing. Sessions that lack the same are one finding, for one line in a table mends them all.
struct Gap {
    enum class Table { members, presidency, holidays };
    Table table;
    std::uint32_t subject;  ///< members: the body; holidays: the year

    friend auto operator<=>(const Gap&, const Gap&) = default;
};

struct Lack {
    std::vector<const Session*> sessions;
    PartySet parties;  ///< holidays: the countries
};

struct Reference {
    Gap gap;
    DayRuns hit;  ///< start days that the table does not cover
    PartySet parties;
};

/// [from, until), open where absent.
struct Term {
    std::optional<civil_day> from, until;
};

class Tables {
  public:
    explicit Tables(const Register& source) : source_(source) {
        for (const auto& one : source.presidencies)
            presidencies_.push_back({one.from, one.until});
        for (const auto& body : source.bodies) {
            auto& terms = memberships_.emplace_back();
            for (const auto& member : body.members)
                terms.push_back({member.from, member.until});
        }
    }

    std::vector<Reference> missing_for(const Event& event, const Session& session) {
        std::vector<Reference> missing;
        for (const auto body : event.bodies.value())
            if (!memberships_[body].empty())
                add(missing, {Gap::Table::members, body}, uncovered_by(session, memberships_[body]), {});
        if (event.owner.set() && event.owner.value().presidency)
            add(missing, {Gap::Table::presidency, 0}, uncovered_by(session, presidencies_), {});
        if (occupies(event.kind.value())) add_holidays(missing, session);
        return missing;
    }

  private:
    static void add(std::vector<Reference>& missing, Gap gap, DayRuns hit, PartySet parties) {
        if (!hit.empty()) missing.push_back({gap, std::move(hit), parties});
    }

    /// The start days that lie in none of the terms.
    static DayRuns uncovered_by(const Session& session, const std::vector<Term>& terms) {
        const DayRange all{session.start_days.front().first, session.start_days.back().last};
        DayRuns covered;
        for (const auto& term : terms) {
            const auto first = std::max(term.from.value_or(all.first), all.first);
            const auto last = term.until && *term.until <= all.last ? *term.until - days{1} : all.last;
            covered.push_back({first, last});
        }
        return without(session.start_days, std::move(covered));
    }

    void add_holidays(std::vector<Reference>& missing, const Session& session) {
        const auto countries = countries_of(session);
        const auto hull = session.hull();
        for (int year = year_of(hull.first); year <= year_of(hull.last); ++year) {
            PartySet unknown;
            for (auto country = countries._Find_first(); country < source_.parties.size();
                 country = countries._Find_next(country))
                if (!covers(country, year)) unknown.set(country);
            if (unknown.none()) continue;
            const DayRange touching{make_day(year, 1, 1) - days{session.length_days - 1}, make_day(year, 12, 31)};
            add(missing, {Gap::Table::holidays, static_cast<std::uint32_t>(year)},
                within(session.start_days, {touching}), unknown);
        }
    }

    PartySet countries_of(const Session& session) const {
        PartySet countries;
        for (auto party = session.required._Find_first(); party < source_.parties.size();
             party = session.required._Find_next(party))
            if (source_.parties[party].kind == PartyKind::member) countries.set(party);
        for (const auto place : session.places)
            if (const auto host = source_.party(source_.places[place].country)) countries.set(*host);
        return countries;
    }

    bool covers(std::size_t country, int year) {
        const auto [known, is_new] = covered_.try_emplace({country, year}, false);
        if (is_new) known->second = source_.holidays.covers(source_.parties[country].id, make_day(year, 1, 1));
        return known->second;
    }

    const Register& source_;
    std::vector<Term> presidencies_;
    std::vector<std::vector<Term>> memberships_;
    std::map<std::pair<std::size_t, int>, bool> covered_;
};

std::string gap_words(const Register& source, Gap gap, const PartySet& parties, Language l) {
    switch (gap.table) {
        case Gap::Table::members:
            return source.bodies[gap.subject].name.in(l) +
                   pick(l, " has no members on the day of ", " no tiene miembros el día de ");
        case Gap::Table::presidency:
            return pick(l, "It is not known who holds the Presidency Pro-Tempore on the day of ",
                        "No se sabe quién ejerce la Presidencia Pro-Témpore el día de ");
        case Gap::Table::holidays:
            break;
    }
    return pick(l, "The public holidays of ", "No se conocen los feriados de ") + std::to_string(gap.subject) +
           pick(l, " are not known for ", " de ") + parties_words(source, parties, l) +
           pick(l, ", and they concern ", ", y atañen a ");
}

Wording message_for(const Schedule& schedule, Gap gap, PartySet parties, const std::vector<const Session*>& sessions) {
    return [&schedule, gap, parties, first = first_of(sessions), all = sessions.size()](Language l) {
        std::vector<std::string> items;
        for (const auto* session : first)
            items.push_back(session_words(schedule, *session, l));
        return gap_words(schedule.source(), gap, parties, l) + items_words(all, items, l) + ".";
    };
}

void check_references(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    Tables tables(schedule.source());
    std::map<Gap, Lack> lacks;
    for (const auto& session : schedule.sessions) {
        const auto& event = schedule.event_of(session);
        if (event.cancelled || !session.dated()) continue;
        for (auto& [gap, hit, parties] : tables.missing_for(event, session)) {
            if (without(session.start_days, hit).empty()) {
                lacks[gap].sessions.push_back(&session);
                lacks[gap].parties |= parties;
            } else {
                findings.push_back(finding_about(context, c62, c62.severity, session, hit,
                                                 message_for(schedule, gap, parties, {&session}), parties));
                findings.back().todo = {};
            }
        }
    }
    for (const auto& [gap, lack] : lacks)
        findings.push_back({.rule = &c62,
                            .severity = c62.severity,
                            .certainty = Certainty::certain,
                            .sessions = lack.sessions,
                            .message = message_for(schedule, gap, lack.parties, lack.sessions),
                            .parties = lack.parties});
}

}  // namespace
}  // namespace rcm
