// Ledger: what has been published, edition by edition. It is why SEQUENCE never goes back, why a change made twice on
// one day is seen twice, and why an event that disappears from the data becomes a cancellation.
//
// An edition is entered in two steps around the moment at which it goes live (publish.hpp): `prepare` while readers
// still see the old one, `confirm` when they see the new. Each step is on disk when the call returns; what fails throws
// Trouble and leaves the ledger as it was, or the step done as a whole.
//
// It lies in a file, or in a PostgreSQL database (postgres_ledger.cpp), and behaves alike in both.
//
//   auto ledger = open_ledger("site/ledger.db", LedgerUse::publish);
//   const auto last = ledger->load(ledger->standing().live);
#pragma once

#include "engine/rules/last_edition.hpp"

#include <functional>
#include <memory>

namespace rcm {

/// Calls back with one entry after the other, so that those of a large edition are never all in memory.
using EachEntry = std::function<void(const std::function<void(const PublishedEntry&)>&)>;

/// An edition as it is entered: its head, and the entries that differ from the edition before.
struct LedgerEdition {
    int number = 0;
    civil_day day{};        ///< `today` of the publication
    std::string zone_data;  ///< version
    std::string manifest;   ///< digest of its manifest
    std::vector<std::string> documents;
    EachEntry changed = [](const auto&) {};
};

class Ledger {
  public:
    struct Standing {
        int live = 0;      ///< number of the last edition that went live; 0: none
        int prepared = 0;  ///< number of one that was prepared and not confirmed; 0: none
    };

    virtual ~Ledger() = default;
    [[nodiscard]] virtual Standing standing() = 0;
    /// As of that edition; null where it is not in the ledger.
    [[nodiscard]] virtual std::shared_ptr<const LastEdition> load(int number) = 0;
    [[nodiscard]] virtual std::string manifest_of(int number) = 0;
    virtual void prepare(const LedgerEdition& edition) = 0;
    virtual void confirm(int number) = 0;  ///< prepared to live
    virtual void discard(int number) = 0;  ///< forgets a prepared edition
};

enum class LedgerUse { publish, read };

/// What is wrong with a ledger's name and what to do, without repeating it (it may hold a password); nothing where it
/// is a path or an address that can be tried. Throws Trouble where an address needs a library that is
/// missing.
[[nodiscard]] std::optional<LanguageText> ledger_fault(const std::string& where);

/// Opens the ledger in a file, or at postgresql://USER@HOST/DATABASE. To publish, it is made where there is none; to
/// read, null where there is none.
[[nodiscard]] std::unique_ptr<Ledger> open_ledger(const std::string& where, LedgerUse use);

}  // namespace rcm
