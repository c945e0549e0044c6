// See recurrence.hpp. libical expands; the end is ours, so that it never searches far.
#include "feeds/ics/recurrence.hpp"

#include <libical/ical.h>

#include <memory>

namespace rcm {

namespace {

icaltimetype to_ical(civil_second civil) {
    const auto day = date::floor<days>(civil);
    const date::year_month_day ymd{day};
    const date::hh_mm_ss clock{civil - day};
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(ymd.year());
    time.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
    time.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    return time;
}

civil_second from_ical(const icaltimetype& time) {
    return make_day(time.year, static_cast<unsigned>(time.month), static_cast<unsigned>(time.day)) + hours(time.hour) +
           minutes(time.minute) + seconds(time.second);
}

}  // namespace

std::variant<std::vector<civil_second>, RecurrenceFault> expand_recurrence(std::string_view rrule, civil_second start) {
    const auto checked = check_recurrence(rrule, start);
    if (const auto* fault = std::get_if<RecurrenceFault>(&checked)) return *fault;
    const auto& rule = std::get<RecurrenceRule>(checked);
    icalrecurrencetype parsed = icalrecurrencetype_from_string(rule.pattern.c_str());
    if (parsed.freq == ICAL_NO_RECURRENCE) {
        return RecurrenceFault{worded("`{}` is no recurrence rule", "`{}` no es una regla de repetición", rrule), {}};
    }
    parsed.until = to_ical(rule.last);

    std::vector<civil_second> starts;
    const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
        icalrecur_iterator_new(parsed, to_ical(start)), &icalrecur_iterator_free);
    while (iterator) {
        const icaltimetype next = icalrecur_iterator_next(iterator.get());
        if (icaltime_is_null_time(next)) break;
        const civil_second at = from_ical(next);
        if (at > rule.last) break;
        starts.push_back(at);
        if (rule.count != 0 && static_cast<int>(starts.size()) == rule.count) return starts;
        if (starts.size() > most_occurrences) {
            return RecurrenceFault{
                {"the series has more than 3,000 occurrences", "la serie tiene más de 3,000 fechas"},
                {"choose a nearer UNTIL or a wider INTERVAL", "elija un UNTIL más cercano o un INTERVAL más amplio"}};
        }
    }
    if (starts.empty()) return never_occurs();
    if (rule.count == 0) return starts;
    return RecurrenceFault{
        worded("only {} of {} occurrences fall within 10 years of the start",
               "solo {} de {} fechas caen en los 10 años desde el inicio", starts.size(), rule.count),
        {"lower COUNT", "reduzca COUNT"}};
}

}  // namespace rcm
