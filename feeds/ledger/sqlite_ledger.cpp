// The ledger in a file, with SQLite: the only file that includes its header. Write-ahead log and synchronous=FULL: a
// commit that returned is on disk (NORMAL can lose it in a power cut).
#include "engine/base/trouble.hpp"
#include "feeds/ledger/entry_row.hpp"
#include "feeds/site_files.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>

namespace rcm {
namespace {

constexpr const char* schema = R"(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS edition (
    number INTEGER PRIMARY KEY, day TEXT NOT NULL, zone_data TEXT NOT NULL, manifest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'live')), documents TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS entry (
    uid TEXT NOT NULL, edition INTEGER NOT NULL REFERENCES edition (number), event TEXT NOT NULL,
    number INTEGER NOT NULL, title_en TEXT NOT NULL, title_es TEXT NOT NULL, when_en TEXT NOT NULL,
    when_es TEXT NOT NULL, where_en TEXT NOT NULL, where_es TEXT NOT NULL, decided TEXT NOT NULL,
    shown INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, status INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL, cancelled_on INTEGER, feeds TEXT NOT NULL, content TEXT NOT NULL,
    sequence INTEGER NOT NULL, created INTEGER NOT NULL, last_modified INTEGER NOT NULL,
    PRIMARY KEY (uid, edition)) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;
)";

/// In words for a person. A full disk shows as one of several codes, by where SQLite meets it.
[[noreturn]] void fail_ledger(sqlite3* database, const std::string& where,
                              const LanguageText& outlook = still_as_before) {
    const int code = sqlite3_extended_errcode(database);
    const int error = sqlite3_system_errno(database);
    if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE || error == ENOSPC || error == EDQUOT)
        fail({"cannot write the ledger", "no se puede escribir el registro"}, where, ENOSPC);
    throw Trouble(
        worded("the ledger {}: {} ({})", "el registro {}: {} ({})", where, sqlite3_errmsg(database), outlook));
}

/// One statement; columns and parameters count up by themselves.
class Statement {
  public:
    Statement(sqlite3* database, const std::string& where, const std::string& sql,
              const LanguageText& outlook = still_as_before)
        : database_(database), where_(where), outlook_(outlook) {
        check(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement_, nullptr));
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(std::string_view text) {
        check(sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
        return *this;
    }
    Statement& bind(std::int64_t number) {
        check(sqlite3_bind_int64(statement_, ++bound_, number));
        return *this;
    }
    Statement& bind_nothing() {
        check(sqlite3_bind_null(statement_, ++bound_));
        return *this;
    }

    /// True where there is a row.
    bool step() {
        const int result = sqlite3_step(statement_);
        column_ = 0;
        if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
        return result == SQLITE_ROW;
    }
    void run() {
        (void)step();
        check(sqlite3_reset(statement_));
        bound_ = 0;
    }

    std::string text() {
        const int at = column_++;
        const auto* bytes = sqlite3_column_text(statement_, at);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, at));
        return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
    }
    std::int64_t number() { return sqlite3_column_int64(statement_, column_++); }
    std::optional<std::int64_t> optional_number() {
        if (sqlite3_column_type(statement_, column_) != SQLITE_NULL) return number();
        ++column_;
        return std::nullopt;
    }

  private:
    void check(int result) const {
        if (result != SQLITE_OK) fail_ledger(database_, where_, outlook_);
    }

    sqlite3* database_;
    const std::string& where_;
    const LanguageText& outlook_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
    int column_ = 0;
};

class SqliteLedger : public Ledger {
  public:
    SqliteLedger(std::string where, LedgerUse use) : where_(std::move(where)) {
        const int flags =
            use == LedgerUse::publish ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
        const int opened = sqlite3_open_v2(where_.c_str(), &database_, flags, nullptr);
        try {
            if (opened != SQLITE_OK) fail_ledger(database_, where_);
            sqlite3_busy_timeout(database_, 5000);  // milliseconds: a reader beside us, never a second publisher
            prepare_database(use);
        } catch (...) {
            sqlite3_close(database_);
            throw;
        }
    }
    ~SqliteLedger() override { sqlite3_close(database_); }
    SqliteLedger(const SqliteLedger&) = delete;
    SqliteLedger& operator=(const SqliteLedger&) = delete;

