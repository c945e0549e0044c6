#include "feeds/lint/zone_rules.hpp"

#include "feeds/ics/pieces.hpp"

#include <algorithm>
#include <cstdlib>

namespace rcm::lint {
namespace {

/// The start that a yearly rule of one month and one numbered weekday gives in that year.
std::optional<civil_second> start_in(const Recur& rule, civil_second first, int year) {
    const auto month = date::year(year) / rule.months[0];
    const date::weekday day{rule.week_days[0].iso % 7};
    const int nth = rule.week_days[0].nth;
    const auto clock = first - date::floor<days>(first);
    if (nth == -1) return civil_day{month / day[date::last]} + clock;
    const auto found = month / day[static_cast<unsigned>(std::abs(nth))];
    if (nth < 0 || !found.ok()) return std::nullopt;
    return civil_day{found} + clock;
}

/// The latest onset of the phase up to `civil`.
std::optional<civil_second> latest(const ZoneRules::Phase& phase, civil_second civil) {
    std::optional<civil_second> best;
    const auto after = std::upper_bound(phase.onsets.begin(), phase.onsets.end(), civil);
    if (after != phase.onsets.begin()) best = *(after - 1);
    if (!phase.rule) return best;
    const auto& until = phase.rule->until;
    const auto look_back_from = [&](civil_second at) {
        const int year = year_of(date::floor<days>(at));
        for (const int each : {year, year - 1}) {
            const auto start = start_in(*phase.rule, phase.onsets.front(), each);
            if (!start || *start > civil || *start < phase.onsets.front()) continue;
            // UNTIL is in UTC; the offset before the change makes it comparable.
            if (until && *start - seconds(phase.from) > until->digits) continue;
            if (!best || *start > *best) best = start;
            break;
        }
    };
    look_back_from(civil);
    if (until) look_back_from(until->digits);  // a rule that has ended gives its last start, years before
    return best;
}

}  // namespace

std::optional<ZoneRules> read_zone_rules(const Subject& subject, const Component& zone) {
    constexpr std::size_t most_phases = 100, most_dates = 1000;
    ZoneRules rules;
    std::size_t dates = 0;
    if (zone.components.size() > most_phases) return std::nullopt;
    for (const auto at : zone.components) {
        const auto& component = subject.components[at];
        if (component.name != "STANDARD" && component.name != "DAYLIGHT") return std::nullopt;
        const auto* start = subject.find(component, "DTSTART");
        const auto* from = subject.find(component, "TZOFFSETFROM");
        const auto* to = subject.find(component, "TZOFFSETTO");
        if (start == nullptr || from == nullptr || to == nullptr) return std::nullopt;
        const auto onset = read_time(start->value);
        const auto before = read_offset(from->value), after = read_offset(to->value);
        if (!onset || onset->kind != TimeValue::Kind::local || !before || !after) return std::nullopt;
        ZoneRules::Phase phase{{onset->digits}, {}, *before, *after};
        for (const auto index : component.properties) {
            const auto& property = subject.properties[index];
            if (property.name == "RDATE") {
                bool well = true;
                for_each_piece(property.value, ',', [&](std::string_view piece) {
                    const auto value = read_time(piece);
                    well = well && value && value->kind == TimeValue::Kind::local && ++dates <= most_dates;
                    if (well) phase.onsets.push_back(value->digits);
                });
                if (!well) return std::nullopt;
            } else if (property.name == "RRULE") {
                auto rule = read_recur(property.value);
                const bool simple =
                    rule.faults.empty() && !rule.intricate && rule.frequency == Frequency::yearly &&
                    rule.interval == 1 && !rule.count && rule.months.size() == 1 && rule.week_days.size() == 1 &&
                    rule.week_days[0].nth != 0 && std::abs(rule.week_days[0].nth) <= 5 && rule.month_days.empty() &&
                    rule.year_days.empty() && !phase.rule && (!rule.until || rule.until->kind == TimeValue::Kind::utc);
                if (!simple) return std::nullopt;
                phase.rule = std::move(rule);
            }
        }
        std::sort(phase.onsets.begin(), phase.onsets.end());
        rules.phases.push_back(std::move(phase));
    }
    if (rules.phases.empty()) return std::nullopt;
    return rules;
}

std::optional<std::int64_t> offset_at(const ZoneRules& rules, civil_second civil) {
    constexpr hours doubtful{4};
    const ZoneRules::Phase* holds = nullptr;
    civil_second since{};
    for (const auto& phase : rules.phases) {
        // Near a change either offset may be meant.
        const auto soon = latest(phase, civil + doubtful);
        if (soon && *soon > civil - doubtful) return std::nullopt;
        const auto onset = latest(phase, civil);
        if (!onset || (holds != nullptr && *onset <= since)) continue;
        holds = &phase;
        since = *onset;
    }
    if (holds == nullptr) return std::nullopt;
    return holds->to;
}

}  // namespace rcm::lint
