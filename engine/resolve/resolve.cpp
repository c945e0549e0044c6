#include "engine/resolve/resolve.hpp"

#include "engine/resolve/agenda_times.hpp"
#include "engine/resolve/outcomes.hpp"
#include "engine/resolve/working_days.hpp"

#include <algorithm>

namespace rcm {
namespace {

class Resolver {
  public:
    Resolver(Outcome<Schedule>& outcome, const ZoneDatabase& zones, const ExpandRecurrence& expand)
        : schedule_(outcome.value),
          diagnostics_(outcome.diagnostics),
          zones_(zones),
          expand_(expand),
          calendar_(*schedule_.calendar),
          reg_(*calendar_.source),
          due_(calendar_.events.size()),
          state_(calendar_.events.size(), State::untouched) {
        for (std::size_t at = 0; at < reg_.parties.size(); ++at)
            if (reg_.parties[at].kind == PartyKind::member) members_.set(at);
    }

    void run() {
        schedule_.sessions.reserve(calendar_.events.size());  // most events have one
        schedule_.first_session.reserve(calendar_.events.size() + 1);
        for (EventIndex event = 0; event < calendar_.events.size(); ++event) {
            schedule_.first_session.push_back(static_cast<std::uint32_t>(schedule_.sessions.size()));
            resolve_event(event);
        }
        schedule_.first_session.push_back(static_cast<std::uint32_t>(schedule_.sessions.size()));
    }

  private:
    enum class State { untouched, counting, done };

    void report(std::string_view code, Span at, LanguageText message, LanguageText hint) {
        diagnostics_.push_back({.code = code, .message = std::move(message), .at = at, .hint = std::move(hint)});
    }

    const Event& event_at(EventIndex index) const { return calendar_.events[index]; }

    void resolve_event(EventIndex index) {
        const auto& event = event_at(index);
        std::uint32_t number = 0;
        for (std::uint32_t at = 0; at < event.when.value().size(); ++at) {
            const auto& written = event.when.value()[at];
            if (written.form == When::Form::relative) {
                if (const auto day = due_day(index)) {
                    When counted = written;
                    counted.range = {*day, *day};
                    add_session(index, ++number, counted);
                }
            } else if (event.repeat.set()) {
                add_series(index, number, written);
            } else {
                add_session(index, ++number, {event.when.set_by->fields.when, at});
            }
        }
    }

    void add_series(EventIndex index, std::uint32_t& number, const When& first) {
        const auto& event = event_at(index);
        if (first.form != When::Form::whole_days && first.form != When::Form::timed) {
            report("D036", event.repeat.at(),
                   {"a series needs a first day that is settled", "una serie necesita un primer día ya definido"},
                   {"write `when` as a day or with times", "escriba `when` como un día o con horas"});
            return;
        }
        const auto start = first.form == When::Form::timed ? first.start : civil_second{first.range.first};
        const auto starts = expand_(event.repeat.value(), start);
        if (const auto* problem = std::get_if<RecurrenceProblem>(&starts)) {
            report("D036", event.repeat.at(), problem->message, problem->hint);
            return;
        }
        std::vector<civil_day> left_out = event.except.value();
        for (const auto at : std::get<std::vector<civil_second>>(starts)) {
            ++number;
            const auto day = date::floor<days>(at);
            if (const auto found = std::find(left_out.begin(), left_out.end(), day); found != left_out.end()) {
                left_out.erase(found);
                continue;
            }
            When when = first;
            const auto shift = at - start;
            when.start += shift;
            when.end += shift;
            const auto shift_days = day - date::floor<days>(start);
            when.range = {first.range.first + shift_days, first.range.last + shift_days};
            add_session(index, number, when);
        }
        for (const auto day : left_out)
            report("D037", event.except.at(),
                   worded("the series does not fall on {}", "la serie no cae el {}", to_iso(day)),
                   {"leave out only days of the series, or correct the date",
                    "excluya solo días de la serie, o corrija la fecha"});
    }

    /// The day of a relative deadline; counted once, with cycles found on the way.
    std::optional<civil_day> due_day(EventIndex index) {
        if (state_[index] == State::done) return due_[index];
        const auto& event = event_at(index);
        if (state_[index] == State::counting) {
            report("D034", event.when.at(),
                   worded("`{}` waits for itself: relative deadlines go round in a circle",
                          "`{}` depende de sí mismo: los plazos relativos forman un círculo", event.id),
                   {"give one of them a date of its own", "dé a uno de ellos una fecha propia"});
            return std::nullopt;
        }
        state_[index] = State::counting;
        due_[index] = count_out(event);
        state_[index] = State::done;
        return due_[index];
    }

