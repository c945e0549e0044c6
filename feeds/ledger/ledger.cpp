#include "feeds/ledger/ledger.hpp"

#include "engine/base/trouble.hpp"
#include "feeds/ledger/entry_row.hpp"

namespace rcm {
namespace {

bool is_address(const std::string& where) {
    return where.find("://") != std::string::npos;
}

}  // namespace

std::string joined_lines(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += word + "\n";
    return text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::optional<LanguageText> ledger_fault(const std::string& where) {
    if (!is_address(where)) return std::nullopt;
    return postgres_address_fault(where);
}

std::unique_ptr<Ledger> open_ledger(const std::string& where, LedgerUse use) {
    if (!is_address(where)) return open_sqlite_ledger(where, use);
    if (const auto fault = ledger_fault(where)) throw Trouble(worded("the ledger: {}", "el registro: {}", *fault));
    return open_postgres_ledger(where, use);
}

}  // namespace rcm
