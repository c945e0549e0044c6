// Checks of what the standard allows and calendar programs stumble over in a feed.
#include "feeds/ics/pieces.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/values.hpp"

#include <algorithm>
#include <unordered_set>

namespace rcm::lint {
namespace {

/// In a calendar that may be subscribed to: no piece of one, and no invitation or answer, which is sent to a person.
bool in_feed(const Subject& subject, const Component& component) {
    const auto method = subject.method_of(component);
    return subject.components[component.root].name == "VCALENDAR" && (method.empty() || same_name(method, "PUBLISH"));
}

void method_present(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties)
        if (property.name == "METHOD" && property.component != nowhere)
            report.add(property.line, worded("METHOD is {}", "METHOD es {}", shown(property.value)));
}

void name_missing(const Scene& scene, Report& report) {
    const auto& subject = scene.subject;
    for (const auto& calendar : subject.components) {
        if (calendar.name != "VCALENDAR" || !in_feed(subject, calendar)) continue;
        const bool named = subject.find(calendar, "X-WR-CALNAME") != nullptr;
        if (!named)
            report.add(calendar.line, subject.find(calendar, "NAME") != nullptr
                                          ? LanguageText{"the calendar has a NAME and no X-WR-CALNAME",
                                                         "el calendario tiene NAME y no X-WR-CALNAME"}
                                          : LanguageText{"the calendar has no name", "el calendario no tiene nombre"});
    }
}

void attendee_in_feed(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties) {
        const auto* component = scene.subject.component_of(property);
        if (property.name != "ATTENDEE" || component == nullptr || component->name == "VALARM") continue;
        if (in_feed(scene.subject, *component))
            report.add(property.line, {"the entry names an attendee", "la entrada nombra a una persona invitada"});
    }
}

void alarm_in_feed(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components)
        if (component.name == "VALARM" && in_feed(scene.subject, component))
            report.add(component.line, {"the entry brings an alarm", "la entrada trae un aviso"});
}

void todo_in_feed(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components)
        if ((component.name == "VTODO" || component.name == "VJOURNAL") && in_feed(scene.subject, component))
            report.add(component.line,
                       worded("the calendar holds a {}", "el calendario contiene un {}", component.name));
}

void markup_in_text(const Scene& scene, Report& report) {
    static constexpr std::string_view tags[] = {"<br>", "<br/>", "<br />", "<p>",   "<b>",     "<i>",  "<ul>",
                                                "<li>", "<html", "<div",   "<span", "<a href", "<font"};
    for (const auto& property : scene.subject.properties) {
        if (property.name != "DESCRIPTION" || property.component == nowhere) continue;
        const auto value = property.value;
        for (auto at = value.find('<'); at != std::string_view::npos; at = value.find('<', at + 1)) {
            const auto tag = std::find_if(std::begin(tags), std::end(tags), [&](std::string_view each) {
                return same_name(value.substr(at, each.size()), each);
            });
            if (tag == std::end(tags)) continue;
            report.add(value.substr(at, tag->size()),
                       worded("DESCRIPTION holds HTML: {}", "DESCRIPTION contiene HTML: {}", shown(*tag)));
            break;
        }
    }
}

void over_a_megabyte(const Scene& scene, Report& report) {
    const auto size = scene.subject.lines.bytes().size();
    if (size > 1'000'000) report.add_octet(0, worded("the file has {} kB", "el archivo tiene {} kB", size / 1000));
}

void over_a_thousand(const Scene& scene, Report& report) {
    const auto events = std::count_if(scene.subject.components.begin(), scene.subject.components.end(),
                                      [](const Component& each) { return each.name == "VEVENT"; });
    if (events > 1000) report.add_octet(0, worded("the file has {} events", "el archivo tiene {} eventos", events));
}

}  // namespace

extern const Check method_present_check, name_missing_check, attendee_in_feed_check, alarm_in_feed_check,
    todo_in_feed_check, markup_in_text_check, over_a_megabyte_check, over_a_thousand_check;

