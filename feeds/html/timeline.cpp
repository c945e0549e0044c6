#include "feeds/html/timeline.hpp"

#include "engine/rules/phrases.hpp"
#include "feeds/html/svg.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <span>

namespace rcm {
namespace {

constexpr std::size_t most_rows = 40;
constexpr std::size_t most_in_words = 12;  ///< findings of a row, and sessions of a finding

/// Findings in the order of the site: open ones and acknowledged ones each most severe first.
struct Row {
    const Session* session = nullptr;
    std::optional<Severity> worst{};  ///< of the open ones; none: all are acknowledged
    FindingList findings{};
    FindingCounts counts{};
};

/// The class that gives a mark its colour.
std::string mark_of(const std::optional<Severity>& severity) {
    return "mark-" + (severity ? std::string(word_of(*severity, Language::en)) : "acknowledged");
}

std::string mark_of(const Finding& finding) {
    return mark_of(finding.acknowledged != nullptr ? std::nullopt : std::optional(finding.severity));
}

/// Sizes in the picture's own units, which are pixels where it is shown at full width.
struct Layout {
    std::string_view name;
    double width, left, right, row, head, bar;
    std::size_t letters;  ///< of a title, at most
    bool title_above;
};

constexpr Layout wide{"wide", 1040, 372, 72, 32, 34, 14, 50, false};
constexpr Layout narrow{"narrow", 350, 6, 60, 48, 34, 14, 42, true};

/// The sessions with findings, at most so many: the gravest, and of those the first in the schedule. One without
/// anything open is the least grave.
std::vector<Row> empty_rows(const Schedule& schedule, SomeFindings findings) {
    enum : std::uint8_t { nothing, acknowledged, open };  // from `open` on, the severity
    std::vector<std::uint8_t> gravity(schedule.sessions.size(), nothing);
    for (const Finding* finding : findings)
        for (const Session* session : finding->sessions) {
            auto& of_session = gravity[static_cast<std::size_t>(session - schedule.sessions.data())];
            const auto now = finding->acknowledged == nullptr ? open + static_cast<int>(finding->severity)
                                                              : static_cast<int>(acknowledged);
            of_session = std::max(of_session, static_cast<std::uint8_t>(now));
        }
    std::vector<std::size_t> shown;
    for (std::size_t at = 0; at < gravity.size(); ++at)
        if (gravity[at] != nothing && schedule.sessions[at].dated()) shown.push_back(at);
    if (shown.size() > most_rows) {
        std::stable_sort(shown.begin(), shown.end(),
                         [&](std::size_t a, std::size_t b) { return gravity[a] > gravity[b]; });
        shown.resize(most_rows);
        std::sort(shown.begin(), shown.end());
    }
    std::vector<Row> rows;
    for (const auto at : shown) {
        Row& row = rows.emplace_back();
        row.session = &schedule.sessions[at];
        if (gravity[at] >= open) row.worst = static_cast<Severity>(gravity[at] - open);
    }
    return rows;
}

std::vector<Row> rows_of(const Schedule& schedule, SomeFindings findings) {
    auto rows = empty_rows(schedule, findings);
    for (const Finding* finding : findings) {
        for (const Session* session : finding->sessions) {
            const auto row = std::lower_bound(rows.begin(), rows.end(), session,
                                              [](const Row& a, const Session* b) { return a.session < b; });
            if (row == rows.end() || row->session != session) continue;
            if (!row->findings.empty() && row->findings.back() == finding) continue;
            row->findings.push_back(finding);
            row->counts.add(*finding);
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.session->hull().first < b.session->hull().first; });
    return rows;
}

std::string shortened(std::string_view text, std::size_t letters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
        if (count++ < letters) continue;
        std::string cut(text.substr(0, i));
        while (!cut.empty() && cut.back() == ' ')
            cut.pop_back();
        return cut + "…";
    }
    return std::string(text);
}

class Picture {
  public:
    Picture(const Page& page, const std::vector<Row>& rows, const Layout& layout)
        : page_(page), rows_(rows), layout_(layout), svg_(page.html) {
        civil_day first = civil_day::max(), last = civil_day::min();
        for (const Row& row : rows) {
            first = std::min(first, row.session->hull().first);
            last = std::max(last, row.session->hull().last);
        }
        first_ = month_of(first);
        last_ = month_of(last);
        begin_ = first_.first();
        end_ = last_.next().first();
    }

