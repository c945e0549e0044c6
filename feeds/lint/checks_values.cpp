// Checks of single values: parameters, texts, and values against the type of their property.
#include "feeds/ics/pieces.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/values.hpp"

#include <algorithm>
#include <array>

namespace rcm::lint {
namespace {

/// What the checks know to be a component of iCalendar; in others the same names may mean anything.
bool is_known(const Component* component) {
    static constexpr std::string_view names[] = {"VCALENDAR", "VEVENT",        "VTODO",    "VJOURNAL",
                                                 "VFREEBUSY", "VTIMEZONE",     "STANDARD", "DAYLIGHT",
                                                 "VALARM",    "VAVAILABILITY", "AVAILABLE"};
    return component != nullptr && std::find(std::begin(names), std::end(names), component->name) != std::end(names);
}

/// Calls visit(property, type of its value, what is known of the property) where all of it is known.
template <class Visit>
void for_each_typed(const Subject& subject, Visit visit) {
    for (const auto& property : subject.properties) {
        const auto* known = type_of(property.name);
        if (known == nullptr || !is_known(subject.component_of(property))) continue;
        const auto word = property.parameter_value("VALUE");
        visit(property, word.empty() ? known->type : type_of_word(word), *known);
    }
}

bool allows(const PropertyType& known, ValueType type) {
    const bool text = known.type == ValueType::text_list && type == ValueType::text;
    return text || type == known.type ||
           std::find(known.others.begin(), known.others.end(), type) != known.others.end();
}

/// Where a value is none of its type but what follows a later colon is one, that colon stood in a parameter.
bool is_rest_of_parameter(const Property& property, ValueType type) {
    if (property.parameters.empty()) return false;
    // ALTREP=http://example.org/x:Text is read as the value //example.org/x:Text.
    if (property.value.starts_with("//"))
        return property.parameters.back().name == "ALTREP" || property.parameters.back().name == "DIR";
    if (type == ValueType::text || type == ValueType::text_list || fault_of(type, property.value).empty()) return false;
    auto rest = property.value;
    for (int colons = 0; colons < 8; ++colons) {
        const auto colon = rest.find(':');
        if (colon == std::string_view::npos) return false;
        rest.remove_prefix(colon + 1);
        if (fault_of(type, rest).empty()) return true;
    }
    return false;
}

void parameter_not_quoted(const Scene& scene, Report& report) {
    static constexpr std::string_view single[] = {"CN",      "LANGUAGE", "TZID",     "ALTREP", "DIR",    "SENT-BY",
                                                  "FMTTYPE", "VALUE",    "ENCODING", "FBTYPE", "ROLE",   "RELTYPE",
                                                  "RSVP",    "CUTYPE",   "PARTSTAT", "RANGE",  "RELATED"};
    for (const auto& fault : scene.subject.faults)
        if (fault.kind == LineFault::Kind::unquoted) report.add(fault.at, fault.message);
    for (const auto& property : scene.subject.properties) {
        for (const auto& parameter : property.parameters)
            if (parameter.has_bare_comma() &&
                std::find(std::begin(single), std::end(single), parameter.name) != std::end(single))
                report.add(parameter.written,
                           worded("a comma in parameter {} is not quoted",
                                  "una coma en el parámetro {} no está entre comillas", parameter.name));
    }
    for_each_typed(scene.subject, [&](const Property& property, ValueType type, const PropertyType&) {
        if (is_rest_of_parameter(property, type))
            report.add(property.value.substr(0, 1),
                       worded("a colon in parameter {} is not quoted: the value begins at {}",
                              "dos puntos en el parámetro {} no están entre comillas: el valor empieza en {}",
                              property.parameters.back().name, shown(property.value)));
    });
}

void text_not_escaped(const Scene& scene, Report& report) {
    for_each_typed(scene.subject, [&](const Property& property, ValueType type, const PropertyType& known) {
        if (type != ValueType::text && type != ValueType::text_list) return;
        const bool list = known.type == ValueType::text_list;
        // VERSION may be 2.0;2.0, RELATED-TO and the like have no list.
        if (property.name == "VERSION") return;
        const auto value = property.value;
        for (std::size_t at = 0; at < value.size(); ++at) {
            const char c = value[at];
            if (c == '\\') {
                const char next = at + 1 < value.size() ? value[at + 1] : '\0';
                if (std::string_view("\\;,nN").find(next) == std::string_view::npos || next == '\0')
                    return report.add(value.substr(at, 1),
                                      worded("a backslash in {} is not escaped",
                                             "una barra invertida en {} no lleva otra delante", property.name),
                                      {"write \\\\ for a backslash", "escriba \\\\ para una barra invertida"});
                ++at;
            } else if (c == ';') {
                return report.add(value.substr(at, 1),
                                  worded("a semicolon in {} is not escaped",
                                         "un punto y coma en {} no lleva barra invertida delante", property.name),
                                  {"write \\; for a semicolon", "escriba \\; para un punto y coma"});
            } else if (c == ',' && !list) {
                return report.add(value.substr(at, 1),
                                  worded("a comma in {} is not escaped",
                                         "una coma en {} no lleva barra invertida delante", property.name),
                                  {"write \\, for a comma", "escriba \\, para una coma"});
            }
        }
    });
}

void bad_value(const Scene& scene, Report& report) {
    for_each_typed(scene.subject, [&](const Property& property, ValueType type, const PropertyType& known) {
        const auto word = property.parameter_value("VALUE");
        if (!word.empty() && type != ValueType::unknown && !allows(known, type))
            return report.add(word,
                              worded("{} cannot hold VALUE={}", "{} no puede llevar VALUE={}", property.name, word),
                              {"leave VALUE out, or name a type that the property may have",
                               "omita VALUE, o nombre un tipo que la propiedad pueda tener"});
        if (type == ValueType::geo || is_rest_of_parameter(property, type)) return;
        const auto judge = [&](std::string_view value) {
            const auto fault = fault_of(type, value);
            if (!fault.empty())
                report.add(value.empty() ? property.line : value,
                           value.empty() ? worded("{} is empty: {}", "{} está vacío: {}", property.name, fault)
                                         : worded("{} is {}: {}", "{} es {}: {}", property.name, shown(value), fault));
            return fault.empty();
        };
        if (!known.list) return (void)judge(property.value);
        bool well = true;
        for_each_piece(property.value, ',', [&](std::string_view value) { well = well && judge(value); });
    });
}

void bad_geo(const Scene& scene, Report& report) {
    for_each_typed(scene.subject, [&](const Property& property, ValueType type, const PropertyType&) {
        const auto fault = type == ValueType::geo ? fault_of(type, property.value) : LanguageText{};
        if (!fault.empty())
            report.add(property.value.empty() ? property.line : property.value,
                       worded("GEO is {}: {}", "GEO es {}: {}", shown(property.value), fault));
    });
}

void bad_number(const Scene& scene, Report& report) {
    struct Range {
        std::string_view name;
        std::int64_t low, high;
    };
    static constexpr Range ranges[] = {
        {"SEQUENCE", 0, INT32_MAX}, {"PRIORITY", 0, 9}, {"PERCENT-COMPLETE", 0, 100}, {"REPEAT", 0, INT32_MAX}};
    for (const auto& property : scene.subject.properties) {
        const auto range = std::find_if(std::begin(ranges), std::end(ranges),
                                        [&](const Range& each) { return each.name == property.name; });
        if (range == std::end(ranges) || !is_known(scene.subject.component_of(property))) continue;
        const auto number = read_integer(property.value);
        if (number && (*number < range->low || *number > range->high))
            report.add(property.value,
                       worded("{} is {}, {}", "{} es {}, {}", property.name, *number,
                              range->high == INT32_MAX ? LanguageText{"which is negative", "que es negativo"}
                                                       : worded("not from 0 to {}", "no de 0 a {}", range->high)));
    }
}

void bad_word(const Scene& scene, Report& report) {
    struct Words {
        std::string_view component, property;
        std::array<std::string_view, 4> words;
    };
    static constexpr Words closed[] = {{"VEVENT", "STATUS", {"TENTATIVE", "CONFIRMED", "CANCELLED"}},
                                       {"VTODO", "STATUS", {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"}},
                                       {"VJOURNAL", "STATUS", {"DRAFT", "FINAL", "CANCELLED"}},
                                       {"VEVENT", "TRANSP", {"OPAQUE", "TRANSPARENT"}},
                                       {"VCALENDAR", "CALSCALE", {"GREGORIAN"}}};
    for (const auto& property : scene.subject.properties) {
        const auto* component = scene.subject.component_of(property);
        if (component == nullptr) continue;
        const auto list = std::find_if(std::begin(closed), std::end(closed), [&](const Words& each) {
            return each.component == component->name && each.property == property.name;
        });
        if (list == std::end(closed)) continue;
        if (std::any_of(list->words.begin(), list->words.end(),
                        [&](std::string_view word) { return !word.empty() && same_name(word, property.value); }))
            continue;
        std::string known;
        for (const auto word : list->words)
            if (!word.empty()) known += (known.empty() ? "" : ", ") + std::string(word);
        report.add(property.value.empty() ? property.line : property.value,
                   worded("{} of a {} is {}; it may be {}", "{} de un {} es {}; puede ser {}", property.name,
                          component->name, shown(property.value), known));
    }
}

void value_not_named(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties) {
        const bool interval = property.name == "REFRESH-INTERVAL";
        if (!interval && property.name != "CONFERENCE" && property.name != "IMAGE") continue;
        if (is_known(scene.subject.component_of(property)) && property.parameter("VALUE") == nullptr)
            report.add(property.line.substr(0, property.name.size()),
                       worded("{} has no VALUE", "{} no tiene VALUE", property.name),
                       interval
                           ? LanguageText{"write REFRESH-INTERVAL;VALUE=DURATION:PT12H",
                                          "escriba REFRESH-INTERVAL;VALUE=DURATION:PT12H"}
                           : LanguageText{"write VALUE=URI before its value", "escriba VALUE=URI antes de su valor"});
    }
}

}  // namespace

extern const Check parameter_not_quoted_check, text_not_escaped_check, bad_value_check, bad_geo_check, bad_number_check,
    bad_word_check, value_not_named_check;

const Check parameter_not_quoted_check{"L12",
                                       "parameter-not-quoted",
                                       Severity::error,
                                       {"a colon, semicolon or comma in a parameter without quotes around it",
                                        "dos puntos, punto y coma o coma en un parámetro sin comillas"},
                                       {"put the parameter's value into double quotes: CN=\"Doe, John\"",
                                        "ponga el valor del parámetro entre comillas dobles: CN=\"Doe, John\""},
                                       {"RFC 5545 §3.2"},
                                       parameter_not_quoted};
const Check text_not_escaped_check{
    "L13",
    "text-not-escaped",
    Severity::error,
    {"a comma, semicolon or backslash in a text without a backslash before it",
     "una coma, un punto y coma o una barra invertida en un texto sin barra invertida delante"},
    {"write \\, \\; and \\\\", "escriba \\, \\; y \\\\"},
    {"RFC 5545 §3.3.11"},
    text_not_escaped};
const Check bad_value_check{
    "L22",
    "bad-value",
    Severity::error,
    {"a value that is not of its property's type: dates, durations, offsets, numbers, addresses",
     "un valor que no es del tipo de su propiedad: fechas, duraciones, desfases, números, direcciones"},
    {"write it in the form named", "escríbalo en la forma indicada"},
    {"RFC 5545 §3.3"},
    bad_value};
const Check bad_geo_check{"L23",
                          "bad-geo",
                          Severity::error,
                          {"a GEO that is no place on Earth", "un GEO que no es un lugar de la Tierra"},
                          {"write degrees north, a semicolon, degrees east: GEO:9.935;-84.084",
                           "escriba grados norte, punto y coma, grados este: GEO:9.935;-84.084"},
                          {"RFC 5545 §3.8.1.6"},
                          bad_geo};
const Check bad_number_check{"L24",
                             "bad-number",
                             Severity::error,
                             {"SEQUENCE, PRIORITY, PERCENT-COMPLETE or REPEAT out of its range",
                              "SEQUENCE, PRIORITY, PERCENT-COMPLETE o REPEAT fuera de sus límites"},
                             {"SEQUENCE and REPEAT are 0 or more, PRIORITY 0 to 9, PERCENT-COMPLETE 0 to 100",
                              "SEQUENCE y REPEAT son 0 o más, PRIORITY de 0 a 9, PERCENT-COMPLETE de 0 a 100"},
                             {"RFC 5545 §3.8.7.4, §3.8.1.9, §3.8.1.8, §3.8.6.2"},
                             bad_number};
const Check bad_word_check{"L25",
                           "bad-word",
                           Severity::error,
                           {"STATUS, TRANSP or CALSCALE with a word that it does not have",
                            "STATUS, TRANSP o CALSCALE con una palabra que no tiene"},
                           {"use one of the words named", "use una de las palabras indicadas"},
                           {"RFC 5545 §3.8.1.11, §3.8.2.7, §3.7.1"},
                           bad_word};
const Check value_not_named_check{"L26",
                                  "value-not-named",
                                  Severity::error,
                                  {"REFRESH-INTERVAL, CONFERENCE or IMAGE without the VALUE that it has to name",
                                   "REFRESH-INTERVAL, CONFERENCE o IMAGE sin el VALUE que tiene que nombrar"},
                                  {},
                                  {"RFC 7986 §5.7, §5.10, §5.11"},
                                  value_not_named};

}  // namespace rcm::lint
