// Checks of series: their rules, their exceptions, and the entries that replace one of their occurrences.
#include "feeds/ics/pieces.hpp"
#include "feeds/lint/check.hpp"
#include "feeds/lint/recur.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace rcm::lint {
namespace {

using Kind = TimeValue::Kind;

/// What an entry, or a phase of a time zone, says of its recurrence.
struct Series {
    const Component* component = nullptr;
    const Property* start = nullptr;
    TimeValue from{};
    std::string_view tzid{};
    const Property* rule = nullptr;
    Recur recur{};
    bool several_rules = false;
    std::vector<const Property*> dates{}, exceptions{};

    [[nodiscard]] bool zoned_alike(const Property& property, const TimeValue& value) const {
        return value.kind == from.kind && property.parameter_value("TZID") == tzid;
    }
};

bool is_entry(const Component& component) {
    return component.name == "VEVENT" || component.name == "VTODO" || component.name == "VJOURNAL";
}

std::optional<Series> read_series(const Subject& subject, const Component& component) {
    Series series{.component = &component};
    for (const auto at : component.properties) {
        const auto& property = subject.properties[at];
        if (property.name == "DTSTART" && series.start == nullptr) series.start = &property;
        if (property.name == "RRULE") {
            series.several_rules = series.rule != nullptr;
            if (series.rule == nullptr) series.rule = &property;
        }
        if (property.name == "EXRULE") series.several_rules = true;
        if (property.name == "RDATE") series.dates.push_back(&property);
        if (property.name == "EXDATE") series.exceptions.push_back(&property);
    }
    const auto from = series.start == nullptr ? std::nullopt : read_time(series.start->value);
    if (!from) return std::nullopt;
    series.from = *from;
    series.tzid = series.start->parameter_value("TZID");
    if (series.rule != nullptr) series.recur = read_recur(series.rule->value);
    return series;
}

/// Visits every entry with a start; zones too where they are wanted.
template <class Visit>
void for_each_series(const Subject& subject, bool zones, Visit visit) {
    for (const auto& component : subject.components) {
        const bool phase = component.name == "STANDARD" || component.name == "DAYLIGHT";
        if (!is_entry(component) && !(zones && phase)) continue;
        if (const auto series = read_series(subject, component)) visit(*series, phase);
    }
}

/// The days or times listed in RDATE; nullopt where one is a period or cannot be read.
std::optional<std::unordered_set<std::int64_t>> listed(const Series& series) {
    std::unordered_set<std::int64_t> all;
    bool well = true;
    for (const auto* dates : series.dates) {
        for_each_piece(dates->value, ',', [&](std::string_view piece) {
            const auto value = read_time(piece);
            well = well && value && series.zoned_alike(*dates, *value);
            if (well) all.insert(value->digits.time_since_epoch().count());
        });
    }
    if (!well) return std::nullopt;
    return all;
}

/// Whether the series has a start there; nullopt where that cannot be told without expanding it.
std::optional<bool> has_start(const Series& series, const std::optional<std::unordered_set<std::int64_t>>& dates,
                              civil_second at) {
    if (series.several_rules || !dates) return std::nullopt;
    if (at == series.from.digits || dates->count(at.time_since_epoch().count()) != 0) return true;
    if (series.rule == nullptr) return false;
    return fits(series.recur, series.from.digits, at);
}

void bad_rule(const Scene& scene, Report& report) {
    for (const auto& property : scene.subject.properties) {
        if (property.name != "RRULE" && property.name != "EXRULE") continue;
        if (scene.subject.component_of(property) == nullptr) continue;
        if (property.value.empty()) {
            report.add(property.line, worded("{} is empty", "{} está vacío", property.name));
            continue;
        }
        for (const auto& fault : read_recur(property.value).faults)
            report.add(fault.at, worded("{}: {}", "{}: {}", property.name, fault.message));
    }
}

void until_type(const Scene& scene, Report& report) {
    for_each_series(scene.subject, true, [&](const Series& series, bool phase) {
        if (series.rule == nullptr || !series.recur.until) return;
        const auto until = series.recur.until->kind;
        const bool day = series.from.kind == Kind::date;
        const bool floats = series.from.kind == Kind::local && series.tzid.empty();
        const auto wanted = day ? Kind::date : floats && !phase ? Kind::local : Kind::utc;
        if (until == wanted) return;
        const LanguageText words[] = {
            {"a day", "un día"}, {"a local time", "una hora local"}, {"a time in UTC", "una hora en UTC"}};
        report.add(series.recur.until_text,
                   worded("UNTIL is {}; {} it has to be {}", "UNTIL es {}; {} tiene que ser {}",
                          words[static_cast<std::size_t>(until)],
                          phase ? LanguageText{"in a time zone", "en una zona horaria"}
                                : LanguageText{"with this DTSTART", "con este DTSTART"},
                          words[static_cast<std::size_t>(wanted)]));
    });
}

void start_not_in_rule(const Scene& scene, Report& report) {
    for_each_series(scene.subject, false, [&](const Series& series, bool) {
        if (series.rule == nullptr || series.several_rules) return;
        auto rule = series.recur;
        rule.until.reset();
        if (fits(rule, series.from.digits, series.from.digits) == false)
            report.add(series.start->value,
                       worded("DTSTART is no day that the RRULE gives: {}", "DTSTART no es un día que dé la RRULE: {}",
                              shown(series.rule->value)));
    });
}

void exception_type(const Scene& scene, Report& report) {
    for_each_series(scene.subject, false, [&](const Series& series, bool) {
        for (const auto* property : series.exceptions) {
            const auto first = read_time(property->value.substr(0, property->value.find(',')));
            if (!first || (first->kind == Kind::date) == (series.from.kind == Kind::date)) continue;
            report.add(property->value, worded("EXDATE is {} and DTSTART is {}", "EXDATE es {} y DTSTART es {}",
                                               kind_word(first->kind), kind_word(series.from.kind)));
        }
    });
}

void exception_of_nothing(const Scene& scene, Report& report) {
    for_each_series(scene.subject, false, [&](const Series& series, bool) {
        if (series.exceptions.empty() || scene.subject.find(*series.component, "RECURRENCE-ID") != nullptr) return;
        const auto dates = listed(series);
        for (const auto* property : series.exceptions) {
            for_each_piece(property->value, ',', [&](std::string_view piece) {
                const auto value = read_time(piece);
                if (!value || !series.zoned_alike(*property, *value)) return;
                if (has_start(series, dates, value->digits) == false)
                    report.add(piece, worded("EXDATE {} is no occurrence of the series",
                                             "EXDATE {} no es una repetición de la serie", shown(piece)));
            });
        }
    });
}

/// Visits each entry that replaces an occurrence, with its series; nullptr where the file does not have it.
template <class Visit>
void for_each_replacement(const Subject& subject, Visit visit) {
    const auto key_of = [](const Component& component, std::string_view uid) {
        return std::to_string(component.root) + "\n" + std::string(component.name) + "\n" + std::string(uid);
    };
    std::unordered_map<std::string, const Component*> masters;
    std::unordered_set<std::string> moved_on;  // RANGE=THISANDFUTURE: later occurrences are elsewhere
    std::vector<std::pair<const Property*, std::string>> replacements;
    for (const auto& component : subject.components) {
        const auto* uid = is_entry(component) ? subject.find(component, "UID") : nullptr;
        if (uid == nullptr) continue;
        auto key = key_of(component, uid->value);
        const auto* of = subject.find(component, "RECURRENCE-ID");
        if (of == nullptr) {
            masters.emplace(std::move(key), &component);
            continue;
        }
        if (of->parameter("RANGE") != nullptr) moved_on.insert(key);
        replacements.emplace_back(of, std::move(key));
    }
    struct Known {
        std::optional<Series> series;
        std::optional<std::unordered_set<std::int64_t>> dates;
    };
    std::unordered_map<std::string, Known> known;  // each series is read once
    for (const auto& [of, key] : replacements) {
        const auto master = masters.find(key);
        if (master == masters.end()) {
            visit(*of, nullptr, std::nullopt, false);
            continue;
        }
        auto [place, fresh] = known.try_emplace(key);
        auto& [series, dates] = place->second;
        if (fresh) {
            series = read_series(subject, *master->second);
            if (series) dates = listed(*series);
        }
        if (series) visit(*of, &*series, dates, moved_on.count(key) != 0);
    }
}

using Dates = std::optional<std::unordered_set<std::int64_t>>;

void recurrence_id_type(const Scene& scene, Report& report) {
    for_each_replacement(scene.subject, [&](const Property& of, const Series* series, const Dates&, bool) {
        const auto value = series == nullptr ? std::nullopt : read_time(of.value);
        if (value && (value->kind == Kind::date) != (series->from.kind == Kind::date))
            report.add(of.value, worded("RECURRENCE-ID is {} and the DTSTART of its series is {}",
                                        "RECURRENCE-ID es {} y el DTSTART de su serie es {}", kind_word(value->kind),
                                        kind_word(series->from.kind)));
    });
}

void recurrence_id_orphan(const Scene& scene, Report& report) {
    for_each_replacement(scene.subject, [&](const Property& of, const Series* series, const Dates& dates, bool moved) {
        if (series == nullptr) {
            // An invitation may be to one occurrence alone (RFC 5546 §3.2.2); a published file then has no series.
            report.as(Severity::warning);
            return report.add(of.line, {"RECURRENCE-ID names an occurrence of a series that is not in the file",
                                        "RECURRENCE-ID nombra una repetición de una serie que no está en el archivo"});
        }
        const auto value = read_time(of.value);
        if (!value || moved || !series->zoned_alike(of, *value)) return;
        if (has_start(*series, dates, value->digits) != false) return;
        report.as(Severity::error);
        report.add(of.value, worded("RECURRENCE-ID {} is no occurrence of its series",
                                    "RECURRENCE-ID {} no es una repetición de su serie", shown(of.value)));
    });
}

}  // namespace

