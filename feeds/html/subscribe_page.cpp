#include "feeds/html/kinds.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <array>

namespace rcm {
namespace {

void write_group(const Page& page, std::string_view heading, FeedRequest::Each kind) {
    Markup& html = page.html;
    bool any = false;
    for (const Feed& feed : page.site.plan.feeds) {
        if (feed.each != kind || !is_listed(feed)) continue;
        if (!any) html.element("h2", heading).open("ul", {{"class", "cards feeds"}});
        any = true;
        html.open("li", {{"class", "card"}, {"id", "feed-" + feed.slug}});
        html.element("h3", page.text(feed.title));
        write_subscribe_links(page, feed);
        html.close();
    }
    if (any) html.close();
}

void write_how_to(const Page& page) {
    struct Program {
        std::string_view name, en, es;
    };
    static constexpr std::array<Program, 4> programs{{
        {"Google Calendar",
         "Choose the Google button and say yes. Or on a computer: Other calendars, plus sign, From URL, and paste the "
         "address. Google looks for changes about once a day.",
         "Elija el botón de Google y acepte. O en una computadora: Otros calendarios, signo más, Desde URL, y pegue "
         "la dirección. Google busca cambios más o menos una vez al día."},
        {"Outlook",
         "Choose the Outlook button that fits your account. Or in Outlook: Add calendar, Subscribe from web, and paste "
         "the address. A saved copy of the file would never change again: subscribe, do not import.",
         "Elija el botón de Outlook que corresponda a su cuenta. O en Outlook: Agregar calendario, Suscribirse desde "
         "web, y pegue la dirección. Una copia guardada del archivo no cambiaría nunca más: suscríbase, no importe."},
        {"Apple Calendar",
         "Choose the Apple button on the iPhone, iPad or Mac and confirm. Or on a Mac: File, New Calendar "
         "Subscription, and paste the address.",
         "Elija el botón de Apple en el iPhone, el iPad o la Mac y confirme. O en una Mac: Archivo, Nueva suscripción "
         "a calendario, y pegue la dirección."},
        {"Thunderbird",
         "Choose the Thunderbird button. Or: New Calendar, On the Network, and paste the address; no user name is "
         "needed.",
         "Elija el botón de Thunderbird. O: Nuevo calendario, En la red, y pegue la dirección; no hace falta nombre de "
         "usuario."},
    }};
    page.html.open("section", {{"aria-labelledby", "how"}});
    page.html.element("h2", page.say("How to subscribe", "Cómo suscribirse"), {{"id", "how"}});
    page.html.open("dl", {{"class", "how-to columns"}});
    for (const Program& program : programs) {
        page.html.open("div").element("dt", program.name).element("dd", page.say(program.en, program.es)).close();
    }
    page.html.close();
    page.html.element("p",
                      page.say("One calendar is enough: who subscribes to two sees what is in both twice.",
                               "Basta con un calendario: quien se suscribe a dos ve dos veces lo que está en ambos."));
    page.html.close();
}

/// The same calendar as files that are no subscription: of the first feed, which holds everything.
void write_other_forms(const Page& page) {
    const Site& site = page.site;
    if (site.plan.feeds.empty() || !is_listed(site.plan.feeds.front())) return;
    struct Form {
        std::string name;
        std::string_view label_en, label_es, en, es;
    };
    const std::string code(code_of(site.language));
    const std::string all = "rcm-" + site.plan.feeds.front().slug + "-" + code;
    const Form forms[] = {
        {all + ".csv", "Table (.csv)", "Tabla (.csv)",
         "For a spreadsheet: opens in Excel, LibreOffice or Google Sheets, one row for each session, to sort, filter "
         "and "
         "count. It is a copy of today: later decisions are only in a new one.",
         "Para una hoja de cálculo: se abre en Excel, LibreOffice o Google Sheets, una fila por sesión, para ordenar, "
         "filtrar y contar. Es una copia de hoy: las decisiones posteriores solo están en una nueva."},
        {"rcm-changes-" + code + ".xml", "What has changed (.xml)", "Qué ha cambiado (.xml)",
         "For a news reader: a short notice of each date that is added, moved, confirmed or cancelled. Give its "
         "address "
         "to the news reader of your choice (Atom).",
         "Para un lector de noticias: un breve aviso de cada fecha que se añade, cambia, confirma o cancela. Indique "
         "su "
         "dirección al lector de noticias que prefiera (Atom)."},
        {all + ".json", "Data (.json)", "Datos (.json)",
         "For programs, such as a web site that shows the calendar: the same in JSCalendar (RFC 8984).",
         "Para programas, como un sitio web que muestre el calendario: lo mismo en JSCalendar (RFC 8984)."},
    };
    Markup& html = page.html;
    html.open("section", {{"class", "panel"}, {"aria-labelledby", "forms"}});
    html.element("h2",
                 page.say("In a spreadsheet, in a news reader, in programs",
                          "En una hoja de cálculo, en un lector de noticias, en programas"),
                 {{"id", "forms"}});
    html.open("dl", {{"class", "how-to"}});
    for (const Form& form : forms) {
        html.open("div").open("dt");
        html.link(page.up + "../feeds/" + form.name, page.say(form.label_en, form.label_es), {{"class", "button"}});
        html.close().element("dd", page.say(form.en, form.es)).close();
    }
    html.close().close();
}

}  // namespace

bool is_listed(const Feed& feed) {
    return !feed.style.rich;
}

std::string webcal_form(const std::string& address) {
    const std::size_t end = address.find("://");
    return end == std::string::npos ? address : "webcal" + address.substr(end);
}

void write_subscribe_links(const Page& page, const Feed& feed) {
    const Language other = page.site.language == Language::en ? Language::es : Language::en;
    const std::string folder = page.site.source().settings.address + "/feeds/";
    const std::string file = feed.file_name(page.site.language);
    const std::string address = folder + file;
    const std::string webcal = webcal_form(address);
    const std::string title = page.text(feed.title);
    // Google takes the webcal form only: with https it fails.
    const std::string google = "https://calendar.google.com/calendar/r?cid=" + percent_encode(webcal);
    const std::string query =
        "/calendar/0/addfromweb?url=" + percent_encode(address) + "&name=" + percent_encode(title);
    Markup& html = page.html;
    const auto button = [&](const std::string& target, std::string_view text) {
        html.open("li").link(target, text, {{"class", "button"}, {"aria-label", std::string(text) + ": " + title}});
        html.close();
    };
    html.open("ul", {{"class", "buttons"}});
    button(google, "Google");
    button("https://outlook.office.com" + query, page.say("Outlook (work)", "Outlook (trabajo)"));
    button("https://outlook.live.com" + query, page.say("Outlook (personal)", "Outlook (personal)"));
    button(webcal, "Apple");
    button(webcal, "Thunderbird");
    html.close().open("p", {{"class", "source"}}).text(page.say("Address to copy: ", "Dirección para copiar: "));
    html.link(address, address, {{"class", "file"}}).text(" · ");
    html.link(
        folder + feed.file_name(other), page.say("in Spanish", "en inglés"),
        {{"hreflang", code_of(other)}, {"aria-label", std::string(page.say("in Spanish: ", "en inglés: ")) + title}});
    html.close();
}

void write_subscribe_page(const Site& site, Markup& out) {
    using Each = FeedRequest::Each;
    write_page(site, out, "subscribe.html", site.say("Subscribe", "Suscribirse"), [&](const Page& page) {
        page.html.element(
            "p",
            page.say("A subscribed calendar follows every later decision by itself. Choose the one that concerns you.",
                     "Un calendario suscrito sigue por sí solo cada decisión posterior. Elija el que le corresponda."),
            {{"class", "lead"}});
        write_how_to(page);
        write_group(page, page.say("Everything and deadlines", "Todo y fechas límite"), Each::one);
        write_group(page, page.say("Member countries", "Países miembros"), Each::member);
        write_group(page, page.say("Observers", "Observadores"), Each::observer);
        write_group(page, page.say("Bodies", "Órganos"), Each::body);
        write_other_forms(page);
    });
}

}  // namespace rcm
