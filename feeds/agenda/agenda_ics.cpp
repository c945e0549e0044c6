#include "feeds/agenda/agenda_sheet.hpp"
#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/ics/timezone_writer.hpp"
#include "feeds/words.hpp"

#include <algorithm>

namespace rcm {
namespace {

class AgendaFeed {
  public:
    AgendaFeed(const AgendaSheet& sheet, const Entry& entry, const ZoneDatabase& zones)
        : sheet_(sheet), entry_(entry), zones_(zones), language_(sheet.language), writer_(written_.bytes) {}

    AgendaCalendar write() {
        for (const auto* timed : sheet_.items_in_order())
            items_.push_back({timed, at(timed->from), at(timed->until)});
        begin_calendar(writer_);
        writer_.text("CALSCALE", "GREGORIAN");
        const auto name = pick(language_, "Agenda: ", "Agenda: ") + text_in(sheet_.event().title.value(), language_);
        writer_.text("NAME", name);
        writer_.text("X-WR-CALNAME", name);
        write_zone();
        for (const auto& item : items_)
            write_item(item);
        writer_.end();
        written_.faults = writer_.faults();
        for (auto& difference : read_back(written_.bytes, expected_, writer_.lines()))
            written_.faults.push_back(std::move(difference));
        return std::move(written_);
    }

  private:
    struct Placed {
        const TimedItem* timed = nullptr;
        instant from{}, until{};
    };

    [[nodiscard]] Zone zone() const { return *zones_.find(sheet_.zone_name()); }

    [[nodiscard]] instant at(minutes since_midnight) const {
        return zones_.to_instant(zone(), civil_second{*sheet_.day(1)} + since_midnight).at;
    }

    void write_zone() {
        if (items_.empty()) return;
        auto last = items_.front().until;
        for (const auto& item : items_)
            last = std::max(last, item.until);
        plan_ = plan_timezone(zones_, zone(), items_.front().from, last);
        if (plan_) write_timezone(writer_, *plan_);
    }

    /// Civil time with its zone, or UTC where no VTIMEZONE says the zone rightly.
    WrittenTime write_time(instant when, Token name) {
        if (plan_ && covers(*plan_, when)) {
            const auto civil = zones_.to_civil(zone(), when);
            writer_.date_time(name, civil, zone().name());
            return WrittenTime::at(civil, zone().name());
        }
        writer_.date_time(name, when);
        return WrittenTime::at(when);
    }

    [[nodiscard]] std::string description_of(const AgendaItem& item) const {
        std::string text = text_in(sheet_.event().title.value(), language_);
        if (!item.speakers.empty()) {
            text += pick(language_, "\nSpeakers: ", "\nIntervienen: ");
            for (std::size_t n = 0; n < item.speakers.size(); ++n)
                text += (n == 0 ? "" : "; ") + item.speakers[n];
        }
        for (const auto& document : item.documents)
            text += pick(language_, "\nDocument: ", "\nDocumento: ") + text_in(document.title, language_) +
                    (document.link.empty() ? "" : " " + document.link);
        const auto& agenda = *sheet_.agenda.agenda;
        text +=
            pick(language_, "\nAgenda of ", "\nAgenda del ") + write_days({agenda.issued, agenda.issued}, language_);
        if (agenda.revision > 0)
            text += pick(language_, ", revision ", ", revisión ") + std::to_string(agenda.revision);
        return text + ".";
    }

    void write_item(const Placed& placed) {
        const auto& item = *placed.timed->item;
        const auto& agenda = *sheet_.agenda.agenda;
        const auto& event = sheet_.event();
        const instant issued{agenda.issued.time_since_epoch()};
        const auto stamp = std::max(issued, entry_.last_modified);
        ExpectedEvent expected;
        expected.uid = entry_.uid(sheet_.schedule);
        expected.uid.insert(expected.uid.find('@'), ".item-" + item.id);
        // Both only ever rise, and so does their sum (RFC 5545 §3.8.7.4).
        expected.sequence = agenda.revision + entry_.sequence;
        expected.summary =
            (event.cancelled ? pick(language_, "CANCELLED: ", "CANCELADO: ") : "") + text_in(item.title, language_);
        expected.description = description_of(item);
        expected.location = sheet_.where_words();
        if (const auto& room = sheet_.room_of(item); !room.empty())
            expected.location = room + (expected.location.empty() ? "" : ", " + expected.location);
        expected.status = event.cancelled ? "CANCELLED" : entry_.tentative ? "TENTATIVE" : "CONFIRMED";
        expected.transp = "TRANSPARENT";  // the meeting's own entry keeps the time busy
        writer_.begin("VEVENT");
        writer_.text("UID", expected.uid);
        writer_.date_time("DTSTAMP", stamp);
        writer_.date_time("LAST-MODIFIED", stamp);
        writer_.integer("SEQUENCE", expected.sequence);
        expected.start = write_time(placed.from, "DTSTART");
        expected.end = write_time(placed.until, "DTEND");
        writer_.text("SUMMARY", expected.summary);
        writer_.text("STATUS", expected.status);
        writer_.text("TRANSP", expected.transp);
        if (!expected.location.empty()) writer_.text("LOCATION", expected.location);
        expected.url = sheet_.source().settings.address + "/" + std::string(code_of(language_)) + "/#event-" + event.id;
        writer_.uri("URL", expected.url);
        writer_.text("DESCRIPTION", expected.description);
        writer_.end();
        expected_.push_back(std::move(expected));
    }

    const AgendaSheet& sheet_;
    const Entry& entry_;
    const ZoneDatabase& zones_;
    Language language_;
    AgendaCalendar written_;
    ContentWriter writer_;
    std::vector<Placed> items_;
    std::optional<TimezonePlan> plan_;
    std::vector<ExpectedEvent> expected_;
};

}  // namespace

AgendaCalendar write_agenda_ics(const AgendaSheet& sheet, const Entry& entry, const ZoneDatabase& zones) {
    return AgendaFeed(sheet, entry, zones).write();
}

}  // namespace rcm
