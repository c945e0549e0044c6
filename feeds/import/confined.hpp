// confined: work on other people's bytes in a child process that can do no harm.
//
// The child has so much memory and time and no more, cannot open a file or a socket (seccomp), and has nothing but
// a pipe on which it writes its answer. However it ends, the parent lives and is told. A fork without exec: call it
// while the process has no second thread.
//
//   ConfinedAnswer answer = run_confined([&](int pipe) { … write(pipe, …) … }, {});
//   if (answer.end != ConfinedAnswer::End::finished) …
//
// Throws std::system_error where no child can be made, and std::runtime_error where it cannot be confined.
// Source: seccomp(2), setrlimit(2); reliability.md, "Reading other people's .ics", 2.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace rcm {

#if defined(__SANITIZE_ADDRESS__)
#define RCM_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RCM_ADDRESS_SANITIZER 1
#endif
#endif

/// AddressSanitizer maps 16 TiB for its shadow and cannot run under a limit of address space: there, none is set,
/// and time is counted more generously because its code is several times slower.
#ifdef RCM_ADDRESS_SANITIZER
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

struct Confinement {
    std::size_t address_space = 512U * 1024U * 1024U;  ///< bytes, or what the parent has and a quarter of it, if more
    std::chrono::seconds processor{2};
    std::chrono::milliseconds wall{5000};
    std::size_t most_output = 16U * 1024U * 1024U;  ///< bytes that the parent takes
};

struct ConfinedAnswer {
    enum class End {
        finished,       ///< the work returned
        out_of_memory,  ///< it threw std::bad_alloc
        out_of_time,    ///< of processor or wall
        too_much,       ///< output
        crashed,        ///< a signal, or an exit of its own
    };
    End end = End::crashed;
    int signal = 0;  ///< that ended it, or 0
    std::string output{};
    std::size_t peak_bytes = 0;        ///< most memory in use, what it shares with the parent included
    std::chrono::milliseconds used{};  ///< processor time
};

[[nodiscard]] ConfinedAnswer run_confined(const std::function<void(int pipe)>& work, const Confinement& limits);

}  // namespace rcm