extern const Check bad_rule_check, until_type_check, start_not_in_rule_check, exception_type_check,
    exception_of_nothing_check, recurrence_id_type_check, recurrence_id_orphan_check;

const Check bad_rule_check{"L42",
                           "bad-rule",
                           Severity::error,
                           {"a recurrence rule that says what no rule can say",
                            "una regla de repetición que dice lo que ninguna regla puede decir"},
                           {"mend the part named; programs drop the rule or the whole entry",
                            "corrija la parte indicada; los programas omiten la regla o toda la entrada"},
                           {"RFC 5545 §3.3.10"},
                           bad_rule};
const Check until_type_check{"L43",
                             "until-type",
                             Severity::error,
                             {"an UNTIL that is a day, a local time or UTC where it has to be another of these",
                              "un UNTIL que es un día, una hora local o UTC donde tiene que ser otro de ellos"},
                             {"a day with a day, UTC (with Z) with TZID or UTC, a local time with a local time",
                              "un día con un día, UTC (con Z) con TZID o UTC, una hora local con una hora local"},
                             {"RFC 5545 §3.3.10"},
                             until_type};
const Check start_not_in_rule_check{
    "L44",
    "start-not-in-rule",
    Severity::warning,
    {"a series that starts on a day that its rule does not give", "una serie que empieza en un día que su regla no da"},
    {"start it on the first day that the rule gives; programs differ on whether the start counts",
     "empiécela el primer día que da la regla; los programas difieren en si el inicio cuenta"},
    {"RFC 5545 §3.8.5.3"},
    start_not_in_rule};
