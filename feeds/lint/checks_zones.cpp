// Checks of time zones: whether each is there, is used, is simple enough, and says what the zone data says.
#include "feeds/lint/check.hpp"
#include "feeds/lint/values.hpp"
#include "feeds/lint/zone_rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

namespace rcm::lint {
namespace {

/// A zone's name within one calendar of the file.
std::string key(std::uint32_t root, std::string_view tzid) {
    std::string made = std::to_string(root) + "\n";
    for (std::size_t at = 0; at < tzid.size(); ++at) {
        if (tzid[at] == '\\' && at + 1 < tzid.size()) ++at;  // TEXT in VTIMEZONE, no TEXT in the parameter
        made += tzid[at];
    }
    return made;
}

/// Visits each VTIMEZONE with its TZID.
template <class Visit>
void for_each_zone(const Subject& subject, Visit visit) {
    for (const auto& component : subject.components) {
        const auto* tzid =
            component.name == "VTIMEZONE" && component.depth == 2 ? subject.find(component, "TZID") : nullptr;
        if (tzid != nullptr) visit(component, *tzid);
    }
}

/// Visits the first use of each zone's name in each calendar.
template <class Visit>
void for_each_name_used(const Subject& subject, Visit visit) {
    std::unordered_set<std::string> seen;
    for (const auto& property : subject.properties) {
        const auto* tzid = property.component == nowhere ? nullptr : property.parameter("TZID");
        if (tzid == nullptr) continue;
        const auto root = subject.components[property.component].root;
        if (seen.insert(key(root, tzid->value())).second) visit(root, *tzid);
    }
}

void tzid_undeclared(const Scene& scene, Report& report) {
    std::unordered_set<std::string> declared;
    for_each_zone(scene.subject,
                  [&](const Component& zone, const Property& tzid) { declared.insert(key(zone.root, tzid.value)); });
    for_each_name_used(scene.subject, [&](std::uint32_t root, const Parameter& tzid) {
        if (scene.subject.components[root].name != "VCALENDAR") return;  // L15: a piece of a calendar
        if (declared.count(key(root, tzid.value())) != 0) return;
        // "/…" names a registry that all are thought to know; and so RFC 7808 has servers leave the VTIMEZONE out.
        report.as(tzid.value().starts_with('/') ? Severity::warning : Severity::error);
        report.add(tzid.written, worded("there is no VTIMEZONE for the time zone {}",
                                        "no hay VTIMEZONE para la zona horaria {}", shown(tzid.value())));
    });
}

void tzid_not_iana(const Scene& scene, Report& report) {
    for_each_name_used(scene.subject, [&](std::uint32_t, const Parameter& tzid) {
        const auto name = tzid.value();
        if (scene.zones.find(name)) return;
        report.as(name.starts_with('/') ? Severity::warning : Severity::info);
        report.add(tzid.written, worded("the time zone {} is not known by that name",
                                        "la zona horaria {} no se conoce por ese nombre", shown(name)));
    });
}

void timezone_unused(const Scene& scene, Report& report) {
    std::unordered_set<std::string> used;
    for_each_name_used(scene.subject,
                       [&](std::uint32_t root, const Parameter& tzid) { used.insert(key(root, tzid.value())); });
    for (const auto& property : scene.subject.properties)
        if (property.name == "X-WR-TIMEZONE" && property.component != nowhere)
            used.insert(key(scene.subject.components[property.component].root, property.value));
    std::unordered_set<std::uint32_t> with_entries;
    for (const auto& component : scene.subject.components)
        if (component.depth == 2 && component.name != "VTIMEZONE") with_entries.insert(component.root);
    for_each_zone(scene.subject, [&](const Component& zone, const Property& tzid) {
        // A calendar of a zone alone is how an empty one is written.
        if (with_entries.count(zone.root) != 0 && used.count(key(zone.root, tzid.value)) == 0)
            report.add(tzid.line, worded("no time in the file uses the time zone {}",
                                         "ninguna hora del archivo usa la zona horaria {}", shown(tzid.value)));
    });
}

void timezone_twice(const Scene& scene, Report& report) {
    std::unordered_set<std::string> seen;
    for_each_zone(scene.subject, [&](const Component& zone, const Property& tzid) {
        if (!seen.insert(key(zone.root, tzid.value)).second)
            report.add(tzid.line, worded("a second VTIMEZONE for the time zone {}",
                                         "un segundo VTIMEZONE para la zona horaria {}", shown(tzid.value)));
    });
}

/// FREQ=YEARLY with one BYMONTH and one numbered BYDAY.
bool is_simple(const Recur& rule) {
    return rule.frequency == Frequency::yearly && !rule.intricate && rule.months.size() == 1 &&
           rule.week_days.size() == 1 && rule.week_days[0].nth != 0 && rule.month_days.empty() &&
           rule.year_days.empty() && rule.interval == 1;
}

void timezone_intricate(const Scene& scene, Report& report) {
    const auto& subject = scene.subject;
    for (const auto& zone : subject.components) {
        if (zone.name != "VTIMEZONE") continue;
        std::size_t standard = 0, daylight = 0;
        bool dated = false, odd_rule = false;
        for (const auto at : zone.components) {
            const auto& phase = subject.components[at];
            standard += phase.name == "STANDARD" ? 1U : 0U;
            daylight += phase.name == "DAYLIGHT" ? 1U : 0U;
            dated = dated || subject.find(phase, "RDATE") != nullptr;
            const auto* rule = subject.find(phase, "RRULE");
            odd_rule = odd_rule || (rule != nullptr && !is_simple(read_recur(rule->value)));
        }
        if (standard > 1 || daylight > 1)
            report.add(zone.line, worded("the time zone has {} STANDARD and {} DAYLIGHT",
                                         "la zona horaria tiene {} STANDARD y {} DAYLIGHT", standard, daylight));
        else if (dated)
            report.add(zone.line, {"the time zone changes on listed dates (RDATE)",
                                   "la zona horaria cambia en fechas enumeradas (RDATE)"});
        else if (odd_rule)
            report.add(zone.line,
                       {"a rule of the time zone is not of the form `yearly, on the second Sunday of March`",
                        "una regla de la zona horaria no tiene la forma `cada año, el segundo domingo de marzo`"});
    }
}

void timezone_disagrees(const Scene& scene, Report& report) {
    const auto& subject = scene.subject;
    std::unordered_map<std::string, ZoneRules> known;
    for_each_zone(subject, [&](const Component& zone, const Property& tzid) {
        if (auto rules = read_zone_rules(subject, zone)) known.emplace(key(zone.root, tzid.value), std::move(*rules));
    });
    if (known.empty()) return;
    for (const auto& property : subject.properties) {
        const auto* component = subject.component_of(property);
        if (component == nullptr || component->name != "VEVENT") continue;
        if (property.name != "DTSTART" && property.name != "DTEND") continue;
        const auto* tzid = property.parameter("TZID");
        const auto value = tzid == nullptr ? std::nullopt : read_time(property.value);
        if (!value || value->kind != TimeValue::Kind::local) continue;
        const auto rules = known.find(key(component->root, tzid->value()));
        const auto zone = rules == known.end() ? std::nullopt : scene.zones.find(tzid->value());
        if (!zone) continue;
        const auto real = scene.zones.to_instant(*zone, value->digits);
        if (real.kind != CivilKind::unique || !scene.zones.covers(*zone, real.at)) continue;
        const auto offset = offset_at(rules->second, value->digits);
        const auto true_offset = (value->digits.time_since_epoch() - real.at.time_since_epoch()).count();
        if (!offset || *offset == true_offset) continue;
        const auto minutes_off = std::abs(*offset - true_offset) / 60;
        report.add(property.value,
                   worded("by the file's VTIMEZONE this time is {} minutes off the clocks of {}",
                          "según el VTIMEZONE del archivo, esta hora difiere {} minutos de los relojes de {}",
                          minutes_off, tzid->value()));
    }
}

void offset_with_seconds(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties)
        if ((property.name == "TZOFFSETFROM" || property.name == "TZOFFSETTO") && property.value.size() == 7 &&
            read_offset(property.value))
            report.add(property.value,
                       worded("{} has seconds: {}", "{} tiene segundos: {}", property.name, shown(property.value)));
}

}  // namespace

