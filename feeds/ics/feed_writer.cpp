#include "feeds/ics/feed_writer.hpp"

#include "feeds/ics/content_writer.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/ics/timezone_writer.hpp"

#include <algorithm>

namespace rcm {
namespace {

class FeedWriter {
  public:
    FeedWriter(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones)
        : plan_(plan),
          feed_(feed),
          language_(language),
          zones_(zones),
          schedule_(*plan.schedule),
          reg_(schedule_.source()),
          writer_(written_.bytes) {}

    WrittenFeed write() {
        writer_.begin("VCALENDAR");
        write_head();
        write_zones();
        for (const auto at : feed_.entries)
            if (plan_.entries[at].session->dated()) write_event(plan_.entries[at]);
        writer_.end();
        written_.faults = writer_.faults();
        for (auto& difference : read_back(written_.bytes, expected_, writer_.lines()))
            written_.faults.push_back(std::move(difference));
        return std::move(written_);
    }

  private:
    void write_head() {
        writer_.text("VERSION", "2.0");
        writer_.text("PRODID", "-//rcmcal//rcmcal//EN");
        writer_.text("CALSCALE", "GREGORIAN");
        writer_.text("NAME", feed_.title.in(language_));
        writer_.text("X-WR-CALNAME", feed_.title.in(language_));
        writer_.text("X-WR-TIMEZONE", reg_.settings.default_zone.name());
        const auto address = reg_.settings.address + "/feeds/" + feed_.file_name(language_);
        writer_.uri("SOURCE", address, {{"VALUE", "URI"}});
        writer_.uri("URL", reg_.settings.address + "/" + std::string(code_of(language_)) + "/");
        writer_.duration("REFRESH-INTERVAL", hours{12}, {{"VALUE", "DURATION"}});
        writer_.duration("X-PUBLISHED-TTL", hours{12});
    }

    void write_zones() {
        struct Period {
            Zone zone;
            instant first, last;
        };
        std::vector<Period> spans;
        for (const auto at : feed_.entries) {
            const auto& session = *plan_.entries[at].session;
            if (!session.timed() || !session.dated()) continue;
            const auto found =
                std::find_if(spans.begin(), spans.end(), [&](const Period& span) { return span.zone == session.zone; });
            if (found == spans.end())
                spans.push_back({session.zone, session.start(), session.end()});
            else
                found->first = std::min(found->first, session.start()),
                found->last = std::max(found->last, session.end());
        }
        // A calendar needs a component (RFC 5545 §3.6); where nothing is to be shown, a zone serves.
        const bool empty = std::none_of(feed_.entries.begin(), feed_.entries.end(),
                                        [&](std::uint32_t at) { return plan_.entries[at].session->dated(); });
        const instant fixed{date::sys_days{date::year{2018} / 1 / 1}};
        if (empty) spans.push_back({reg_.settings.default_zone, fixed, fixed + days{365}});
        std::sort(spans.begin(), spans.end(),
                  [](const Period& a, const Period& b) { return a.zone.name() < b.zone.name(); });
        for (const auto& span : spans) {
            auto plan = plan_timezone(zones_, span.zone, span.first, span.last);
            const bool used =
                empty || (plan && std::any_of(feed_.entries.begin(), feed_.entries.end(), [&](std::uint32_t at) {
                              const auto& session = *plan_.entries[at].session;
                              return session.timed() && session.zone == span.zone && covers(*plan, session.start()) &&
                                     covers(*plan, session.end());
                          }));
            if (!plan || !used) continue;
            write_timezone(writer_, *plan);
            plans_.emplace_back(span.zone, std::move(*plan));
        }
    }

    void write_time(const Entry& entry, ExpectedEvent& expected) {
        const auto& session = *entry.session;
        if (!session.timed()) {
            const auto shown = entry.shown_days();
            writer_.date("DTSTART", shown.first);
            writer_.date("DTEND", shown.last + days{1});
            expected.start = WrittenTime::on(shown.first);
            expected.end = WrittenTime::on(shown.last + days{1});
            return;
        }
        const auto plan =
            std::find_if(plans_.begin(), plans_.end(), [&](const auto& known) { return known.first == session.zone; });
        if (plan != plans_.end() && covers(plan->second, session.start()) && covers(plan->second, session.end())) {
            const auto& zone = session.zone.name();
            const auto start = zones_.to_civil(session.zone, session.start());
            const auto end = zones_.to_civil(session.zone, session.end());
            writer_.date_time("DTSTART", start, zone);
            writer_.date_time("DTEND", end, zone);
            expected.start = WrittenTime::at(start, zone);
            expected.end = WrittenTime::at(end, zone);
            return;
        }
        writer_.date_time("DTSTART", session.start());
        writer_.date_time("DTEND", session.end());
        expected.start = WrittenTime::at(session.start());
        expected.end = WrittenTime::at(session.end());
    }

    void write_event(const Entry& entry) {
        const auto& event = *entry.event;
        auto text = event_text(entry, schedule_, language_, zones_);
        const bool busy = occupies(event.kind.value) && !event.cancelled && !entry.tentative;
        const std::string_view status = event.cancelled ? "CANCELLED" : entry.tentative ? "TENTATIVE" : "CONFIRMED";
        ExpectedEvent expected;
        writer_.begin("VEVENT");
        writer_.text("UID", entry.uid);
        writer_.date_time("DTSTAMP", entry.last_modified);
        writer_.date_time("CREATED", entry.created);
        writer_.date_time("LAST-MODIFIED", entry.last_modified);
        writer_.integer("SEQUENCE", entry.sequence);
        write_time(entry, expected);
        writer_.text("SUMMARY", text.summary);
        writer_.text("STATUS", status);
        writer_.text("TRANSP", busy ? "OPAQUE" : "TRANSPARENT");
        writer_.text("X-MICROSOFT-CDO-BUSYSTATUS", busy ? "BUSY" : "FREE");
        if (!text.location.empty()) writer_.text("LOCATION", text.location);
        if (const auto* place = std::get_if<PlaceIndex>(&event.where.value); place != nullptr && event.where.set()) {
            const auto& city = reg_.places[*place];
            writer_.geo("GEO", city.latitude, city.longitude);
            expected.geo = {city.latitude, city.longitude};
        }
        writer_.text_list("CATEGORIES", text.categories);
        const auto url = reg_.settings.address + "/" + std::string(code_of(language_)) + "/#event-" + event.id;
        writer_.uri("URL", url);
        writer_.text("DESCRIPTION", text.description);
        writer_.end();
        expected.uid = entry.uid;
        expected.sequence = entry.sequence;
        expected.summary = std::move(text.summary);
        expected.location = std::move(text.location);
        expected.description = std::move(text.description);
        expected.status = status;
        expected.transp = busy ? "OPAQUE" : "TRANSPARENT";
        expected.categories = std::move(text.categories);
        expected.url = url;
        expected_.push_back(std::move(expected));
    }

    const EditionPlan& plan_;
    const Feed& feed_;
    Language language_;
    const ZoneDatabase& zones_;
    const Schedule& schedule_;
    const Register& reg_;
    WrittenFeed written_;
    ContentWriter writer_;
    std::vector<std::pair<Zone, TimezonePlan>> plans_;
    std::vector<ExpectedEvent> expected_;
};

}  // namespace

WrittenFeed write_feed(const EditionPlan& plan, const Feed& feed, Language language, const ZoneDatabase& zones) {
    return FeedWriter(plan, feed, language, zones).write();
}

}  // namespace rcm
