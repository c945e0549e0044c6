#include "feeds/ics/event_blocks.hpp"

#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/ics/timezone_writer.hpp"
#include "feeds/ics/withdrawn_events.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <thread>

namespace rcm {
namespace {

/// A zone of the edition, and the rules that its VTIMEZONE gives.
struct ZoneRules {
    Zone zone;
    TimezonePlan plan;

    [[nodiscard]] bool describes(const Session& session) const {
        return session.zone == zone && covers(plan, session.start()) && covers(plan, session.end());
    }
};

bool has_instants(const Session& session) {
    return session.timed() && session.dated();
}

/// The rules of every zone that an event's time can be written in, in order of their names.
std::vector<ZoneRules> rules_of(const EditionPlan& plan, const ZoneDatabase& zones) {
    struct Period {
        Zone zone;
        instant first, last;
    };
    std::vector<Period> periods;
    for (const auto& entry : plan.entries) {
        const auto& session = *entry.session;
        if (!has_instants(session)) continue;
        const auto found = std::find_if(periods.begin(), periods.end(),
                                        [&](const Period& period) { return period.zone == session.zone; });
        if (found == periods.end()) {
            periods.push_back({session.zone, session.start(), session.end()});
        } else {
            found->first = std::min(found->first, session.start());
            found->last = std::max(found->last, session.end());
        }
    }
    std::sort(periods.begin(), periods.end(),
              [](const Period& a, const Period& b) { return a.zone.name() < b.zone.name(); });
    std::vector<ZoneRules> rules;
    for (const auto& period : periods)
        if (auto timezone = plan_timezone(zones, period.zone, period.first, period.last))
            rules.push_back({period.zone, std::move(*timezone)});
    return rules;
}

/// Writes the events of a run of entries into one string, and reads them back.
class PartWriter {
  public:
    PartWriter(const EditionPlan& plan, Language language, const ZoneDatabase& zones,
               const std::vector<ZoneRules>& rules, const FeedStyle& style, Witness witness)
        : plan_(plan),
          language_(language),
          zones_(zones),
          rules_(rules),
          style_(style),
          witness_(witness),
          reg_(plan.schedule->source()) {}

    struct Written {
        struct Place {
            std::size_t from = 0, length = 0;
            std::uint32_t zone = EventBlocks::no_zone;
        };
        std::string bytes{};
        std::vector<Place> places{};
        std::vector<std::string> faults{};
    };

    Written write(std::size_t first, std::size_t last) {
        Written written;
        ContentWriter ics(written.bytes);
        // The witness reads whole calendars, so the part is one: head and zones before it, END behind.
        begin_calendar(ics);
        for (const auto& each : rules_)
            write_timezone(ics, each.plan);
        for (auto at = first; at < last; ++at) {
            const auto& entry = plan_.entries[at];
            typename Written::Place place{.from = written.bytes.size()};
            if (entry.session->dated()) place.zone = write_event(ics, entry);
            place.length = written.bytes.size() - place.from;
            written.places.push_back(place);
        }
        ics.end();
        written.faults = ics.faults();
        const auto fresh = [](const Entry& entry) { return entry.fresh; };
        if (witness_ == Witness::none ||
            std::none_of(&plan_.entries[first], &plan_.entries[first] + (last - first), fresh))
            return written;
        for (auto& difference : read_back(written.bytes, expected_, ics.lines()))
            written.faults.push_back(std::move(difference));
        return written;
    }

  private:
    /// The index of the zone whose rules say this session's time rightly.
    std::uint32_t zone_for(const Session& session) const {
        const auto found =
            std::find_if(rules_.begin(), rules_.end(), [&](const ZoneRules& each) { return each.describes(session); });
        return found == rules_.end() ? EventBlocks::no_zone : static_cast<std::uint32_t>(found - rules_.begin());
    }

