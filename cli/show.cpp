#include "cli/print.hpp"

#include "feeds/words.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    return po::options_description("Options");
}

class Shower {
  public:
    Shower(const Loaded& loaded, const Event& event, Language language)
        : loaded_(loaded), reg_(*loaded.reg), event_(event), language_(language) {}

    void print() {
        std::cout << event_.id << (event_.cancelled ? (en() ? " [CANCELLED]" : " [CANCELADO]") : "") << "\n";
        row(event_.title, en() ? "title" : "título", [&](const auto& text) { return text.in(language_); });
        row(event_.kind, en() ? "kind" : "tipo", [&](EventKind kind) { return std::string(word_of(kind, language_)); });
        row(event_.when, en() ? "when" : "cuándo", [&](const auto& list) { return write_dates(list, language_); });
        row(event_.length, en() ? "length" : "duración",
            [&](int length) { return std::to_string(length) + (en() ? " days" : " días"); });
        row(event_.zone, en() ? "zone" : "zona", [](Zone zone) { return zone.name(); });
        row(event_.repeat, en() ? "repeats" : "se repite", [](const std::string& rule) { return rule; });
        row(event_.where, en() ? "where" : "dónde", [&](const auto&) { return write_where(event_, reg_, language_); });
        const auto plain = [](const std::string& text) { return text; };
        row(event_.venue, en() ? "venue" : "local", plain);
        row(event_.room, en() ? "room" : "sala", plain);
        row(event_.link, en() ? "link" : "enlace", plain);
        row(event_.account, en() ? "host account" : "cuenta anfitriona", plain);
        row(event_.interpreters, en() ? "interpreters" : "intérpretes", plain);
        row(event_.bodies, en() ? "bodies" : "órganos", [&](const auto& list) {
            std::string text;
            for (const auto body : list)
                text += (text.empty() ? "" : "; ") + reg_.bodies[body].name.in(language_);
            return text.empty() ? std::string("-") : text;
        });
        row(event_.invited, en() ? "invited" : "invitados",
            [&](const auto& set) { return write_parties(set, reg_, language_); });
        row(event_.supported_by, en() ? "supported by" : "con apoyo de", [&](const auto& list) {
            PartySet set;
            for (const auto party : list)
                set.set(party);
            return write_parties(set, reg_, language_);
        });
        row(event_.owner, en() ? "responsible" : "responsable", [&](const Owner& owner) {
            return owner.presidency ? std::string(en() ? "Presidency Pro-Tempore" : "Presidencia Pro-Témpore")
                                    : reg_.parties[owner.party].name.in(language_);
        });
        row(event_.feeds_into, en() ? "for" : "para", [](const std::string& id) { return id; });
        row(event_.after, en() ? "after" : "después de", [](const auto& list) {
            std::string text;
            for (const auto& id : list)
                text += (text.empty() ? "" : ", ") + id;
            return text;
        });
        row(event_.notes, en() ? "notes" : "notas", [&](const auto& text) { return text.in(language_); });
        row(event_.reason, en() ? "reason" : "motivo", [&](const auto& text) { return text.in(language_); });
        for (const auto* decision : event_.history)
            if (const auto& outcome = decision->fields.outcome)
                row(*decision, outcome->at, en() ? "outcome" : "resultado", outcome_words(outcome->value));
        std::cout << (en() ? "history\n" : "historia\n");
        for (const auto* decision : event_.history)
            std::cout << "  " << to_iso(loaded_.calendar().document_of(*decision).adopted) << "  "
                      << word_of(decision->act, language_) << ": " << write_citation(*decision, reg_, language_)
                      << "\n";
    }

  private:
    [[nodiscard]] bool en() const { return language_ == Language::en; }

    [[nodiscard]] std::string outcome_words(const SessionOutcome& outcome) const {
        const bool held = outcome.held == Held::yes;
        std::string text = held ? (en() ? "held" : "celebrada") : (en() ? "not held" : "no celebrada");
        for (std::size_t at = 0; at < outcome.sessions.size(); ++at)
            text += (at > 0 ? ", " : en() ? ": session " : ": sesión ") + std::to_string(outcome.sessions[at]);
        return text;
    }

    template <auto said, class Write>
    void row(const Field<said>& field, std::string_view name, Write write) {
        if (field.set()) row(*field.set_by, field.at(), name, write(field.value()));
    }
    void row(const Decision& set_by, Span at, std::string_view name, const std::string& words) {
        std::cout << "  " << name << ": " << words << "\n      [" << write_citation(set_by, reg_, language_);
        if (at.known()) std::cout << "; " << loaded_.sources.files[at.file].path << ":" << at.line;
        std::cout << "]\n";
    }

    const Loaded& loaded_;
    const Register& reg_;
    const Event& event_;
    Language language_;
};

int run_show(const Context& context) {
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto& id = context.values["words"].as<std::vector<std::string>>().front();
    const auto* event = loaded.calendar().find(id);
    if (event == nullptr) {
        std::vector<std::string> ids;
        for (const auto& known : loaded.calendar().events)
            ids.push_back(known.id);
        const auto* meant = nearest(id, ids);
        throw UsageError{worded("unknown event `{}`; {}", "no existe el evento `{}`; {}", id,
                                meant != nullptr
                                    ? did_you_mean(*meant)
                                    : LanguageText{"rcmcal list shows them all", "rcmcal list los muestra todos"})};
    }
    Shower(loaded, *event, context.common.language).print();
    auto findings = check_all(loaded, context.common.today);
    std::erase_if(findings, [&](const Finding& finding) {
        return std::none_of(finding.sessions.begin(), finding.sessions.end(),
                            [&](const Session* session) { return &loaded.schedule->event_of(*session) == event; });
    });
    print_findings(findings, loaded, context, std::cout);
    return exit_clean;
}

}  // namespace

const Command show_command{"show",
                           "one event: every field with the decision that set it",
                           "rcmcal show missing-migrants-workshop",
                           {"one event's id", "el id de un evento"},
                           1,
                           1,
                           options,
                           run_show};

}  // namespace rcm::cli