extern const Check tzid_undeclared_check, tzid_not_iana_check, timezone_unused_check, timezone_twice_check,
    timezone_intricate_check, timezone_disagrees_check, offset_with_seconds_check;

const Check tzid_undeclared_check{
    "L35",
    "tzid-undeclared",
    Severity::error,
    {"a time in a time zone of which the file has no VTIMEZONE",
     "una hora en una zona horaria de la que el archivo no tiene VTIMEZONE"},
    {"add the VTIMEZONE, or write the time in UTC; some programs take UTC, some their own time",
     "añada el VTIMEZONE, o escriba la hora en UTC; unos programas suponen UTC, otros su propia hora"},
    {"RFC 5545 §3.2.19, §3.6.5"},
    tzid_undeclared};
const Check tzid_not_iana_check{
    "L36",
    "tzid-not-iana",
    Severity::info,
    {"a time zone that has no IANA name, such as America/Panama",
     "una zona horaria sin nombre de la IANA, como America/Panama"},
    {"use the IANA name: most programs prefer their own zone data, found by that name",
     "use el nombre de la IANA: casi todos los programas prefieren sus propios datos de zonas, que buscan por ese "
     "nombre"},
    {"/freeassociation.sourceforge.net/… made a reader show 09:00Z for 14:00Z",
     "/freeassociation.sourceforge.net/… hizo que un lector mostrara 09:00Z en lugar de 14:00Z"},
    tzid_not_iana};
