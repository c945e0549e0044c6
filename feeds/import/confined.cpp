// See confined.hpp.
#include "feeds/import/confined.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <system_error>

namespace rcm {
namespace {

constexpr int answer_pipe = 3;
constexpr int exit_out_of_memory = 41;
constexpr int exit_unconfined = 42;
constexpr int exit_threw = 43;

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
#error "add this architecture's AUDIT_ARCH_… so that the child can be confined"
#endif

/// What a process needs to compute, to allocate and to end: no file, no socket, no other process.
constexpr unsigned allowed[] = {
    __NR_read,
    __NR_write,
    __NR_close,
    __NR_brk,
    __NR_mmap,
    __NR_munmap,
    __NR_mremap,
    __NR_mprotect,
    __NR_madvise,
    __NR_futex,
    __NR_exit,
    __NR_exit_group,
    __NR_rt_sigaction,
    __NR_rt_sigprocmask,
    __NR_rt_sigreturn,
    __NR_setitimer,
    __NR_clock_gettime,
    __NR_gettimeofday,
    __NR_getpid,
    __NR_gettid,
    __NR_tgkill,
    __NR_sigaltstack,
    __NR_sched_yield,
    __NR_getrandom,
    __NR_restart_syscall,
#ifdef __NR_time
    __NR_time,
#endif
};

/// Everything else is answered with EPERM, so that a library which asks is told no and goes on.
bool forbid_system_calls() {
    constexpr std::size_t count = std::size(allowed);
    std::array<sock_filter, count + 6> program{};
    std::size_t at = 0;
    program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    for (std::size_t each = 0; each < count; ++each)
        program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, allowed[each], static_cast<unsigned char>(count - each), 0);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    const sock_fprog filter{static_cast<unsigned short>(at), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    const rlimit wanted{soft, hard};
    return setrlimit(resource, &wanted) == 0;
}

/// What this process has mapped already, which counts against the limit of the child too.
std::size_t mapped_bytes() {
    std::size_t pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%zu", &pages) != 1) pages = 0;
        std::fclose(file);
    }
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

/// In the child: nothing of the parent's stays open but the pipe, and standard error where a sanitizer writes on it.
bool leave_only(int pipe) {
    if (dup2(pipe, answer_pipe) < 0) return false;
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0) return false;
    if (!sanitized && dup2(nothing, 2) < 0) return false;
    return close_range(answer_pipe + 1, ~0U, 0) == 0;
}

bool confine(int pipe, const Confinement& limits, std::size_t address_space) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || !leave_only(pipe)) return false;
    const auto processor = static_cast<rlim_t>(limits.processor.count());
    return (sanitized || limit(RLIMIT_AS, address_space, address_space)) &&
           limit(RLIMIT_CPU, processor, processor + 1) && limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_FSIZE, 0, 0) &&
           limit(RLIMIT_NOFILE, 0, 0) && forbid_system_calls();
}

[[noreturn]] void run_child(const std::function<void(int)>& work, int pipe, const Confinement& limits,
                            std::size_t address_space) {
    for (const int sent : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPIPE, SIGXCPU, SIGTERM, SIGINT})
        if (!sanitized || sent == SIGXCPU || sent == SIGPIPE) std::signal(sent, SIG_DFL);
    if (!confine(pipe, limits, address_space)) _exit(exit_unconfined);
    try {
        work(answer_pipe);
    } catch (const std::bad_alloc&) {
        _exit(exit_out_of_memory);
    } catch (...) {
        _exit(exit_threw);
    }
    _exit(0);  // no destructor, no buffer of the parent's is written twice
}

using Clock = std::chrono::steady_clock;

/// Reads what the child says until it is silent for good, says too much or is out of time.
ConfinedAnswer::End listen(int pipe, const Confinement& limits, std::string& output) {
    const auto until = Clock::now() + limits.wall;
    std::array<char, 65536> buffer{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return ConfinedAnswer::End::out_of_time;
        pollfd wait{pipe, POLLIN, 0};
        const int ready = poll(&wait, 1, static_cast<int>(left));
        if (ready <= 0) continue;  // interrupted, or out of time: the next turn tells
        const auto count = read(pipe, buffer.data(), buffer.size());
        if (count == 0) return ConfinedAnswer::End::finished;
        if (count < 0) {
            if (errno == EINTR) continue;
            throw std::system_error(errno, std::generic_category(), "cannot read from the reader of a calendar");
        }
        if (output.size() + static_cast<std::size_t>(count) > limits.most_output) return ConfinedAnswer::End::too_much;
        output.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

ConfinedAnswer run_confined(const std::function<void(int pipe)>& work, const Confinement& limits) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    const auto mapped = mapped_bytes();
    const auto address_space = std::max(limits.address_space, mapped + mapped / 4);
    const pid_t child = fork();
    if (child < 0) {
        const int error = errno;
        close(ends[0]);
        close(ends[1]);
        throw std::system_error(error, std::generic_category(), "cannot start the reader of a calendar");
    }
    if (child == 0) run_child(work, ends[1], limits, address_space);
    close(ends[1]);
    ConfinedAnswer answer;
    answer.end = listen(ends[0], limits, answer.output);
    close(ends[0]);
    kill(child, SIGKILL);  // one that ends by itself has its exit code by now: the pipe closes after that
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "cannot wait for a child");
    answer.peak_bytes = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    const auto time = [](const timeval& value) {
        return std::chrono::milliseconds(value.tv_sec * 1000 + value.tv_usec / 1000);
    };
    answer.used = time(usage.ru_utime) + time(usage.ru_stime);
    if (WIFSIGNALED(status)) answer.signal = WTERMSIG(status);
    if (answer.end != ConfinedAnswer::End::finished) return answer;
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_unconfined)
        throw std::runtime_error("this system does not let a reader of foreign calendars be confined (seccomp)");
    if (answer.signal == SIGXCPU || answer.signal == SIGKILL)
        answer.end = ConfinedAnswer::End::out_of_time;
    else if (WIFEXITED(status) && WEXITSTATUS(status) == exit_out_of_memory)
        answer.end = ConfinedAnswer::End::out_of_memory;
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        answer.end = ConfinedAnswer::End::crashed;
    return answer;
}

}  // namespace rcm
