// The stages in a row, as every command needs them: read, parse, fold, resolve and, where asked for, check.
#pragma once

#include "cli/command.hpp"

namespace rcm::cli {

struct Loaded {
    SourceSet sources;
    Diagnostics diagnostics;
    ZoneDatabase zones;
    std::shared_ptr<const Register> reg;
    std::shared_ptr<const Schedule> schedule;  ///< null where the input is bad

    [[nodiscard]] const Calendar& calendar() const { return *schedule->calendar; }
};

/// Reads the data and prints what is wrong with it to standard error (standard output with --format json).
[[nodiscard]] Loaded load(const Context& context, std::optional<civil_day> as_of);

/// `last`: what subscribers see, for the rules that judge the next edition beside it.
[[nodiscard]] Findings check_all(const Loaded& loaded, civil_day today, const LastEdition* last = nullptr);

}  // namespace rcm::cli
