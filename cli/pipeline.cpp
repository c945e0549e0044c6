#include "cli/pipeline.hpp"

#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"
#include "feeds/json/lines.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

void take(Diagnostics& all, Diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::variant<std::vector<civil_second>, RecurrenceProblem> expand(std::string_view rule, civil_second start) {
    auto expanded = expand_recurrence(rule, start);
    if (auto* fault = std::get_if<RecurrenceFault>(&expanded)) return RecurrenceProblem{fault->message, fault->hint};
    return std::get<std::vector<civil_second>>(std::move(expanded));
}

void run_stages(Loaded& loaded, const Context& context, std::optional<civil_day> as_of) {
    const auto& common = context.common;
    auto read = read_folder(common.data);
    for (const auto& folder : common.more)
        append(read, read_folder(folder));
    append(read, read_folder(common.holidays));
    loaded.sources = std::move(read.value);
    loaded.diagnostics = std::move(read.diagnostics);
    if (has_errors(loaded.diagnostics)) return;
    auto parsed = parse(loaded.sources, loaded.zones);
    const bool parsed_well = parsed.ok();
    loaded.reg = std::make_shared<const Register>(std::move(parsed.value));
    take(loaded.diagnostics, std::move(parsed.diagnostics));
    auto calendar = fold(loaded.reg, as_of);
    const bool folded_well = calendar.ok();
    take(loaded.diagnostics, std::move(calendar.diagnostics));
    if (!parsed_well || !folded_well) return;
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), loaded.zones, expand);
    const bool resolved_well = schedule.ok();
    take(loaded.diagnostics, std::move(schedule.diagnostics));
    if (resolved_well) loaded.schedule = std::make_shared<const Schedule>(std::move(schedule.value));
}

}  // namespace

Loaded load(const Context& context, std::optional<civil_day> as_of) {
    Loaded loaded{.sources = {}, .diagnostics = {}, .zones = ZoneDatabase::system(), .reg = {}, .schedule = {}};
    run_stages(loaded, context, as_of);
    sort_diagnostics(loaded.diagnostics);
    for (const auto& diagnostic : loaded.diagnostics) {
        if (context.common.json)
            std::cout << to_json(diagnostic, loaded.sources) << '\n';
        else
            std::cerr << to_text(diagnostic, loaded.sources, context.environment.message_colour) << '\n';
    }
    if (loaded.schedule == nullptr && !context.common.json) {
        const auto errors = std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                          [](const auto& d) { return d.severity == Severity::error; });
        std::cerr << errors << (errors == 1 ? " fault" : " faults") << " in the data: mend "
                  << (errors == 1 ? "it" : "them") << " and run the same command again\n";
    }
    return loaded;
}

Findings check_all(const Loaded& loaded, civil_day today, const LastEdition* last) {
    return check({*loaded.schedule, loaded.zones, today, last}, all_rules());
}

}  // namespace rcm::cli
