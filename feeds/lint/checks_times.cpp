// Checks of dates and times within one component: their types, their order and their clocks.
#include "feeds/ics/pieces.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/values.hpp"

#include <algorithm>

namespace rcm::lint {
namespace {

bool is_entry(const Component* component) {
    return component != nullptr &&
           (component->name == "VEVENT" || component->name == "VTODO" || component->name == "VJOURNAL");
}

/// The properties of an entry that say when it is.
bool says_when(const Property& property) {
    static constexpr std::string_view names[] = {"DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE"};
    return std::find(std::begin(names), std::end(names), property.name) != std::end(names);
}

/// The first time in a value: of a list, or of a period.
std::optional<TimeValue> first_time(const Property& property) {
    return read_time(property.value.substr(0, property.value.find_first_of(",/")));
}

void value_differs(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties) {
        if (!says_when(property)) continue;
        const auto word = property.parameter_value("VALUE");
        const bool date = same_name(word, "DATE"), other = !word.empty() && !same_name(word, "DATE-TIME");
        if (other && !date) continue;
        for_each_piece(property.value, ',', [&](std::string_view piece) {
            const auto value = read_time(piece);
            if (!value || (value->kind == TimeValue::Kind::date) == date) return;
            report.add(piece, worded("{} holds {} {} but {} VALUE=DATE", "{} contiene {} {} pero {} VALUE=DATE",
                                     property.name, kind_word(value->kind), shown(piece),
                                     date ? LanguageText{"says", "dice"} : LanguageText{"does not say", "no dice"}));
        });
    }
}

/// Visits the start and the end (DTEND or DUE) of each entry that has both.
template <class Visit>
void for_each_span(const Subject& subject, Visit visit) {
    for (const auto& component : subject.components) {
        if (!is_entry(&component)) continue;
        const auto* start = subject.find(component, "DTSTART");
        const auto* end = subject.find(component, component.name == "VTODO" ? "DUE" : "DTEND");
        if (start == nullptr || end == nullptr) continue;
        const auto from = read_time(start->value), to = read_time(end->value);
        if (from && to) visit(*start, *from, *end, *to);
    }
}

void end_type_differs(const Scene& scene, Report& report) {
    using Kind = TimeValue::Kind;
    for_each_span(
        scene.subject, [&](const Property& start, const TimeValue& from, const Property& end, const TimeValue& to) {
            if ((from.kind == Kind::date) != (to.kind == Kind::date))
                return report.add(end.line, worded("{} is {} and DTSTART is {}", "{} es {} y DTSTART es {}", end.name,
                                                   kind_word(to.kind), kind_word(from.kind)));
            const auto floats = [](const Property& property, const TimeValue& value) {
                return value.kind == Kind::local && property.parameter("TZID") == nullptr;
            };
            if (floats(start, from) != floats(end, to))
                report.add(end.line, worded("of DTSTART and {} one has a time zone and the other has none",
                                            "de DTSTART y {}, uno tiene zona horaria y el otro no", end.name));
        });
}

void end_not_after_start(const Scene& scene, Report& report) {
    for_each_span(scene.subject, [&](const Property& start, const TimeValue& from, const Property& end,
                                     const TimeValue& to) {
        // Times of two zones are not compared: what their zones are may be in doubt.
        if (from.kind != to.kind || start.parameter_value("TZID") != end.parameter_value("TZID")) return;
        if (to.digits > from.digits) return;
        const bool days = from.kind == TimeValue::Kind::date, same = to.digits == from.digits;
        report.add(end.line,
                   same ? worded("{} is the same as DTSTART", "{} es igual a DTSTART", end.name)
                        : worded("{} is before DTSTART", "{} es anterior a DTSTART", end.name),
                   days && same
                       ? LanguageText{"write the day after the last one: a day's event ends on the next day",
                                      "escriba el día después del último: un evento de un día termina el día siguiente"}
                       : LanguageText{});
    });
}

void end_and_duration(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components) {
        if (!is_entry(&component)) continue;
        const auto* length = scene.subject.find(component, "DURATION");
        const auto* end = scene.subject.find(component, component.name == "VTODO" ? "DUE" : "DTEND");
        if (length != nullptr && end != nullptr)
            report.add(length->line, worded("{} has both {} and DURATION", "{} tiene {} y también DURATION",
                                            component.name, end->name));
    }
}

void bad_length(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components) {
        const bool alarm = component.name == "VALARM";
        const auto* length = alarm || is_entry(&component) ? scene.subject.find(component, "DURATION") : nullptr;
        if (length == nullptr) continue;
        const auto seconds_long = read_duration(length->value);
        if (!seconds_long) continue;
        if (*seconds_long < 0)
            report.add(length->value,
                       worded("DURATION is negative: {}", "DURATION es negativa: {}", shown(length->value)));
        const auto* start = alarm ? nullptr : scene.subject.find(component, "DTSTART");
        const auto from = start == nullptr ? std::nullopt : read_time(start->value);
        if (from && from->kind == TimeValue::Kind::date && length->value.find('T') != std::string_view::npos)
            report.add(length->value, {"DURATION has hours or minutes, and DTSTART is a day",
                                       "DURATION tiene horas o minutos, y DTSTART es un día"});
    }
}

