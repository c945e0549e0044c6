#include "cli/site_option.hpp"

#include "feeds/publish.hpp"

namespace rcm::cli {

void add_ledger_option(po::options_description& options) {
    options.add_options()("ledger", po::value<std::string>(),
                          "what remembers what was published: a file (default: ledger.db in the site's folder), or "
                          "postgresql://USER@HOST/DATABASE");
}

std::string ledger_of(const Context& context, const char* folder) {
    if (context.values.count("ledger") == 0)
        return (std::filesystem::path(context.values[folder].as<std::string>()) / "ledger.db").string();
    auto ledger = context.values["ledger"].as<std::string>();
    if (const auto fault = ledger_fault(ledger)) throw UsageError{worded("--ledger: {}", "--ledger: {}", *fault)};
    return ledger;
}

std::shared_ptr<const LastEdition> last_edition(const Context& context, const char* folder) {
    if (context.values.count(folder) == 0) return nullptr;
    return last_published(context.values[folder].as<std::string>(), ledger_of(context, folder));
}

}  // namespace rcm::cli
