#include "feeds/import/confined.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace rcm {
namespace {

using End = ConfinedAnswer::End;

void say(int pipe, const std::string& text) {
    (void)!write(pipe, text.data(), text.size());
}

ConfinedAnswer run(const std::function<void(int)>& work, Confinement limits = {}) {
    return run_confined(work, limits);
}

}  // namespace

TEST_CASE("a confined child answers through its pipe") {
    const auto answer = run([](int pipe) { say(pipe, "twelve"); });
    CHECK(answer.end == End::finished);
    CHECK(answer.output == "twelve");
}

TEST_CASE("a confined child reaches no network, no file and no other process") {
    const auto answer = run([](int pipe) {
        const auto tell = [&](const char* what, long result) {
            say(pipe, std::string(what) + (result < 0 && errno == EPERM ? " no;" : " YES;"));
        };
        tell("internet", socket(AF_INET, SOCK_STREAM, 0));
        tell("local", socket(AF_UNIX, SOCK_DGRAM, 0));
        tell("file", open("/etc/passwd", O_RDONLY));
        tell("new file", open("/tmp/rcmcal-escaped", O_CREAT | O_WRONLY, 0600));
        tell("fork", fork());
        tell("kill", kill(getppid(), 0) == 0 ? 0 : -1);
    });
    CHECK(answer.end == End::finished);
    CHECK(answer.output == "internet no;local no;file no;new file no;fork no;kill no;");
}

TEST_CASE("a confined child that runs on is ended: processor, wall, output") {
    const auto spin = run(
        [](int) {
            for (volatile bool on = true; on;) {
            }
        },
        {.processor = std::chrono::seconds{1}});
    CHECK(spin.end == End::out_of_time);
    const auto sleep = run(
        [](int) {
            for (;;)
                pause();
        },
        {.processor = std::chrono::seconds{1}, .wall = std::chrono::milliseconds{300}});
    CHECK(sleep.end == End::out_of_time);
    const auto chatter = run(
        [](int pipe) {
            for (;;)
                say(pipe, std::string(4096, 'a'));
        },
        {.most_output = 100'000});
    CHECK(chatter.end == End::too_much);
    CHECK(chatter.output.size() <= 100'000);
}

TEST_CASE("the parent outlives whatever the child does") {
    CHECK(run([](int) { throw std::runtime_error("no"); }).end == End::crashed);
    CHECK(run([](int) { _exit(7); }).end == End::crashed);
    const auto killed = run([](int pipe) {
        say(pipe, "before");
        std::signal(SIGSEGV, SIG_DFL);
        // What the system sends for a bad address, sent by hand: a sanitizer would catch the real one.
        raise(SIGSEGV);
    });
    CHECK(killed.end == End::crashed);
    CHECK(killed.signal == SIGSEGV);
    CHECK(killed.output == "before");
}

TEST_CASE("a confined child has 512 MiB and no more") {
    const auto allocate = [](std::size_t mebibytes) {
        return [mebibytes](int pipe) {
            std::vector<char> memory(mebibytes * 1024 * 1024, 'a');
            say(pipe, std::string(1, memory.back()));
        };
    };
    CHECK(run(allocate(64)).end == End::finished);
    if (sanitized)
        WARN("skipped: AddressSanitizer cannot run under a limit of address space (see confined.hpp)");
    else
        CHECK(run(allocate(600)).end == End::out_of_memory);
}

}  // namespace rcm
