#include "engine/rules/last_edition.hpp"

#include <algorithm>

namespace rcm {
namespace {

class FactWriter {
  public:
    FactWriter(const Schedule& schedule, const Session& session)
        : session_(session), event_(schedule.event_of(session)), reg_(schedule.source()) {}

    std::string write() {
        line("kind", std::string(event_kind_names[static_cast<std::size_t>(event_.kind.value())]));
        text("title", event_.title.value());
        text("notes", event_.notes.value());
        line("when", when());
        if (event_.length.set()) line("length", std::to_string(event_.length.value()));
        if (event_.needed_by.set()) line("needed-by", to_iso(event_.needed_by.value()));
        if (session_.timed()) line("zone", session_.zone.name());
        if (event_.where.set())
            line("where", std::visit([this](const auto& each) { return where(each); }, event_.where.value()));
        line("venue", event_.venue.value());
        line("room", event_.room.value());
        line("bodies", names(event_.bodies.value(), reg_.bodies));
        line("invited", names(event_.invited.value()));
        line("supported-by", names(event_.supported_by.value(), reg_.parties));
        if (event_.owner.set())
            line("owner", event_.owner.value().presidency ? "presidency" : reg_.parties[event_.owner.value().party].id);
        line("for", event_.feeds_into.value());
        line("after", joined(event_.after.value()));
        text("reason", event_.reason.value());
        if (event_.cancelled) line("cancelled", "yes");
        return std::move(facts_);
    }

  private:
    void line(std::string_view field, const std::string& value) {
        if (value.empty()) return;
        facts_ += field;
        facts_ += ": ";
        for (const char c : value)
            facts_ += c == '\n' ? std::string("\\n") : std::string(1, c);
        facts_ += '\n';
    }
    void text(std::string_view field, const LanguageText& words) {
        if (!words.empty()) line(field, words.en + " | " + words.es);
    }

    std::string when() const {
        const auto& when = *session_.when;
        switch (when.form) {
            case When::Form::timed:
                return to_iso(when.start) + "/" + to_iso(when.end);
            case When::Form::whole_days:
                return to_iso(when.range.first) + "/" + to_iso(when.range.last);
            case When::Form::deadline:
                return "by " + to_iso(when.range.last);
            case When::Form::relative:
                return "by " + to_iso(when.range.last) + ", " + when.written;
            case When::Form::window:
            case When::Form::unknown:
                break;
        }
        return when.written;
    }

    std::string where(PlaceIndex place) const { return reg_.places[place].id; }
    std::string where(CountryOnly only) const { return reg_.parties[only.country].id; }
    static std::string where(Online) { return "online"; }
    std::string where(const Placeholder& open) const {
        static constexpr std::string_view what[] = {"country", "city", "place"};
        std::string text = "tbc " + std::string(what[static_cast<std::size_t>(open.what)]);
        text += " " + names(open.candidates, reg_.places);
        if (open.needed_by) text += " by " + to_iso(*open.needed_by);
        if (open.owner) text += " " + reg_.parties[*open.owner].id;
        return text;
    }

    template <class List>
    static std::string names(const std::vector<std::uint32_t>& indexes, const List& list) {
        std::string text;
        for (const auto index : indexes)
            text += (text.empty() ? "" : " ") + list[index].id;
        return text;
    }
    static std::string joined(const std::vector<std::string>& ids) {
        std::string text;
        for (const auto& id : ids)
            text += (text.empty() ? "" : " ") + id;
        return text;
    }
    std::string names(const PartySet& parties) const {
        std::string text;
        for (PartyIndex at = 0; at < reg_.parties.size(); ++at)
            if (parties.test(at)) text += (text.empty() ? "" : " ") + reg_.parties[at].id;
        return text;
    }

    const Session& session_;
    const Event& event_;
    const Register& reg_;
    std::string facts_;
};

std::map<std::string_view, std::string_view> by_field(std::string_view facts) {
    std::map<std::string_view, std::string_view> fields;
    while (!facts.empty()) {
        const auto line = facts.substr(0, facts.find('\n'));
        facts.remove_prefix(std::min(line.size() + 1, facts.size()));
        const auto colon = line.find(": ");
        if (colon != std::string_view::npos) fields.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
    return fields;
}

}  // namespace

const PublishedEntry* LastEdition::find(std::string_view uid) const {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), uid,
                         [](const PublishedEntry& entry, std::string_view wanted) { return entry.uid < wanted; });
    return found != entries.end() && found->uid == uid ? &*found : nullptr;
}

bool LastEdition::knows(std::string_view document) const {
    return std::binary_search(documents.begin(), documents.end(), document);
}

std::string uid_of(const Schedule& schedule, const Session& session) {
    const auto& event = schedule.event_of(session).id;
    return uid_of(schedule, session.number > 1 ? event + "." + std::to_string(session.number) : event);
}

std::string uid_of(const Schedule& schedule, std::string_view event) {
    return std::string(event) + "@" + schedule.source().settings.uid_domain;
}

std::string decided_facts(const Schedule& schedule, const Session& session) {
    return FactWriter(schedule, session).write();
}

std::vector<std::string> differing_fields(std::string_view before, std::string_view now) {
    const auto old_fields = by_field(before);
    const auto new_fields = by_field(now);
    std::vector<std::string> differing;
    for (const auto& [field, value] : old_fields)
        if (const auto found = new_fields.find(field); found == new_fields.end() || found->second != value)
            differing.emplace_back(field);
    for (const auto& [field, value] : new_fields)
        if (!old_fields.contains(field)) differing.emplace_back(field);
    std::sort(differing.begin(), differing.end());
    return differing;
}

bool other_place(std::string_view before, std::string_view now) {
    const auto differing = differing_fields(before, now);
    return std::any_of(differing.begin(), differing.end(), [](const std::string& field) {
        return field == "where" || field == "venue" || field == "room";
    });
}

bool newly_decided(const Schedule& schedule, const Event& event, const LastEdition& last) {
    const auto& calendar = *schedule.calendar;
    const auto* each = &event;
    for (std::size_t depth = 0; each != nullptr && depth <= calendar.events.size(); ++depth) {
        for (const auto* decision : each->history)
            if (!last.knows(calendar.document_of(*decision).id)) return true;
        const auto& dates = each->when.value();
        const bool counted = !dates.empty() && dates.front().form == When::Form::relative;
        each = counted ? calendar.find(dates.front().of()) : nullptr;
    }
    return false;
}

}  // namespace rcm
