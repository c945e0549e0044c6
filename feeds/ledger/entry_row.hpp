// What the two kinds of ledger share: the columns of an entry, in one order, and the words for what went wrong.
//
// An entry's row belongs to the edition that first showed it so: the state of edition n is, for each UID, the row with
// the highest edition up to n, and forgetting a prepared edition is deleting its rows.
//
//   write_entry(row, entry, 12);          // row: bind(text), bind(number), bind_nothing(), run()
//   const auto entry = read_entry(row);   // row: text(), number(), optional_number(); of entry_columns
#pragma once

#include "feeds/digest.hpp"
#include "feeds/ledger/ledger.hpp"

namespace rcm {

/// The version of the tables; a ledger with a higher one was written by a newer rcmcal.
inline constexpr std::int64_t ledger_version = 1;
inline const LanguageText of_newer_version = {"it was written by a newer rcmcal; use that one",
                                              "lo escribió un rcmcal más nuevo; use ese"};

/// How things stand after a step that failed: before the new edition is put live, and when it is live already.
inline const LanguageText still_as_before = {"nothing that was published before has changed",
                                             "nada de lo publicado antes ha cambiado"};
inline const LanguageText live_all_the_same = {
    "the new edition is live, and publishing again enters it in the ledger",
    "la edición nueva ya se muestra, y publicar de nuevo la anota en el registro"};

[[nodiscard]] std::unique_ptr<Ledger> open_sqlite_ledger(const std::string& where, LedgerUse use);
[[nodiscard]] std::unique_ptr<Ledger> open_postgres_ledger(const std::string& where, LedgerUse use);
/// What is wrong with such an address, without repeating it: a password may stand anywhere in it.
[[nodiscard]] std::optional<LanguageText> postgres_address_fault(const std::string& where);

/// What read_entry reads; write_entry writes the same with the edition after the uid.
inline constexpr const char* entry_columns =
    "uid, event, number, title_en, title_es, when_en, when_es, where_en, where_es, decided, shown, start, \"end\","
    " status, withdrawn, cancelled_on, feeds, content, sequence, created, last_modified";

template <class Row>
[[nodiscard]] instant read_instant(Row& row) {
    return instant{seconds{row.number()}};
}

template <class Row>
[[nodiscard]] PublishedEntry read_entry(Row& row) {
    PublishedEntry entry;
    entry.uid = row.text();
    entry.event = row.text();
    entry.number = static_cast<std::uint32_t>(row.number());
    for (auto* words : {&entry.title, &entry.when, &entry.where}) {
        words->en = row.text();
        words->es = row.text();
    }
    entry.decided = row.text();
    entry.shown = static_cast<PublishedEntry::Shown>(row.number());
    entry.start = read_instant(row);
    entry.end = read_instant(row);
    entry.status = static_cast<PublishedEntry::Status>(row.number());
    entry.withdrawn = row.number() != 0;
    if (const auto day = row.optional_number()) entry.cancelled_on = civil_day{days{*day}};
    entry.feeds = row.text();
    entry.content = from_hex(row.text());
    entry.sequence = static_cast<int>(row.number());
    entry.created = read_instant(row);
    entry.last_modified = read_instant(row);
    return entry;
}

template <class Row>
void write_entry(Row& row, const PublishedEntry& entry, int edition) {
    row.bind(entry.uid).bind(edition).bind(entry.event).bind(entry.number);
    for (const auto* words : {&entry.title, &entry.when, &entry.where})
        row.bind(words->en).bind(words->es);
    row.bind(entry.decided).bind(static_cast<std::int64_t>(entry.shown));
    row.bind(entry.start.time_since_epoch().count()).bind(entry.end.time_since_epoch().count());
    row.bind(static_cast<std::int64_t>(entry.status)).bind(entry.withdrawn ? 1 : 0);
    if (entry.cancelled_on)
        row.bind(entry.cancelled_on->time_since_epoch().count());
    else
        row.bind_nothing();
    row.bind(entry.feeds).bind(to_hex(entry.content)).bind(entry.sequence);
    row.bind(entry.created.time_since_epoch().count()).bind(entry.last_modified.time_since_epoch().count());
    row.run();
}

/// A list in one column, one word a line.
[[nodiscard]] std::string joined_lines(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace rcm
