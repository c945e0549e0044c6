// The ledger in a PostgreSQL database, for sites that are published from more than one computer.
//
// One schema holds one ledger: `public`, or the first of the search path that the address names, so that several sites
// share a database: postgresql://rcm@db.example/calendar?options=-csearch_path%3Dnorth (made once by
// CREATE SCHEMA north). The tables begin with rcmcal_. `pg_dump` copies a ledger.
//
// A commit that returned is on disk: synchronous_commit is set to on for the session, whatever the server's own
// setting, and a server with fsync off is refused. One publisher at a time: besides the lock on the site's folder,
// which another computer may not see, an advisory lock on the schema is held while the ledger is open to publish. It
// belongs to the session and goes with it, after a crash within a minute at the latest; for that reason the address
// names the server itself, not a pooler that shares sessions out by the transaction.
#include "feeds/ledger/entry_row.hpp"
#include "feeds/ledger/postgres_session.hpp"

namespace rcm {
namespace {

constexpr const char* tables[] = {
    R"(CREATE TABLE rcmcal_edition (
    number integer PRIMARY KEY, day text NOT NULL, zone_data text NOT NULL, manifest text NOT NULL,
    state text NOT NULL CHECK (state IN ('prepared', 'live')), documents text NOT NULL))",
    // Ordered by the bytes of the uid, as LastEdition is, whatever language the database sorts by.
    R"(CREATE TABLE rcmcal_entry (
    uid text COLLATE "C" NOT NULL, edition integer NOT NULL REFERENCES rcmcal_edition (number), event text NOT NULL,
    number bigint NOT NULL, title_en text NOT NULL, title_es text NOT NULL, when_en text NOT NULL,
    when_es text NOT NULL, where_en text NOT NULL, where_es text NOT NULL, decided text NOT NULL,
    shown integer NOT NULL, start bigint NOT NULL, "end" bigint NOT NULL, status integer NOT NULL,
    withdrawn integer NOT NULL, cancelled_on bigint, feeds text NOT NULL, content text NOT NULL,
    sequence integer NOT NULL, created bigint NOT NULL, last_modified bigint NOT NULL,
    PRIMARY KEY (uid, edition)))",
    "CREATE TABLE rcmcal_ledger (version integer NOT NULL)"};

/// The types of an entry's columns, as write_entry writes them.
constexpr const char* entry_types[] = {"text",   "int",  "text", "bigint", "text",   "text",   "text", "text",
                                       "text",   "text", "text", "int",    "bigint", "bigint", "int",  "int",
                                       "bigint", "text", "text", "int",    "bigint", "bigint"};

std::string insert_entries() {
    std::string arrays;
    for (std::size_t at = 0; at < std::size(entry_types); ++at)
        arrays += (at == 0 ? "$" : ", $") + std::to_string(at + 1) + "::" + entry_types[at] + "[]";
    return "INSERT INTO rcmcal_entry SELECT * FROM unnest(" + arrays + ")";
}

/// Settings of this session; older servers do not know all of them, and a stricter synchronous_commit stays. With the
/// last four the server notices within a minute that the other end is gone, and frees the lock.
constexpr const char* settings =
    "SELECT set_config(name, value, false) FROM (VALUES ('synchronous_commit', 'on'), ('lock_timeout', '3s'),"
    " ('statement_timeout', '0'), ('idle_session_timeout', '0'), ('tcp_keepalives_idle', '30'),"
    " ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3'), ('tcp_user_timeout', '60s'))"
    " AS wanted (name, value) JOIN pg_settings USING (name)"
    " WHERE NOT (name = 'synchronous_commit' AND setting = 'remote_apply')";

constexpr const char* begin_writing = "BEGIN ISOLATION LEVEL READ COMMITTED";
constexpr const char* begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

class PostgresLedger : public Ledger {
  public:
    PostgresLedger(const std::string& address, LedgerUse use) : session_(address) {
        session_.run(settings);
        enter_schema();
        if (use == LedgerUse::publish) {
            refuse_unsafe_server();
            lock();
        }
        if (exists()) {
            auto row = session_.run("SELECT max(version) FROM rcmcal_ledger");
            if (row.next() && row.number() > ledger_version)
                throw Trouble(worded("the ledger {}: {}", "el registro {}: {}", session_.name(), of_newer_version));
        } else if (use == LedgerUse::publish) {
            session_.transaction(begin_writing, [&] {
                for (const auto* table : tables)
                    session_.run(table);
                session_.run("INSERT INTO rcmcal_ledger VALUES ($1)", PostgresParameters().bind(ledger_version));
            });
        }
    }
    ~PostgresLedger() override {
        try {  // the server may take a moment to end the session; the lock is free at once
            session_.run("SELECT pg_advisory_unlock_all()");
        } catch (const std::exception&) {  // then it went with the session
        }
    }
    PostgresLedger(const PostgresLedger&) = delete;
    PostgresLedger& operator=(const PostgresLedger&) = delete;

    [[nodiscard]] bool exists() {
        auto row = session_.run(
            "SELECT count(*) FROM pg_class WHERE relname = 'rcmcal_ledger' AND relnamespace ="
            " (SELECT oid FROM pg_namespace WHERE nspname = current_schema())");
        return row.next() && row.number() != 0;
    }

