#include "engine/fold/fold.hpp"

#include <algorithm>
#include <unordered_map>

namespace rcm {
namespace {

template <class T>
void set(Field<T>& field, const std::optional<Sourced<T>>& decided, const Decision& by) {
    if (decided) field = {decided->value, &by, decided->at};
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
    set(event.kind, fields.kind, decision);
    set(event.title, fields.title, decision);
    set(event.notes, fields.notes, decision);
    set(event.when, fields.when, decision);
    set(event.length, fields.length, decision);
    set(event.needed_by, fields.needed_by, decision);
    set(event.zone, fields.zone, decision);
    set(event.repeat, fields.repeat, decision);
    set(event.except, fields.except, decision);
    set(event.where, fields.where, decision);
    set(event.bodies, fields.bodies, decision);
    set(event.invited, fields.invited, decision);
    set(event.supported_by, fields.supported_by, decision);
    set(event.owner, fields.owner, decision);
    set(event.feeds_into, fields.feeds_into, decision);
    set(event.after, fields.after, decision);
    set(event.reason, fields.reason, decision);
    forget_rooms(event, decision);
    set(event.venue, fields.venue, decision);
    set(event.room, fields.room, decision);
    set(event.link, fields.link, decision);
    set(event.account, fields.account, decision);
    set(event.interpreters, fields.interpreters, decision);
    if (fields.outcome)
        event.outcomes.push_back({fields.outcome->value, fields.outcome_of, &decision, fields.outcome->at});
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
        const auto found = index_.find(decision.event);
        if (decision.act == Act::add) return add(decision, found == index_.end() ? nullptr : &events()[found->second]);
        if (found == index_.end()) {
            report("D031", decision,
                   worded("`{}` is not in the calendar on that day", "`{}` no está en el calendario en esa fecha",
                          decision.event),
                   {"the document that adds an event has to be adopted before, or stand before, one that changes it",
                    "el documento que añade un evento tiene que ser anterior, por fecha de adopción o por orden, al "
                    "que lo cambia"});
            return;
        }
        auto& event = events()[found->second];
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
    std::vector<Event>& events() { return outcome_.value.events; }

    void add(const Decision& decision, const Event* earlier) {
        if (earlier != nullptr) {
            report("D030", decision, worded("`{}` is added twice", "`{}` se añade dos veces", decision.event),
                   {"use [[move]], [[confirm]] or [[amend]] to change it, or give the second event another id",
                    "use [[move]], [[confirm]] o [[amend]] para cambiarlo, o dé otro id al segundo evento"},
                   earlier->history.front());
            return;
        }
        index_.emplace(decision.event, events().size());
        events().push_back({.id = decision.event});
        apply_fields(events().back(), decision);
    }

    bool check_confirm(const Event& event, const Decision& decision) {
        const bool where_open = std::holds_alternative<Placeholder>(event.where.value) ||
                                std::holds_alternative<CountryOnly>(event.where.value);
        const bool where_wrong = decision.fields.where && !(event.where.set() && where_open);
        const bool when_wrong = decision.fields.when && !any_open(event.when.value);
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
        const auto* open = std::get_if<Placeholder>(&event.where.value);
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
    std::unordered_map<std::string, std::size_t> index_;
};

/// Each event is moved once: they are large, and a sort would move each a dozen times.
std::vector<Event> in_order_of_id(std::vector<Event> events) {
    std::vector<Event*> order;
    order.reserve(events.size());
    for (auto& event : events)
        order.push_back(&event);
    std::sort(order.begin(), order.end(), [](const Event* a, const Event* b) { return a->id < b->id; });
    std::vector<Event> sorted;
    sorted.reserve(events.size());
    for (auto* event : order)
        sorted.push_back(std::move(*event));
    return sorted;
}

}  // namespace

Outcome<Calendar> fold(std::shared_ptr<const Register> reg, std::optional<civil_day> as_of) {
    Outcome<Calendar> outcome;
    outcome.value.source = std::move(reg);
    Folder folder(outcome);
    for (const auto& document : outcome.value.source->documents) {
        if (as_of && document.adopted > *as_of) break;  // documents are in order of adoption
        for (const auto& decision : document.decisions)
            if (!decision.event.empty()) folder.apply(decision);  // an unknown event is already reported
    }
    for (const auto& agenda : outcome.value.source->agendas)
        if (!as_of || agenda.issued <= *as_of) outcome.value.agendas.push_back(&agenda);
    outcome.value.events = in_order_of_id(std::move(outcome.value.events));
    sort_diagnostics(outcome.diagnostics);
    return outcome;
}

}  // namespace rcm