    void draw(const std::string& title, const std::string& description) {
        const double height = layout_.head + layout_.row * static_cast<double>(rows_.size()) + 8;
        const std::string id = "timeline-" + std::string(layout_.name);
        svg_.open("svg", {{"class", "timeline timeline-" + std::string(layout_.name)},
                          {"role", "img"},
                          {"aria-labelledby", id + "-title " + id + "-desc"},
                          {"viewBox", "0 0 " + write_coordinate(layout_.width) + " " + write_coordinate(height)}});
        svg_.element("title", title, {{"id", id + "-title"}});
        svg_.element("desc", description, {{"id", id + "-desc"}});
        draw_months(height);
        for (std::size_t i = 0; i < rows_.size(); i += 2)
            draw_stripe(i);
        draw_today(height);
        draw_links();
        for (std::size_t i = 0; i < rows_.size(); ++i)
            draw_row(i);
        svg_.close();
    }

  private:
    double at(civil_day day) const {
        const double share = static_cast<double>((day - begin_).count()) / static_cast<double>((end_ - begin_).count());
        return layout_.left + share * (layout_.width - layout_.left - layout_.right);
    }

    double middle(std::size_t row) const {
        const double top = layout_.head + layout_.row * static_cast<double>(row);
        return layout_.title_above ? top + 34 : top + layout_.row / 2;
    }

    /// Lines between months, named as far as there is room.
    void draw_months(double height) {
        const Language language = page_.site.language;
        double free_from = 0;
        for (Month month = first_; month <= last_; month = month.next()) {
            const double x = at(month.first());
            if (x < free_from && month.number != 1) continue;
            svg_.empty("line", {{"class", "grid"}, {"x1", x}, {"y1", 22.0}, {"x2", x}, {"y2", height - 4}});
            if (x < free_from) continue;
            std::string name = capitalised(write_short_month(month.number, language));
            if (month == first_ || month.number == 1) name += " " + std::to_string(month.year);
            svg_.element("text", name, {{"class", "tick"}, {"x", x + 3}, {"y", 16.0}});
            free_from = x + 9.0 * static_cast<double>(name.size()) + 4;
        }
    }

    void draw_stripe(std::size_t i) {
        svg_.empty("rect", {{"class", "stripe"},
                            {"x", 0},
                            {"y", layout_.head + layout_.row * static_cast<double>(i)},
                            {"width", layout_.width},
                            {"height", layout_.row}});
    }

    void draw_row(std::size_t i) {
        const Row& row = rows_[i];
        const DayRange hull = row.session->hull();
        const double y = middle(i);
        const double x = at(hull.first);
        const double width = std::max(at(hull.last + days{1}) - x, 5.0);
        const std::string title = title_of(page_, *row.session);
        svg_.element("text", shortened(title, layout_.letters),
                     {{"class", "name"}, {"x", 6.0}, {"y", layout_.title_above ? y - 16 : y + 4.5}});
        std::string kind = "bar " + mark_of(row.worst);
        if (!row.session->firm()) kind += " is-open";
        svg_.empty("rect", {{"class", kind},
                            {"x", x},
                            {"y", y - layout_.bar / 2},
                            {"width", width},
                            {"height", layout_.bar},
                            {"rx", 3}});
        draw_mark(x + width + 12, y, row);
    }

    static std::string point(double x, double y) { return write_coordinate(x) + " " + write_coordinate(y); }

    /// Shape and number beside the bar: no one has to tell colours apart. A tick stands for what is acknowledged,
    /// behind the mark of what is open.
    void draw_mark(double x, double y, const Row& row) {
        if (row.worst) {
            draw_severity(x, y, *row.worst);
            x += 10;
            if (row.counts.open() > 1) {
                const std::string number = std::to_string(row.counts.open());
                svg_.element("text", number, {{"class", "tick"}, {"x", x}, {"y", y + 4}});
                x += 7.0 * static_cast<double>(number.size()) + 3;
            }
            x += 6;
        }
        if (row.counts.acknowledged == 0) return;
        svg_.empty("path", {{"class", "tick-mark " + mark_of(std::nullopt)},
                            {"d", "M" + point(x - 5, y) + "L" + point(x - 1, y + 4) + "L" + point(x + 6, y - 5)}});
        if (row.counts.acknowledged > 1) {
            svg_.element("text", std::to_string(row.counts.acknowledged),
                         {{"class", "tick"}, {"x", x + 10}, {"y", y + 4}});
        }
    }

