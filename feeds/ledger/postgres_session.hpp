// A session with a PostgreSQL server, as the ledger needs it: statements with parameters, transactions, and errors in
// words for a person. Its source is the only file that calls libpq (postgres_library.hpp).
//
//   PostgresSession session("postgresql://rcm@db.example/calendar");
//   auto rows = session.run("SELECT state FROM rcmcal_edition WHERE number = $1", PostgresParameters().bind(12));
//   while (rows.next()) state = rows.text();
//
// The address is what libpq takes (PostgreSQL's manual, "Connection URIs"), with all its parameters; a password is
// better kept in ~/.pgpass or PGPASSWORD, where nobody else can read it. It is never printed. What fails throws
// PostgresError; a server that gives no answer for a minute counts as lost.
#pragma once

#include "engine/base/trouble.hpp"
#include "feeds/ledger/entry_row.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace rcm {

struct PostgresError : Trouble {
    PostgresError(LanguageText message, std::string code) : Trouble(std::move(message)), state(std::move(code)) {}
    std::string state;  ///< SQLSTATE; empty where no server answered
};

/// $1, $2 … in order.
class PostgresParameters {
  public:
    PostgresParameters& bind(std::string_view text);
    PostgresParameters& bind(std::int64_t number);

  private:
    friend class PostgresSession;
    std::vector<std::string> values_;
};

/// One array a column, so that any number of rows travels in one statement: INSERT … SELECT * FROM unnest($1 …).
class PostgresColumns {
  public:
    explicit PostgresColumns(std::size_t columns) : arrays_(columns, "{") {}
    PostgresColumns& bind(std::string_view text);
    PostgresColumns& bind(std::int64_t number);
    PostgresColumns& bind_nothing();
    void run() { column_ = 0; }  ///< the row is whole
    [[nodiscard]] PostgresParameters parameters();

  private:
    std::string& next_array();
    std::vector<std::string> arrays_;
    std::size_t column_ = 0;
};

/// The rows of an answer, one after the other; columns count up by themselves.
class PostgresRows {
  public:
    explicit PostgresRows(pg_result* result);
    [[nodiscard]] bool next();
    [[nodiscard]] std::string text();
    [[nodiscard]] std::int64_t number();
    [[nodiscard]] std::optional<std::int64_t> optional_number();

  private:
    friend class PostgresSession;
    std::shared_ptr<pg_result> result_;
    int row_ = -1;
    int column_ = 0;
};

class PostgresSession {
  public:
    explicit PostgresSession(const std::string& address);

    /// One statement. `outlook`: how things stand where it fails.
    PostgresRows run(const std::string& sql, const PostgresParameters& parameters = {},
                     const LanguageText& outlook = still_as_before);

    /// Commits what `work` did, or nothing of it.
    template <class Work>
    void transaction(const char* begin, const Work& work) {
        run(begin);
        try {
            work();
            run("COMMIT");
        } catch (...) {
            undo();
            throw;
        }
    }

    /// The address without its password.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// Throws: "the ledger NAME: WHAT (ADVICE; nothing …)".
    [[noreturn]] void fail(const LanguageText& what, const LanguageText& advice, const std::string& state = {},
                           const LanguageText& outlook = still_as_before) const;

  private:
    void undo() noexcept;
    [[noreturn]] void fail_to_connect(const char* const* keywords, const char* const* values) const;
    [[noreturn]] void fail_statement(const pg_result* result, const LanguageText& outlook) const;

    std::string name_;
    std::shared_ptr<pg_conn> connection_;
};

}  // namespace rcm