    Standing standing() override {
        Standing standing;
        auto row = session_.run(
            "SELECT coalesce(max(number) FILTER (WHERE state = 'live'), 0),"
            " coalesce(max(number) FILTER (WHERE state = 'prepared'), 0) FROM rcmcal_edition");
        if (row.next()) {
            standing.live = static_cast<int>(row.number());
            standing.prepared = static_cast<int>(row.number());
        }
        return standing;
    }

    std::shared_ptr<const LastEdition> load(int number) override {
        std::shared_ptr<LastEdition> last;
        session_.transaction(begin_reading, [&] {  // both statements see the same moment
            const auto edition = PostgresParameters().bind(number);
            auto head = session_.run(
                "SELECT number, day, zone_data, documents FROM rcmcal_edition WHERE number = $1::int", edition);
            if (!head.next()) return;
            last = std::make_shared<LastEdition>();
            last->number = static_cast<int>(head.number());
            last->day = parse_day(head.text()).value_or(civil_day{});
            last->zone_data = head.text();
            last->documents = lines_of(head.text());
            auto rows = session_.run(std::string("SELECT DISTINCT ON (uid) ") + entry_columns +
                                         " FROM rcmcal_entry WHERE edition <= $1::int ORDER BY uid, edition DESC",
                                     edition);
            while (rows.next())
                last->entries.push_back(read_entry(rows));
        });
        return last;
    }

    std::string manifest_of(int number) override {
        auto row = session_.run("SELECT manifest FROM rcmcal_edition WHERE number = $1::int",
                                PostgresParameters().bind(number));
        return row.next() ? row.text() : std::string();
    }

    void prepare(const LedgerEdition& edition) override {
        session_.transaction(begin_writing, [&] {
            session_.run(
                "INSERT INTO rcmcal_edition (number, day, zone_data, manifest, state, documents)"
                " VALUES ($1::int, $2, $3, $4, 'prepared', $5)",
                PostgresParameters()
                    .bind(edition.number)
                    .bind(to_iso(edition.day))
                    .bind(edition.zone_data)
                    .bind(edition.manifest)
                    .bind(joined_lines(edition.documents)));
            PostgresColumns columns(std::size(entry_types));
            edition.changed([&](const PublishedEntry& entry) { write_entry(columns, entry, edition.number); });
            session_.run(insert_entries(), columns.parameters());
        });
    }
    void confirm(int number) override {
        session_.run("UPDATE rcmcal_edition SET state = 'live' WHERE number = $1::int",
                     PostgresParameters().bind(number), live_all_the_same);
    }
    void discard(int number) override {
        session_.transaction(begin_writing, [&] {
            const auto edition = PostgresParameters().bind(number);
            session_.run("DELETE FROM rcmcal_entry WHERE edition = $1::int", edition);
            session_.run("DELETE FROM rcmcal_edition WHERE number = $1::int AND state = 'prepared'", edition);
        });
    }

  private:
    /// From here on names mean this schema alone, not another one further down the search path.
    void enter_schema() {
        auto row = session_.run(
            "SELECT current_schema() IS NOT NULL, current_setting('search_path'),"
            " set_config('search_path', quote_ident(current_schema()), false)");
        if (row.next() && row.text() == "t") return;
        const auto path = row.text();
        session_.fail(worded("its search path `{}` names no schema that is there",
                             "su search_path `{}` no nombra ningún esquema que exista", path),
                      {"make it once with CREATE SCHEMA, or correct the address after --ledger",
                       "créelo una vez con CREATE SCHEMA, o corrija la dirección después de --ledger"});
    }

    void refuse_unsafe_server() {
        auto row = session_.run("SELECT current_setting('fsync'), current_setting('server_encoding')");
        if (!row.next()) return;
        if (row.text() == "off")
            session_.fail(
                {"the server's setting fsync is off: after a power cut it may not know what was published",
                 "el servidor tiene fsync desactivado: después de un corte de luz puede no saber qué se publicó"},
                {"set fsync = on in its postgresql.conf, or name another server after --ledger",
                 "ponga fsync = on en su postgresql.conf, o indique otro servidor después de --ledger"});
        if (const auto encoding = row.text(); encoding != "UTF8")
            session_.fail(worded("the encoding of the database is {}, which cannot hold every text",
                                 "la codificación de la base de datos es {}, que no admite todos los textos", encoding),
                          {"make another with createdb --encoding=UTF8 --template=template0",
                           "cree otra con createdb --encoding=UTF8 --template=template0"});
    }

    /// Waits a moment (lock_timeout): the session of a publisher that was killed ends soon, but not at once.
    void lock() {
        try {
            session_.run(
                "SELECT pg_advisory_lock((5391181::bigint << 32) | oid::bigint) FROM pg_namespace"
                " WHERE nspname = current_schema()");
        } catch (const PostgresError& error) {
            if (error.state != "55P03") throw;
            session_.fail({"another publication with it is under way; publish again when it is done",
                           "hay otra publicación en curso con él; publique de nuevo cuando termine"},
                          {"one whose computer failed gives way within a minute",
                           "una cuya computadora falló cede en un minuto"});
        }
    }

    PostgresSession session_;
};

}  // namespace

std::unique_ptr<Ledger> open_postgres_ledger(const std::string& where, LedgerUse use) {
    auto ledger = std::make_unique<PostgresLedger>(where, use);
    if (!ledger->exists()) return nullptr;  // to read, and nothing was published yet
    return ledger;
}

}  // namespace rcm
