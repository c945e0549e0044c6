// Threads that work ahead: the order of use is the order asked for, whatever takes how long, and what fails is told.
#include "engine/base/in_order.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <string>

using namespace rcm;

namespace {

constexpr std::size_t count = 300;

std::vector<std::size_t> counted_up() {
    std::vector<std::size_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

/// Some take longer than those after them.
std::string make(std::size_t at) {
    if (at % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    return std::to_string(at);
}

}  // namespace

TEST_CASE("in order: used in their order, and never more ahead than asked for") {
    const auto most_ahead = GENERATE(as<std::size_t>(), 1U, 2U, 5U, 1000U);
    std::atomic<std::size_t> begun = 0;
    std::vector<std::size_t> used;
    bool too_many = false;
    in_order(
        count,
        [&](std::size_t at) {
            ++begun;
            return make(at);
        },
        [&](const std::string& made) {
            too_many = too_many || begun > used.size() + 1 + most_ahead;
            used.push_back(std::stoul(made));
        },
        most_ahead);
    CHECK(used == counted_up());
    CHECK_FALSE(too_many);
    in_order(0, make, [](const std::string&) { FAIL("nothing was asked for"); });
    CHECK(list_in_order(count, [](std::size_t at) { return std::stoul(make(at)); }) == counted_up());
}

TEST_CASE("in order: a thread in between has each one first") {
    std::vector<std::size_t> passed, used;
    bool early = false;
    std::atomic<std::size_t> last_passed = 0;
    in_order(
        count, make,
        [&](const std::string& made) {
            passed.push_back(std::stoul(made));
            last_passed = passed.back();
        },
        [&](const std::string& made) {
            used.push_back(std::stoul(made));
            early = early || used.back() > last_passed;
        });
    CHECK(passed == counted_up());
    CHECK(used == counted_up());
    CHECK_FALSE(early);
}

TEST_CASE("in order: what fails is told to the caller, and no thread is left") {
    const auto fails = [](std::size_t wrong) {
        return [wrong](std::size_t at) {
            if (at == wrong) throw std::runtime_error("making " + std::to_string(at));
            return make(at);
        };
    };
    const auto at = GENERATE(as<std::size_t>(), 0U, 150U, count - 1);
    const auto use = [](const std::string&) {};
    CHECK_THROWS_WITH(in_order(count, fails(at), use), "making " + std::to_string(at));
    CHECK_THROWS_WITH(in_order(count, fails(at), use, use), "making " + std::to_string(at));
    const auto refuse = [&](const std::string& made) {
        if (std::stoul(made) == at) throw std::runtime_error("using " + made);
    };
    CHECK_THROWS_WITH(in_order(count, make, refuse), "using " + std::to_string(at));
    CHECK_THROWS_WITH(in_order(count, make, refuse, use), "using " + std::to_string(at));
    CHECK_THROWS_WITH(in_order(count, make, use, refuse), "using " + std::to_string(at));
}