    std::uint32_t write_time(ContentWriter& ics, const Entry& entry, ExpectedEvent& expected) const {
        const auto& session = *entry.session;
        if (!session.timed()) {
            const auto shown = entry.shown_days();
            ics.date("DTSTART", shown.first);
            ics.date("DTEND", shown.last + days{1});
            expected.start = WrittenTime::on(shown.first);
            expected.end = WrittenTime::on(shown.last + days{1});
            return EventBlocks::no_zone;
        }
        const auto zone = zone_for(session);
        if (zone == EventBlocks::no_zone) {
            ics.date_time("DTSTART", session.start());
            ics.date_time("DTEND", session.end());
            expected.start = WrittenTime::at(session.start());
            expected.end = WrittenTime::at(session.end());
            return zone;
        }
        const auto& name = session.zone.name();
        const auto start = zones_.to_civil(session.zone, session.start());
        const auto end = zones_.to_civil(session.zone, session.end());
        ics.date_time("DTSTART", start, name);
        ics.date_time("DTEND", end, name);
        expected.start = WrittenTime::at(start, name);
        expected.end = WrittenTime::at(end, name);
        return zone;
    }

    /// What Apple's programs show on a map: a city, so a title and no street address.
    void write_structured_location(ContentWriter& ics, const Place& city, ExpectedEvent& expected) const {
        auto title = city.name.in(language_);
        std::replace(title.begin(), title.end(), '"', '\'');  // no parameter can hold a double quote
        auto address = "geo:" + degrees_as_written(city.latitude) + "," + degrees_as_written(city.longitude);
        ics.uri("X-APPLE-STRUCTURED-LOCATION", address, {{"VALUE", "URI"}, {"X-TITLE", title}});
        expected.structured_location = std::move(address);
        expected.structured_title = std::move(title);
    }

    /// Who answers for the calendar: nobody is invited, so an ORGANIZER stands without any ATTENDEE.
    void write_contact(ContentWriter& ics, ExpectedEvent& expected) const {
        const auto& contact = reg_.settings.contact;
        if (contact.empty()) return;
        auto name = reg_.parties[reg_.settings.secretariat].name.in(language_);
        std::replace(name.begin(), name.end(), '"', '\'');
        ics.cal_address("ORGANIZER", contact, {{"CN", name}});
        expected.organizer = contact;
        expected.contact = name + ", " + contact.substr(contact.find(':') + 1);
        ics.text("CONTACT", expected.contact);
    }

    /// Later sessions to the first one of their event; a deadline or review to the event that it feeds.
    void write_relations(ContentWriter& ics, const Entry& entry, ExpectedEvent& expected) const {
        if (entry.session->number > 1) {
            expected.related.push_back(uid_of(*plan_.schedule, entry.event->id));
            ics.text("RELATED-TO", expected.related.back(), {{"RELTYPE", "SIBLING"}});
        }
        if (!entry.event->feeds_into.set()) return;
        expected.related.push_back(uid_of(*plan_.schedule, entry.event->feeds_into.value()));
        ics.text("RELATED-TO", expected.related.back(), {{"RELTYPE", style_.rich ? "FINISHTOSTART" : "PARENT"}});
    }

    /// The link to an online session opens its room to anyone who reads it. So it is in no feed that does not ask for
    /// it with profile = "rich", and in no page (RFC 7986 §5.11).
    void write_conference(ContentWriter& ics, const Event& event, ExpectedEvent& expected) const {
        if (!style_.rich || !event.link.set() || event.cancelled) return;
        expected.conference_label = pick(language_, "Join online", "Conectarse");
        ics.uri("CONFERENCE", event.link.value(),
                {{"VALUE", "URI"}, {"FEATURE", "VIDEO"}, {"LABEL", expected.conference_label}});
        expected.conference = uri_as_written(event.link.value());
    }

    void write_alarm(ContentWriter& ics, const std::string& summary, ExpectedEvent& expected) const {
        expected.alarm = seconds(-days(style_.alarm_days));
        ics.begin("VALARM");
        ics.text("ACTION", "DISPLAY");
        ics.text("DESCRIPTION", summary);
        ics.duration("TRIGGER", *expected.alarm);
        ics.end();
    }

