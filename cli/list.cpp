#include "cli/pipeline.hpp"

#include "feeds/json/lines.hpp"
#include "feeds/settle.hpp"
#include "feeds/words.hpp"

#include <algorithm>
#include <iostream>

namespace rcm::cli {
namespace {

po::options_description options() {
    po::options_description options("Options");
    options.add_options()("from", po::value<std::string>(), "only sessions that end on or after this day")(
        "to", po::value<std::string>(), "only sessions that begin on or before this day")(
        "party", po::value<std::string>(), "only what concerns this party (MEX, IOM)")("body", po::value<std::string>(),
                                                                                       "only this body (rcgm)")(
        "kind", po::value<std::string>(), "only this kind (workshop)")("zone", po::value<std::string>(),
                                                                       "show times in this zone (America/Mexico_City)")(
        "open", "only what still has to be confirmed")("format", po::value<std::string>()->default_value("text"),
                                                       "text or json (one object a line)");
    return options;
}

std::string text_option(const Context& context, const char* name) {
    return context.values.count(name) != 0 ? context.values[name].as<std::string>() : std::string{};
}

template <class List>
std::uint32_t find_id(const List& list, const std::string& id, const LanguageText& what) {
    std::vector<std::string> ids;
    for (const auto& item : list)
        ids.push_back(item.id);
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) return static_cast<std::uint32_t>(found - ids.begin());
    const auto* meant = nearest(id, ids);
    throw UsageError{worded("unknown {} `{}`{}", "no existe {} `{}`{}", what, id,
                            meant != nullptr ? worded("; {}", "; {}", did_you_mean(*meant)) : LanguageText{})};
}

std::string shown_when(const Session& session, const ZoneDatabase& zones, std::optional<Zone> zone, Language language) {
    When when = *session.when;
    if (zone && session.timed()) {
        when.start = zones.to_civil(*zone, session.start());
        when.end = zones.to_civil(*zone, session.end());
        when.range = {date::floor<days>(when.start), date::floor<days>(when.end - seconds{1})};
    }
    auto text = write_when(when, language);
    if (session.timed()) text += " " + (zone ? *zone : session.zone).name();
    return text;
}

int run_list(const Context& context) {
    const auto language = context.common.language;
    const auto loaded = load(context, context.common.as_of);
    if (loaded.schedule == nullptr) return exit_bad_input;
    const auto& reg = *loaded.reg;
    const auto from = day_option(context.values, "from");
    const auto to = day_option(context.values, "to");
    std::optional<PartyIndex> party;
    if (const auto id = text_option(context, "party"); !id.empty()) {
        party = reg.party(id);
        if (!party) party = find_id(reg.parties, id, {"party", "el país u organización"});
    }
    std::optional<BodyIndex> body;
    if (const auto id = text_option(context, "body"); !id.empty())
        body = find_id(reg.bodies, id, {"body", "el órgano"});
    std::optional<Zone> zone;
    if (const auto name = text_option(context, "zone"); !name.empty()) {
        zone = loaded.zones.find(name);
        if (!zone)
            throw UsageError{worded("unknown time zone `{}`; write an IANA name such as America/Panama",
                                    "no existe la zona horaria `{}`; escriba un nombre de la IANA, como America/Panama",
                                    name)};
    }
    const auto kind = text_option(context, "kind");
    if (!kind.empty() &&
        std::find(std::begin(event_kind_names), std::end(event_kind_names), kind) == std::end(event_kind_names))
        throw UsageError{worded(
            "unknown kind `{}`; one of: meeting, workshop, course, launch, deadline, review",
            "no existe el tipo `{}`; valores posibles: meeting, workshop, course, launch, deadline, review", kind)};
    std::size_t shown = 0;
    for (const auto& entry : settle_entries(*loaded.schedule)) {
        const auto& session = *entry.session;
        const auto& event = *entry.event;
        if (session.dated() && ((from && session.hull().last < *from) || (to && session.hull().first > *to))) continue;
        if (!session.dated() && (from || to)) continue;
        if (party && !loaded.schedule->concerns(session, *party)) continue;
        if (body &&
            std::find(event.bodies.value().begin(), event.bodies.value().end(), *body) == event.bodies.value().end())
            continue;
        if (!kind.empty() && event_kind_names[static_cast<std::size_t>(event.kind.value())] != kind) continue;
        if (context.values.count("open") != 0 && !entry.tentative) continue;
        ++shown;
        if (context.common.json) {
            std::cout << to_json(entry, *loaded.schedule, language) << '\n';
            continue;
        }
        std::cout << shown_when(session, loaded.zones, zone, language) << "  " << event.title.value().in(language);
        if (event.where.set()) std::cout << "; " << write_where(event, reg, language);
        if (event.cancelled)
            std::cout << (language == Language::en ? " [CANCELLED]" : " [CANCELADO]");
        else if (entry.tentative)
            std::cout << (language == Language::en ? " [to be confirmed]" : " [por confirmar]");
        std::cout << "  (" << event.id << ")\n";
    }
    if (shown == 0 && !context.common.json)
        std::cout << (language == Language::en ? "nothing in the calendar fits\n"
                                               : "nada en el calendario corresponde\n");
    return exit_clean;
}

}  // namespace

const Command list_command{"list",
                           "the sessions in order of date",
                           "rcmcal list --party MEX --from 2018-09-01 --to 2018-09-30",
                           {},
                           0,
                           0,
                           options,
                           run_list};

}  // namespace rcm::cli
