// See import.hpp.
#include "feeds/import/import.hpp"

#include "feeds/import/confined.hpp"
#include "feeds/import/occurrences.hpp"
#include "feeds/import/read_events.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>

namespace rcm {
namespace {

// ---- in the child ----

void write_all(int pipe, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = write(pipe, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) _exit(1);  // the parent has heard enough
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

// What the handler of the timer may touch: it ends the child, for libical cannot be stopped within a call.
struct {
    int pipe = -1;
    char record[64] = {};
    std::size_t length = 0;
} last_words;

extern "C" void say_too_slow_and_end(int) {
    (void)!write(last_words.pipe, last_words.record, last_words.length);
    _exit(0);
}

void set_timer(std::chrono::microseconds time) {
    const itimerval once{{0, 0}, {0, static_cast<suseconds_t>(time.count())}};
    setitimer(ITIMER_PROF, &once, nullptr);
}

/// The limit of one series, in processor time; sanitizers make libical's caller several times slower.
constexpr std::chrono::microseconds series_time = series_limits::processor * (sanitized ? 4 : 1);

void read_in_child(int pipe, const Outline& outline, DayRange period) {
    std::signal(SIGPROF, say_too_slow_and_end);
    last_words.pipe = pipe;
    ForeignWriter writer([pipe](std::string_view records) { write_all(pipe, records); });
    const SeriesWatch watch{.begin =
                                [](std::uint32_t line) {
                                    std::string record;
                                    ForeignWriter words([&](std::string_view bytes) { record = bytes; });
                                    words.fault(ForeignFault::too_slow, line);
                                    last_words.length = std::min(record.size(), sizeof last_words.record);
                                    std::memcpy(last_words.record, record.data(), last_words.length);
                                    set_timer(series_time);
                                },
                            .end = [] { set_timer(std::chrono::microseconds{0}); }};
    read_events(outline.events, period, writer, watch);
}

// ---- in the parent ----

struct FaultWords {
    std::string_view code;
    Severity severity;
    std::string_view message;
    std::string_view hint;
};

FaultWords words_of(ForeignFault fault) {
    switch (fault) {
        case ForeignFault::unreadable:
            return {"D118", Severity::warning, "this cannot be read, and the event is left out",
                    "ask its publisher when the event is"};
        case ForeignFault::unheeded:
            return {"D118", Severity::warning, "this cannot be read and is not heeded",
                    "the event itself counts; look whether this line matters"};
        case ForeignFault::no_start:
            return {"D118", Severity::warning, "this event has no start (DTSTART) and is left out",
                    "ask its publisher when the event is"};
        case ForeignFault::too_frequent:
            return {"D119", Severity::warning, "a series by the second or the minute is left out",
                    "rcmcal expands series that repeat hourly at most"};
        case ForeignFault::too_many:
            return {"D119", Severity::warning, "this series has more than 3,000 instances and is left out",
                    "rcmcal expands at most 3,000 instances of a series in the calendar's time"};
        case ForeignFault::too_slow:
            return {"D119", Severity::error, "this series takes more than 50 ms to expand",
                    "take the rule out of the file: its parts may exclude each other, as 30 February does"};
        case ForeignFault::too_many_in_all:
            return {"D119", Severity::error, "the file has more than 100,000 instances, with this event",
                    "ask its publisher for fewer series, or a shorter period"};
        case ForeignFault::unsupported_rule:
            return {"D119", Severity::warning,
                    "a rule of this kind is not expanded rightly (BYSETPOS by days or weeks, RSCALE, or a second "
                    "RRULE), and the event is left out",
                    "look at its dates yourself"};
        case ForeignFault::never_occurs:
            return {"D119", Severity::warning, "this series never occurs, and the event is left out",
                    "the parts of its rule exclude each other, as 30 February does; ask its publisher when it is"};
        case ForeignFault::exception_rule:
            return {"D119", Severity::warning, "EXRULE is not heeded: the days that it excepts count as busy",
                    "RFC 5545 took it away; EXDATE says the same"};
        case ForeignFault::and_future:
            return {"D119", Severity::warning,
                    "RANGE=THISANDFUTURE is not heeded: later instances count at their old time",
                    "look at the later dates yourself"};
    }
    return {"D118", Severity::warning, "this cannot be read", ""};
}

/// One diagnostic for each kind of fault, at its first line: a long file may have it on every line.
void report_faults(const std::vector<FoundFault>& faults, std::uint32_t file, Diagnostics& diagnostics) {
    std::map<ForeignFault, std::pair<std::uint32_t, std::size_t>> first_and_count;
    for (const auto& found : faults)
        ++first_and_count.try_emplace(found.fault, found.line, 0).first->second.second;
    for (const auto& [fault, where] : first_and_count) {
        const auto words = words_of(fault);
        const auto more = where.second - 1;
        diagnostics.push_back(
            {.code = words.code,
             .severity = words.severity,
             .message = std::string(words.message) + (more == 0 ? ""
                                                                : " (and so on " + std::to_string(more) +
                                                                      (more == 1 ? " more line)" : " more lines)")),
             .at = {file, where.first, 1, 1},
             .hint = std::string(words.hint)});
    }
}

Diagnostic died(const ConfinedAnswer& answer, std::uint32_t line, std::uint32_t file) {
    using End = ConfinedAnswer::End;
    std::string message = "reading this file ";
    if (answer.end == End::out_of_time)
        message += "takes more than 2 seconds";
    else if (answer.end == End::out_of_memory)
        message += "takes more than 512 MiB of memory";
    else if (answer.end == End::too_much)
        message += "brings more than can be taken in";
    else
        message += "makes the calendar library crash";
    message += line == 0 ? " and was stopped" : " and was stopped at this line";
    return {.code = "D120",
            .message = std::move(message),
            .at = {file, line, line == 0 ? 0U : 1U, line == 0 ? 0U : 1U},
            .hint = "the file may be damaged or made to do harm; take the line out, or ask its publisher for another"};
}

/// What libical reads of the events, or nullopt where its child did not come to an end.
std::optional<ForeignEvents> ask_child(const Outline& outline, DayRange period, std::uint32_t file,
                                       Diagnostics& diagnostics) {
    const auto answer = run_confined([&](int pipe) { read_in_child(pipe, outline, period); }, {});
    auto events = decode_events(answer.output);
    if (events) report_faults(events->faults, file, diagnostics);
    if (events && (events->complete || has_errors(diagnostics))) return events;
    diagnostics.push_back(died(answer, events ? events->at_line : 0, file));
    return std::nullopt;
}

DayRange last_ten_years(DayRange period) {
    const date::year_month_day last{period.last};
    auto first = last - date::years{series_limits::years};
    if (!first.ok()) first = first.year() / first.month() / date::last;
    return {std::max(period.first, civil_day{first}), period.last};
}

}  // namespace

Outcome<OutsideCalendar> import_calendar(const SourceSet& sources, std::uint32_t file, const ZoneDatabase& zones,
                                         DayRange period) {
    Outcome<OutsideCalendar> outcome;
    auto& diagnostics = outcome.diagnostics;
    const auto text = prescan(sources.files.at(file).text, file);
    diagnostics = text.diagnostics;
    if (!text.ok()) return outcome;
    const auto outline = outline_of(text.value, file);
    diagnostics.insert(diagnostics.end(), outline.diagnostics.begin(), outline.diagnostics.end());
    if (!outline.ok()) return outcome;
    const auto events = ask_child(outline.value, last_ten_years(period), file, diagnostics);
    if (!events || has_errors(diagnostics)) return outcome;
    auto placed = occurrences_of(*events, outline.value, zones, period, file);
    outcome.value = std::move(placed.value);
    outcome.value.name = {outline.value.name, outline.value.name};
    diagnostics.insert(diagnostics.end(), placed.diagnostics.begin(), placed.diagnostics.end());
    return outcome;
}

}  // namespace rcm