    std::optional<civil_day> count_out(const Event& event) {
        const auto& when = event.when.value().front();
        const auto* target = calendar_.find(when.of());
        if (target == nullptr) {
            report("D035", event.when.at(),
                   worded("`{}` is not in the calendar on that day", "`{}` no está en el calendario en esa fecha",
                          when.of()),
                   {"write the deadline as a date until it is", "escriba el plazo como fecha hasta que lo esté"});
            return std::nullopt;
        }
        std::optional<civil_day> from;
        for (const auto& other : target->when.value()) {
            if (other.form == When::Form::relative)
                from = due_day(static_cast<EventIndex>(target - calendar_.events.data()));
            else if (other.form != When::Form::unknown && (!from || other.range.first < *from))
                from = other.range.first;
        }
        if (!from) {
            const auto target_state = state_[static_cast<std::size_t>(target - calendar_.events.data())];
            if (target_state != State::counting && target->when.value().front().form == When::Form::unknown)
                report("D035", event.when.at(),
                       worded("`{}` has no date yet", "`{}` todavía no tiene fecha", when.of()),
                       {"write the deadline as a date, or \"tbc\"", "escriba el plazo como fecha, o \"tbc\""});
            return std::nullopt;
        }
        if (!when.working_days) return *from + days{when.distance};
        return count_working_days(reg_.holidays, reg_.secretariat_country(), *from, when.distance);
    }

    void add_session(EventIndex index, std::uint32_t number, SharedWhen when) {
        const auto& event = event_at(index);
        Session session{.event = index, .number = number, .when = std::move(when)};
        session.length_days = session.when->form == When::Form::window || session.when->form == When::Form::unknown
                                  ? (event.length.set() ? event.length.value() : 1)
                                  : session.when->range.length();
        session.bodies = body_bits(reg_.bodies, event.bodies.value());
        fill_start_days(session, event);
        fill_parties(session, event);
        fill_places(session, event);
        if (session.dated()) fill_bounds(session, event);
        schedule_.sessions.push_back(std::move(session));
    }

    void fill_start_days(Session& session, const Event& event) {
        const auto& when = *session.when;
        if (when.form == When::Form::unknown) return;
        if (when.form != When::Form::window) {
            session.start_days = {{when.range.first, when.range.first}};
            return;
        }
        for (const auto& range : when.within) {
            // An event of more than a day falls inside as a whole; a set of days names its starts.
            const bool set_of_days = when.written.starts_with('[');
            const auto last = set_of_days ? range.last : range.last - days{session.length_days - 1};
            if (last >= range.first) session.start_days.push_back({range.first, last});
        }
        if (session.start_days.empty())
            report("D038", event.length.at(),
                   worded("an event of {} days does not fit into `{}`", "un evento de {} días no cabe en `{}`",
                          session.length_days, when.written),
                   {"make the window longer or the event shorter", "alargue el período o acorte el evento"});
    }

    void fill_parties(Session& session, const Event& event) {
        const auto day =
            session.dated() ? session.start_days.front().first : calendar_.document_of(*event.history.front()).adopted;
        for (const auto body : event.bodies.value()) {
            session.required |= reg_.bodies[body].members_on(day);
            session.optional |= reg_.bodies[body].invited;
        }
        session.optional |= event.invited.value();
        for (const auto party : event.supported_by.value())
            session.supporters.set(party);
        session.optional |= session.supporters;
        session.optional &= ~session.required;
    }

    void fill_places(Session& session, const Event& event) {
        if (!event.where.set()) return;
        const auto& where = event.where.value();
        if (const auto* place = std::get_if<PlaceIndex>(&where)) session.places = {*place};
        if (std::holds_alternative<Online>(where)) session.online = true;
        if (const auto* country = std::get_if<CountryOnly>(&where))
            session.places = places_in(reg_.parties[country->country].id);
        if (const auto* placeholder = std::get_if<Placeholder>(&where)) {
            session.place_open = true;
            session.places = placeholder->candidates;
            if (session.places.empty())
                session.places = capitals(session.required.any() ? session.required : session.optional & members_);
        }
    }

    std::vector<PlaceIndex> places_in(std::string_view country) const {
        std::vector<PlaceIndex> list;
        for (PlaceIndex at = 0; at < reg_.places.size(); ++at)
            if (reg_.places[at].country == country) list.push_back(at);
        return list;
    }

    std::vector<PlaceIndex> capitals(const PartySet& parties) const {
        std::vector<PlaceIndex> list;
        for (PartyIndex at = 0; at < reg_.parties.size(); ++at)
            if (parties.test(at) && reg_.parties[at].capital) list.push_back(*reg_.parties[at].capital);
        return list;
    }

