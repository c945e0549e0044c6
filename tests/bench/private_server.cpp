#include "tests/bench/private_server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>  // NOLINT: kill
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>  // NOLINT: clock_getcpuclockid
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rcm::bench {
namespace {

namespace fs = std::filesystem;

/// "/usr/lib/postgresql/15/bin", the newest; empty where there is none.
std::string binaries() {
    std::vector<std::string> found;
    std::error_code none;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
        if (fs::exists(version.path() / "bin/postgres") && fs::exists(version.path() / "bin/initdb"))
            found.push_back((version.path() / "bin").string());
    return found.empty() ? std::string() : *std::max_element(found.begin(), found.end());
}

/// Whom the server runs as: root may not.
const passwd* server_user() {
    return geteuid() == 0 ? getpwnam("postgres") : getpwuid(geteuid());
}

/// Runs a program as that user with its output in a file. It ends with this process.
pid_t begin(const std::vector<std::string>& words, const std::string& output, const passwd& user) {
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: as execv wants it
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child != 0) return child;
    const bool ours = geteuid() != 0 || (initgroups(user.pw_name, user.pw_gid) == 0 && setgid(user.pw_gid) == 0 &&
                                         setuid(user.pw_uid) == 0);
    const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);  // NOLINT: open is variadic
    if (ours && file >= 0 && chdir("/") == 0 && dup2(file, 1) == 1 && dup2(file, 2) == 2) {
        prctl(PR_SET_PDEATHSIG, SIGQUIT);  // NOLINT: variadic
        execv(arguments.front(), arguments.data());
    }
    _exit(127);
}

bool ended_well(pid_t child) {
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

bool PrivateServer::installed() {
    return !binaries().empty() && server_user() != nullptr;
}

PrivateServer::PrivateServer() : connection_(nullptr, PQfinish) {
    std::string pattern = (fs::temp_directory_path() / "rcmcal-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder for PostgreSQL");
    folder_ = pattern;
    try {
        start();
        connect();
    } catch (...) {
        stop();
        throw;
    }
}

PrivateServer::~PrivateServer() {
    stop();
}

void PrivateServer::start() {
    const auto& user = *server_user();
    if (geteuid() == 0 && chown(folder_.c_str(), user.pw_uid, user.pw_gid) != 0)
        throw std::runtime_error("PostgreSQL's user cannot have its folder");
    const auto data = folder_ + "/data";
    const auto log = folder_ + "/log";
    if (!ended_well(begin({binaries() + "/initdb", "--pgdata", data, "--username=bench", "--auth=trust", "--no-sync",
                           "--encoding=UTF8", "--locale=C"},
                          log, user)))
        throw std::runtime_error("PostgreSQL's initdb failed");
    std::vector<std::string> words{binaries() + "/postgres", "-D", data, "-k", folder_, "-h", ""};
    for (const auto* setting : {"fsync=off", "synchronous_commit=off", "autovacuum=off", "jit=off", "work_mem=512MB",
                                "shared_buffers=512MB", "effective_cache_size=2GB", "random_page_cost=1.1"})
        words.insert(words.end(), {"-c", setting});
    server_ = begin(words, log, user);
}

void PrivateServer::connect() {
    const auto address = "host=" + folder_ + " user=bench dbname=postgres";
    for (int tenth = 0; PQping(address.c_str()) != PQPING_OK; ++tenth) {
        if (tenth == 300 || waitpid(server_, nullptr, WNOHANG) != 0)
            throw std::runtime_error("PostgreSQL does not start");
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    connection_.reset(PQconnectdb(address.c_str()));
    if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
}

void PrivateServer::stop() {
    connection_.reset();
    if (server_ > 0) {
        kill(server_, SIGQUIT);  // at once: nothing of it is needed
        waitpid(server_, nullptr, 0);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void PrivateServer::run(const std::string& statements) {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> done(PQexec(connection_.get(), statements.c_str()), PQclear);
    if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
}

void PrivateServer::copy(const std::string& table, const std::string& lines) {
    auto* to = connection_.get();
    PQclear(PQexec(to, ("COPY " + table + " FROM STDIN").c_str()));
    const bool sent =
        PQputCopyData(to, lines.data(), static_cast<int>(lines.size())) == 1 && PQputCopyEnd(to, nullptr) == 1;
    const std::unique_ptr<PGresult, void (*)(PGresult*)> done(PQgetResult(to), PQclear);
    if (!sent || PQresultStatus(done.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(to));
    PQclear(PQgetResult(to));
}

PrivateServer::Rows PrivateServer::ask(const std::string& query) {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> got(PQexec(connection_.get(), query.c_str()), PQclear);
    if (PQresultStatus(got.get()) != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
    Rows rows(static_cast<std::size_t>(PQntuples(got.get())));
    for (int row = 0; row < PQntuples(got.get()); ++row)
        for (int column = 0; column < PQnfields(got.get()); ++column)
            rows[static_cast<std::size_t>(row)].emplace_back(PQgetvalue(got.get(), row, column));
    return rows;
}

double PrivateServer::processor_time() const {
    clockid_t clock{};
    timespec used{};
    if (clock_getcpuclockid(PQbackendPID(connection_.get()), &clock) != 0 || clock_gettime(clock, &used) != 0)
        throw std::runtime_error("the processor time of PostgreSQL's process cannot be read");
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

}  // namespace rcm::bench