    Standing standing() override {
        Standing standing;
        Statement row(database_, where_,
                      "SELECT coalesce(max(number) FILTER (WHERE state = 'live'), 0),"
                      " coalesce(max(number) FILTER (WHERE state = 'prepared'), 0) FROM edition");
        if (row.step()) {
            standing.live = static_cast<int>(row.number());
            standing.prepared = static_cast<int>(row.number());
        }
        return standing;
    }

    std::shared_ptr<const LastEdition> load(int number) override {
        Statement head(database_, where_, "SELECT number, day, zone_data, documents FROM edition WHERE number = ?");
        head.bind(number);
        if (!head.step()) return nullptr;
        auto last = std::make_shared<LastEdition>();
        last->number = static_cast<int>(head.number());
        last->day = parse_day(head.text()).value_or(civil_day{});
        last->zone_data = head.text();
        last->documents = lines_of(head.text());
        Statement rows(database_, where_,
                       std::string("SELECT ") + entry_columns + " FROM entry WHERE edition <= ? ORDER BY uid, edition");
        rows.bind(number);
        while (rows.step()) {
            auto entry = read_entry(rows);
            if (!last->entries.empty() && last->entries.back().uid == entry.uid)
                last->entries.back() = std::move(entry);
            else
                last->entries.push_back(std::move(entry));
        }
        return last;
    }

    std::string manifest_of(int number) override {
        Statement row(database_, where_, "SELECT manifest FROM edition WHERE number = ?");
        row.bind(number);
        return row.step() ? row.text() : std::string();
    }

    void prepare(const LedgerEdition& edition) override {
        all_or_nothing([&] {
            Statement head(database_, where_,
                           "INSERT INTO edition (number, day, zone_data, manifest, state, documents)"
                           " VALUES (?, ?, ?, ?, 'prepared', ?)");
            head.bind(edition.number).bind(to_iso(edition.day)).bind(edition.zone_data).bind(edition.manifest);
            head.bind(joined_lines(edition.documents)).run();
            Statement row(
                database_, where_,
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            edition.changed([&](const PublishedEntry& entry) { write_entry(row, entry, edition.number); });
        });
    }
    void confirm(int number) override {
        Statement(database_, where_, "UPDATE edition SET state = 'live' WHERE number = ?", live_all_the_same)
            .bind(number)
            .run();
    }
    void discard(int number) override {
        all_or_nothing([&] {
            Statement(database_, where_, "DELETE FROM entry WHERE edition = ?").bind(number).run();
            Statement(database_, where_, "DELETE FROM edition WHERE number = ? AND state = 'prepared'")
                .bind(number)
                .run();
        });
    }

  private:
    void execute(const char* sql) {
        if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail_ledger(database_, where_);
    }

    template <class Work>
    void all_or_nothing(const Work& work) {
        execute("BEGIN IMMEDIATE");
        try {
            work();
            execute("COMMIT");
        } catch (...) {
            sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
            throw;
        }
    }

    void prepare_database(LedgerUse use) {
        if (use == LedgerUse::publish) execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA cache_size = -256");  // KiB: each row is entered once, in order, and read once
        std::int64_t version = 0;
        {
            Statement row(database_, where_, "PRAGMA user_version");
            if (row.step()) version = row.number();
        }
        if (version > ledger_version)
            throw Trouble(worded("the ledger {}: {}", "el registro {}: {}", where_, of_newer_version));
        if (version == 0) execute(schema);
    }

    std::string where_;
    sqlite3* database_ = nullptr;
};

}  // namespace

std::unique_ptr<Ledger> open_sqlite_ledger(const std::string& where, LedgerUse use) {
    if (use == LedgerUse::read && !std::filesystem::exists(where)) return nullptr;
    return std::make_unique<SqliteLedger>(where, use);
}

}  // namespace rcm
