// One feed of a data folder, to standard output, by the stages that `rcmcal publish` goes through for sixty of them and
// their pages: for comparing whole processes, and the writer by itself, with others that write one feed.
//
//   rcmcal-one-feed DATA HOLIDAYS [REPETITIONS] >rcm-all-en.ics
//
// On standard error one line a repetition: milliseconds for writing alone, and with each event read back by libical.
#include "engine/base/memory.hpp"
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"
#include "feeds/settle.hpp"
#include "tests/files_in_memory.hpp"

#include <ctime>
#include <iostream>

namespace {

using namespace rcm;

std::variant<std::vector<civil_second>, RecurrenceProblem> expand(std::string_view rule, civil_second start) {
    auto expanded = expand_recurrence(rule, start);
    if (auto* fault = std::get_if<RecurrenceFault>(&expanded)) return RecurrenceProblem{fault->message, fault->hint};
    return std::get<std::vector<civil_second>>(std::move(expanded));
}

std::string write(const EditionPlan& plan, const ZoneDatabase& zones, Witness witness) {
    auto written = write_feed(plan, plan.feeds.front(), Language::en, zones, witness);
    if (!written.faults.empty()) std::abort();
    return std::move(written.bytes);
}

/// Of processor time: the same on a busy machine.
double milliseconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    if (arguments.size() < 2) {
        std::cerr << "usage: rcmcal-one-feed DATA HOLIDAYS [REPETITIONS]\n";
        return 2;
    }
    keep_memory();
    const auto zones = ZoneDatabase::system();
    auto sources = read_folder(arguments[0]);
    append(sources, read_folder(arguments[1]));
    auto parsed = parse(sources.value, zones);
    for (const auto& diagnostic : parsed.diagnostics)
        std::cerr << to_text(diagnostic, sources.value, Language::en, false) << "\n";
    auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), {});
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, expand);
    if (!parsed.ok() || !calendar.ok() || !schedule.ok()) return 2;
    const auto plan = settle(std::make_shared<const Schedule>(std::move(schedule.value)));
    std::cout << write(plan, zones, Witness::fresh) << std::flush;
    for (int left = arguments.size() > 2 ? std::stoi(arguments[2]) : 0; left > 0; --left) {
        auto start = std::clock();
        const auto alone = write(plan, zones, Witness::none).size();
        const auto writing = milliseconds_since(start);
        start = std::clock();
        const auto witnessed = write(plan, zones, Witness::fresh).size();
        std::cerr << writing << " " << milliseconds_since(start) << "\n";
        if (alone != witnessed) return 1;
    }
}
