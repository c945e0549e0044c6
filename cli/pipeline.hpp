// The stages in a row, as every command needs them: read, parse, fold, resolve and, where asked for, check.
#pragma once

#include "cli/command.hpp"
#include "engine/resolve/resolve.hpp"

namespace rcm::cli {

struct Loaded {
    SourceSet sources;            ///< without the texts of .toml files, which are only shown where they are wrong
    std::vector<Sha256> digests;  ///< of the text of each source, as it was read
    Diagnostics diagnostics;
    ZoneDatabase zones;
    std::shared_ptr<const Register> reg;
    std::shared_ptr<const Schedule> schedule;  ///< null where the input is bad
    std::vector<OutsideCalendar> outside;      ///< [[watch]] and --with

    [[nodiscard]] const Calendar& calendar() const { return *schedule->calendar; }
};

/// Reads the data and prints what is wrong with it to standard error (standard output with --format json).
[[nodiscard]] Loaded load(const Context& context, std::optional<civil_day> as_of);

/// Expands a recurrence rule for the stage resolve.
[[nodiscard]] std::variant<std::vector<civil_second>, RecurrenceProblem> expand(std::string_view rule,
                                                                                civil_second start);

/// What the rules find, with acknowledgements applied. `last`: what subscribers see, for the rules that judge the next
/// edition beside it.
[[nodiscard]] Findings check_all(const Loaded& loaded, civil_day today, const LastEdition* last = nullptr);

/// The same for some of the rules; prints what is wrong with the acknowledgements as `load` prints what is wrong
/// with the data.
[[nodiscard]] Findings judge(const Loaded& loaded, const Context& context, const std::vector<const Rule*>& rules,
                             const LastEdition* last = nullptr);

}  // namespace rcm::cli
