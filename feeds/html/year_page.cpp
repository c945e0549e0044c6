#include "feeds/html/kinds.hpp"
#include "feeds/html/month_grid.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <limits>

namespace rcm {
namespace {

/// What is on a day, for its cell: how many, the strongest kind, whether all of it is open.
struct DayMark {
    std::size_t count = 0;
    bool firm = false;
    bool busy = false;
};

std::map<civil_day, DayMark> marks_of(const MonthGrid& grid) {
    std::map<civil_day, DayMark> marks;
    for (const MonthGrid::Week& week : grid.weeks) {
        for (const auto& lane : week.lanes) {
            for (const MonthGrid::Bar& bar : lane) {
                if (bar.entry->event->cancelled) continue;
                for (int column = bar.first; column < bar.first + bar.columns; ++column) {
                    DayMark& mark = marks[week.monday + days{column}];
                    ++mark.count;
                    mark.firm = mark.firm || !bar.entry->session->when->open();
                    mark.busy = mark.busy || occupies(bar.entry->event->kind.value());
                }
            }
        }
    }
    return marks;
}

void write_day(const Page& page, const MonthGrid& grid, civil_day day, const std::map<civil_day, DayMark>& marks) {
    Markup& html = page.html;
    if (month_of(day) != grid.month) {
        html.open("td").close();
        return;
    }
    const std::string number = std::to_string(static_cast<unsigned>(date::year_month_day(day).day()));
    const std::string kind = day == page.site.today ? "today" : is_weekend(day) ? "weekend" : "weekday";
    html.open("td", {{"class", kind}});
    if (const auto mark = marks.find(day); mark != marks.end()) {
        const std::string label =
            write_days({day, day}, page.site.language) + ": " +
            counted(mark->second.count, page.say("entry", "entrada"), page.say("entries", "entradas"));
        const std::string_view look = !mark->second.firm ? "is-open" : mark->second.busy ? "is-busy" : "is-quiet";
        html.open("a", {Attribute::href(page.to(Site::month_path(grid.month)) + "#day-" + number),
                        {"class", look},
                        {"aria-label", label}});
        html.text(number).close();
    } else {
        html.text(number);
    }
    html.close();
}

void write_small_month(const Page& page, Month month) {
    Markup& html = page.html;
    const Language language = page.site.language;
    const auto found = page.site.months().find(month);
    const Entries none;
    const Entries& entries = found == page.site.months().end() ? none : found->second;
    const MonthGrid grid(month, entries, std::numeric_limits<std::size_t>::max());
    const auto marks = marks_of(grid);
    html.open("div", {{"class", "small-month"}}).open("h3");
    html.link(page.to(Site::month_path(month)), capitalised(write_month(month.year, month.number, language)));
    html.close().open("table").open("thead").open("tr");
    for (unsigned i = 0; i < 7; ++i)
        html.element("th", capitalised(write_short_weekday(i, language)),
                     {{"scope", "col"}, {"abbr", write_weekday(i, language)}});
    html.close().close().open("tbody");
    for (const MonthGrid::Week& week : grid.weeks) {
        html.open("tr");
        for (int column = 0; column < 7; ++column)
            write_day(page, grid, week.monday + days{column}, marks);
        html.close();
    }
    html.close().close();
    if (!grid.sometime.empty()) {
        html.element("p",
                     "+ " + counted(grid.sometime.size(), page.say("without a fixed day", "sin día fijo"),
                                    page.say("without a fixed day", "sin día fijo")),
                     {{"class", "sometime"}});
    }
    html.close();
}

void write_year_turns(const Page& page, int year) {
    Markup& html = page.html;
    const std::vector<int> years = page.site.years();
    const auto here = std::find(years.begin(), years.end(), year);
    if (years.size() < 2 || here == years.end()) return;
    html.open("nav", {{"class", "turns"}, {"aria-label", page.say("Years", "Años")}});
    if (here != years.begin()) {
        html.link(page.to(Site::year_path(*(here - 1))), "← " + std::to_string(*(here - 1)), {{"rel", "prev"}});
    }
    if (here + 1 != years.end()) {
        html.link(page.to(Site::year_path(*(here + 1))), std::to_string(*(here + 1)) + " →", {{"rel", "next"}});
    }
    html.close();
}

}  // namespace

void write_year_page(const Site& site, Markup& out, int year) {
    constexpr std::size_t most = 150;
    const std::string name = std::to_string(year);
    write_page(site, out, Site::year_path(year), name, [&](const Page& page) {
        Markup& html = page.html;
        write_year_turns(page, year);
        html.open("section", {{"aria-labelledby", "glance"}});
        html.element("h2", page.say("The year at a glance", "El año de un vistazo"), {{"id", "glance"}});
        html.open("div", {{"class", "year"}});
        for (unsigned number = 1; number <= 12; ++number)
            write_small_month(page, {year, number});
        html.close().open("ul", {{"class", "key small-key"}, {"aria-label", page.say("Colours", "Colores")}});
        html.element("li", page.say("Meeting or workshop", "Reunión o taller"), {{"class", "is-busy"}});
        html.element("li", page.say("Deadline or review", "Fecha límite o revisión"), {{"class", "is-quiet"}});
        html.element("li", page.say("Date still open", "Fecha por confirmar"), {{"class", "is-open"}});
        html.close().close();

        Entries entries;
        for (const Entry& entry : site.plan.entries) {
            if (!entry.session->dated()) continue;
            const DayRange hull = entry.session->hull();
            if (year_of(hull.first) <= year && year <= year_of(hull.last)) entries.push_back(&entry);
        }
        html.open("section", {{"aria-labelledby", "list-title"}});
        html.element("h2", page.say("In this year", "En este año"), {{"id", "list-title"}});
        if (entries.size() > most) {
            html.element("p", counted(entries.size(), "",
                                      page.say("entries; they stand in the pages of the months.",
                                               "entradas; están en las páginas de los meses.")));
        } else {
            if (entries.empty()) html.element("p", page.say("Nothing is planned.", "No hay nada previsto."));
            write_by_month(page, entries, most, [&](const Entry& entry) { write_row(page, entry); });
        }
        html.close();
    });
}

}  // namespace rcm
