#include "feeds/json/jscalendar.hpp"

#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace rcm {
namespace {

using json = nlohmann::ordered_json;

/// LocalDateTime (RFC 8984 §1.4.4)
std::string local(civil_second at) {
    const auto second = (at - date::floor<minutes>(at)).count();
    return to_iso(at) + (second < 10 ? ":0" : ":") + std::to_string(second);
}

/// Duration (RFC 8984 §1.4.6): hours, not days, are exact across a change of the clocks.
std::string exact(seconds length) {
    const auto all = length.count();
    std::string text = "PT";
    if (all >= 3600) text += std::to_string(all / 3600) + "H";
    if (all % 3600 >= 60) text += std::to_string(all % 3600 / 60) + "M";
    if (all % 60 != 0 || all == 0) text += std::to_string(all % 60) + "S";
    return text;
}

/// "geo:8.968,-79.533" (RFC 5870), with the digits that the .ics has.
std::string geo(double latitude, double longitude) {
    std::array<char, 64> text{};
    (void)std::snprintf(text.data(), text.size(), "geo:%.6f,%.6f", latitude, longitude);
    return text.data();
}

/// With `by` before each line: a line break in a JSON text is one between its values.
std::string indented(std::string_view text, std::string_view by) {
    std::string made(by);
    while (!text.empty()) {
        const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
        made += line;
        if (line.back() == '\n') made += by;
        text.remove_prefix(line.size());
    }
    return made;
}

class EventWriter {
  public:
    EventWriter(const EditionPlan& plan, Language language, const ZoneDatabase& zones)
        : schedule_(*plan.schedule), reg_(schedule_.source()), language_(language), zones_(zones) {}

    json write(const Entry& entry) const {
        const auto& event = *entry.event;
        const auto text = event_text(entry, schedule_, language_, zones_);
        json object = {{"@type", "Event"},
                       {"uid", entry.uid(schedule_)},
                       {"created", to_iso(entry.created)},
                       {"updated", to_iso(entry.last_modified)},
                       {"sequence", entry.sequence},
                       {"title", text.summary},
                       {"description", text.description},
                       {"locale", code_of(language_)}};
        write_time(entry, object);
        object["status"] = event.cancelled ? "cancelled" : entry.tentative ? "tentative" : "confirmed";
        const bool busy = occupies(event.kind.value()) && !event.cancelled && !entry.tentative;
        object["freeBusyStatus"] = busy ? "busy" : "free";
        write_place(entry, text.location, object);
        for (const auto& word : text.categories)
            object["keywords"][word] = true;
        const auto page = reg_.settings.address + "/" + std::string(code_of(language_)) + "/#event-" + event.id;
        object["links"]["page"] = {
            {"@type", "Link"}, {"href", page}, {"contentType", "text/html"}, {"rel", "alternate"}};
        return object;
    }

  private:
    void write_time(const Entry& entry, json& object) const {
        const auto& session = *entry.session;
        if (session.timed()) {
            object["start"] = local(zones_.to_civil(session.zone, session.start()));
            object["timeZone"] = session.zone.name();
            object["duration"] = exact(session.length);
            return;
        }
        const auto shown = entry.shown_days();
        object["start"] = local(shown.first);
        object["duration"] = "P" + std::to_string(shown.length()) + "D";
        object["showWithoutTime"] = true;
    }

    void write_place(const Entry& entry, const std::string& name, json& object) const {
        if (name.empty()) return;
        const auto& where = entry.event->where;
        if (std::holds_alternative<Online>(where.value())) return;  // nothing to go to; the address comes otherwise
        json location = {{"@type", "Location"}, {"name", name}};
        if (const auto* place = std::get_if<PlaceIndex>(&where.value())) {
            const auto& city = reg_.places[*place];
            location["coordinates"] = geo(city.latitude, city.longitude);
            location["timeZone"] = city.zone.name();
        }
        object["locations"]["place"] = std::move(location);
    }

    const Schedule& schedule_;
    const Register& reg_;
    Language language_;
    const ZoneDatabase& zones_;
};

}  // namespace

void write_jscalendar(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones,
                      EditionFile& file) {
    const auto& settings = plan.schedule->source().settings;
    instant updated{};
    for (const auto at : feed.entries)
        updated = std::max(updated, plan.entries[at].last_modified);
    const std::string code(code_of(language));
    const auto ics = settings.address + "/feeds/" + feed.file_name(language);
    const json group = {
        {"@type", "Group"},
        {"uid", "rcm-" + feed.slug + "-" + code + "@" + settings.uid_domain},
        {"prodId", product_id},
        {"updated", to_iso(updated)},
        {"title", feed.title.in(language)},
        {"locale", code},
        {"links",
         {{"ics", {{"@type", "Link"}, {"href", ics}, {"contentType", "text/calendar"}, {"rel", "alternate"}}}}}};
    // The entries are the last member, written one by one where the group would end.
    auto head = group.dump(1);
    head.resize(head.size() - std::string_view("\n}").size());
    file.add(head + ",\n \"entries\": [");
    const EventWriter writer(plan, language, zones);
    std::string_view before = "\n";
    for (const auto at : feed.entries) {
        const auto& entry = plan.entries[at];
        if (!entry.session->dated()) continue;
        file.add(before);
        file.add(indented(writer.write(entry).dump(1), "  "));
        before = ",\n";
    }
    file.add(before == "\n" ? "]\n}\n" : "\n ]\n}\n");
}

}  // namespace rcm
