#include "feeds/atom/changes_feed.hpp"

#include "feeds/atom/xml.hpp"
#include "feeds/html/markup.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

constexpr std::size_t most_entries = 200;

class ChangesWriter {
  public:
    ChangesWriter(const EditionPlan& plan, Language language, std::string& bytes)
        : calendar_(*plan.schedule->calendar),
          reg_(*calendar_.source),
          language_(language),
          code_(code_of(language)),
          xml_(bytes) {}

    void write() {
        const auto decisions = newest_first();
        const auto& settings = reg_.settings;
        const auto since = decisions.empty() ? civil_day{} : calendar_.document_of(*decisions.front().first).adopted;
        xml_.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", code_}});
        xml_.element("id", "tag:" + settings.uid_domain + ",2018:changes/" + code_);
        xml_.element("title", pick(language_, "Changes: ", "Cambios: ") + text_in(settings.name, language_));
        xml_.element("updated", moment(since));
        xml_.open("author").element("name", text_in(settings.name, language_)).close();
        xml_.empty("link", {{"rel", "self"},
                            {"type", "application/atom+xml"},
                            {"href", settings.address + "/feeds/rcm-changes-" + code_ + ".xml"}});
        xml_.empty("link",
                   {{"rel", "alternate"}, {"type", "text/html"}, {"href", settings.address + "/" + code_ + "/"}});
        xml_.element("generator", "rcmcal");
        for (std::size_t at = 0; at < std::min(decisions.size(), most_entries); ++at)
            write_entry(*decisions[at].first, *decisions[at].second);
        xml_.close();
    }

  private:
    using Decided = std::pair<const Decision*, const Event*>;

    /// Documents newest first; within one, as its paragraphs stand.
    [[nodiscard]] std::vector<Decided> newest_first() const {
        std::vector<Decided> list;
        for (const auto& event : calendar_.events)
            for (const auto* decision : event.history)
                list.emplace_back(decision, &event);
        std::sort(list.begin(), list.end(), [](const Decided& a, const Decided& b) {
            if (a.first->document != b.first->document) return a.first->document > b.first->document;
            return a.first < b.first;  // of one document, so in one vector
        });
        return list;
    }

    static std::string moment(civil_day day) { return to_iso(stamp_of(day)); }

    /// tag:rcm.example.org,2018-07-20:en/rcgm-2018-07/add/rcgm-2018-11; a second such decision of the document ends in
    /// /2.
    [[nodiscard]] std::string id_of(const Decision& decision) const {
        static constexpr std::string_view acts[] = {"add", "confirm", "move", "cancel", "amend"};
        const auto& document = calendar_.document_of(decision);
        int number = 1;
        for (const auto& other : document.decisions) {
            if (&other == &decision) break;
            if (other.act == decision.act && other.event == decision.event) ++number;
        }
        auto id = "tag:" + reg_.settings.uid_domain + "," + to_iso(document.adopted) + ":" + code_ + "/" +
                  percent_encode(document.id) + "/" + std::string(acts[static_cast<std::size_t>(decision.act)]) + "/" +
                  decision.event;
        return number == 1 ? id : id + "/" + std::to_string(number);
    }

    void write_entry(const Decision& decision, const Event& event) {
        const auto& document = calendar_.document_of(decision);
        const auto title = text_in(event.title.value(), language_);
        xml_.open("entry");
        xml_.element("id", id_of(decision));
        xml_.element("title", title + " (" + word_of(decision.act, language_) + ")");
        xml_.element("updated", moment(document.adopted));
        xml_.empty("link", {{"rel", "alternate"},
                            {"type", "text/html"},
                            {"href", reg_.settings.address + "/" + code_ + "/#event-" + event.id}});
        xml_.empty("category", {{"term", event_kind_names[static_cast<std::size_t>(event.kind.value())]},
                                {"label", word_of(event.kind.value(), language_)}});
        xml_.element("content", content_of(decision), {{"type", "text"}});
        xml_.close();
    }

    /// What the decision set, a line each, and where it stands.
    [[nodiscard]] std::string content_of(const Decision& decision) const {
        const auto& fields = decision.fields;
        std::string text;
        const auto line = [&](std::string_view en, std::string_view es, const std::string& what) {
            if (!what.empty()) text += pick(language_, en, es) + ": " + what + "\n";
        };
        if (fields.title) line("Title", "Título", text_in(fields.title->value, language_));
        if (fields.when) line("Date", "Fecha", write_dates(fields.when->value, language_));
        if (fields.where) line("Place", "Lugar", write_decided_where(decision, reg_, language_));
        if (fields.reason) line("Reason", "Motivo", text_in(fields.reason->value, language_));
        if (fields.notes) line("Notes", "Notas", text_in(fields.notes->value, language_));
        return text + pick(language_, "Source: ", "Fuente: ") + write_citation(decision, reg_, language_);
    }

    const Calendar& calendar_;
    const Register& reg_;
    Language language_;
    std::string code_;
    Xml xml_;
};

}  // namespace

std::string write_changes_feed(const EditionPlan& plan, Language language) {
    std::string bytes;
    ChangesWriter(plan, language, bytes).write();
    return bytes;
}

}  // namespace rcm
