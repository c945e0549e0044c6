// Ledgers to test with, of both kinds: a file, and a database of a PostgreSQL server that runs as long as this process
// (tests/postgres/serve). Where no server is installed, only the file, with a line that says so.
//
//   const auto kind = GENERATE(from_range(ledger_kinds()));
//   EditionScene scene;
//   scene.keep_ledger(new_ledger(kind, scene.site));
#pragma once

#include <unistd.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace rcm {

enum class LedgerKind { file, postgres };

class PostgresServer {
  public:
    /// Null where none is installed.
    static const PostgresServer* running() {
        static const PostgresServer server;
        return server.socket_.empty() ? nullptr : &server;
    }

    void run(const std::string& database, const std::string& sql) const {
        INFO(sql);
        REQUIRE(std::system((programs_ + "/psql -q -X -v ON_ERROR_STOP=1 -h " + socket_ + " -U rcm -d " + database +
                             " -c \"" + sql + "\" >/dev/null")
                                .c_str()) == 0);
    }
    /// The address of a new database; `like`: with all that is in that one.
    [[nodiscard]] std::string new_database(const std::string& like = "template1") const {
        static int made = 0;
        const auto name = "ledger" + std::to_string(++made);
        run("postgres", "CREATE DATABASE " + name + " TEMPLATE " + like);
        return address(name);
    }
    [[nodiscard]] static std::string database_of(const std::string& address) {
        const auto begin = address.find("@/") + 2;
        return address.substr(begin, address.find('?') - begin);
    }
    [[nodiscard]] std::string address(const std::string& database, const std::string& user = "rcm") const {
        return "postgresql://" + user + "@/" + database + "?host=" + socket_;
    }

  private:
    PostgresServer() {
        const auto command = std::string(RCMCAL_SOURCE_DIR) + "/tests/postgres/serve " + std::to_string(::getpid());
        FILE* output = ::popen(command.c_str(), "r");
        REQUIRE(output != nullptr);
        char line[512] = {};
        const bool answered = std::fgets(line, sizeof line, output) != nullptr;
        const int status = ::pclose(output);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 77) return;
        REQUIRE(answered);
        const std::string words(line);
        const auto space = words.find(' ');
        socket_ = words.substr(0, space);
        programs_ = words.substr(space + 1, words.find('\n') - space - 1);
    }

    std::string socket_;
    std::string programs_;
};

inline std::vector<LedgerKind> ledger_kinds() {
    if (PostgresServer::running() == nullptr) return {LedgerKind::file};
    return {LedgerKind::file, LedgerKind::postgres};
}

/// Where one can be made: in the folder, or in a new database.
inline std::string new_ledger(LedgerKind kind, const std::filesystem::path& folder) {
    if (kind == LedgerKind::file) return folder / "ledger.db";
    return PostgresServer::running()->new_database();
}

/// Another one that says what this one says now.
inline std::string copy_of_ledger(LedgerKind kind, const std::string& ledger) {
    if (kind == LedgerKind::postgres)
        return PostgresServer::running()->new_database(PostgresServer::database_of(ledger));
    const auto copy = std::filesystem::path(ledger).replace_filename("old.db");
    std::filesystem::copy_file(ledger, copy);
    return copy;
}

}  // namespace rcm
