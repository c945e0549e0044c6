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
            report.add(component.line, std::string(component.name) + " stands outside a VCALENDAR");
    for (const auto& property : scene.subject.properties)
        if (property.component == nowhere)
            report.add(property.line, std::string(property.name) + " stands outside any component");
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
        report.add(component.line, std::string(component.name) + " cannot stand in " + std::string(parent));
    }
}

void property_missing(const Scene& scene, Report& report) {
    struct Needed {
        std::string_view component, property, hint;
    };
    static constexpr std::string_view uid_hint = "give it a UID that stays for life, such as event-id@example.org";
    static constexpr std::string_view stamp_hint = "add DTSTAMP in UTC: when the entry was last revised";
    static constexpr Needed needed[] = {
        {"VCALENDAR", "PRODID", "name the program that wrote the file: PRODID:-//example//calendar//EN"},
        {"VCALENDAR", "VERSION", "add VERSION:2.0 as the first property"},
        {"VEVENT", "UID", uid_hint},
        {"VEVENT", "DTSTAMP", stamp_hint},
        {"VTODO", "UID", uid_hint},
        {"VTODO", "DTSTAMP", stamp_hint},
        {"VJOURNAL", "UID", uid_hint},
        {"VJOURNAL", "DTSTAMP", stamp_hint},
        {"VFREEBUSY", "UID", uid_hint},
        {"VFREEBUSY", "DTSTAMP", stamp_hint},
        {"VTIMEZONE", "TZID", "add the TZID by which times name this zone"},
        {"STANDARD", "DTSTART", "say since when this offset holds"},
        {"STANDARD", "TZOFFSETFROM", "add the offset before the change"},
        {"STANDARD", "TZOFFSETTO", "add the offset after the change"},
        {"DAYLIGHT", "DTSTART", "say since when this offset holds"},
        {"DAYLIGHT", "TZOFFSETFROM", "add the offset before the change"},
        {"DAYLIGHT", "TZOFFSETTO", "add the offset after the change"},
        {"VALARM", "ACTION", "add ACTION:DISPLAY"},
        {"VALARM", "TRIGGER", "say when, as TRIGGER:-P1D"}};
    const auto& subject = scene.subject;
    const auto missing = [&](const Component& component, std::string_view property, std::string_view hint) {
        if (subject.find(component, property) == nullptr)
            report.add(component.line, std::string(component.name) + " has no " + std::string(property), hint);
    };
    for (const auto& component : subject.components) {
        for (const auto& each : needed)
            if (each.component == component.name) missing(component, each.property, each.hint);
        if (component.name == "VEVENT" && subject.method_of(component).empty())
            missing(component, "DTSTART", "say when it begins");
        if (component.name == "VTIMEZONE" &&
            std::none_of(component.components.begin(), component.components.end(), [&](std::uint32_t at) {
                return subject.components[at].name == "STANDARD" || subject.components[at].name == "DAYLIGHT";
            }))
            report.add(component.line, "VTIMEZONE has neither STANDARD nor DAYLIGHT", "add the offset that holds");
        const auto* action = component.name == "VALARM" ? subject.find(component, "ACTION") : nullptr;
        if (action != nullptr && (same_name(action->value, "DISPLAY") || same_name(action->value, "EMAIL")))
            missing(component, "DESCRIPTION", "add the words that are shown");
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
                report.add(property.line, std::string(component.name) + " has a second " + std::string(property.name));
            seen[index] = true;
        }
    }
}

void version_not_2(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components) {
        if (component.name != "VCALENDAR") continue;
        const auto* version = scene.subject.find(component, "VERSION");
        if (version != nullptr && version->value != "2.0" && !version->value.ends_with(";2.0"))
            report.add(version->line, "the version is " + shown(version->value) + ", not 2.0");
    }
}

void empty_calendar(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components)
        if (component.name == "VCALENDAR" && component.components.empty())
            report.add(component.line, "the calendar has no component");
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
            report.add(uid->line, "the UID " + shown(uid->value) + (of != nullptr ? " with this RECURRENCE-ID" : "") +
                                      " was used in line " + std::to_string(subject.place(first->second->line).line));
    }
}

}  // namespace

extern const Check begin_end_mismatch_check, outside_calendar_check, misplaced_component_check, property_missing_check,
    property_twice_check, version_not_2_check, empty_calendar_check, uid_twice_check;

const Check begin_end_mismatch_check{"L14",
                                     "begin-end-mismatch",
                                     Severity::error,
                                     "a BEGIN without its END, or an END without its BEGIN",
                                     "close every component with the END of its own name; the file may be cut off",
                                     "RFC 5545 §3.6",
                                     begin_end_mismatch};
const Check outside_calendar_check{"L15",
                                   "outside-calendar",
                                   Severity::error,
                                   "something that stands outside a VCALENDAR",
                                   "put everything between BEGIN:VCALENDAR and END:VCALENDAR",
                                   "RFC 5545 §3.4",
                                   outside_calendar};
const Check misplaced_component_check{"L16",
                                      "misplaced-component",
                                      Severity::error,
                                      "a component in one that cannot hold it",
                                      "move it out; an END may be missing before it",
                                      "RFC 5545 §3.6",
                                      misplaced_component};
const Check property_missing_check{
    "L17",
    "property-missing",
    Severity::error,
    "a component without a property that it has to have (PRODID, VERSION, UID, DTSTAMP …)",
    "",
    "RFC 5545 §3.6",
    property_missing};
const Check property_twice_check{"L18",
                                 "property-twice",
                                 Severity::error,
                                 "a property that a component may have only once",
                                 "keep one; programs take the first or the last",
                                 "RFC 5545 §3.6",
                                 property_twice};
const Check version_not_2_check{"L19",
                                "version-not-2",
                                Severity::error,
                                "a version that is not 2.0",
                                "write VERSION:2.0; 1.0 is the older vCalendar, which most programs refuse",
                                "RFC 5545 §3.7.4",
                                version_not_2};
const Check empty_calendar_check{"L20",
                                 "empty-calendar",
                                 Severity::error,
                                 "a calendar without any component",
                                 "where nothing is to be shown, write one VTIMEZONE",
                                 "RFC 5545 §3.6",
                                 empty_calendar};
const Check uid_twice_check{"L21",
                            "uid-twice",
                            Severity::error,
                            "two entries with the same UID and RECURRENCE-ID",
                            "give each entry a UID of its own; programs show one of the two, or neither",
                            "RFC 5545 §3.8.4.7",
                            uid_twice};

}  // namespace rcm::lint
