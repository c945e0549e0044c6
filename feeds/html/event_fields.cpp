// The part of an event's page that says each field as it stands, with the decision that set it.
#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// A table row: the field, what it says, and the decision that set it.
class FieldRows {
  public:
    FieldRows(const Page& page, const Event& event) : page_(page), event_(event) {}

    void write() {
        const Site& site = page_.site;
        const Language language = site.language;
        Markup& html = page_.html;
        html.open("table", {{"class", "plain-table fields"}});
        html.element("caption", page_.say("What was decided", "Lo decidido"), {{"class", "unseen"}});
        html.open("thead").open("tr");
        for (const std::string_view head : {page_.say("Field", "Dato"), page_.say("As it stands", "Situación actual"),
                                            page_.say("Decided in", "Decidido en")})
            html.element("th", head, {{"scope", "col"}});
        html.close().close().open("tbody");
        const auto text = [&](const LanguageText& words) { html.text(page_.text(words)); };
        row(event_.kind, page_.say("Kind", "Tipo"),
            [&](EventKind kind) { html.text(capitalised(word_of(kind, language))); });
        row(event_.when, page_.say("When", "Cuándo"), [&](const std::vector<When>& all) { write_whens(all); });
        row(event_.length, page_.say("Length", "Duración"), [&](int length) {
            html.text(counted(static_cast<std::size_t>(std::max(length, 0)), page_.say("day", "día"),
                              page_.say("days", "días")));
        });
        row(event_.needed_by, page_.say("Date needed by", "Fecha necesaria a más tardar"), [&](civil_day day) {
            html.text(write_days({day, day}, language));
        });
        row(event_.zone, page_.say("Time zone", "Huso horario"), [&](Zone zone) { html.text(zone.name()); });
        row(event_.repeat, page_.say("Repeats", "Se repite"),
            [&](const std::string& rule) { html.element("code", rule); });
        row(event_.except, page_.say("Except on", "Excepto"), [&](const std::vector<civil_day>& list) {
            for (std::size_t i = 0; i < list.size(); ++i)
                html.text((i > 0 ? "; " : "") + write_days({list[i], list[i]}, language));
        });
        row(event_.where, page_.say("Where", "Dónde"), [&](const Where& where) { write_place(where); });
        const auto plain = [&](const std::string& words) { html.text(words); };
        row(event_.venue, page_.say("Venue", "Local"), plain);
        row(event_.room, page_.say("Room", "Sala"), plain);
        row(event_.link, page_.say("Link", "Enlace"), [&](const std::string&) { html.text(link_words(page_)); });
        row(event_.bodies, page_.say("For", "Para"), [&](const std::vector<BodyIndex>& list) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (i > 0) html.text("; ");
                html.link(page_.to(site.body_path(list[i])), page_.text(site.source().bodies[list[i]].name));
            }
            if (list.empty()) html.text("–");
        });
        row(event_.invited, page_.say("Invited", "Invitados"),
            [&](const PartySet& set) { html.text(write_parties(set, site.source(), language)); });
        row(event_.supported_by, page_.say("Supported by", "Con el apoyo de"),
            [&](const std::vector<PartyIndex>& list) {
                for (std::size_t i = 0; i < list.size(); ++i) {
                    if (i > 0) html.text("; ");
                    html.link(page_.to(site.party_path(list[i])), page_.text(site.source().parties[list[i]].name));
                }
            });
        row(event_.owner, page_.say("Responsible", "Responsable"), [&](const Owner& owner) {
            const auto entries = site.entries_of(event_);
            if (!entries.empty())
                return void(html.text(write_owner(*entries.front()->session, site.schedule(), language)));
            html.text(owner.presidency ? std::string(page_.say("Presidency Pro-Tempore", "Presidencia Pro-Témpore"))
                                       : page_.text(site.source().parties[owner.party].name));
        });
        row(event_.feeds_into, page_.say("Feeds into", "Sirve para"), [&](const std::string& id) { write_other(id); });
        row(event_.after, page_.say("After", "Después de"), [&](const std::vector<std::string>& ids) {
            for (std::size_t i = 0; i < ids.size(); ++i) {
                if (i > 0) html.text("; ");
                write_other(ids[i]);
            }
        });
        for (const Decision* decision : event_.history) {
            if (const auto& outcome = decision->fields.outcome)
                row(*decision, page_.say("Outcome", "Resultado"), [&] { html.text(outcome_words(outcome->value)); });
        }
        row(event_.title, page_.say("Title", "Título"), text);
        row(event_.notes, page_.say("Notes", "Notas"), text);
        row(event_.reason, page_.say("Reason", "Motivo"), text);
        html.close().close();
    }

  private:
    template <auto said, class Write>
    void row(const Field<said>& field, std::string_view name, const Write& write) {
        if (field.set()) row(*field.set_by, name, [&] { write(field.value()); });
    }
    template <class Write>
    void row(const Decision& set_by, std::string_view name, const Write& write) {
        Markup& html = page_.html;
        html.open("tr").element("th", name, {{"scope", "row"}}).open("td");
        write();
        html.close().element("td", write_citation(set_by, page_.site.source(), page_.site.language),
                             {{"class", "source"}});
        html.close();
    }

    void write_other(const std::string& id) {
        const Event* other = page_.site.schedule().calendar->find(id);
        if (other == nullptr) return void(page_.html.text(id));
        page_.html.link(page_.to(page_.site.event_path(*other)), page_.text(other->title.value()));
    }

    /// "Held", "Not held: session 2"
    [[nodiscard]] std::string outcome_words(const SessionOutcome& outcome) const {
        std::string text(outcome.held == Held::yes ? page_.say("Held", "Celebrada")
                                                   : page_.say("Not held", "No celebrada"));
        for (std::size_t i = 0; i < outcome.sessions.size(); ++i) {
            if (i == 0)
                text += outcome.sessions.size() == 1 ? page_.say(": session ", ": sesión ")
                                                     : page_.say(": sessions ", ": sesiones ");
            text += (i > 0 ? ", " : "") + std::to_string(outcome.sessions[i]);
        }
        return text;
    }

    void write_whens(const std::vector<When>& all) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0) page_.html.text("; ");
            page_.html.text(i == 0 ? capitalised(write_when(all[i], page_.site.language))
                                   : write_when(all[i], page_.site.language));
        }
    }

    void write_place(const Where& where) {
        const Language language = page_.site.language;
        page_.html.text(write_where(event_, page_.site.source(), language));
        const auto* open = std::get_if<Placeholder>(&where);
        if (open == nullptr) return;
        std::string names;
        for (const PlaceIndex candidate : open->candidates)
            names += (names.empty() ? "" : ", ") + page_.text(page_.site.source().places[candidate].name);
        if (!names.empty()) write_fact(page_, page_.say("Candidates", "Candidatas"), names);
        if (open->needed_by) {
            write_fact(page_, page_.say("Needed by", "Plazo para definir"),
                       write_days({*open->needed_by, *open->needed_by}, language));
        }
        if (open->owner) {
            write_fact(page_, page_.say("To be settled by", "Responsable de definir"),
                       page_.text(page_.site.source().parties[*open->owner].name));
        }
    }

    const Page& page_;
    const Event& event_;
};

}  // namespace

std::string link_words(const Page& page) {
    return std::string(page.say("There is a link to join online. It is not published; ask for it: ",
                                "Hay un enlace para conectarse. No se publica; solicítelo a: ")) +
           write_contact(page.site.source(), page.site.language) + ".";
}

void write_event_fields(const Page& page, const Event& event) {
    FieldRows(page, event).write();
}

}  // namespace rcm
