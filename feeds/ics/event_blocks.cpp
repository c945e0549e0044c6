#include "feeds/ics/event_blocks.hpp"

#include "engine/base/in_order.hpp"
#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/ics/organizer.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/ics/withdrawn_events.hpp"

#include <algorithm>
#include <set>

namespace rcm {
namespace {

bool has_instants(const Session& session) {
    return session.timed() && session.dated();
}

/// Of every zone that an event's time can be written in, in order of their names.
std::vector<EventBlocks::ZoneBlock> zone_blocks(const EditionPlan& plan, const ZoneDatabase& zones) {
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
    std::vector<EventBlocks::ZoneBlock> blocks;
    for (const auto& period : periods) {
        auto rules = plan_timezone(zones, period.zone, period.first, period.last);
        if (!rules) continue;
        auto& block = blocks.emplace_back(EventBlocks::ZoneBlock{period.zone, std::move(*rules)});
        ContentWriter ics(block.bytes);
        write_timezone(ics, block.rules);
    }
    return blocks;
}

/// Writes events one after the other, and keeps what each was meant to say.
class EventWriter {
  public:
    EventWriter(const EditionPlan& plan, Language language, const ZoneDatabase& zones, const FeedStyle& style)
        : plan_(plan), language_(language), zones_(zones), style_(style), reg_(plan.schedule->source()) {}

    /// `zone`: the TZID of its times; null for UTC and for days.
    void write(ContentWriter& ics, const Entry& entry, const std::string* zone);

    [[nodiscard]] const std::vector<ExpectedEvent>& expected() const { return expected_; }