const Check timezone_unused_check{"L37",
                                  "timezone-unused",
                                  Severity::info,
                                  {"a VTIMEZONE that no time uses", "un VTIMEZONE que ninguna hora usa"},
                                  {"leave it out", "omítalo"},
                                  {"RFC 5545 §3.6.5"},
                                  timezone_unused};
const Check timezone_twice_check{"L38",
                                 "timezone-twice",
                                 Severity::error,
                                 {"two VTIMEZONEs of one name", "dos VTIMEZONE con el mismo nombre"},
                                 {"keep one of them", "deje uno de los dos"},
                                 {"RFC 5545 §3.8.3.1"},
                                 timezone_twice};
const Check timezone_intricate_check{
    "L39",
    "timezone-intricate",
    Severity::warning,
    {"a VTIMEZONE that is more than one STANDARD and one DAYLIGHT with a yearly rule each",
     "un VTIMEZONE con más de un STANDARD y un DAYLIGHT, cada uno con una regla anual"},
    {"describe the rules that hold in the file's period alone, and write what lies outside in UTC",
     "describa solo las reglas que rigen en el período del archivo, y escriba en UTC lo que queda fuera"},
    {"Outlook reduces every zone to one such pair and misreads others by an hour",
     "Outlook reduce cada zona a un par así y lee las demás con una hora de error"},
    timezone_intricate};
const Check timezone_disagrees_check{
    "L40",
    "timezone-disagrees",
    Severity::warning,
    {"a VTIMEZONE that gives another time than the zone data of today",
     "un VTIMEZONE que da otra hora que los datos de zonas actuales"},
    {"write the VTIMEZONE anew from current zone data; programs show one time or the other",
     "escriba de nuevo el VTIMEZONE a partir de datos de zonas actuales; los programas muestran una hora u otra"},
    {"IANA time zone database; Mexico ended daylight saving in 2022",
     "base de datos de zonas horarias de la IANA; México dejó el horario de verano en 2022"},
    timezone_disagrees};
const Check offset_with_seconds_check{"L41",
                                      "offset-with-seconds",
                                      Severity::warning,
                                      {"an offset from UTC with seconds", "un desfase de UTC con segundos"},
                                      {"round it to minutes: -0600", "redondéelo a minutos: -0600"},
                                      {"RFC 5545 §3.3.14 allows them, public readers do not read them",
                                       "RFC 5545 §3.3.14 los permite, los lectores públicos no los leen"},
                                      offset_with_seconds};

}  // namespace rcm::lint
