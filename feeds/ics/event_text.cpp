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
    DescriptionWriter(const Entry& entry, const Schedule& schedule, Language language, const ZoneDatabase& zones)
        : entry_(entry), schedule_(schedule), reg_(schedule.source()), language_(language), zones_(zones) {}

    std::string write() {
        const auto& event = *entry_.event;
        if (event.cancelled && event.reason.set())
            line(pick(language_, "Cancelled: ", "Cancelada: ") + event.reason.value().in(language_));
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
        if (event.cancelled) return;
        if (entry_.session->when.open())
            line(pick(language_, "Date to be confirmed: ", "Fecha por confirmar: ") +
                 write_when(entry_.session->when, language_) + ".");
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
        if (entry_.event->link.set() && !entry_.event->cancelled)
            line(pick(language_,
                      "There is a link to join online; ask for it: ", "Hay un enlace para conectarse; solicítelo a: ") +
                 write_contact(reg_, language_) + ".");
    }

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

    void write_decisions() {
        const auto& history = entry_.event->history;
        for (auto decision = history.begin() + 1; decision != history.end(); ++decision) {
            const auto& fields = (*decision)->fields;
            std::string what(word_of((*decision)->act, language_));
            if (fields.when)
                what += pick(language_, ", date: ", ", fecha: ") + write_when(fields.when->value.front(), language_);
            if (fields.where) {
                Event decided;
                decided.where = {fields.where, *decision};
                what += pick(language_, ", place: ", ", lugar: ") + write_where(decided, reg_, language_);
            }
            line("• " + what + " (" + write_citation(**decision, reg_, language_) + ")");
        }
        line(pick(language_, "Source: ", "Fuente: ") + write_citation(*history.front(), reg_, language_));
    }

    const Entry& entry_;
    const Schedule& schedule_;
    const Register& reg_;
    Language language_;
    const ZoneDatabase& zones_;
    std::string text_;
};

std::string summary_of(const Entry& entry, Language language) {
    const auto& event = *entry.event;
    std::string text;
    if (event.cancelled)
        text = pick(language, "CANCELLED: ", "CANCELADA: ");
    else if (event.kind.value() == EventKind::deadline)
        text = pick(language, "Deadline: ", "Fecha límite: ");
    text += event.title.value().in(language);
    if (!event.cancelled && entry.session->when.open())
        text += pick(language, " [date to be confirmed: ", " [fecha por confirmar: ") +
                write_when(entry.session->when, language) + "]";
    return text;
}

}  // namespace

EventText event_text(const Entry& entry, const Schedule& schedule, Language language, const ZoneDatabase& zones) {
    const auto& reg = schedule.source();
    EventText text;
    text.summary = summary_of(entry, language);
    if (entry.event->where.set() || !write_venue(*entry.event).empty())
        text.location = write_location(*entry.event, reg, language);
    text.description = DescriptionWriter(entry, schedule, language, zones).write();
    text.categories.emplace_back(word_of(entry.event->kind.value(), language));
    for (const auto body : entry.event->bodies.value())
        text.categories.push_back(reg.bodies[body].name.in(language));
    return text;
}

}  // namespace rcm