    void draw_severity(double x, double y, Severity severity) {
        const std::string kind = "mark " + mark_of(severity);
        switch (severity) {
            case Severity::error:
                svg_.empty("path", {{"class", kind},
                                    {"d", "M" + point(x, y - 7) + "L" + point(x + 7, y) + "L" + point(x, y + 7) + "L" +
                                              point(x - 7, y) + "Z"}});
                break;
            case Severity::warning:
                svg_.empty("path", {{"class", kind},
                                    {"d", "M" + point(x, y - 6) + "L" + point(x + 6.5, y + 5.5) + "L" +
                                              point(x - 6.5, y + 5.5) + "Z"}});
                break;
            case Severity::info:
                svg_.empty("circle", {{"class", kind}, {"cx", x}, {"cy", y}, {"r", 5}});
                break;
        }
    }

    std::optional<std::size_t> row_of(const Session* session) const {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].session == session) return i;
        return std::nullopt;
    }

    void draw_links() {
        std::vector<const Finding*> drawn;
        for (const Row& row : rows_) {
            for (const Finding* finding : row.findings) {
                if (finding->sessions.size() < 2) continue;
                if (std::find(drawn.begin(), drawn.end(), finding) != drawn.end()) continue;
                drawn.push_back(finding);
                for (std::size_t i = 1; i < finding->sessions.size(); ++i)
                    draw_link(*finding, row_of(finding->sessions[i - 1]), row_of(finding->sessions[i]));
            }
        }
    }

    /// Down through the days both touch, or from the end of the one to the beginning of the other.
    void draw_link(const Finding& finding, std::optional<std::size_t> from, std::optional<std::size_t> to) {
        if (!from || !to || *from == *to) return;
        const auto [upper, lower] = std::minmax(*from, *to);
        const DayRange a = rows_[upper].session->hull(), b = rows_[lower].session->hull();
        const civil_day common_end = std::min(a.last, b.last);
        const double x = b.first <= common_end ? (at(b.first) + at(common_end + days{1})) / 2
                                               : (at(a.last + days{1}) + at(b.first)) / 2;
        const std::string kind = "link " + mark_of(finding);
        svg_.empty("line", {{"class", kind}, {"x1", x}, {"y1", middle(upper)}, {"x2", x}, {"y2", middle(lower)}});
        for (const std::size_t row : {upper, lower})
            svg_.empty("circle", {{"class", kind}, {"cx", x}, {"cy", middle(row)}, {"r", 3}});
    }

    void draw_today(double height) {
        const civil_day today = page_.site.today;
        if (today < begin_ || end_ <= today) return;
        const double x = at(today);
        svg_.empty("line", {{"class", "now"}, {"x1", x}, {"y1", 22.0}, {"x2", x}, {"y2", height - 4}});
        svg_.element("text", page_.say("today", "hoy"), {{"class", "tick now"}, {"x", x + 3}, {"y", 30.0}});
    }

    const Page& page_;
    const std::vector<Row>& rows_;
    const Layout& layout_;
    Drawing svg_;
    Month first_{}, last_{};
    civil_day begin_{}, end_{};
};

