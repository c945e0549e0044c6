// The options that name a published site: its folder, and its ledger where that lies elsewhere.
#pragma once

#include "cli/pipeline.hpp"

namespace rcm::cli {

void add_ledger_option(po::options_description& options);

/// --ledger, else ledger.db in the folder that the option `folder` names.
[[nodiscard]] std::string ledger_of(const Context& context, const char* folder);

/// What subscribers of that site see; null where the option is not given or nothing was published.
[[nodiscard]] std::shared_ptr<const LastEdition> last_edition(const Context& context, const char* folder);

}  // namespace rcm::cli
