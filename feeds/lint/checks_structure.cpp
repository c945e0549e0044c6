// Checks of what lies where: components, the properties that they need, and names that have to be unique.
#include "feeds/ics/pieces.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/values.hpp"

#include <algorithm>
#include <unordered_map>

namespace rcm::lint {
namespace {

using Names = std::vector<std::string_view>;

bool among(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void begin_end_mismatch(const Scene& scene, Report& report) {
    for (const auto& fault : scene.subject.nesting)
        report.add(fault.at, fault.message);
}

void outside_calendar(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components)
        if (component.parent == nowhere && component.name != "VCALENDAR")
            report.add(component.line,
                       worded("{} stands outside a VCALENDAR", "{} está fuera de un VCALENDAR", component.name));
    for (const auto& property : scene.subject.properties)
        if (property.component == nowhere)
            report.add(property.line,
                       worded("{} stands outside any component", "{} está fuera de todo componente", property.name));
}

void misplaced_component(const Scene& scene, Report& report) {
    static const std::unordered_map<std::string_view, Names> homes = {
        {"VCALENDAR", {}},           {"VEVENT", {"VCALENDAR"}},    {"VTODO", {"VCALENDAR"}},
        {"VJOURNAL", {"VCALENDAR"}}, {"VFREEBUSY", {"VCALENDAR"}}, {"VTIMEZONE", {"VCALENDAR"}},
        {"STANDARD", {"VTIMEZONE"}}, {"DAYLIGHT", {"VTIMEZONE"}},  {"VALARM", {"VEVENT", "VTODO"}}};
    for (const auto& component : scene.subject.components) {
        const auto home = homes.find(component.name);
        if (component.parent == nowhere || home == homes.end()) continue;
        const auto parent = scene.subject.components[component.parent].name;
        // What an unknown component may hold is not known either.
        if (among(home->second, parent) || homes.find(parent) == homes.end()) continue;
        report.add(component.line, worded("{} cannot stand in {}", "{} no puede estar en {}", component.name, parent));
    }
}

void property_missing(const Scene& scene, Report& report) {
    struct Needed {
        std::string_view component, property;
        LanguageText hint;
    };
    static const LanguageText uid_hint = {"give it a UID that stays for life, such as event-id@example.org",
                                          "dele un UID para siempre, como event-id@example.org"};
    static const LanguageText stamp_hint = {"add DTSTAMP in UTC: when the entry was last revised",
                                            "añada DTSTAMP en UTC: cuándo se revisó la entrada por última vez"};
    static const Needed needed[] = {
        {"VCALENDAR",
         "PRODID",
         {"name the program that wrote the file: PRODID:-//example//calendar//EN",
          "nombre el programa que escribió el archivo: PRODID:-//example//calendar//EN"}},
        {"VCALENDAR", "VERSION", {"add VERSION:2.0 as the first property", "añada VERSION:2.0 como primera propiedad"}},
        {"VEVENT", "UID", uid_hint},
        {"VEVENT", "DTSTAMP", stamp_hint},
        {"VTODO", "UID", uid_hint},
        {"VTODO", "DTSTAMP", stamp_hint},
        {"VJOURNAL", "UID", uid_hint},
        {"VJOURNAL", "DTSTAMP", stamp_hint},
        {"VFREEBUSY", "UID", uid_hint},
        {"VFREEBUSY", "DTSTAMP", stamp_hint},
        {"VTIMEZONE",
         "TZID",
         {"add the TZID by which times name this zone", "añada el TZID con que las horas nombran esta zona"}},
        {"STANDARD", "DTSTART", {"say since when this offset holds", "diga desde cuándo rige este desfase"}},
        {"STANDARD", "TZOFFSETFROM", {"add the offset before the change", "añada el desfase anterior al cambio"}},
        {"STANDARD", "TZOFFSETTO", {"add the offset after the change", "añada el desfase posterior al cambio"}},
        {"DAYLIGHT", "DTSTART", {"say since when this offset holds", "diga desde cuándo rige este desfase"}},
        {"DAYLIGHT", "TZOFFSETFROM", {"add the offset before the change", "añada el desfase anterior al cambio"}},
        {"DAYLIGHT", "TZOFFSETTO", {"add the offset after the change", "añada el desfase posterior al cambio"}},
        {"VALARM", "ACTION", {"add ACTION:DISPLAY", "añada ACTION:DISPLAY"}},
        {"VALARM", "TRIGGER", {"say when, as TRIGGER:-P1D", "diga cuándo, como TRIGGER:-P1D"}}};
    const auto& subject = scene.subject;
    const auto missing = [&](const Component& component, std::string_view property, const LanguageText& hint) {
        if (subject.find(component, property) == nullptr)
            report.add(component.line, worded("{} has no {}", "{} no tiene {}", component.name, property), hint);
    };
    for (const auto& component : subject.components) {
        for (const auto& each : needed)
            if (each.component == component.name) missing(component, each.property, each.hint);
        if (component.name == "VEVENT" && subject.method_of(component).empty())
            missing(component, "DTSTART", {"say when it begins", "diga cuándo empieza"});
        if (component.name == "VTIMEZONE" &&
            std::none_of(component.components.begin(), component.components.end(), [&](std::uint32_t at) {
                return subject.components[at].name == "STANDARD" || subject.components[at].name == "DAYLIGHT";
            }))
            report.add(component.line,
                       {"VTIMEZONE has neither STANDARD nor DAYLIGHT", "VTIMEZONE no tiene STANDARD ni DAYLIGHT"},
                       {"add the offset that holds", "añada el desfase que rige"});
        const auto* action = component.name == "VALARM" ? subject.find(component, "ACTION") : nullptr;
        if (action != nullptr && (same_name(action->value, "DISPLAY") || same_name(action->value, "EMAIL")))
            missing(component, "DESCRIPTION", {"add the words that are shown", "añada las palabras que se muestran"});
    }
}

void property_twice(const Scene& scene, Report& report) {
    static const Names event = {"UID",         "DTSTAMP",       "DTSTART",       "CLASS",           "CREATED",
                                "DESCRIPTION", "GEO",           "LAST-MODIFIED", "LOCATION",        "ORGANIZER",
                                "PRIORITY",    "SEQUENCE",      "STATUS",        "SUMMARY",         "TRANSP",
                                "URL",         "RECURRENCE-ID", "DTEND",         "DURATION",        "COLOR",
                                "RRULE",       "DUE",           "COMPLETED",     "PERCENT-COMPLETE"};
    static const Names journal = {"UID",           "DTSTAMP",       "DTSTART",  "CLASS",  "CREATED",
                                  "LAST-MODIFIED", "ORGANIZER",     "SEQUENCE", "STATUS", "SUMMARY",
                                  "URL",           "RECURRENCE-ID", "COLOR",    "RRULE"};
    static const Names phase = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"};
    static const std::unordered_map<std::string_view, Names> once = {
        {"VCALENDAR",
         {"PRODID", "VERSION", "CALSCALE", "METHOD", "LAST-MODIFIED", "UID", "URL", "SOURCE", "REFRESH-INTERVAL",
          "COLOR"}},
        {"VEVENT", event},
        {"VTODO", event},
        {"VJOURNAL", journal},
        {"VFREEBUSY", {"UID", "DTSTAMP", "CONTACT", "DTSTART", "DTEND", "ORGANIZER", "URL"}},
        {"VTIMEZONE", {"TZID", "LAST-MODIFIED", "TZURL"}},
        {"STANDARD", phase},
        {"DAYLIGHT", phase},
        {"VALARM", {"ACTION", "TRIGGER", "DURATION", "REPEAT", "DESCRIPTION", "SUMMARY"}}};
    for (const auto& component : scene.subject.components) {
        const auto names = once.find(component.name);
        if (names == once.end()) continue;
        std::vector<bool> seen(names->second.size());
        for (const auto at : component.properties) {
            const auto& property = scene.subject.properties[at];
            const auto name = std::find(names->second.begin(), names->second.end(), property.name);
            if (name == names->second.end()) continue;
            const auto index = static_cast<std::size_t>(name - names->second.begin());
            // "SHOULD NOT" for RRULE, "MUST NOT" for the others.
            report.as(property.name == "RRULE" ? Severity::warning : Severity::error);
            if (seen[index])
                report.add(property.line,
                           worded("{} has a second {}", "{} tiene un segundo {}", component.name, property.name));
            seen[index] = true;
        }
    }
}

void version_not_2(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components) {
        if (component.name != "VCALENDAR") continue;
        const auto* version = scene.subject.find(component, "VERSION");
        if (version != nullptr && version->value != "2.0" && !version->value.ends_with(";2.0"))
            report.add(version->line,
                       worded("the version is {}, not 2.0", "la versión es {}, no 2.0", shown(version->value)));
    }
}

void empty_calendar(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components)
        if (component.name == "VCALENDAR" && component.components.empty())
            report.add(component.line, {"the calendar has no component", "el calendario no tiene ningún componente"});
}

