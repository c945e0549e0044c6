#include "feeds/agenda/agenda_sheet.hpp"
#include "feeds/html/markup.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

class AgendaPage {
  public:
    explicit AgendaPage(const AgendaSheet& sheet)
        : sheet_(sheet), language_(sheet.language), title_(text_in(sheet.event().title.value(), language_)) {}

    std::string write() {
        html_.doctype().open("html", {{"lang", code_of(language_)}});
        write_head();
        html_.open("body").open("main").element("h1", title_);
        write_facts();
        int day = 0;
        for (const auto* timed : sheet_.items_in_order()) {
            if (timed->item->day != day) {
                if (day != 0) html_.close().close();
                day = timed->item->day;
                begin_day(day);
            }
            write_item(*timed);
        }
        if (day != 0) html_.close().close();
        html_.close().close().close();
        return std::move(bytes_);
    }

  private:
    [[nodiscard]] std::string say(std::string_view en, std::string_view es) const { return pick(language_, en, es); }

    void write_head() {
        const auto& address = sheet_.source().settings.address;
        const auto title = say("Agenda: ", "Agenda: ") + title_;
        html_.open("head").empty("meta", {{"charset", "utf-8"}});
        html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        html_.element("title", title).empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
        html_.empty("link", {{"rel", "stylesheet"}, Attribute::href(address + "/style.css")}).close();
    }

    void write_facts() {
        const auto& agenda = *sheet_.agenda.agenda;
        html_.open("p").text(write_when(*sheet_.session().when, language_));
        if (const auto where = sheet_.where_words(); !where.empty()) html_.text("; " + where);
        html_.text(".").close();
        if (sheet_.event().cancelled) html_.open("p").element("strong", say("Cancelled", "Cancelado")).close();
        html_.open("p").text(say("Agenda of ", "Agenda del "));
        html_.element("time", write_days({agenda.issued, agenda.issued}, language_),
                      {{"datetime", to_iso(agenda.issued)}});
        if (agenda.revision > 0) html_.text(say(", revision ", ", revisión ") + std::to_string(agenda.revision));
        if (const auto zone = sheet_.zone_name(); !zone.empty())
            html_.text(say(". Times are those of ", ". Las horas son las de ") + zone);
        html_.text(".").close();
    }

    void begin_day(int day) {
        html_.open("table").element("caption", sheet_.day_words(day)).open("thead").open("tr");
        for (const auto& head : {say("Time", "Hora"), say("Item", "Punto"), say("Room", "Sala"),
                                 say("Speakers", "Intervienen"), say("Documents", "Documentos")})
            html_.element("th", head, {{"scope", "col"}});
        html_.close().close().open("tbody");
    }

    void write_time(minutes at) {
        const auto clock = AgendaSheet::clock_words(at);
        html_.element("time", clock, {{"datetime", clock}});
    }

    void write_item(const TimedItem& timed) {
        const auto& item = *timed.item;
        html_.open("tr", {{"id", "item-" + item.id}}).open("td");
        write_time(timed.from);
        html_.text("–");
        write_time(timed.until);
        html_.close()
            .element("th", text_in(item.title, language_), {{"scope", "row"}})
            .element("td", sheet_.room_of(item));
        html_.open("td");
        for (std::size_t at = 0; at < item.speakers.size(); ++at)
            html_.text((at == 0 ? "" : "; ") + item.speakers[at]);
        html_.close().open("td");
        for (std::size_t at = 0; at < item.documents.size(); ++at) {
            const auto& document = item.documents[at];
            if (at > 0) html_.text("; ");
            if (document.link.empty())
                html_.text(text_in(document.title, language_));
            else
                html_.link(document.link, text_in(document.title, language_));
        }
        html_.close().close();
    }

    const AgendaSheet& sheet_;
    Language language_;
    std::string title_;
    std::string bytes_;
    Markup html_{bytes_};
};

}  // namespace

std::string write_agenda_html(const AgendaSheet& sheet) {
    return AgendaPage(sheet).write();
}

}  // namespace rcm
