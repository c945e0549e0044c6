// in_order: work that threads do ahead of its use, and that is used in its order, so that the bytes never depend on
// how many threads there are.
//
//   in_order(parts, [&](std::size_t part) { return render(part); },
//            [&](const std::string& rendered) { file.add(rendered); });
//
// `make` is called by several threads at once; `use` by the caller's alone. No more than `most_ahead` are made, or
// being made, and not used. What either throws is thrown on.
//
// The threads stay until all is done: to start one costs as much as rendering several events.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace rcm {

/// A thread for each processor, up to four: more would wait for the one that uses what they make, and hold it all.
[[nodiscard]] inline std::size_t threads_at_hand() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

/// Calls make(0), make(1) … by threads of its own, and hands over what they return in that order. No more than
/// `most_ahead` are made, or being made, and not taken.
template <class Make>
class Ahead {
  public:
    using Made = std::invoke_result_t<const Make&, std::size_t>;

    Ahead(std::size_t count, Make make, std::size_t most_ahead, std::size_t threads)
        : make_(std::move(make)), count_(count), places_(most_ahead) {
        for (auto n = std::min({count, most_ahead, threads}); n > 0; --n) {
            try {
                threads_.emplace_back([this] { work(); });
            } catch (const std::system_error&) {
                if (threads_.empty()) throw;
                break;  // those that the system gives do it all
            }
        }
    }
    ~Ahead() {
        const std::lock_guard lock(mutex_);
        next_ = count_;
        room_.notify_all();
    }
    Ahead(const Ahead&) = delete;
    Ahead& operator=(const Ahead&) = delete;

    /// The next one, for which it waits. Throws what `make` threw.
    Made take() {
        std::unique_lock lock(mutex_);
        auto& place = places_[taken_ % places_.size()];
        made_.wait(lock, [&] { return place.filled; });
        if (place.failed) std::rethrow_exception(place.failed);
        auto made = *std::move(place.made);
        place = {};
        ++taken_;
        room_.notify_one();
        return made;
    }

  private:
    struct Place {
        std::optional<Made> made{};
        std::exception_ptr failed{};
        bool filled = false;
    };

    void work() {
        while (const auto at = next()) {
            Place place{.filled = true};
            try {
                place.made = make_(*at);
            } catch (...) {
                place.failed = std::current_exception();
            }
            const std::lock_guard lock(mutex_);
            places_[*at % places_.size()] = std::move(place);
            made_.notify_one();
        }
    }
    /// What to make next, once there is room for it; nothing where nothing is left.
    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return next_ == count_ || next_ < taken_ + places_.size(); });
        return next_ == count_ ? std::nullopt : std::optional(next_++);
    }

    const Make make_;
    std::mutex mutex_;
    std::condition_variable room_, made_;
    const std::size_t count_;
    std::size_t next_ = 0, taken_ = 0;
    std::vector<Place> places_;
    std::vector<std::jthread> threads_;  ///< last: they are waited for before the rest goes
};

template <class Make, class Use>
void in_order(std::size_t count, const Make& make, const Use& use, std::size_t most_ahead = threads_at_hand()) {
    Ahead ahead(count, make, most_ahead, threads_at_hand());
    for (std::size_t at = 0; at < count; ++at)
        use(ahead.take());
}

/// make(0), make(1) … by several threads, in one list; of what takes so little that many are handed over at once.
template <class Make>
[[nodiscard]] auto list_in_order(std::size_t count, const Make& make) {
    constexpr std::size_t at_once = 64;
    std::vector<decltype(make(count))> all;
    all.reserve(count);
    const auto make_some = [&](std::size_t part) {
        std::vector<decltype(make(count))> some;
        for (auto at = part * at_once; at < std::min(count, (part + 1) * at_once); ++at)
            some.push_back(make(at));
        return some;
    };
    in_order((count + at_once - 1) / at_once, make_some,
             [&](const auto& some) { all.insert(all.end(), some.begin(), some.end()); });
    return all;
}

/// The same in three: `pass` has each one before `use`, in a thread of its own.
template <class Make, class Pass, class Use>
void in_order(std::size_t count, const Make& make, const Pass& pass, const Use& use) {
    Ahead ahead(count, make, threads_at_hand(), threads_at_hand());
    const auto pass_on = [&](std::size_t) {
        auto made = ahead.take();
        pass(made);
        return made;
    };
    Ahead passed(count, pass_on, 1, 1);
    for (std::size_t at = 0; at < count; ++at)
        use(passed.take());
}

}  // namespace rcm