void uid_twice(const Scene& scene, Report& report) {
    std::unordered_map<std::string, const Property*> seen;
    const auto& subject = scene.subject;
    for (const auto& component : subject.components) {
        if (component.name != "VEVENT" && component.name != "VTODO" && component.name != "VJOURNAL") continue;
        const auto* uid = subject.find(component, "UID");
        if (uid == nullptr) continue;
        const auto* of = subject.find(component, "RECURRENCE-ID");
        std::string key =
            std::to_string(component.root) + "\n" + std::string(component.name) + "\n" + std::string(uid->value) + "\n";
        if (of != nullptr) key += std::string(of->parameter_value("TZID")) + "\n" + std::string(of->value);
        const auto [first, fresh] = seen.emplace(std::move(key), uid);
        if (!fresh)
            report.add(
                uid->line,
                worded("the UID {}{} was used in line {}", "el UID {}{} ya se usó en la línea {}", shown(uid->value),
                       of != nullptr ? LanguageText{" with this RECURRENCE-ID", " con este RECURRENCE-ID"}
                                     : LanguageText{},
                       subject.place(first->second->line).line));
    }
}

}  // namespace

extern const Check begin_end_mismatch_check, outside_calendar_check, misplaced_component_check, property_missing_check,
    property_twice_check, version_not_2_check, empty_calendar_check, uid_twice_check;

