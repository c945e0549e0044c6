#include "engine/fold/fold.hpp"

#include <algorithm>
#include <span>

namespace rcm {
namespace {

template <auto said>
void set(Field<said>& field, const Decision& by) {
    if (by.fields.*said) field.set_by = &by;
}

/// A room belongs to its venue and a venue to its place: who moves the one leaves the other behind. Confirming a
/// place that was open leaves what was already said about it.
void forget_rooms(Event& event, const Decision& decision) {
    const auto& fields = decision.fields;
    if (fields.where && decision.act != Act::confirm) {
        event.venue = {};
        event.room = {};
        if (!std::holds_alternative<Online>(fields.where->value)) {
            event.link = {};
            event.account = {};
        }
    }
    if (fields.venue) event.room = {};
}

void apply_fields(Event& event, const Decision& decision) {
    const auto& fields = decision.fields;
    set(event.kind, decision);
    set(event.title, decision);
    set(event.notes, decision);
    set(event.when, decision);
    set(event.length, decision);
    set(event.needed_by, decision);
    set(event.zone, decision);
    set(event.repeat, decision);
    set(event.except, decision);
    set(event.where, decision);
    set(event.bodies, decision);
    set(event.invited, decision);
    set(event.supported_by, decision);
    set(event.owner, decision);
    set(event.feeds_into, decision);
    set(event.after, decision);
    set(event.reason, decision);
    forget_rooms(event, decision);
    set(event.venue, decision);
    set(event.room, decision);
    set(event.link, decision);
    set(event.account, decision);
    set(event.interpreters, decision);
    // New dates replace the series that hung on the old ones.
    if (decision.act == Act::move && fields.when && !fields.repeat) {
        event.repeat = {};
        event.except = {};
    }
    event.history.push_back(&decision);
}

bool any_open(const std::vector<When>& list) {
    return std::any_of(list.begin(), list.end(), [](const When& when) { return when.open(); });
}

class Folder {
  public:
    explicit Folder(Outcome<Calendar>& outcome) : outcome_(outcome) {}

    void apply(const Decision& decision) {
        auto* const found = find(decision.event);
        const bool added = found != nullptr && !found->history.empty();
        if (decision.act == Act::add) return added ? report_twice(decision, *found) : apply_fields(*found, decision);
        if (!added) {
            report("D031", decision,
                   worded("`{}` is not in the calendar on that day", "`{}` no está en el calendario en esa fecha",
                          decision.event),
                   {"the document that adds an event has to be adopted before, or stand before, one that changes it",
                    "el documento que añade un evento tiene que ser anterior, por fecha de adopción o por orden, al "
                    "que lo cambia"});
            return;
        }
        auto& event = *found;
        if (event.cancelled) {
            report("D032", decision, worded("`{}` is cancelled", "`{}` está cancelado", decision.event),
                   {"a cancelled event stays cancelled: add a new event with another id",
                    "un evento cancelado queda cancelado: añada un evento nuevo con otro id"},
                   event.history.back());
            return;
        }
        if (decision.act == Act::confirm && !check_confirm(event, decision)) return;
        if (decision.act == Act::cancel) event.cancelled = true;
        apply_fields(event, decision);
    }

  private:
    Event* find(std::string_view id) {
        auto& calendar = outcome_.value;
        const auto* found = calendar.find(id);
        return found == nullptr ? nullptr : &calendar.events[static_cast<std::size_t>(found - calendar.events.data())];
    }

    void report_twice(const Decision& decision, const Event& earlier) {
        report("D030", decision, worded("`{}` is added twice", "`{}` se añade dos veces", decision.event),
               {"use [[move]], [[confirm]] or [[amend]] to change it, or give the second event another id",
                "use [[move]], [[confirm]] o [[amend]] para cambiarlo, o dé otro id al segundo evento"},
               earlier.history.front());
    }

    bool check_confirm(const Event& event, const Decision& decision) {
        const bool where_open = std::holds_alternative<Placeholder>(event.where.value()) ||
                                std::holds_alternative<CountryOnly>(event.where.value());
        const bool where_wrong = decision.fields.where && !(event.where.set() && where_open);
        const bool when_wrong = decision.fields.when && !any_open(event.when.value());
        if (!where_wrong && !when_wrong) {
            compare_with_candidates(event, decision);
            return true;
        }
        report("D033", decision,
               where_wrong
                   ? worded("the place of `{}` is already settled", "el lugar de `{}` ya está definido", decision.event)
                   : worded("the date of `{}` is already settled", "la fecha de `{}` ya está definida", decision.event),
               {"to change what is settled, write [[move]]", "para cambiar lo que ya está definido, escriba [[move]]"},
               where_wrong ? event.where.set_by : event.when.set_by);
        return false;
    }

    /// A host that nobody had named may be right; it may as well be a slip of the pen.
    void compare_with_candidates(const Event& event, const Decision& decision) {
        const auto* open = std::get_if<Placeholder>(&event.where.value());
        const auto* place = decision.fields.where ? std::get_if<PlaceIndex>(&decision.fields.where->value) : nullptr;
        if (open == nullptr || place == nullptr || open->candidates.empty()) return;
        if (std::find(open->candidates.begin(), open->candidates.end(), *place) != open->candidates.end()) return;
        report("D039", decision,
               worded("`{}` was not among the candidates for `{}`", "`{}` no estaba entre las sedes posibles de `{}`",
                      outcome_.value.source->places[*place].id, event.id),
               {"nothing to do if the document says so; otherwise correct `where`",
                "no haga nada si el documento lo dice; si no, corrija `where`"},
               event.where.set_by);
        outcome_.diagnostics.back().severity = Severity::warning;
    }

    void report(std::string_view code, const Decision& decision, LanguageText message, LanguageText hint,
                const Decision* earlier = nullptr) {
        Diagnostic diagnostic{.code = code, .message = std::move(message), .at = decision.at, .hint = std::move(hint)};
        if (earlier != nullptr) {
            diagnostic.also = earlier->at;
            diagnostic.also_text = {"decided here", "decidido aquí"};
        }
        outcome_.diagnostics.push_back(std::move(diagnostic));
    }

    Outcome<Calendar>& outcome_;
};

/// The events that these documents add, in order of id and still without a history: each stays where it is from now on.
std::vector<Event> events_added_by(std::span<const Document> documents) {
    std::vector<std::string_view> ids;
    for (const auto& document : documents)
        for (const auto& decision : document.decisions)
            if (decision.act == Act::add) ids.emplace_back(decision.event);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase(ids, "");  // its id is bad, which is already reported
    std::vector<Event> events(ids.size());
    for (std::size_t at = 0; at < ids.size(); ++at)
        events[at].id = ids[at];
    return events;
}

}  // namespace

Outcome<Calendar> fold(std::shared_ptr<const Register> reg, std::optional<civil_day> as_of) {
    Outcome<Calendar> outcome;
    outcome.value.source = std::move(reg);
    const auto& all = outcome.value.source->documents;  // in order of adoption
    const std::span documents(all.begin(), std::find_if(all.begin(), all.end(), [&](const Document& document) {
                                  return as_of && document.adopted > *as_of;
                              }));
    outcome.value.events = events_added_by(documents);
    Folder folder(outcome);
    for (const auto& document : documents)
        for (const auto& decision : document.decisions)
            if (!decision.event.empty()) folder.apply(decision);  // an unknown event is already reported
    for (const auto& agenda : outcome.value.source->agendas)
        if (!as_of || agenda.issued <= *as_of) outcome.value.agendas.push_back(&agenda);
    sort_diagnostics(outcome.diagnostics);
    return outcome;
}

}  // namespace rcm