void wrong_clock(const Scene& scene, Report& report) {
    static constexpr std::string_view utc[] = {"DTSTAMP",      "CREATED", "LAST-MODIFIED", "COMPLETED",
                                               "ACKNOWLEDGED", "TZUNTIL", "FREEBUSY"};
    using Kind = TimeValue::Kind;
    for (const auto& property : scene.subject.properties) {
        const auto* component = scene.subject.component_of(property);
        if (component == nullptr) continue;
        const bool free_busy =
            component->name == "VFREEBUSY" && (property.name == "DTSTART" || property.name == "DTEND");
        const bool trigger = property.name == "TRIGGER" && same_name(property.parameter_value("VALUE"), "DATE-TIME");
        const auto value = first_time(property);
        if (!value) continue;
        if (free_busy || trigger || std::find(std::begin(utc), std::end(utc), property.name) != std::end(utc)) {
            if (value->kind != Kind::utc)
                report.add(
                    property.value,
                    worded("{} is not in UTC: {}", "{} no está en UTC: {}", property.name, shown(property.value)),
                    {"write it in UTC, with a Z at its end", "escríbalo en UTC, con una Z al final"});
        } else if ((component->name == "STANDARD" || component->name == "DAYLIGHT") &&
                   (property.name == "DTSTART" || property.name == "RDATE") && value->kind != Kind::local) {
            report.add(property.value,
                       worded("{} of a time zone is no local time: {}",
                              "{} de una zona horaria no es una hora local: {}", property.name, shown(property.value)),
                       {"write the local time of the change, without a Z", "escriba la hora local del cambio, sin Z"});
        }
    }
}

void tzid_on_utc(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties) {
        const auto* tzid = property.parameter("TZID");
        const auto value = tzid == nullptr ? std::nullopt : first_time(property);
        if (!value || value->kind == TimeValue::Kind::local) continue;
        report.add(
            tzid->written,
            worded("{} names a time zone and holds {}", "{} nombra una zona horaria y contiene {}", property.name,
                   value->kind == TimeValue::Kind::utc ? LanguageText{"a time in UTC", "una hora en UTC"}
                                                       : kind_word(value->kind)));
    }
}

void floating_time(const Scene& scene, Report& report) {
    for (const auto& component : scene.subject.components) {
        if (!is_entry(&component)) continue;
        for (const auto at : component.properties) {
            const auto& property = scene.subject.properties[at];
            if (!says_when(property) || property.parameter("TZID") != nullptr) continue;
            const auto value = first_time(property);
            if (!value || value->kind != TimeValue::Kind::local) continue;
            report.add(property.value, worded("{} has no time zone", "{} no tiene zona horaria", property.name));
            break;  // one an entry: the others follow from it
        }
    }
}

}  // namespace

extern const Check value_differs_check, end_type_differs_check, end_not_after_start_check, end_and_duration_check,
    bad_length_check, wrong_clock_check, tzid_on_utc_check, floating_time_check;

const Check value_differs_check{
    "L27",
    "value-differs",
    Severity::error,
    {"a day where VALUE says a time, or a time where it says a day",
     "un día donde VALUE dice una hora, o una hora donde dice un día"},
    {"write VALUE=DATE with days and leave it out with times", "escriba VALUE=DATE con días y omítalo con horas"},
    {"RFC 5545 §3.3.4, §3.8.2.4"},
    value_differs};
const Check end_type_differs_check{"L28",
                                   "end-type-differs",
                                   Severity::error,
                                   {"an end that is a day where the start is a time, or the other way round",
                                    "un fin que es un día donde el inicio es una hora, o al revés"},
                                   {"write both as days or both as times, in the same way",
                                    "escriba los dos como días o los dos como horas, de la misma manera"},
                                   {"RFC 5545 §3.8.2.2"},
                                   end_type_differs};
const Check end_not_after_start_check{
    "L29",
    "end-not-after-start",
    Severity::error,
    {"an entry that ends before it starts, or at the same moment",
     "una entrada que termina antes de empezar, o en el mismo momento"},
    {"write an end after the start, or leave the end out", "escriba un fin posterior al inicio, u omita el fin"},
    {"RFC 5545 §3.8.2.2"},
    end_not_after_start};
const Check end_and_duration_check{
    "L30",
    "end-and-duration",
    Severity::error,
    {"an entry with both an end and a duration", "una entrada con fin y también duración"},
    {"keep one of them", "deje uno de los dos"},
    {"RFC 5545 §3.6.1"},
    end_and_duration};
const Check bad_length_check{
    "L31",
    "bad-length",
    Severity::error,
    {"a negative duration, or hours where the start is a day",
     "una duración negativa, u horas donde el inicio es un día"},
    {"write days or weeks with a day, such as P2D", "escriba días o semanas con un día, como P2D"},
    {"RFC 5545 §3.6.1, §3.8.2.5"},
    bad_length};
const Check wrong_clock_check{"L32",
                              "wrong-clock",
                              Severity::error,
                              {"a time that has to be in UTC and is not, or has to be local and is not",
                               "una hora que tiene que estar en UTC y no lo está, o ser local y no lo es"},
                              {},
                              {"RFC 5545 §3.8.7, §3.6.4, §3.6.5"},
                              wrong_clock};
const Check tzid_on_utc_check{
    "L33",
    "tzid-on-utc",
    Severity::error,
    {"a TZID on a time in UTC or on a day", "un TZID en una hora en UTC o en un día"},
    {"leave TZID out, or write the local time without Z", "omita TZID, o escriba la hora local sin Z"},
    {"RFC 5545 §3.2.19"},
    tzid_on_utc};
const Check floating_time_check{
    "L34",
    "floating-time",
    Severity::warning,
    {"a time without a time zone", "una hora sin zona horaria"},
    {"add TZID and its VTIMEZONE, or write the time in UTC", "añada TZID y su VTIMEZONE, o escriba la hora en UTC"},
    {"Google Calendar reads it as UTC, others as the reader's own time",
     "Google Calendar la lee como UTC, otros como la hora de quien lee"},
    floating_time};

}  // namespace rcm::lint
