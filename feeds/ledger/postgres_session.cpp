#include "feeds/ledger/postgres_session.hpp"

#include "feeds/ledger/postgres_library.hpp"

#include <poll.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace rcm {
namespace {

constexpr int longest_wait = 60'000;  // milliseconds
const LanguageText lost = {"the connection to the server was lost", "se perdió la conexión con el servidor"};
const LanguageText again = {"try again when it is back", "intente de nuevo cuando vuelva"};
constexpr const char* example = "postgresql://USER@HOST/DATABASE";

/// The parts of an address; null where libpq cannot read it. Its own words are not used: they quote the address.
std::optional<std::map<std::string, std::string>> parts_of(const std::string& address) {
    char* words = nullptr;
    const std::shared_ptr<PQconninfoOption> options(libpq().PQconninfoParse(address.c_str(), &words),
                                                    libpq().PQconninfoFree);
    libpq().PQfreemem(words);
    if (options == nullptr) return std::nullopt;
    std::map<std::string, std::string> parts;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr) parts[option->keyword] = option->val;
    return parts;
}

/// The address again, from parts that are no secret.
std::string name_of(const std::string& address) {
    auto parts = parts_of(address).value_or(std::map<std::string, std::string>());
    auto host = parts["host"].empty() ? parts["hostaddr"] : parts["host"];
    const bool socket = host.find('/') == 0;
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    std::string name = "postgresql://";
    if (!parts["user"].empty()) name += parts["user"] + "@";
    if (!socket) name += host;
    if (!parts["port"].empty()) name += ":" + parts["port"];
    name += "/" + parts["dbname"];
    return socket ? name + "?host=" + host : name;
}

/// libpq's words in one line.
std::string one_line(const char* words) {
    std::string line;
    for (const char c : std::string_view(words)) {
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

}  // namespace

std::optional<LanguageText> postgres_address_fault(const std::string& where) {
    if (where.rfind("postgresql://", 0) != 0 && where.rfind("postgres://", 0) != 0)
        return worded("a ledger is a file or {}", "un registro es un archivo o {}", example);
    auto parts = parts_of(where);
    // A password with such a character in it ends too early, and its rest would be taken for a host or a database.
    const auto port = parts ? (*parts)["port"] : "";
    const bool split = !parts || (*parts)["host"].find('@') != std::string::npos ||
                       (*parts)["dbname"].find('@') != std::string::npos ||
                       port.find_first_not_of("0123456789,") != std::string::npos;
    if (split)
        return worded(
            "the address cannot be read; it looks like {} (in a password write % as %25, @ as %40, : as %3A, / as %2F, "
            "? as %3F; better, keep it in ~/.pgpass)",
            "la dirección no se puede leer; se escribe como {} (en una contraseña escriba % como %25, @ como %40, : "
            "como %3A, / como %2F, ? como %3F; mejor, guárdela en ~/.pgpass)",
            example);
    return std::nullopt;
}

PostgresParameters& PostgresParameters::bind(std::string_view text) {
    // The protocol ends a text there, and the rest would be lost without a word.
    if (text.find('\0') != std::string_view::npos)
        throw Trouble(
            worded("a text with a NUL character cannot be kept in a PostgreSQL ledger (take the character out of the "
                   "data; {})",
                   "un texto con un carácter NUL no se puede guardar en un registro de PostgreSQL (quite el carácter "
                   "de los datos; {})",
                   still_as_before));
    values_.emplace_back(text);
    return *this;
}
PostgresParameters& PostgresParameters::bind(std::int64_t number) {
    values_.push_back(std::to_string(number));
    return *this;
}

std::string& PostgresColumns::next_array() {
    auto& array = arrays_.at(column_++);
    if (array.size() > 1) array += ',';
    return array;
}
PostgresColumns& PostgresColumns::bind(std::string_view text) {
    auto& array = next_array();
    array += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') array += '\\';
        array += c;
    }
    array += '"';
    return *this;
}
PostgresColumns& PostgresColumns::bind(std::int64_t number) {
    next_array() += std::to_string(number);
    return *this;
}
PostgresColumns& PostgresColumns::bind_nothing() {
    next_array() += "NULL";
    return *this;
}
PostgresParameters PostgresColumns::parameters() {
    PostgresParameters made;
    for (auto& array : arrays_)
        made.bind(array += '}');
    return made;
}

PostgresRows::PostgresRows(pg_result* result) : result_(result, libpq().PQclear) {}
bool PostgresRows::next() {
    column_ = 0;
    return ++row_ < libpq().PQntuples(result_.get());
}
std::string PostgresRows::text() {
    const int at = column_++;
    return {libpq().PQgetvalue(result_.get(), row_, at),
            static_cast<std::size_t>(libpq().PQgetlength(result_.get(), row_, at))};
}
std::int64_t PostgresRows::number() {
    std::int64_t value = 0;
    const auto digits = text();
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}
std::optional<std::int64_t> PostgresRows::optional_number() {
    if (libpq().PQgetisnull(result_.get(), row_, column_) == 0) return number();
    ++column_;
    return std::nullopt;
}

PostgresSession::PostgresSession(const std::string& address) : name_(name_of(address)) {
    // What stands before "dbname" the address may set otherwise; what stands behind it holds.
    const char* const keywords[] = {"connect_timeout",  "keepalives_idle",  "keepalives_interval",
                                    "keepalives_count", "tcp_user_timeout", "fallback_application_name",
                                    "dbname",           "client_encoding",  nullptr};
    const char* const values[] = {"10", "10", "5", "4", "30000", "rcmcal", address.c_str(), "UTF8", nullptr};
    connection_.reset(libpq().PQconnectdbParams(keywords, values, 1), libpq().PQfinish);
    if (libpq().PQstatus(connection_.get()) != CONNECTION_OK) fail_to_connect(keywords, values);
    libpq().PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
}