std::string description_of(const Page& page, const std::vector<Row>& rows) {
    std::size_t errors = 0, warnings = 0, acknowledged = 0;
    for (const Row& row : rows) {
        errors += row.worst == Severity::error ? 1 : 0;
        warnings += row.worst == Severity::warning ? 1 : 0;
        acknowledged += row.worst ? 0 : 1;
    }
    const std::string lived_with =
        acknowledged == 0
            ? ""
            : std::to_string(acknowledged) + std::string(page.say(" with acknowledged ones only (tick), ",
                                                                  " solo con aceptados (marca de verificación), "));
    const std::string all = std::to_string(rows.size());
    if (page.site.language == Language::en) {
        return all + " sessions with findings, each a bar over its days: " + std::to_string(errors) +
               " with an error (diamond), " + std::to_string(warnings) + " with a warning (triangle), " + lived_with +
               "the others for information (circle). A dashed bar is a date still open; "
               "a line joins sessions that collide. The table after the picture says the same in words.";
    }
    return all + " sesiones con avisos, cada una como una barra sobre sus días: " + std::to_string(errors) +
           " con error (rombo), " + std::to_string(warnings) + " con advertencia (triángulo), " + lived_with +
           "las demás a título informativo (círculo). Una barra con guiones es una fecha "
           "por confirmar; una línea une las sesiones que chocan. La tabla que sigue dice lo mismo con palabras.";
}

void write_in_words(const Page& page, const std::vector<Row>& rows) {
    Markup& html = page.html;
    html.open("details").element("summary", page.say("The picture in words", "La imagen en palabras"));
    html.open("table", {{"class", "plain-table"}}).open("thead").open("tr");
    for (const std::string_view head :
         {page.say("Event", "Evento"), page.say("Days", "Días"), page.say("What was found", "Qué se encontró")})
        html.element("th", head, {{"scope", "col"}});
    html.close().close().open("tbody");
    for (const Row& row : rows) {
        html.open("tr").open("th", {{"scope", "row"}});
        write_event_link(page, *row.session);
        html.close().element("td", capitalised(write_when(*row.session->when, page.site.language))).open("td");
        html.open("ul");
        for (const Finding* finding : std::span(row.findings).first(std::min(row.findings.size(), most_in_words))) {
            std::string text(finding->acknowledged == nullptr ? "" : page.say("acknowledged: ", "aceptado: "));
            text += word_of(finding->severity, page.site.language);
            text += " (" + std::string(word_of(finding->certainty, page.site.language)) + ")";
            if (finding->rule != nullptr) text += ", " + std::string(finding->rule->code);
            std::vector<std::string> others;
            for (const Session* other : finding->sessions)
                if (other != row.session) others.push_back(title_of(page, *other));
            if (!others.empty()) text += "; " + items_words(others, page.site.language, most_in_words);
            html.element("li", capitalised(text));
        }
        if (row.findings.size() > most_in_words)
            html.element("li", std::string(page.say("And ", "Y ")) +
                                   std::to_string(row.findings.size() - most_in_words) +
                                   std::string(page.say(" more", " más")));
        html.close().close().close();
    }
    html.close().close().close();
}

void write_key(const Page& page, bool acknowledged) {
    Markup& html = page.html;
    html.open("ul", {{"class", "key timeline-key"}, {"aria-hidden", "true"}});
    html.element("li", page.say("◆ error", "◆ error"), {{"class", "mark-error"}});
    html.element("li", page.say("▲ warning", "▲ advertencia"), {{"class", "mark-warning"}});
    html.element("li", page.say("● information", "● información"), {{"class", "mark-information"}});
    html.element("li", page.say("dashed: date still open", "con guiones: fecha por confirmar"), {{"class", "is-open"}});
    if (acknowledged) html.element("li", page.say("✓ acknowledged", "✓ aceptado"), {{"class", "mark-acknowledged"}});
    html.close();
}

}  // namespace

void write_timeline(const Page& page, SomeFindings findings) {
    const std::vector<Row> rows = rows_of(page.site.schedule(), findings);
    if (rows.empty()) return;
    Markup& html = page.html;
    const std::string title(page.say("Timeline of conflicts", "Línea de tiempo de los conflictos"));
    const std::string description = description_of(page, rows);
    html.open("div", {{"class", "picture"}});
    Picture(page, rows, wide).draw(title, description);
    Picture(page, rows, narrow).draw(title, description);
    html.close();
    write_key(page, std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.counts.acknowledged > 0; }));
    if (rows.size() == most_rows) {
        html.element("p", page.say("The forty gravest are drawn; the list holds all.",
                                   "Se dibujan las cuarenta más graves; la lista las contiene todas."));
    }
    write_in_words(page, rows);
}

}  // namespace rcm
