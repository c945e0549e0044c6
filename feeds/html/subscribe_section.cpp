#include "feeds/html/sections.hpp"
#include "feeds/words.hpp"

#include <array>

namespace rcm {
namespace {

/// The feed's address with webcal: in place of http: or https:.
std::string webcal_form(const std::string& address) {
    const std::size_t end = address.find("://");
    return end == std::string::npos ? address : "webcal" + address.substr(end);
}

/// One row: the feed's title, then a link for each kind of calendar program.
void write_feed(const Page& page, const Feed& feed) {
    const Language other = page.language == Language::en ? Language::es : Language::en;
    const std::string folder = page.source().settings.address + "/feeds/";
    const std::string file = feed.file_name(page.language);
    const std::string address = folder + file;
    const std::string webcal = webcal_form(address);
    const std::string& title = text_in(feed.title, page.language);
    // Google takes the webcal form only: with https it fails (feeds.md).
    const std::string google = "https://calendar.google.com/calendar/r?cid=" + percent_encode(webcal);
    const std::string query =
        "/calendar/0/addfromweb?url=" + percent_encode(address) + "&name=" + percent_encode(title);

    Markup& html = page.html;
    html.open("tr").element("th", title, {{"scope", "row"}});
    html.open("td").link(webcal, "Apple, Thunderbird").close();
    html.open("td").link(google, "Google").close();
    html.open("td")
        .link("https://outlook.office.com" + query, page.say("Outlook (work)", "Outlook (trabajo)"))
        .text(" ");
    html.link("https://outlook.live.com" + query, page.say("Outlook (personal)", "Outlook (personal)")).close();
    html.open("td").link(address, file, {{"class", "file"}}).text(" ");
    html.link(folder + feed.file_name(other), page.say("in Spanish", "en inglés"), {{"hreflang", code_of(other)}})
        .close();
    html.close();
}

void write_group(const Page& page, std::string_view heading, std::initializer_list<FeedRequest::Each> kinds) {
    std::vector<const Feed*> feeds;
    for (const Feed& feed : page.plan.feeds) {
        for (const FeedRequest::Each kind : kinds) {
            if (feed.each == kind) feeds.push_back(&feed);
        }
    }
    if (feeds.empty()) return;
    Markup& html = page.html;
    html.element("h3", heading).open("table").open("thead").open("tr");
    html.element("th", page.say("Calendar", "Calendario"), {{"scope", "col"}});
    html.element("th", page.say("On this device", "En este dispositivo"), {{"scope", "col"}});
    html.element("th", "Google", {{"scope", "col"}});
    html.element("th", page.say("Outlook on the web", "Outlook en la web"), {{"scope", "col"}});
    html.element("th", page.say("Address to copy", "Dirección para copiar"), {{"scope", "col"}});
    html.close().close().open("tbody");
    for (const Feed* feed : feeds)
        write_feed(page, *feed);
    html.close().close();
}

void write_how_to(const Page& page) {
    struct Program {
        std::string_view name, en, es;
    };
    static constexpr std::array<Program, 4> programs{{
        {"Google Calendar",
         "Choose the Google link and say yes. Or on a computer: Other calendars, plus sign, From URL, and paste the "
         "address. Google looks for changes about once a day.",
         "Elija el enlace de Google y acepte. O en una computadora: Otros calendarios, signo más, Desde URL, y pegue "
         "la dirección. Google busca cambios más o menos una vez al día."},
        {"Outlook",
         "Choose the Outlook link that fits your account. Or in Outlook: Add calendar, Subscribe from web, and paste "
         "the address. A saved copy of the file would never change again: subscribe, do not import.",
         "Elija el enlace de Outlook que corresponda a su cuenta. O en Outlook: Agregar calendario, Suscribirse desde "
         "web, y pegue la dirección. Una copia guardada del archivo no cambiaría nunca más: suscríbase, no importe."},
        {"Apple Calendar",
         "Choose the first link on the iPhone, iPad or Mac and confirm. Or on a Mac: File, New Calendar Subscription, "
         "and paste the address.",
         "Elija el primer enlace en el iPhone, el iPad o la Mac y confirme. O en una Mac: Archivo, Nueva suscripción a "
         "calendario, y pegue la dirección."},
        {"Thunderbird", "New Calendar, On the Network, and paste the address; no user name is needed.",
         "Nuevo calendario, En la red, y pegue la dirección; no hace falta nombre de usuario."},
    }};
    page.html.element("h3", page.say("How to subscribe", "Cómo suscribirse")).open("dl", {{"class", "how-to"}});
    for (const Program& program : programs) {
        page.html.open("div").element("dt", program.name).element("dd", page.say(program.en, program.es)).close();
    }
    page.html.close();
}

}  // namespace

void write_subscribe_section(const Page& page) {
    using Each = FeedRequest::Each;
    Markup& html = page.html;
    html.open("section", {{"id", "subscribe"}, {"aria-labelledby", "subscribe-title"}});
    html.element("h2", page.say("Subscribe", "Suscribirse"), {{"id", "subscribe-title"}});
    html.element(
        "p",
        page.say("A subscribed calendar follows every later decision by itself. Choose the one that concerns you.",
                 "Un calendario suscrito sigue por sí solo cada decisión posterior. Elija el que le corresponda."));
    write_how_to(page);
    write_group(page, page.say("Everything and deadlines", "Todo y fechas límite"), {Each::one});
    write_group(page, page.say("Member countries", "Países miembros"), {Each::member});
    write_group(page, page.say("Observers", "Observadores"), {Each::observer});
    write_group(page, page.say("Bodies", "Órganos"), {Each::body});
    html.close();
}

}  // namespace rcm
