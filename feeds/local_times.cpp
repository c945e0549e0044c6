#include "feeds/local_times.hpp"

#include "feeds/words.hpp"

#include <map>

namespace rcm {

std::vector<std::pair<PartyIndex, civil_second>> local_times(const Session& session, const Schedule& schedule,
                                                             const ZoneDatabase& zones) {
    std::vector<std::pair<PartyIndex, civil_second>> times;
    if (!session.timed() || !session.dated()) return times;
    const Register& source = schedule.source();
    for (PartyIndex i = 0; i < source.parties.size(); ++i) {
        const Party& party = source.parties[i];
        if (party.kind != PartyKind::member || !party.capital) continue;
        times.emplace_back(i, zones.to_civil(source.places[*party.capital].zone, session.start()));
    }
    return times;
}

std::string write_local_times(const Session& session, const Schedule& schedule, const ZoneDatabase& zones,
                              Language language) {
    const std::vector<Party>& parties = schedule.source().parties;
    std::map<civil_second, std::string> countries;
    for (const auto& [party, local] : local_times(session, schedule, zones)) {
        std::string& names = countries[local];
        if (!names.empty()) names += ", ";
        names += text_in(parties[party].name, language);
    }
    const civil_day own = date::floor<days>(session.when->start);
    std::string text;
    for (const auto& [local, names] : countries) {
        const civil_day day = date::floor<days>(local);
        const auto clock = std::chrono::duration_cast<minutes>(local - day).count();
        const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        if (!text.empty()) text += "; ";
        text += two(clock / 60) + ":" + two(clock % 60);
        if (day < own) text += language == Language::en ? " (previous day)" : " (día anterior)";
        if (day > own) text += language == Language::en ? " (next day)" : " (día siguiente)";
        text += " " + names;
    }
    return text;
}

}  // namespace rcm
