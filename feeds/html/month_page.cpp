#include "feeds/html/kinds.hpp"
#include "feeds/html/month_grid.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::string day_id(civil_day day) {
    return "day-" + std::to_string(static_cast<unsigned>(date::year_month_day(day).day()));
}

void write_weekdays(const Page& page) {
    page.html.open("thead").open("tr");
    for (unsigned i = 0; i < 7; ++i) {
        page.html.open("th", {{"scope", "col"}, {"abbr", write_weekday(i, page.site.language)}});
        page.html.text(capitalised(write_short_weekday(i, page.site.language))).close();
    }
    page.html.close().close();
}

void write_day_numbers(const Page& page, const MonthGrid& grid, const MonthGrid::Week& week) {
    Markup& html = page.html;
    html.open("tr", {{"class", "days"}});
    for (int column = 0; column < 7; ++column) {
        const civil_day day = week.monday + days{column};
        const bool inside = month_of(day) == grid.month;
        const std::string number = std::to_string(static_cast<unsigned>(date::year_month_day(day).day()));
        const bool today = day == page.site.today;
        std::string kind = inside ? is_weekend(day) ? "weekend" : "weekday" : "outside";
        if (today) kind += " today";
        if (inside) {
            html.open("td", {{"class", kind}, {"id", day_id(day)}});
        } else {
            html.open("td", {{"class", kind}});
        }
        html.element("time", number, {{"datetime", to_iso(day)}});
        if (today) html.text(" ").element("span", page.say("today", "hoy"), {{"class", "now"}});
        html.close();
    }
    html.close();
}

void write_bar(const Page& page, const MonthGrid::Bar& bar) {
    Markup& html = page.html;
    const Entry& entry = *bar.entry;
    std::string kind = "bar kind-";
    kind += event_kind_names[static_cast<std::size_t>(entry.event->kind.value())];
    if (entry.event->cancelled) kind += " is-cancelled";
    if (entry.tentative) kind += " is-open";
    if (!bar.begins) kind += " goes-on";
    if (!bar.ends) kind += " to-go-on";
    html.open("td", {{"colspan", std::to_string(bar.columns)}, {"class", "has"}});
    html.open("a", {Attribute::href(page.to(page.site.event_path(*entry.event))), {"class", kind}});
    html.open("span");
    if (entry.session->timed() && bar.begins) {
        html.text(to_iso(entry.session->when->start).substr(11, 5) + " ");
    }
    html.text(title_of(page, *entry.session));
    if (entry.event->cancelled) html.text(page.say(" (cancelled)", " (cancelado)"));
    html.close().close().close();
}

void write_lane(const Page& page, const std::vector<MonthGrid::Bar>& lane) {
    Markup& html = page.html;
    html.open("tr");
    int column = 0;
    const auto gap = [&](int until) {
        for (; column < until; ++column)
            html.open("td").close();
    };
    for (const MonthGrid::Bar& bar : lane) {
        gap(bar.first);
        write_bar(page, bar);
        column += bar.columns;
    }
    gap(7);
    html.close();
}

void write_grid(const Page& page, const MonthGrid& grid, std::string_view name) {
    Markup& html = page.html;
    html.open("table", {{"class", "month"}});
    html.element("caption", name, {{"class", "unseen"}});
    write_weekdays(page);
    for (const MonthGrid::Week& week : grid.weeks) {
        html.open("tbody");
        write_day_numbers(page, grid, week);
        for (const auto& lane : week.lanes)
            write_lane(page, lane);
        if (week.left_out > 0) {
            html.open("tr").open("td", {{"colspan", "7"}, {"class", "has"}});
            html.link("#list", "+ " + std::to_string(week.left_out) +
                                   std::string(page.say(" more in this week", " más en esta semana")));
            html.close().close();
        }
        html.close();
    }
    html.close();
}

void write_turns(const Page& page, Month month) {
    Markup& html = page.html;
    const std::vector<int> years = page.site.years();
    html.open("nav", {{"class", "turns"}, {"aria-label", page.say("Months", "Meses")}});
    const Month before = month.previous(), after = month.next();
    const auto turn = [&](Month to, bool back) {
        const std::string name = capitalised(write_month(to.year, to.number, page.site.language));
        html.link(page.to(Site::month_path(to)), back ? "← " + name : name + " →", {{"rel", back ? "prev" : "next"}});
    };
    const auto has_page = [&](Month to) { return std::find(years.begin(), years.end(), to.year) != years.end(); };
    if (has_page(before)) turn(before, true);
    html.link(page.to(Site::year_path(month.year)), std::to_string(month.year), {{"class", "of-year"}});
    if (has_page(after)) turn(after, false);
    html.close();
}

void write_kinds(const Page& page) {
    Markup& html = page.html;
    html.open("ul", {{"class", "key"}, {"aria-label", page.say("Colours", "Colores")}});
    for (const EventKind kind : {EventKind::meeting, EventKind::workshop, EventKind::course, EventKind::launch,
                                 EventKind::deadline, EventKind::review}) {
        html.element("li", capitalised(word_of(kind, page.site.language)),
                     {{"class", "kind-" + std::string(event_kind_names[static_cast<std::size_t>(kind)])}});
    }
    html.element("li", page.say("Dashed: still open", "Con guiones: por confirmar"), {{"class", "is-open"}});
    html.close();
}

}  // namespace

void write_month_page(const Site& site, Markup& out, Month month) {
    const std::string name = capitalised(write_month(month.year, month.number, site.language));
    const auto found = site.months().find(month);
    const Entries entries = found == site.months().end() ? Entries{} : found->second;
    write_page(site, out, Site::month_path(month), name, [&](const Page& page) {
        const MonthGrid grid(month, entries);
        write_turns(page, month);
        write_grid(page, grid, name);
        write_kinds(page);
        Markup& html = page.html;
        html.open("section", {{"id", "list"}, {"aria-labelledby", "list-title"}});
        html.element("h2", page.say("In this month", "En este mes"), {{"id", "list-title"}});
        if (entries.empty()) html.element("p", page.say("Nothing is planned.", "No hay nada previsto."));
        Entries fixed, sometime = grid.sometime;
        for (const Entry* entry : entries)
            if (std::find(sometime.begin(), sometime.end(), entry) == sometime.end()) fixed.push_back(entry);
        const auto list = [&](const Entries& some) {
            if (some.empty()) return;
            html.open("ul", {{"class", "events"}});
            for (const Entry* entry : some)
                write_full_entry(page, *entry, true);
            html.close();
        };
        list(fixed);
        if (!sometime.empty()) {
            html.element("h3", page.say("Some day, not fixed yet", "Algún día, aún sin fijar"));
            list(sometime);
        }
        html.close();
    });
}

}  // namespace rcm