const Check method_present_check{
    "L49",
    "method-present",
    Severity::warning,
    {"a METHOD, which makes a message of a feed", "un METHOD, que convierte un canal en un mensaje"},
    {"leave METHOD out of a file that is subscribed to", "omita METHOD en un archivo al que se suscriben"},
    {"Outlook and one macOS took the file for an invitation; RFC 5545 §3.7.2",
     "Outlook y un macOS tomaron el archivo por una invitación; RFC 5545 §3.7.2"},
    method_present};
const Check name_missing_check{"L50",
                               "name-missing",
                               Severity::info,
                               {"a calendar without X-WR-CALNAME", "un calendario sin X-WR-CALNAME"},
                               {"add X-WR-CALNAME with the calendar's name, beside NAME",
                                "añada X-WR-CALNAME con el nombre del calendario, junto a NAME"},
                               {"Google Calendar reads X-WR-CALNAME and not NAME (RFC 7986 §5.1)",
                                "Google Calendar lee X-WR-CALNAME y no NAME (RFC 7986 §5.1)"},
                               name_missing};
const Check attendee_in_feed_check{
    "L51",
    "attendee-in-feed",
    Severity::warning,
    {"an ATTENDEE in a published calendar", "un ATTENDEE en un calendario publicado"},
    {"leave ATTENDEE out; name people in DESCRIPTION or CONTACT",
     "omita ATTENDEE; nombre a las personas en DESCRIPTION o CONTACT"},
    {"RFC 5546 §3.2.1: a published calendar has none", "RFC 5546 §3.2.1: un calendario publicado no tiene ninguno"},
    attendee_in_feed};
const Check alarm_in_feed_check{"L52",
                                "alarm-in-feed",
                                Severity::warning,
                                {"a VALARM in a published calendar", "un VALARM en un calendario publicado"},
                                {"leave alarms to the subscriber, or offer a second feed with them",
                                 "deje los avisos a quien se suscribe, u ofrezca un segundo canal con ellos"},
                                {"subscriptions ignore alarms, and who hears them resents them",
                                 "las suscripciones no hacen caso de los avisos, y a quien los oye le molestan"},
                                alarm_in_feed};
const Check todo_in_feed_check{
    "L53",
    "todo-in-feed",
    Severity::warning,
    {"a VTODO or VJOURNAL in a published calendar", "un VTODO o VJOURNAL en un calendario publicado"},
    {"write a whole-day VEVENT with TRANSP:TRANSPARENT", "escriba un VEVENT de día entero con TRANSP:TRANSPARENT"},
    {"Google Calendar, Outlook and iOS do not show them", "Google Calendar, Outlook e iOS no los muestran"},
    todo_in_feed};
const Check markup_in_text_check{
    "L54",
    "markup-in-text",
    Severity::warning,
    {"HTML in a DESCRIPTION", "HTML en una DESCRIPTION"},
    {"write plain text; a line break is \\n", "escriba texto simple; un salto de línea es \\n"},
    {"RFC 5545 §3.3.11: TEXT is plain; styled text is STYLED-DESCRIPTION (RFC 9073 §6.5)",
     "RFC 5545 §3.3.11: TEXT es texto simple; con formato es STYLED-DESCRIPTION (RFC 9073 §6.5)"},
    markup_in_text};
const Check over_a_megabyte_check{"L55",
                                  "over-a-megabyte",
                                  Severity::warning,
                                  {"a file of more than 1 MB", "un archivo de más de 1 MB"},
                                  {"split the feed by year, or leave out what is long past",
                                   "divida el canal por año, u omita lo que pasó hace mucho"},
                                  {"Google Calendar stops at about 1 MB", "Google Calendar se detiene cerca de 1 MB"},
                                  over_a_megabyte};
const Check over_a_thousand_check{
    "L56",
    "over-a-thousand",
    Severity::warning,
    {"more than 1,000 events in a file", "más de 1,000 eventos en un archivo"},
    {"split the feed by year, or leave out what is long past",
     "divida el canal por año, u omita lo que pasó hace mucho"},
    {"a limit of ours: so many events come near to the 1 MB at which Google Calendar stops",
     "un límite nuestro: tantos eventos se acercan al 1 MB en que Google Calendar se detiene"},
    over_a_thousand};

}  // namespace rcm::lint