  private:
    void write_time(ContentWriter& ics, const Entry& entry, const std::string* zone, ExpectedEvent& expected) const {
        const auto& session = *entry.session;
        if (!session.timed()) {
            const auto shown = entry.shown_days();
            ics.date("DTSTART", shown.first);
            ics.date("DTEND", shown.last + days{1});
            expected.start = WrittenTime::on(shown.first);
            expected.end = WrittenTime::on(shown.last + days{1});
            return;
        }
        if (zone == nullptr) {
            ics.date_time("DTSTART", session.start());
            ics.date_time("DTEND", session.end());
            expected.start = WrittenTime::at(session.start());
            expected.end = WrittenTime::at(session.end());
            return;
        }
        const auto start = zones_.to_civil(session.zone, session.start());
        const auto end = zones_.to_civil(session.zone, session.end());
        ics.date_time("DTSTART", start, *zone);
        ics.date_time("DTEND", end, *zone);
        expected.start = WrittenTime::at(start, *zone);
        expected.end = WrittenTime::at(end, *zone);
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

    /// Counted from a whole day's midnight, it would ring at midnight: then it is nine in the morning of that day.
    void write_alarm(ContentWriter& ics, const Session& session, const std::string& summary,
                     ExpectedEvent& expected) const {
        expected.alarm = -days(style_.alarm_days) + (session.timed() ? hours{0} : hours{9});
        ics.begin("VALARM");
        ics.text("ACTION", "DISPLAY");
        ics.text("DESCRIPTION", summary);
        ics.duration("TRIGGER", *expected.alarm);
        ics.end();
    }

    const EditionPlan& plan_;
    Language language_;
    const ZoneDatabase& zones_;
    const FeedStyle& style_;
    const Register& reg_;
    std::vector<ExpectedEvent> expected_;
};

void EventWriter::write(ContentWriter& ics, const Entry& entry, const std::string* zone) {
    const auto& event = *entry.event;
    auto text = event_text(entry, *plan_.schedule, language_, zones_, style_.rich);
    const bool busy = occupies(event.kind.value()) && !event.cancelled && !entry.tentative;
    const std::string_view status = event.cancelled ? "CANCELLED" : entry.tentative ? "TENTATIVE" : "CONFIRMED";
    ExpectedEvent expected;
    expected.uid = entry.uid(*plan_.schedule);
    begin_event(ics, expected.uid, entry.sequence, entry.created, entry.last_modified);
    write_time(ics, entry, zone, expected);
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
    write_organizer(ics, reg_, language_, expected);
    write_relations(ics, entry, expected);
    ics.text_list("CATEGORIES", text.categories);
    auto url = page_address(event.id, reg_, language_);
    ics.uri("URL", url);
    write_conference(ics, event, expected);
    ics.text("DESCRIPTION", text.description);
    if (style_.alarm_days > 0 && event.kind.value() == EventKind::deadline && !event.cancelled)
        write_alarm(ics, *entry.session, text.summary, expected);
    ics.end();
    expected.sequence = entry.sequence;
    expected.summary = std::move(text.summary);
    expected.location = std::move(text.location);
    expected.description = std::move(text.description);
    expected.status = status;
    expected.transp = busy ? "OPAQUE" : "TRANSPARENT";
    expected.categories = std::move(text.categories);
    expected.url = std::move(url);
    expected_.push_back(std::move(expected));
}

/// What is read back at once: a whole calendar of 10,000 events costs the witness several times as much an event, for
/// memory that it asks of the system and gives back.
constexpr std::size_t events_in_a_part = 32;

}  // namespace

EventBlocks::EventBlocks(const EditionPlan& plan, Language language, const ZoneDatabase& zones, FeedStyle style,
                         Witness witness)
    : plan_(plan), language_(language), zones_(zones), style_(style), witness_(witness) {
    if (!style.utc) zone_blocks_ = zone_blocks(plan, zones);
    withdrawn_ = write_withdrawn(plan, language, faults_);
}

std::uint32_t EventBlocks::zone_of(std::uint32_t entry) const {
    const auto& session = *plan_.entries[entry].session;
    if (!has_instants(session)) return no_zone;
    for (std::uint32_t at = 0; at < zone_blocks_.size(); ++at) {
        const auto& block = zone_blocks_[at];
        if (block.zone != session.zone) continue;
        return covers(block.rules, session.start()) && covers(block.rules, session.end()) ? at : no_zone;
    }
    return no_zone;
}

EventBlocks::Part EventBlocks::write(std::size_t part) const {
    Part made;
    made.first_ = static_cast<std::uint32_t>(part * events_in_a_part);
    const auto end = static_cast<std::uint32_t>(std::min(plan_.entries.size(), (part + 1) * events_in_a_part));
    ContentWriter ics(made.bytes_);
    // The witness reads whole calendars, so the part is one: head and its zones before it, END behind.
    begin_calendar(ics);
    std::vector<std::uint32_t> zones;  // of each entry
    for (auto at = made.first_; at < end; ++at)
        zones.push_back(zone_of(at));
    for (const auto zone : std::set(zones.begin(), zones.end()))
        if (zone != no_zone) write_timezone(ics, zone_blocks_[zone].rules);
    made.begin_ = made.bytes_.size();
    EventWriter writer(plan_, language_, zones_, style_);
    bool fresh = false;
    for (auto at = made.first_; at < end; ++at) {
        const auto& entry = plan_.entries[at];
        const auto zone = zones[at - made.first_];
        if (entry.session->dated())
            writer.write(ics, entry, zone == no_zone ? nullptr : &zone_blocks_[zone].zone.name());
        made.ends_.push_back(made.bytes_.size());
        fresh = fresh || entry.fresh;
    }
    ics.end();
    made.faults_ = ics.faults();
    if (fresh && witness_ == Witness::fresh)
        for (auto& difference : read_back(made.bytes_, writer.expected(), ics.lines()))
            made.faults_.push_back(std::move(difference));
    return made;
}

std::size_t EventBlocks::parts() const {
    return (plan_.entries.size() + events_in_a_part - 1) / events_in_a_part;
}

void EventBlocks::for_each_part(const UsePart& use) const {
    in_order(
        parts(), [this](std::size_t part) { return write(part); }, use);
}

void EventBlocks::for_each_part(const UsePart& before, const UsePart& use) const {
    in_order(
        parts(), [this](std::size_t part) { return write(part); }, before, use);
}

}  // namespace rcm
