#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"

#include <algorithm>

namespace rcm {
namespace {
void check_documents(const RuleContext& context, Findings& findings);
}

extern const Rule c61{
    .code = "C61",
    .name = "documents-disagree",
    .severity = Severity::warning,
    .what = {.en = "Two documents of the same day set different values for the same thing about an event.",
             .es = "Dos documentos del mismo día fijan valores distintos para lo mismo de un evento."},
    .why = {.en = "Neither is the later one, so nothing says which of them holds; the order of the files decides.",
            .es = "Ninguno es posterior al otro, así que nada dice cuál vale; decide el orden de los archivos."},
    .fix = {.en = "Ask which of the two holds, and record the answer in a document of a later day.",
            .es = "Pregunte cuál de los dos vale y registre la respuesta en un documento de un día posterior."},
    .check = check_documents,
};

namespace {

/// How a value is shown; empty where its name alone has to do.
struct Say {
    const Register& source;
    Language l;

    std::string operator()(const LanguageText& text) const {
        return pick(l, "“", "«") + text.in(l) + pick(l, "”", "»");
    }
    std::string operator()(const std::vector<When>& list) const {
        std::vector<std::string> words;
        for (const auto& when : list)
            words.push_back(when.written);
        return list_words(words, l);
    }
    std::string operator()(const Where& where) const {
        if (const auto* place = std::get_if<PlaceIndex>(&where)) return place_words(source.places[*place], l);
        if (const auto* country = std::get_if<CountryOnly>(&where))
            return party_words(source.parties[country->country], l);
        return std::holds_alternative<Online>(where) ? pick(l, "online", "en línea")
                                                     : pick(l, "to be confirmed", "por confirmar");
    }
    std::string operator()(const Zone& zone) const { return zone.name(); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(int number) const { return std::to_string(number); }
    std::string operator()(civil_day day) const { return day_words(day, l); }
    template <class T>
    std::string operator()(const T&) const {
        return {};
    }
};

bool same(const std::vector<When>& a, const std::vector<When>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const When& x, const When& y) { return x.written == y.written; });
}
bool same(const Placeholder& a, const Placeholder& b) {
    return a.what == b.what && a.candidates == b.candidates && a.needed_by == b.needed_by && a.owner == b.owner;
}
bool same(const Where& a, const Where& b) {
    if (a.index() != b.index()) return false;
    if (const auto* place = std::get_if<PlaceIndex>(&a)) return *place == std::get<PlaceIndex>(b);
    if (const auto* country = std::get_if<CountryOnly>(&a)) return country->country == std::get<CountryOnly>(b).country;
    if (const auto* open = std::get_if<Placeholder>(&a)) return same(*open, std::get<Placeholder>(b));
    return true;
}
bool same(const Owner& a, const Owner& b) {
    return a.presidency == b.presidency && (a.presidency || a.party == b.party);
}
template <class T>
bool same(const T& a, const T& b) {
    return a == b;
}

struct Name {
    std::string_view en, es;
};

struct Disagreement {
    Name what;
    const Decision* one;    ///< that does not hold
    const Decision* other;  ///< that holds
    Wording value_of_one, value_of_other;
};

class Comparer {
  public:
    Comparer(const Calendar& calendar, const Event& event) : calendar_(calendar), event_(event) {}

    /// The value that holds, beside those of the other documents of its day.
    template <auto said>
    void compare(const Field<said>& field, Name what, bool confirmable = false) {
        using T = typename Field<said>::Value;
        if (!field.set() || (confirmable && field.set_by->act == Act::confirm)) return;  // what was open got settled
        const auto& day = calendar_.document_of(*field.set_by).adopted;
        for (const auto* decision : event_.history) {
            const auto& value = decision->fields.*said;
            if (!value || decision->document == field.set_by->document) continue;
            if (calendar_.document_of(*decision).adopted != day || same(value->value, field.value())) continue;
            const auto say = [&source = *calendar_.source](const T& shown) -> Wording {
                return [&source, &shown](Language l) { return Say{source, l}(shown); };
            };
            found.push_back({what, decision, field.set_by, say(value->value), say(field.value())});
            return;
        }
    }

    std::vector<Disagreement> found;

  private:
    const Calendar& calendar_;
    const Event& event_;
};

std::vector<Disagreement> disagreements(const Calendar& calendar, const Event& event) {
    Comparer all(calendar, event);
    all.compare(event.when, {"its dates", "sus fechas"}, true);
    all.compare(event.where, {"its place", "su lugar"}, true);
    all.compare(event.kind, {"its kind", "su tipo"});
    all.compare(event.title, {"its title", "su título"});
    all.compare(event.notes, {"its notes", "sus notas"});
    all.compare(event.length, {"its length in days", "su duración en días"});
    all.compare(event.needed_by, {"when its date is needed", "cuándo se necesita su fecha"});
    all.compare(event.zone, {"its time zone", "su zona horaria"});
    all.compare(event.repeat, {"its series", "su serie"});
    all.compare(event.except, {"the days left out of its series", "los días excluidos de su serie"});
    all.compare(event.bodies, {"its bodies", "sus órganos"});
    all.compare(event.invited, {"who is invited", "a quién se invita"});
    all.compare(event.supported_by, {"who supports it", "quién lo apoya"});
    all.compare(event.owner, {"its owner", "su responsable"});
    all.compare(event.feeds_into, {"what it is for", "para qué sirve"});
    return std::move(all.found);
}

std::string side_words(const Calendar& calendar, const Decision& decision, const Wording& said, Language l) {
    const auto source = pick(l, "“", "«") + calendar.document_of(decision).title.in(l) + pick(l, "”", "»") + " (" +
                        decision.paragraph + ")";
    const auto value = said.in(l);
    return value.empty() ? source : value + pick(l, " by ", " según ") + source;
}

void check_event(const RuleContext& context, EventIndex index, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& calendar = *schedule.calendar;
    const auto& event = calendar.events[index];
    const auto sessions = schedule.sessions_of(index);
    if (event.cancelled || event.history.size() < 2 || sessions.empty()) return;
    auto all = disagreements(calendar, event);
    if (all.empty()) return;
    findings.push_back({
        .rule = &c61,
        .severity = c61.severity,
        .certainty = Certainty::certain,
        .sessions = {&sessions.front()},
        .message =
            [&schedule, &calendar, &session = sessions.front(), all = std::move(all)](Language l) {
                std::vector<std::string> items;
                for (const auto& one : all)
                    items.push_back(pick(l, "about ", "sobre ") + pick(l, one.what.en, one.what.es) + " (" +
                                    day_words(calendar.document_of(*one.other).adopted, l) + "): " +
                                    side_words(calendar, *one.one, one.value_of_one, l) + pick(l, ", but ", ", pero ") +
                                    side_words(calendar, *one.other, one.value_of_other, l) +
                                    pick(l, ", which is taken", ", que es lo que se toma"));
                return session_words(schedule, session, l) +
                       pick(l, ": two documents of one day disagree ", ": dos documentos de un mismo día discrepan ") +
                       items_words(items, l) + ".";
            },
        .parties = sessions.front().required,
    });
}

void check_documents(const RuleContext& context, Findings& findings) {
    for (EventIndex index = 0; index < context.schedule.calendar->events.size(); ++index)
        check_event(context, index, findings);
}

}  // namespace
}  // namespace rcm
