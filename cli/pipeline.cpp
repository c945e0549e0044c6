#include "cli/pipeline.hpp"

#include "cli/outside.hpp"

#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/rules/acknowledge.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/digest.hpp"
#include "feeds/ics/recurrence.hpp"
#include "feeds/json/lines.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

void take(Diagnostics& all, Diagnostics more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void run_stages(Loaded& loaded, const Context& context, std::optional<civil_day> as_of) {
    const auto& common = context.common;
    auto read = read_folder(common.data);
    for (const auto& folder : common.more)
        append(read, read_folder(folder));
    append(read, read_folder(common.holidays));
    loaded.sources = std::move(read.value);
    loaded.diagnostics = std::move(read.diagnostics);
    const auto with = read_with(loaded, common);
    for (const auto& source : loaded.sources.files)
        loaded.digests.push_back(digest_of(source.text));
    if (has_errors(loaded.diagnostics)) return;
    auto parsed = parse_and_drop(loaded.sources, loaded.zones);
    const bool parsed_well = parsed.ok();
    loaded.reg = std::make_shared<const Register>(std::move(parsed.value));
    take(loaded.diagnostics, std::move(parsed.diagnostics));
    auto unknown = unknown_rules(*loaded.reg);
    const bool rules_known = unknown.empty();
    take(loaded.diagnostics, std::move(unknown));
    auto calendar = fold(loaded.reg, as_of);
    const bool folded_well = calendar.ok();
    take(loaded.diagnostics, std::move(calendar.diagnostics));
    if (!parsed_well || !rules_known || !folded_well) return;
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), loaded.zones, expand);
    const bool resolved_well = schedule.ok();
    take(loaded.diagnostics, std::move(schedule.diagnostics));
    if (!resolved_well) return;
    loaded.schedule = std::make_shared<const Schedule>(std::move(schedule.value));
    import_outside(loaded, with);
    if (has_errors(loaded.diagnostics)) loaded.schedule = nullptr;
}

void print_diagnostics(const Diagnostics& diagnostics, const SourceSet& parsed, const Context& context) {
    if (diagnostics.empty()) return;
    auto sources = parsed;  // whose texts were dropped: those whose lines are shown are read again
    for (const auto& diagnostic : diagnostics) {
        if (diagnostic.at.known() && diagnostic.at.line != 0)
            if (auto& file = sources.files[diagnostic.at.file]; file.text.empty()) file.text = read_again(file);
        if (context.common.json)
            std::cout << to_json(diagnostic, sources, context.common.language) << '\n';
        else
            std::cerr << to_text(diagnostic, sources, context.common.language, context.environment.message_colour)
                      << '\n';
    }
}

}  // namespace

std::variant<std::vector<civil_second>, RecurrenceProblem> expand(std::string_view rule, civil_second start) {
    auto expanded = expand_recurrence(rule, start);
    if (auto* fault = std::get_if<RecurrenceFault>(&expanded)) return RecurrenceProblem{fault->message, fault->hint};
    return std::get<std::vector<civil_second>>(std::move(expanded));
}

Loaded load(const Context& context, std::optional<civil_day> as_of) {
    Loaded loaded{.sources = {},
                  .digests = {},
                  .diagnostics = {},
                  .zones = ZoneDatabase::system(),
                  .reg = {},
                  .schedule = {},
                  .outside = {}};
    run_stages(loaded, context, as_of);
    sort_diagnostics(loaded.diagnostics);
    print_diagnostics(loaded.diagnostics, loaded.sources, context);
    if (loaded.schedule == nullptr && !context.common.json) {
        const auto errors = std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                          [](const auto& d) { return d.severity == Severity::error; });
        std::cerr << errors
                  << pick(context.common.language,
                          errors == 1 ? " fault in the data: mend it and run the same command again\n"
                                      : " faults in the data: mend them and run the same command again\n",
                          errors == 1 ? " error en los datos: corríjalo y repita el mismo comando\n"
                                      : " errores en los datos: corríjalos y repita el mismo comando\n");
    }
    return loaded;
}

Findings check_all(const Loaded& loaded, civil_day today, const LastEdition* last) {
    auto findings = check({*loaded.schedule, loaded.zones, today, loaded.outside, last}, all_rules());
    (void)acknowledge(findings, *loaded.schedule, all_rules(), today);
    return findings;
}

Findings judge(const Loaded& loaded, const Context& context, const std::vector<const Rule*>& rules,
               const LastEdition* last) {
    const auto today = context.common.today;
    auto findings = check({*loaded.schedule, loaded.zones, today, loaded.outside, last}, rules);
    // Without an edition to compare with, what was acknowledged about one is neither there nor gone.
    auto judged = rules;
    if (last == nullptr) std::erase_if(judged, [](const Rule* rule) { return rule->of_edition; });
    auto unused = acknowledge(findings, *loaded.schedule, judged, today);
    sort_diagnostics(unused);
    // On an earlier day, what is acknowledged may not have been decided yet.
    if (!context.common.as_of) print_diagnostics(unused, loaded.sources, context);
    return findings;
}

}  // namespace rcm::cli
