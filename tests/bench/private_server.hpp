// PrivateServer: a PostgreSQL server of one's own, in a temporary folder, reached by a socket in it and by nobody else,
// and one connection to it.
//
// It is told to keep everything in memory, to plan generously and not to fear for its data. It ends with the process,
// whatever becomes of that, and its folder with the object.
//
//   if (!PrivateServer::installed()) return;
//   PrivateServer server;
//   server.run("CREATE TABLE t (id int)");
//   server.copy("t", "1\n2\n");
//   server.ask("SELECT count(*) FROM t")   // {{"2"}}
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

struct pg_conn;

namespace rcm::bench {

class PrivateServer {
  public:
    using Rows = std::vector<std::vector<std::string>>;

    /// True where Debian's package `postgresql` is installed and, for root, whom the server refuses, its user exists.
    [[nodiscard]] static bool installed();

    /// This and what follows throw std::runtime_error with what the server said.
    PrivateServer();
    ~PrivateServer();
    PrivateServer(const PrivateServer&) = delete;
    PrivateServer& operator=(const PrivateServer&) = delete;

    void run(const std::string& statements);
    void copy(const std::string& table, const std::string& lines);
    [[nodiscard]] Rows ask(const std::string& query);

    /// Processor time that the server's process for this connection has used, in seconds.
    [[nodiscard]] double processor_time() const;

  private:
    void start();
    void connect();
    void stop();

    std::string folder_;
    pid_t server_ = -1;
    std::unique_ptr<pg_conn, void (*)(pg_conn*)> connection_;
};

}  // namespace rcm::bench