const Check begin_end_mismatch_check{
    "L14",
    "begin-end-mismatch",
    Severity::error,
    {"a BEGIN without its END, or an END without its BEGIN", "un BEGIN sin su END, o un END sin su BEGIN"},
    {"close every component with the END of its own name; the file may be cut off",
     "cierre cada componente con el END de su nombre; quizá el archivo está cortado"},
    {"RFC 5545 §3.6"},
    begin_end_mismatch};
const Check outside_calendar_check{
    "L15",
    "outside-calendar",
    Severity::error,
    {"something that stands outside a VCALENDAR", "algo que está fuera de un VCALENDAR"},
    {"put everything between BEGIN:VCALENDAR and END:VCALENDAR", "ponga todo entre BEGIN:VCALENDAR y END:VCALENDAR"},
    {"RFC 5545 §3.4"},
    outside_calendar};
const Check misplaced_component_check{
    "L16",
    "misplaced-component",
    Severity::error,
    {"a component in one that cannot hold it", "un componente dentro de otro que no puede contenerlo"},
    {"move it out; an END may be missing before it", "sáquelo; quizá falta un END antes"},
    {"RFC 5545 §3.6"},
    misplaced_component};
const Check property_missing_check{
    "L17",
    "property-missing",
    Severity::error,
    {"a component without a property that it has to have (PRODID, VERSION, UID, DTSTAMP …)",
     "un componente sin una propiedad obligatoria (PRODID, VERSION, UID, DTSTAMP …)"},
    {},
    {"RFC 5545 §3.6"},
    property_missing};
const Check property_twice_check{
    "L18",
    "property-twice",
    Severity::error,
    {"a property that a component may have only once", "una propiedad que un componente solo puede tener una vez"},
    {"keep one; programs take the first or the last", "deje una; los programas toman la primera o la última"},
    {"RFC 5545 §3.6"},
    property_twice};
const Check version_not_2_check{
    "L19",
    "version-not-2",
    Severity::error,
    {"a version that is not 2.0", "una versión que no es 2.0"},
    {"write VERSION:2.0; 1.0 is the older vCalendar, which most programs refuse",
     "escriba VERSION:2.0; 1.0 es el antiguo vCalendar, que casi todos los programas rechazan"},
    {"RFC 5545 §3.7.4"},
    version_not_2};
const Check empty_calendar_check{
    "L20",
    "empty-calendar",
    Severity::error,
    {"a calendar without any component", "un calendario sin ningún componente"},
    {"where nothing is to be shown, write one VTIMEZONE", "donde no hay nada que mostrar, escriba un VTIMEZONE"},
    {"RFC 5545 §3.6"},
    empty_calendar};
const Check uid_twice_check{
    "L21",
    "uid-twice",
    Severity::error,
    {"two entries with the same UID and RECURRENCE-ID", "dos entradas con el mismo UID y RECURRENCE-ID"},
    {"give each entry a UID of its own; programs show one of the two, or neither",
     "dé a cada entrada un UID propio; los programas muestran una de las dos, o ninguna"},
    {"RFC 5545 §3.8.4.7"},
    uid_twice};

}  // namespace rcm::lint
