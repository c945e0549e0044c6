// main: the only place that looks at the clock, the environment and the terminal.
#include "cli/command.hpp"
#include "engine/base/memory.hpp"
#include "engine/base/trouble.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    rcm::keep_memory();
    std::ios::sync_with_stdio(false);
    try {
        const char* data = std::getenv("RCMCAL_DATA");
        const bool colours = std::getenv("NO_COLOR") == nullptr;  // https://no-color.org
        const auto now = date::floor<date::days>(std::chrono::system_clock::now());
        const rcm::cli::Environment environment{.default_data = data != nullptr && *data != '\0' ? data : "data/rcm",
                                                .today = rcm::civil_day{now.time_since_epoch()},
                                                .colour = colours && ::isatty(STDOUT_FILENO) == 1,
                                                .message_colour = colours && ::isatty(STDERR_FILENO) == 1,
                                                .progress = ::isatty(STDERR_FILENO) == 1};
        const int code = rcm::cli::run(argc, argv, environment);
        std::cout.flush();
        if (!std::cout)
            throw rcm::Trouble({"cannot write the output (is the disk full?)",
                                "no se puede escribir la salida (¿está lleno el disco?)"});
        return code;
    } catch (const rcm::Trouble& trouble) {
        std::cerr << "error: " << trouble.words.in(rcm::cli::language_asked(argc, argv)) << "\n";
        return rcm::cli::exit_environment;
    } catch (const std::exception& error) {
        std::cerr << "error: " << error.what() << "\n";
        return rcm::cli::exit_environment;
    }
}
