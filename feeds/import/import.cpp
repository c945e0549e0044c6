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
    LanguageText message;
    LanguageText hint;
};

FaultWords words_of(ForeignFault fault) {
    switch (fault) {
        case ForeignFault::unreadable:
            return {"D118",
                    Severity::warning,
                    {"this cannot be read, and the event is left out", "esto no se puede leer, y el evento se omite"},
                    {"ask its publisher when the event is", "pregunte a quien lo publica cuándo es el evento"}};
        case ForeignFault::unheeded:
            return {"D118",
                    Severity::warning,
                    {"this cannot be read and is not heeded", "esto no se puede leer y no se tiene en cuenta"},
                    {"the event itself counts; look whether this line matters",
                     "el evento en sí cuenta; vea si esta línea importa"}};
        case ForeignFault::no_start:
            return {"D118",
                    Severity::warning,
                    {"this event has no start (DTSTART) and is left out",
                     "este evento no tiene inicio (DTSTART) y se omite"},
                    {"ask its publisher when the event is", "pregunte a quien lo publica cuándo es el evento"}};
        case ForeignFault::too_frequent:
            return {
                "D119",
                Severity::warning,
                {"a series by the second or the minute is left out", "una serie por segundos o por minutos se omite"},
                {"rcmcal expands series that repeat hourly at most",
                 "rcmcal despliega series que se repiten a lo sumo cada hora"}};
        case ForeignFault::too_many:
            return {"D119",
                    Severity::warning,
                    {"this series has more than 3,000 instances and is left out",
                     "esta serie tiene más de 3,000 repeticiones y se omite"},
                    {"rcmcal expands at most 3,000 instances of a series in the calendar's time",
                     "rcmcal despliega a lo sumo 3,000 repeticiones de una serie en el período del calendario"}};
        case ForeignFault::too_slow:
            return {"D119",
                    Severity::error,
                    {"this series takes more than 50 ms to expand", "esta serie tarda más de 50 ms en desplegarse"},
                    {"take the rule out of the file: its parts may exclude each other, as 30 February does",
                     "quite la regla del archivo: quizá sus partes se excluyen entre sí, como en el 30 de febrero"}};
        case ForeignFault::too_many_in_all:
            return {"D119",
                    Severity::error,
                    {"the file has more than 100,000 instances, with this event",
                     "con este evento, el archivo tiene más de 100,000 repeticiones"},
                    {"ask its publisher for fewer series, or a shorter period",
                     "pida a quien lo publica menos series, o un período más corto"}};
        case ForeignFault::unsupported_rule:
            return {"D119",
                    Severity::warning,
                    {"a rule of this kind is not expanded rightly (BYSETPOS by days or weeks, RSCALE, or a second "
                     "RRULE), and the event is left out",
                     "una regla de este tipo no se despliega bien (BYSETPOS por días o semanas, RSCALE, o un segundo "
                     "RRULE), y el evento se omite"},
                    {"look at its dates yourself", "revise usted sus fechas"}};
        case ForeignFault::never_occurs:
            return {"D119",
                    Severity::warning,
                    {"this series never occurs, and the event is left out",
                     "esta serie no ocurre nunca, y el evento se omite"},
                    {"the parts of its rule exclude each other, as 30 February does; ask its publisher when it is",
                     "las partes de su regla se excluyen entre sí, como en el 30 de febrero; pregunte a quien lo "
                     "publica cuándo es"}};
        case ForeignFault::exception_rule:
            return {"D119",
                    Severity::warning,
                    {"EXRULE is not heeded: the days that it excepts count as busy",
                     "EXRULE no se tiene en cuenta: los días que excluye cuentan como ocupados"},
                    {"RFC 5545 took it away; EXDATE says the same",
                     "use EXDATE, que dice lo mismo: RFC 5545 eliminó EXRULE"}};
        case ForeignFault::and_future:
            return {
                "D119",
                Severity::warning,
                {"RANGE=THISANDFUTURE is not heeded: later instances count at their old time",
                 "RANGE=THISANDFUTURE no se tiene en cuenta: las repeticiones posteriores cuentan a su hora anterior"},
                {"look at the later dates yourself", "revise usted las fechas posteriores"}};
    }
    return {"D118", Severity::warning, {"this cannot be read", "esto no se puede leer"}, {}};
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
             .message = more == 0 ? words.message
                        : more == 1
                            ? worded("{} (and so on {} more line)", "{} (y así {} línea más)", words.message, more)
                            : worded("{} (and so on {} more lines)", "{} (y así {} líneas más)", words.message, more),
             .at = {file, where.first, 1, 1},
             .hint = words.hint});
    }
}

Diagnostic died(const ConfinedAnswer& answer, std::uint32_t line, std::uint32_t file) {
    using End = ConfinedAnswer::End;
    LanguageText why;
    if (answer.end == End::out_of_time)
        why = {"takes more than 2 seconds", "tarda más de 2 segundos"};
    else if (answer.end == End::out_of_memory)
        why = {"takes more than 512 MiB of memory", "requiere más de 512 MiB de memoria"};
    else if (answer.end == End::too_much)
        why = {"brings more than can be taken in", "da más de lo que se puede recibir"};
    else
        why = {"makes the calendar library crash", "hace fallar la biblioteca de calendarios"};
    return {
        .code = "D120",
        .message = line == 0 ? worded("reading this file {} and was stopped",
                                      "leer este archivo {}, y se detuvo la lectura", why)
                             : worded("reading this file {} and was stopped at this line",
                                      "leer este archivo {}, y se detuvo la lectura en esta línea", why),
        .at = {file, line, line == 0 ? 0U : 1U, line == 0 ? 0U : 1U},
        .hint = {
            "the file may be damaged or made to do harm; take the line out, or ask its publisher for another",
            "el archivo puede estar dañado o hecho para causar daño; quite la línea, o pida otro a quien lo publica"}};
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
