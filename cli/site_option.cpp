#include "cli/site_option.hpp"

#include "feeds/publish.hpp"

namespace rcm::cli {

void add_ledger_option(po::options_description& options) {
    options.add_options()("ledger", po::value<std::string>(),
                          "the file that remembers what was published (default: ledger.db in the site's folder)");
}

std::string ledger_of(const Context& context, const char* folder) {
    if (context.values.count("ledger") == 0)
        return (std::filesystem::path(context.values[folder].as<std::string>()) / "ledger.db").string();
    auto ledger = context.values["ledger"].as<std::string>();
    if (ledger.find("://") != std::string::npos)
        throw UsageError{"--ledger takes a file; a ledger in a database server is not supported yet"};
    return ledger;
}

std::shared_ptr<const LastEdition> last_edition(const Context& context, const char* folder) {
    if (context.values.count(folder) == 0) return nullptr;
    return last_published(context.values[folder].as<std::string>(), ledger_of(context, folder));
}

}  // namespace rcm::cli
