#include "cli/pipeline.hpp"

#include "feeds/agenda/agenda_sheet.hpp"
#include "feeds/settle.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("format", po::value<std::string>()->default_value("text"),
                          "text, html, csv or ics (one entry an item, to import into a calendar)")(
        "session", po::value<int>(), "of a meeting with several agendas, the one of this session (1 for the first)");
    return options;
}

/// The agenda of the meeting, or of the session that was named. Throws UsageError.
const SessionAgenda& find_agenda(const Schedule& schedule, const std::string& id, std::optional<int> number) {
    std::vector<std::string> ids;
    std::vector<const SessionAgenda*> found;
    for (const auto& agenda : schedule.agendas) {
        const auto& session = schedule.sessions[agenda.session];
        ids.push_back(agenda.agenda->meeting);
        if (agenda.agenda->meeting == id && (!number || session.number == static_cast<std::uint32_t>(*number)))
            found.push_back(&agenda);
    }
    if (found.size() == 1) return *found.front();
    if (found.size() > 1) {
        std::string numbers;
        for (const auto* agenda : found)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(schedule.sessions[agenda->session].number);
        throw UsageError{worded("`{}` has an agenda of each of these sessions: {}; say which with --session",
                                "`{}` tiene una agenda de cada una de estas sesiones: {}; diga cuál con --session", id,
                                numbers)};
    }
    if (schedule.calendar->find(id) != nullptr)
        throw UsageError{worded("`{}` has no agenda{}; write one in the folder agendas/",
                                "`{}` no tiene agenda{}; escriba una en la carpeta agendas/", id,
                                number ? worded(" of session {}", " de la sesión {}", *number) : LanguageText{})};
    for (const auto& event : schedule.calendar->events)
        ids.push_back(event.id);
    const auto* meant = nearest(id, ids);
    throw UsageError{worded("unknown event `{}`; {}", "no existe el evento `{}`; {}", id,
                            meant != nullptr
                                ? did_you_mean(*meant)
                                : LanguageText{"rcmcal list shows them all", "rcmcal list los muestra todos"})};
}

int print_ics(const AgendaSheet& sheet, const Loaded& loaded) {
    if (const auto why = why_no_ics(sheet); !why.empty())
        throw UsageError{worded("{}, and a calendar entry needs it; --format text shows the agenda",
                                "{}, y una entrada de calendario lo necesita; --format text muestra la agenda", why)};
    const auto plan = settle(loaded.schedule);
    const auto entry = std::find_if(plan.entries.begin(), plan.entries.end(),
                                    [&](const Entry& candidate) { return candidate.session == &sheet.session(); });
    const auto written = write_agenda_ics(sheet, *entry, loaded.zones);
    for (const auto& fault : written.faults)
        std::cerr << "error[D084]: " << fault << "\n";
    if (!written.faults.empty()) {
        std::cerr << pick(
            sheet.language,
            "hint: nothing was written; mend the texts named above (no control characters), or report this as "
            "a fault of rcmcal\n",
            "sugerencia: no se escribió nada; corrija los textos indicados arriba (sin caracteres de control), o avise "
            "que es un error de rcmcal\n");
        return exit_bad_input;
    }
    std::cout << written.bytes;
    return exit_clean;
}

int run_agenda(const Context& context) {
    const auto& format = context.values["format"].as<std::string>();
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto& id = context.values["words"].as<std::vector<std::string>>().front();
    std::optional<int> number;
    if (context.values.count("session") != 0) number = context.values["session"].as<int>();
    const AgendaSheet sheet{*loaded.schedule, find_agenda(*loaded.schedule, id, number), context.common.language};
    if (format == "ics") return print_ics(sheet, loaded);
    std::cout << (format == "html"  ? write_agenda_html(sheet)
                  : format == "csv" ? write_agenda_csv(sheet)
                                    : write_agenda_text(sheet));
    return exit_clean;
}

}  // namespace

const Command agenda_command{"agenda",
                             "the agenda of a meeting, to read, to print or to import",
                             "rcmcal agenda rcgm-2018-11 --format html",
                             {"one event's id", "el id de un evento"},
                             1,
                             1,
                             options,
                             run_agenda,
                             "text html csv ics"};

}  // namespace rcm::cli