const Check exception_type_check{
    "L45",
    "exception-type",
    Severity::warning,
    {"an EXDATE that is a day where the series has times, or the other way round",
     "un EXDATE que es un día donde la serie tiene horas, o al revés"},
    {"write it as DTSTART is written; otherwise it takes nothing away", "escríbalo como DTSTART; si no, no quita nada"},
    {"RFC 5545 §3.8.5.1"},
    exception_type};
const Check exception_of_nothing_check{
    "L46",
    "exception-of-nothing",
    Severity::warning,
    {"an EXDATE that is no occurrence of its series", "un EXDATE que no es una repetición de su serie"},
    {"write the start of the occurrence to be left out", "escriba el inicio de la repetición que se omite"},
    {"RFC 5545 §3.8.5.1"},
    exception_of_nothing};
const Check recurrence_id_type_check{
    "L47",
    "recurrence-id-type",
    Severity::error,
    {"a RECURRENCE-ID that is a day where its series has times, or the other way round",
     "un RECURRENCE-ID que es un día donde su serie tiene horas, o al revés"},
    {"write it as the DTSTART of the series is written", "escríbalo como el DTSTART de la serie"},
    {"RFC 5545 §3.8.4.4"},
    recurrence_id_type};
const Check recurrence_id_orphan_check{"L48",
                                       "recurrence-id-orphan",
                                       Severity::error,
                                       {"a RECURRENCE-ID that is no occurrence of a series of the file",
                                        "un RECURRENCE-ID que no es una repetición de una serie del archivo"},
                                       {"name the start of an occurrence, or give the entry a UID of its own",
                                        "indique el inicio de una repetición, o dé a la entrada un UID propio"},
                                       {"RFC 5545 §3.8.4.4"},
                                       recurrence_id_orphan};

}  // namespace rcm::lint
