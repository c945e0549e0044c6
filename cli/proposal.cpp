#include "cli/proposal.hpp"

#include <algorithm>
#include <sstream>

namespace rcm::cli {
namespace {

LanguageText meant(const std::string& word, const std::vector<std::string>& known, const LanguageText& otherwise) {
    const auto* nearest_one = nearest(word, known);
    return nearest_one != nullptr ? worded("; {}", "; {}", did_you_mean(*nearest_one)) : otherwise;
}

Where where_called(const std::string& text, const Register& reg) {
    if (text == "online") return Online{};
    const bool country = text.size() == 3 && std::all_of(text.begin(), text.end(),
                                                         [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (!country) return place_called(text, reg);
    std::vector<std::string> countries;
    for (PartyIndex at = 0; at < reg.parties.size(); ++at) {
        if (reg.parties[at].kind != PartyKind::member) continue;
        if (reg.parties[at].id == text) return CountryOnly{at};
        countries.push_back(reg.parties[at].id);
    }
    throw UsageError{worded("unknown country `{}`{}", "no existe el país `{}`{}", text, meant(text, countries, {}))};
}

std::vector<When> when_called(const std::string& text, const Calendar& calendar) {
    std::vector<When> list;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');) {
        auto read = parse_when(part);
        if (const auto* fault = std::get_if<WhenFault>(&read))
            throw UsageError{worded("when={}: {}", "when={}: {}", part, with_hint(fault->message, fault->hint))};
        auto& when = std::get<When>(read);
        if (when.form == When::Form::relative) (void)event_called(std::string(when.of()), calendar);
        list.push_back(std::move(when));
    }
    return list;
}

}  // namespace

LanguageText with_hint(const LanguageText& message, const LanguageText& hint) {
    return hint.empty() ? message : worded("{}; {}", "{}; {}", message, hint);
}

PlaceIndex place_called(const std::string& id, const Register& reg) {
    std::vector<std::string> ids;
    for (PlaceIndex at = 0; at < reg.places.size(); ++at) {
        if (reg.places[at].id == id) return at;
        ids.push_back(reg.places[at].id);
    }
    throw UsageError{worded("unknown place `{}`{}", "no existe el lugar `{}`{}", id,
                            meant(id, ids, {"; places.toml lists them", "; places.toml los enumera"}))};
}

const Event& event_called(const std::string& id, const Calendar& calendar) {
    const auto* event = calendar.find(id);
    if (event != nullptr && event->cancelled) throw UsageError{worded("`{}` is cancelled", "`{}` está cancelado", id)};
    if (event != nullptr) return *event;
    std::vector<std::string> ids;
    for (const auto& known : calendar.events)
        ids.push_back(known.id);
    throw UsageError{worded("unknown event `{}`{}", "no existe el evento `{}`{}", id,
                            meant(id, ids, {"; rcmcal list shows them all", "; rcmcal list los muestra todos"}))};
}

Proposal read_proposal(const std::string& text, const Calendar& calendar) {
    std::istringstream words(text);
    Proposal proposal;
    if (!(words >> proposal.event))
        throw UsageError{{"--try is empty: it needs an event, and where= or when=",
                          "--try está vacío: necesita un evento, y where= o when="}};
    (void)event_called(proposal.event, calendar);
    std::string key;
    std::vector<std::pair<std::string, std::string>> settings;  // a value may hold spaces: when=early 2018-09
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        if (equals != std::string::npos) {
            key = word.substr(0, equals);
            if (key != "when" && key != "where")
                throw UsageError{
                    worded("--try knows no `{}`{}", "--try no conoce `{}`{}", key,
                           meant(key, {"when", "where"}, {": where= and when=", ": solo where= y when="}))};
            if (std::any_of(settings.begin(), settings.end(), [&](const auto& set) { return set.first == key; }))
                throw UsageError{worded("--try sets `{}` twice", "--try fija `{}` dos veces", key)};
            settings.emplace_back(key, word.substr(equals + 1));
        } else if (settings.empty()) {
            throw UsageError{
                worded("--try: `{}` is neither where= nor when=", "--try: `{}` no es where= ni when=", word)};
        } else {
            settings.back().second += ' ' + word;
        }
    }
    if (settings.empty())
        throw UsageError{worded("--try needs where= or when= behind `{}`",
                                "--try necesita where= o when= después de `{}`", proposal.event)};
    for (const auto& [name, value] : settings) {
        if (value.empty()) throw UsageError{worded("--try: `{}=` has no value", "--try: `{}=` no tiene valor", name)};
        if (name == "where")
            proposal.where = where_called(value, *calendar.source);
        else
            proposal.when = when_called(value, calendar);
    }
    return proposal;
}

}  // namespace rcm::cli