    /// The zones in which the session's civil time may have to be read; empty after an error.
    std::vector<Zone> zones_of(const Session& session, const Event& event) {
        std::vector<Zone> list;
        if (event.zone.set()) return {event.zone.value()};
        const auto collect = [&](const std::vector<PlaceIndex>& places) {
            for (const auto place : places)
                if (std::find(list.begin(), list.end(), reg_.places[place].zone) == list.end())
                    list.push_back(reg_.places[place].zone);
        };
        collect(session.places);
        if (list.empty() && event.owner.set()) {
            const auto owner = reg_.holder(event.owner.value(), session.start_days.front().first);
            if (owner && reg_.parties[*owner].capital) collect({*reg_.parties[*owner].capital});
        }
        if (list.empty() && !session.timed())
            collect(capitals(session.required.any() ? session.required : session.optional & members_));
        if (list.empty() && !session.timed()) list.push_back(reg_.settings.default_zone);
        return list;
    }

    void fill_bounds(Session& session, const Event& event) {
        const auto candidates = zones_of(session, event);
        if (session.timed() && candidates.size() != 1) {
            report("D050", event.when.at(),
                   worded("`{}` has times but no time zone", "`{}` tiene horas, pero no zona horaria", event.id),
                   candidates.empty()
                       ? LanguageText{"add a line such as: zone = \"America/Panama\"",
                                      "añada una línea como: zone = \"America/Panama\""}
                       : LanguageText{
                             "its place is not settled: say whose time is meant, such as zone = \"America/Panama\"",
                             "su lugar no está definido: diga de dónde es la hora, como zone = \"America/Panama\""});
            return;
        }
        const auto day_from = hours{reg_.settings.day_from};
        const auto day_to = hours{reg_.settings.day_to};
        session.zone = candidates.front();
        bool first = true;
        for (const auto zone : candidates) {
            const auto bound = [&](civil_second civil) {
                const auto resolved = zones_.to_instant(zone, civil);
                if (!zones_.covers(zone, resolved.at) && !late_) {
                    late_ = true;
                    report("D042", event.when.at(),
                           worded("dates after 2037 in {} cannot be put into time yet",
                                  "las fechas después de 2037 en {} todavía no se pueden situar en el tiempo",
                                  zone.name()),
                           {"the installed zone library knows no daylight saving after 2037; choose an earlier date",
                            "la biblioteca de zonas instalada no conoce el horario de verano después de 2037; elija "
                            "una fecha anterior"});
                }
                if (first) session.lo = session.hi = resolved.at;
                first = false;
                session.lo = std::min(session.lo, resolved.at);
                session.hi = std::max(session.hi, resolved.at);
                return resolved;
            };
            if (session.timed()) {
                const auto start = bound(session.when->start);
                const auto end = zones_.to_instant(zone, session.when->end);
                session.start_kind = start.kind;
                session.end_kind = end.kind;
                session.length = end.at - start.at;
            } else {
                bound(civil_second{session.start_days.front().first} + day_from);
                bound(civil_second{session.start_days.back().last} + day_from);
                session.length = days{session.length_days - 1} + (day_to - day_from);
            }
        }
        late_ = false;
    }

    Schedule& schedule_;
    Diagnostics& diagnostics_;
    const ZoneDatabase& zones_;
    const ExpandRecurrence& expand_;
    const Calendar& calendar_;
    const Register& reg_;
    std::vector<std::optional<civil_day>> due_;
    std::vector<State> state_;
    PartySet members_;
    bool late_ = false;
};

}  // namespace

Outcome<Schedule> resolve(std::shared_ptr<const Calendar> calendar, const ZoneDatabase& zones,
                          const ExpandRecurrence& expand) {
    Outcome<Schedule> outcome;
    outcome.value.calendar = std::move(calendar);
    Resolver(outcome, zones, expand).run();
    if (zones.outdated())
        outcome.diagnostics.push_back(
            {.code = "D060",
             .severity = Severity::warning,
             .message = worded("the time zone data is of version {}; {} changed clocks in this region",
                               "los datos de zonas horarias son de la versión {}; la {} cambió la hora en esta región",
                               zones.version(), ZoneDatabase::newest_change_known),
             .at = {},
             .hint = {"update the package tzdata: ./dev does it", "actualice el paquete tzdata: ./dev lo hace"}});
    check_outcomes(outcome.value, outcome.diagnostics);
    if (outcome.ok()) lay_out_agendas(outcome.value, outcome.diagnostics);
    sort_diagnostics(outcome.diagnostics);
    return outcome;
}

}  // namespace rcm
