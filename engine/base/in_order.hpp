// in_order: work that threads do ahead of its use, and that is used in its order, so that the bytes never depend on
// how many threads there are.
//
//   in_order(parts, [&](std::size_t part) { return render(part); },
//            [&](const std::string& rendered) { file.add(rendered); });
//
// `make` is called by several threads at once; `use` by the caller's alone. No more than `most_ahead` are made and not
// used. What either throws is thrown on.
#pragma once

#include <algorithm>
#include <deque>
#include <future>
#include <thread>

namespace rcm {

/// A thread for each processor, up to four: more would wait for the one that uses what they make, and hold it all.
[[nodiscard]] inline std::size_t threads_at_hand() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

template <class Make, class Use>
void in_order(std::size_t count, const Make& make, const Use& use, std::size_t most_ahead = threads_at_hand()) {
    std::deque<std::future<decltype(make(count))>> ahead;
    std::size_t next = 0;
    const auto fill = [&] {
        for (; next < count && ahead.size() < most_ahead; ++next)
            ahead.push_back(std::async(std::launch::async, [&make, at = next] { return make(at); }));
    };
    fill();
    while (!ahead.empty()) {
        const auto made = ahead.front().get();
        ahead.pop_front();
        fill();
        use(made);
    }
}

}  // namespace rcm
