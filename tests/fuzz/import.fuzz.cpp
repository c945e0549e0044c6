// Any bytes that the pre-scan accepts: what happens in the child process, libical included, and that the parent
// decodes the answer to what the child meant. The timer of a series is the fuzzer's own -timeout here.
#include "feeds/import/read_events.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace rcm;
    const auto text = prescan(std::string_view(reinterpret_cast<const char*>(data), size), 0);
    if (!text.ok()) return 0;
    const auto outline = outline_of(text.value, 0);
    if (!outline.ok()) return 0;
    std::string records;
    ForeignWriter writer([&](std::string_view more) { records += more; });
    const DayRange period{make_day(2018, 1, 1), make_day(2019, 12, 31)};
    read_events(outline.value.events, period, writer, {});
    const auto events = decode_events(records);
    if (!events || events->events.size() > outline.value.events.size()) std::abort();
    for (const auto& event : events->events)
        if (event.instances.size() > series_limits::instances + 1) std::abort();
    (void)decode_events(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