PostgresRows PostgresSession::run(const std::string& sql, const PostgresParameters& parameters,
                                  const LanguageText& outlook) {
    if (connection_ == nullptr) fail(lost, again, {}, outlook);
    std::vector<const char*> values;
    for (const auto& value : parameters.values_)
        values.push_back(value.c_str());
    auto* connection = connection_.get();
    if (libpq().PQsendQueryParams(connection, sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                                  nullptr, nullptr, 0) == 0)
        fail_statement(nullptr, outlook);
    // PQexecParams would wait for ever for a server that is there and stands still.
    while (libpq().PQisBusy(connection) != 0) {
        pollfd socket{.fd = libpq().PQsocket(connection), .events = POLLIN, .revents = 0};
        const int ready = ::poll(&socket, 1, longest_wait);
        if (ready == 0) {
            connection_.reset();
            fail(worded("{}: no answer for a minute", "{}: no responde desde hace un minuto", lost), again, {},
                 outlook);
        }
        if (ready > 0 && libpq().PQconsumeInput(connection) == 0) break;  // PQgetResult says why
    }
    PostgresRows rows(libpq().PQgetResult(connection));
    while (auto* end = libpq().PQgetResult(connection))  // also after a failure: the next statement waits for it
        libpq().PQclear(end);
    const auto status = libpq().PQresultStatus(rows.result_.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail_statement(rows.result_.get(), outlook);
    return rows;
}

void PostgresSession::undo() noexcept {
    try {
        if (connection_ != nullptr && libpq().PQstatus(connection_.get()) == CONNECTION_OK) run("ROLLBACK");
    } catch (const std::exception&) {  // the server undoes it by itself when the session ends
    }
}

void PostgresSession::fail(const LanguageText& what, const LanguageText& advice, const std::string& state,
                           const LanguageText& outlook) const {
    const auto stands = advice.empty() ? outlook : worded("{}; {}", "{}; {}", advice, outlook);
    throw PostgresError(worded("the ledger {}: {} ({})", "el registro {}: {} ({})", name_, what, stands), state);
}

void PostgresSession::fail_to_connect(const char* const* keywords, const char* const* values) const {
    const auto words = one_line(libpq().PQerrorMessage(connection_.get()));
    if (libpq().PQconnectionNeedsPassword(connection_.get()) != 0)
        fail({"the server asks for a password", "el servidor pide una contraseña"},
             {"put it in ~/.pgpass, or in the environment variable PGPASSWORD",
              "guárdela en ~/.pgpass, o en la variable de entorno PGPASSWORD"});
    switch (libpq().PQpingParams(keywords, values, 1)) {
        case PQPING_OK:
            fail(worded("the server does not let rcmcal in: {}", "el servidor no deja entrar a rcmcal: {}", words),
                 {"if the database is missing, make it once with createdb; otherwise check user and password, or ask "
                  "whoever runs the server",
                  "si falta la base de datos, créela una vez con createdb; si no, revise usuario y contraseña, o "
                  "pregunte a "
                  "quien administra el servidor"});
        case PQPING_REJECT:
            fail(worded("the server is starting or stopping: {}", "el servidor se está iniciando o deteniendo: {}",
                        words),
                 {"try again in a minute", "intente de nuevo en un minuto"});
        default:
            fail(worded("no server answers: {}", "ningún servidor responde: {}", words),
                 {"start it, or correct the address after --ledger",
                  "inícielo, o corrija la dirección después de --ledger"});
    }
}

void PostgresSession::fail_statement(const pg_result* result, const LanguageText& outlook) const {
    const auto field = [&](int code) {
        const char* text = libpq().PQresultErrorField(result, code);
        return std::string(text != nullptr ? text : "");
    };
    const auto state = field(PG_DIAG_SQLSTATE);
    auto words = field(PG_DIAG_MESSAGE_PRIMARY);
    if (words.empty()) words = one_line(libpq().PQerrorMessage(connection_.get()));
    if (libpq().PQstatus(connection_.get()) != CONNECTION_OK)
        fail(worded("{}: {}", "{}: {}", lost, words), again, state, outlook);
    const LanguageText said = {words, words};
    if (state == "53100")
        fail(said,
             {"the disk of the server is full: make room there and publish again",
              "el disco del servidor está lleno: libere espacio ahí y publique de nuevo"},
             state, outlook);
    if (state == "42501")
        fail(said,
             {"ask whoever runs the server to give this user the right to it, or make the database with createdb "
              "--owner=USER",
              "pida a quien administra el servidor que dé permiso a este usuario, o cree la base de datos con createdb "
              "--owner=USER"},
             state, outlook);
    if (state == "25006")
        fail(said,
             {"it only reads, as a copy of another server does: name the main server after --ledger",
              "solo permite leer, como la copia de otro servidor: indique el servidor principal después de --ledger"},
             state, outlook);
    if (state == "55P03")
        fail({"somebody else holds a lock on its tables", "alguien más tiene bloqueadas sus tablas"},
             {"try again when that is done", "intente de nuevo cuando termine"}, state, outlook);
    if (state == "42P01" || state == "42703")
        fail(said,
             {"its tables are not as rcmcal made them: restore them from a copy",
              "sus tablas no están como rcmcal las creó: restablézcalas de una copia"},
             state, outlook);
    fail(said, {}, state, outlook);
}

}  // namespace rcm
