#include "feeds/ics/event_text.hpp"

#include "feeds/local_times.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

std::string names_of(const std::vector<PlaceIndex>& places, const Register& reg, Language language) {
    std::string text;
    for (const auto place : places)
        text += (text.empty() ? "" : ", ") + reg.places[place].name.in(language);
    return text;
}

class DescriptionWriter {
  public:
    DescriptionWriter(const Entry& entry, const Schedule& schedule, Language language, const ZoneDatabase& zones,
                      bool with_link)
        : entry_(entry),
          schedule_(schedule),
          reg_(schedule.source()),
          language_(language),
          zones_(zones),
          with_link_(with_link) {}

    std::string write() {
        const auto& event = *entry_.event;
        if (event.cancelled && event.reason.set())
            line(pick(language_, "Cancelled: ", "Cancelado: ") + event.reason.value().in(language_));
        // The first line, because few programs show CONFERENCE.
        if (with_link_ && has_link()) line(pick(language_, "Join online: ", "Conectarse: ") + event.link.value());
        if (event.notes.set()) line(event.notes.value().in(language_));
        write_open();
        write_times();
        write_people();
        write_decisions();
        line(reg_.settings.address + "/" + std::string(code_of(language_)) + "/");
        return std::move(text_);
    }

  private:
    void line(const std::string& words) { text_ += (text_.empty() ? "" : "\n") + words; }

    void write_open() {
        const auto& event = *entry_.event;
        if (event.cancelled && entry_.session->when->open())
            line(pick(language_, "Its date was not settled: ", "Su fecha no estaba fijada: ") +
                 write_when(*entry_.session->when, language_) + ".");
        if (event.cancelled) return;
        if (entry_.session->when->open())
            line(pick(language_, "Date to be confirmed: ", "Fecha por confirmar: ") +
                 write_when(*entry_.session->when, language_) + ".");
        if (event.needed_by.set())
            line(pick(language_, "The date is needed by ", "La fecha se necesita a más tardar el ") +
                 write_days({event.needed_by.value(), event.needed_by.value()}, language_) + ".");
        const auto* placeholder = std::get_if<Placeholder>(&event.where.value());
        if (placeholder == nullptr || !event.where.set()) return;
        line(write_where(event, reg_, language_) + ".");
        if (!placeholder->candidates.empty())
            line(pick(language_, "Candidates: ", "Candidatas: ") + names_of(placeholder->candidates, reg_, language_) +
                 ".");
        if (placeholder->needed_by)
            line(pick(language_, "Needed by ", "Se necesita a más tardar el ") +
                 write_days({*placeholder->needed_by, *placeholder->needed_by}, language_) + ".");
    }

    void write_times() {
        const auto& session = *entry_.session;
        if (session.timed() && session.online)
            line(pick(language_, "Local times: ", "Horas locales: ") +
                 write_local_times(session, schedule_, zones_, language_) + ".");
        // That there is one, and not the link itself: whoever subscribes could join (see event_blocks.cpp).
        if (!with_link_ && has_link())
            line(pick(language_,
                      "There is a link to join online; ask for it: ", "Hay un enlace para conectarse; solicítelo a: ") +
                 write_contact(reg_, language_) + ".");
    }

    [[nodiscard]] bool has_link() const { return entry_.event->link.set() && !entry_.event->cancelled; }

    void write_people() {
        const auto& event = *entry_.event;
        std::string bodies;
        for (const auto body : event.bodies.value())
            bodies += (bodies.empty() ? "" : "; ") + reg_.bodies[body].name.in(language_);
        if (!bodies.empty()) line(pick(language_, "For: ", "Para: ") + bodies + ".");
        if (event.owner.set())
            line(pick(language_, "Responsible: ", "Responsable: ") +
                 write_owner(*entry_.session, schedule_, language_) + ".");
        if (entry_.session->supporters.any())
            line(pick(language_, "With the support of ", "Con el apoyo de ") +
                 write_parties(entry_.session->supporters, reg_, language_) + ".");
    }

    /// "moved: date 11–12 September 2018 (before: 4–5 September 2018), place …"
    std::string changes_of(const Decision& decision, const std::string& date_before,
                           const std::string& place_before) const {
        const auto& fields = decision.fields;
        std::string text(word_of(decision.act, language_));
        std::string_view between = ": ";
        const auto name = [&](bool set, std::string_view en, std::string_view es) {
            if (!set) return;
            text += std::string(between) + pick(language_, en, es);
            between = ", ";
        };
        const auto say = [&](const std::string& now, const std::string& before) {
            text += now;
            if (!before.empty() && before != now) text += pick(language_, " (before: ", " (antes: ") + before + ")";
        };
        if (fields.when) {
            const bool unknown = fields.when->value.front().form == When::Form::unknown;  // "date to be confirmed"
            name(true, unknown ? "" : "date ", unknown ? "" : "fecha ");
            say(write_dates(fields.when->value, language_), date_before);
        }
        if (fields.where) {
            name(true, "place ", "lugar ");
            say(write_decided_where(decision, reg_, language_), place_before);
        }
        name(fields.venue || fields.room, "venue", "local");
        name(bool(fields.title), "title", "título");
        name(bool(fields.notes), "notes", "notas");
        name(fields.bodies || fields.invited, "who takes part", "quiénes participan");
        name(bool(fields.supported_by), "support", "apoyo");
        name(bool(fields.owner), "who is responsible", "responsable");
        return text;
    }

    void write_decisions() {
        const auto& history = entry_.event->history;
        std::string date, place;
        for (const auto* decision : history) {
            if (decision != history.front())
                line("• " + changes_of(*decision, date, place) + " (" + write_citation(*decision, reg_, language_) +
                     ")");
            if (decision->fields.when) date = write_dates(decision->fields.when->value, language_);
            if (decision->fields.where) place = write_decided_where(*decision, reg_, language_);
        }
        line(pick(language_, "Source: ", "Fuente: ") + write_citation(*history.front(), reg_, language_));
    }

    const Entry& entry_;
    const Schedule& schedule_;
    const Register& reg_;
    Language language_;
    const ZoneDatabase& zones_;
    bool with_link_;
    std::string text_;
};

std::string summary_of(const Entry& entry, Language language) {
    const auto& event = *entry.event;
    std::string text;
    if (event.cancelled)
        text = pick(language, "CANCELLED: ", "CANCELADO: ");
    else if (event.kind.value() == EventKind::deadline)
        text = pick(language, "Deadline: ", "Fecha límite: ");
    text += event.title.value().in(language);
    if (!event.cancelled && entry.session->when->open())
        text += pick(language, " [date to be confirmed: ", " [fecha por confirmar: ") +
                write_when(*entry.session->when, language) + "]";
    return text;
}

}  // namespace

std::string page_address(const std::string& event, const Register& source, Language language) {
    return source.settings.address + "/" + std::string(code_of(language)) + "/events/" + event + ".html";
}

EventText event_text(const Entry& entry, const Schedule& schedule, Language language, const ZoneDatabase& zones,
                     bool with_link) {
    const auto& reg = schedule.source();
    EventText text;
    text.summary = summary_of(entry, language);
    if (entry.event->where.set() || !write_venue(*entry.event).empty())
        text.location = write_location(*entry.event, reg, language);
    text.description = DescriptionWriter(entry, schedule, language, zones, with_link).write();
    text.categories.emplace_back(word_of(entry.event->kind.value(), language));
    for (const auto body : entry.event->bodies.value())
        text.categories.push_back(reg.bodies[body].name.in(language));
    return text;
}

}  // namespace rcm
