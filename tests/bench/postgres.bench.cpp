// Who is double-booked among 100,000 sessions, asked of PostgreSQL beside the sweep. A server of our own with
// everything in memory, tables analysed, and in each form of the question the plan that is meant: a range join by a
// b-tree on the start (GiST over ranges is many times slower). The question is asked in four ways, the fastest of which
// is the one to compare with:
//
//   ranges            a row a session, its time a range, its parties a bit string; b-tree on lower(during)
//   columns           the same with start and end in columns, all in the index, so that the table is not looked at
//   bookings          a row for each session and party; b-tree on (party, lower(during))
//   bookings_columns  the same with start and end in columns, all in the index
//
// Each on one core, as the sweep: what counts is the processor time of the server's process, without what the client
// and the socket take. It only counts the pairs, so that no time goes into sending them; the sweep lists them. That
// they are the same pairs is checked before anything is measured.
#include "tests/bench/private_server.hpp"
#include "tests/bench/sessions.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <stdexcept>

namespace {

using namespace rcm;
using namespace rcm::bench;

constexpr std::size_t count = 100'000;

const Schedule& schedule(std::int64_t length) {
    static const auto hour_long = make_sessions(count, hours{1});
    static const auto day_long = make_sessions(count, hours{8});
    return length == 1 ? *hour_long : *day_long;
}

std::string bounds(const Session& session) {
    return std::to_string(session.start().time_since_epoch().count()) + '\t' +
           std::to_string(session.end().time_since_epoch().count());
}

/// Fills the schema h1 or h8 with the sessions of that length, as each form has them.
void fill(PrivateServer& server, std::int64_t length) {
    const auto& sessions = schedule(length).sessions;
    std::string rows;
    std::string bookings;
    for (std::uint32_t at = 0; at < sessions.size(); ++at) {
        const auto id = std::to_string(at);
        std::string bits;
        for (std::size_t party = 0; party < parties; ++party)
            bits += sessions[at].required.test(party) ? '1' : '0';
        rows += id + '\t' + bounds(sessions[at]) + '\t' + bits + '\n';
        for (std::size_t party = 0; party < parties; ++party)
            if (sessions[at].required.test(party))
                bookings += std::to_string(party) + '\t' + bounds(sessions[at]) + '\t' + id + '\n';
    }
    const auto schema = "h" + std::to_string(length);
    server.run("CREATE SCHEMA " + schema + "; SET search_path = " + schema +
               "; CREATE TABLE columns (id int, starts bigint, ends bigint, parties bit(200));"
               "CREATE TABLE bookings_columns (party int, starts bigint, ends bigint, id int)");
    server.copy("columns", rows);
    server.copy("bookings_columns", bookings);
    server.run(
        "CREATE TABLE ranges AS SELECT id, tstzrange(to_timestamp(starts), to_timestamp(ends)) AS during, parties FROM "
        "columns;"
        "CREATE TABLE bookings AS SELECT party, tstzrange(to_timestamp(starts), to_timestamp(ends)) AS during, id FROM "
        "bookings_columns;"
        "CREATE INDEX ranges_by_start ON ranges (lower(during));"
        "CREATE INDEX columns_by_start ON columns (starts) INCLUDE (ends, id, parties);"
        "CREATE INDEX bookings_by_start ON bookings (party, lower(during));"
        "CREATE INDEX bookings_columns_by_start ON bookings_columns (party, starts) INCLUDE (ends, id)");
    for (const auto* table : {"columns", "bookings_columns", "ranges", "bookings"})
        server.run("VACUUM (ANALYZE) " + std::string(table));
}

PrivateServer& filled_server() {
    static PrivateServer server;
    static const bool filled = [] {
        // Alone, as the sweep. And the few pairs are sorted: for a hash the server takes memory for millions of them.
        server.run("SET max_parallel_workers_per_gather = 0; SET enable_hashagg = off");
        for (const auto length : {1, 8})
            fill(server, length);
        return true;
    }();
    (void)filled;
    return server;
}

struct Form {
    std::string table;  ///< its index is {table}_by_start
    std::string plan;   ///< how the index is to be used
    std::string pairs;  ///< SELECT of the pairs, each once
};

const std::vector<Form>& forms() {
    static const std::string later = "(lower(b.during) > lower(a.during) OR b.id > a.id)";
    static const std::vector<Form> all = {
        {"ranges", "Index Scan using ranges_by_start",
         "SELECT a.id AS one, b.id AS other FROM ranges a JOIN ranges b ON lower(b.during) >= lower(a.during) AND "
         "lower(b.during) < upper(a.during) AND " +
             later + " WHERE (a.parties & b.parties) <> B'0'::bit(200)"},
        {"columns", "Index Only Scan using columns_by_start",
         "SELECT a.id AS one, b.id AS other FROM columns a JOIN columns b ON b.starts >= a.starts AND b.starts < "
         "a.ends "
         "AND (b.starts > a.starts OR b.id > a.id) WHERE (a.parties & b.parties) <> B'0'::bit(200)"},
        {"bookings", "Index Scan using bookings_by_start",
         "SELECT DISTINCT a.id AS one, b.id AS other FROM bookings a JOIN bookings b ON a.party = b.party AND "
         "lower(b.during) >= lower(a.during) AND lower(b.during) < upper(a.during) AND " +
             later},
        {"bookings_columns", "Index Only Scan using bookings_columns_by_start",
         "SELECT DISTINCT a.id AS one, b.id AS other FROM bookings_columns a JOIN bookings_columns b ON a.party = "
         "b.party AND b.starts >= a.starts AND b.starts < a.ends AND (b.starts > a.starts OR b.id > a.id)"}};
    return all;
}

/// The pairs that PostgreSQL gives are ours, and it finds them by the plan that is meant.
void verify(PrivateServer& server, const Form& form, const Schedule& of) {
    std::string plan;
    for (const auto& row : server.ask("EXPLAIN " + form.pairs))
        plan += row.front() + "\n";
    if (plan.find("Nested Loop") == std::string::npos || plan.find(form.plan) == std::string::npos)
        throw std::runtime_error("not the plan that is meant:\n" + plan);
    std::vector<SessionIds> theirs;
    for (const auto& row : server.ask(form.pairs))
        theirs.push_back(std::minmax({static_cast<std::uint32_t>(std::stoul(row[0])),  //
                                      static_cast<std::uint32_t>(std::stoul(row[1]))}));
    auto ours = pairs_by_sweep(of);
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    if (ours != theirs) throw std::runtime_error("not the same pairs");
}

void double_booked_by_postgres(benchmark::State& state, const Form& form) try {
    auto& server = filled_server();
    const auto hours = state.range(0);
    server.run("SET search_path = h" + std::to_string(hours));
    static std::set<std::string> verified;
    if (verified.insert(form.table + std::to_string(hours)).second) verify(server, form, schedule(hours));
    const auto counted = "SELECT count(*) FROM (" + form.pairs + ") AS pairs";
    std::string pairs;
    for (auto _ : state) {
        const auto before = server.processor_time();
        pairs = server.ask(counted).front().front();
        state.SetIterationTime(server.processor_time() - before);
    }
    state.counters["pairs"] = std::stod(pairs);
} catch (const std::runtime_error& problem) {
    state.SkipWithError(problem.what());
}

[[maybe_unused]] const bool registered = [] {
    if (!PrivateServer::installed()) {
        std::cerr << "PostgreSQL is not measured: its server is not installed (apt-get install postgresql)\n";
        return false;
    }
    for (const auto& form : forms())
        benchmark::RegisterBenchmark(("double_booked_by_postgres_" + form.table).c_str(), double_booked_by_postgres,
                                     form)
            ->ArgName("hours")
            ->Arg(1)
            ->Arg(8)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1)
            ->Repetitions(3);
    return true;
}();

}  // namespace