    std::uint32_t write_event(ContentWriter& ics, const Entry& entry) {
        const auto& event = *entry.event;
        auto text = event_text(entry, *plan_.schedule, language_, zones_);
        const bool busy = occupies(event.kind.value()) && !event.cancelled && !entry.tentative;
        const std::string_view status = event.cancelled ? "CANCELLED" : entry.tentative ? "TENTATIVE" : "CONFIRMED";
        ExpectedEvent expected;
        begin_event(ics, entry.uid, entry.sequence, entry.created, entry.last_modified);
        const auto zone = write_time(ics, entry, expected);
        ics.text("SUMMARY", text.summary);
        ics.text("STATUS", status);
        ics.text("TRANSP", busy ? "OPAQUE" : "TRANSPARENT");
        ics.text("X-MICROSOFT-CDO-BUSYSTATUS", busy ? "BUSY" : "FREE");
        if (!text.location.empty()) ics.text("LOCATION", text.location);
        if (const auto* place = std::get_if<PlaceIndex>(&event.where.value()); place != nullptr && event.where.set()) {
            const auto& city = reg_.places[*place];
            ics.geo("GEO", city.latitude, city.longitude);
            expected.geo = {city.latitude, city.longitude};
            write_structured_location(ics, city, expected);
        }
        write_contact(ics, expected);
        write_relations(ics, entry, expected);
        ics.text_list("CATEGORIES", text.categories);
        auto url = reg_.settings.address + "/" + std::string(code_of(language_)) + "/events/" + event.id + ".html";
        ics.uri("URL", url);
        write_conference(ics, event, expected);
        ics.text("DESCRIPTION", text.description);
        if (style_.alarm_days > 0 && event.kind.value() == EventKind::deadline && !event.cancelled)
            write_alarm(ics, text.summary, expected);
        ics.end();
        expected.uid = entry.uid;
        expected.sequence = entry.sequence;
        expected.summary = std::move(text.summary);
        expected.location = std::move(text.location);
        expected.description = std::move(text.description);
        expected.status = status;
        expected.transp = busy ? "OPAQUE" : "TRANSPARENT";
        expected.categories = std::move(text.categories);
        expected.url = std::move(url);
        expected_.push_back(std::move(expected));
        return zone;
    }

    const EditionPlan& plan_;
    Language language_;
    const ZoneDatabase& zones_;
    const std::vector<ZoneRules>& rules_;
    const FeedStyle& style_;
    Witness witness_;
    const Register& reg_;
    std::vector<ExpectedEvent> expected_;
};

/// What is read back at once: a whole calendar of 10,000 events costs the witness several times as much an event, for
/// memory that it asks of the system and gives back.
constexpr std::size_t events_in_a_part = 256;

}  // namespace

EventBlocks write_events(const EditionPlan& plan, Language language, const ZoneDatabase& zones, const FeedStyle& style,
                         Witness witness) {
    EventBlocks blocks;
    const auto rules = style.utc ? std::vector<ZoneRules>{} : rules_of(plan, zones);
    for (const auto& each : rules) {
        ZoneBlock block{.tzid = each.zone.name(), .bytes = {}};
        ContentWriter ics(block.bytes);
        write_timezone(ics, each.plan);
        blocks.zones_.push_back(std::move(block));
    }
    const auto entries = plan.entries.size();
    const auto count = (entries + events_in_a_part - 1) / events_in_a_part;
    std::vector<PartWriter::Written> parts(count);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t part = next++; part < count; part = next++)
            parts[part] = PartWriter(plan, language, zones, rules, style, witness)
                              .write(part * events_in_a_part, std::min(entries, (part + 1) * events_in_a_part));
    };
    std::vector<std::future<void>> helpers;
    const auto threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
    for (std::size_t thread = 1; thread < std::min(threads, count); ++thread)
        helpers.push_back(std::async(std::launch::async, work));
    work();
    for (auto& helper : helpers)
        helper.get();
    blocks.blocks_.reserve(entries);
    for (auto& written : parts) {
        const auto part = static_cast<std::uint32_t>(blocks.parts_.size());
        for (const auto& place : written.places)
            blocks.blocks_.push_back({part, place.zone, place.from, place.length});
        blocks.parts_.push_back(std::move(written.bytes));
        std::move(written.faults.begin(), written.faults.end(), std::back_inserter(blocks.faults_));
    }
    blocks.withdrawn_ = write_withdrawn(plan, language, blocks.faults_);
    return blocks;
}

}  // namespace rcm
