#include "feeds/ics/withdrawn_events.hpp"

#include "feeds/ics/calendar_head.hpp"
#include "feeds/ics/event_text.hpp"
#include "feeds/ics/organizer.hpp"
#include "feeds/ics/read_back.hpp"
#include "feeds/words.hpp"

namespace rcm {
namespace {

civil_day day_of(instant midnight) {
    return civil_day{date::floor<days>(midnight).time_since_epoch()};
}

ExpectedEvent write_event(ContentWriter& ics, const Withdrawn& gone, const Register& reg, Language language) {
    const auto& last = *gone.last;
    const auto home = reg.settings.address + "/" + std::string(code_of(language)) + "/";
    ExpectedEvent meant;
    meant.uid = last.uid;
    meant.sequence = gone.sequence;
    meant.summary =
        (gone.undated ? pick(language, "POSTPONED: ", "APLAZADO: ") : pick(language, "CANCELLED: ", "CANCELADO: ")) +
        last.title.in(language);
    meant.location = last.where.in(language);
    meant.description = gone.undated ? pick(language, "The date is open again; the earlier one no longer holds.",
                                            "La fecha vuelve a estar abierta; la anterior ya no vale.")
                                     : write_gone_since(gone.since, language);
    meant.description += "\n" + home;
    meant.status = "CANCELLED";
    meant.transp = "TRANSPARENT";
    begin_event(ics, last.uid, gone.sequence, last.created, gone.last_modified);
    if (last.shown == PublishedEntry::Shown::whole_days) {
        ics.date("DTSTART", day_of(last.start));
        ics.date("DTEND", day_of(last.end));
        meant.start = WrittenTime::on(day_of(last.start));
        meant.end = WrittenTime::on(day_of(last.end));
    } else {
        ics.date_time("DTSTART", last.start);
        ics.date_time("DTEND", last.end);
        meant.start = WrittenTime::at(last.start);
        meant.end = WrittenTime::at(last.end);
    }
    ics.text("SUMMARY", meant.summary);
    ics.text("STATUS", meant.status);
    ics.text("TRANSP", meant.transp);
    ics.text("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    if (!meant.location.empty()) ics.text("LOCATION", meant.location);
    write_organizer(ics, reg, language, meant);
    meant.url = page_address(last.event, reg, language);
    ics.uri("URL", meant.url);
    ics.text("DESCRIPTION", meant.description);
    ics.end();
    return meant;
}

}  // namespace

std::vector<std::string> write_withdrawn(const EditionPlan& plan, Language language, std::vector<std::string>& faults) {
    std::vector<std::string> events;
    if (plan.withdrawn.empty()) return events;
    std::string calendar;
    std::vector<ExpectedEvent> meant;
    ContentWriter ics(calendar);
    begin_calendar(ics);
    for (const auto& gone : plan.withdrawn) {
        const auto from = calendar.size();
        meant.push_back(write_event(ics, gone, plan.schedule->source(), language));
        events.push_back(calendar.substr(from));
    }
    ics.end();
    faults.insert(faults.end(), ics.faults().begin(), ics.faults().end());
    for (auto& difference : read_back(calendar, meant, ics.lines()))
        faults.push_back(std::move(difference));
    return events;
}

}  // namespace rcm
