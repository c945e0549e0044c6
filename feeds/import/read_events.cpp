// See read_events.hpp.
#include "feeds/import/read_events.hpp"

#include "feeds/ics/pieces.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace rcm {
namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

std::string_view view(const char* text) {
    return text != nullptr ? std::string_view(text) : std::string_view();
}

/// nullopt for a day or an hour that does not exist: libical takes 30 February as it comes.
std::optional<civil_second> civil_of(const icaltimetype& time) {
    const date::year_month_day day{date::year(time.year), date::month(static_cast<unsigned>(time.month)),
                                   date::day(static_cast<unsigned>(time.day))};
    if (icaltime_is_null_time(time) || !day.ok() || time.year < 1 || time.year > 9999) return std::nullopt;
    if (time.is_date) return civil_second{civil_day{day}};
    if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0 || time.second > 60)
        return std::nullopt;
    return civil_second{civil_day{day}} + hours(time.hour) + minutes(time.minute) + seconds(time.second);
}

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

std::optional<ForeignTime> time_of(const icaltimetype& time, icalproperty* property) {
    const auto shown = civil_of(time);
    if (!shown) return std::nullopt;
    ForeignTime read{.kind = ForeignTime::Kind::floating, .shown = *shown};
    if (time.is_date) {
        read.kind = ForeignTime::Kind::date;
    } else if (icaltime_is_utc(time)) {
        read.kind = ForeignTime::Kind::utc;
    } else if (icalparameter* tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER)) {
        read.kind = ForeignTime::Kind::zoned;
        read.tzid = view(icalparameter_get_tzid(tzid));
    }
    return read;
}

std::optional<ForeignTime> time_of(icalproperty* property) {
    const icalvalue* value = icalproperty_get_value(property);
    const auto kind = value != nullptr ? icalvalue_isa(value) : ICAL_NO_VALUE;
    if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE && kind != ICAL_DATETIMEDATE_VALUE) return std::nullopt;
    return time_of(icalvalue_get_datetimedate(value), property);
}

/// nullopt for one that no calendar can hold: libical counts in int, and goes past its end without a word.
std::optional<ForeignLength> length_of(const icaldurationtype& duration) {
    const std::int64_t sign = duration.is_neg != 0 ? -1 : 1;
    const ForeignLength length{
        sign * (std::int64_t{duration.weeks} * 7 + duration.days),
        sign * (std::int64_t{duration.hours} * 3600 + std::int64_t{duration.minutes} * 60 + duration.seconds)};
    if (std::abs(length.day_count) > longest_length.day_count ||
        std::abs(length.second_count) > longest_length.second_count)
        return std::nullopt;
    return length;
}

std::optional<ForeignDate> date_of(icalproperty* property) {
    const icalvalue* value = icalproperty_get_value(property);
    if (value == nullptr) return std::nullopt;
    ForeignDate found;
    if (icalvalue_isa(value) == ICAL_PERIOD_VALUE) {
        const icalperiodtype period = icalvalue_get_period(value);
        const auto start = time_of(period.start, property);
        if (!start) return std::nullopt;
        found.start = *start;
        if (const auto end = time_of(period.end, property)) {
            found.end = *end;
            return found;
        }
        found.length = length_of(period.duration);
        if (!found.length) return std::nullopt;
        return found;
    }
    if (icalvalue_isa(value) == ICAL_DATETIMEPERIOD_VALUE) {
        const icaldatetimeperiodtype either = icalvalue_get_datetimeperiod(value);
        const auto start = time_of(either.time, property);
        if (!start) return std::nullopt;
        found.start = *start;
        return found;
    }
    const auto start = time_of(property);
    if (!start) return std::nullopt;
    found.start = *start;
    return found;
}

/// False where no month has any of its days: libical would look for a 30 February for centuries before it says so.
bool may_occur(const icalrecurrencetype& rule) {
    constexpr int longest[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    constexpr short none = ICAL_RECURRENCE_ARRAY_MAX;
    if (rule.by_month[0] == none || rule.by_month_day[0] == none) return true;
    for (const short month : rule.by_month) {
        if (month == none) break;
        for (const short day : rule.by_month_day) {
            if (day == none) break;
            if (month < 1 || month > 12 || std::abs(day) <= longest[month - 1]) return true;
        }
    }
    return false;
}

class EventReader {
  public:
    EventReader(DayRange period, ForeignWriter& writer, const SeriesWatch& watch)
        : period_(period), writer_(writer), watch_(watch) {}

    /// False where the file has more instances than may be.
    bool read(const EventOutline& outline) {
        event_ = {};
        event_.line = outline.line;
        rules_.clear();
        for (const auto& line : outline.lines)
            read_line(line);
        if (event_.start.kind == ForeignTime::Kind::none && !event_.unusable) fail(ForeignFault::no_start, event_.line);
        for (const auto& rule : rules_)
            if (!event_.unusable) expand(rule);
        const auto count = event_.instances.size() + event_.also.size() + 1;
        if (count > series_limits::instances_of_file - written_) {
            writer_.fault(ForeignFault::too_many_in_all, event_.line);
            return false;
        }
        written_ += count;
        writer_.event(event_);
        return true;
    }

  private:
    struct Rule {
        icalrecurrencetype parts;
        std::uint32_t line;
    };

    void fail(ForeignFault fault, std::uint32_t line) {
        event_.unusable = true;
        writer_.fault(fault, line);
    }

    void read_line(const EventLine& line) {
        writer_.working_on(line.line);
        const auto text = "BEGIN:VEVENT\r\n" + line.text + "\r\nEND:VEVENT\r\n";
        const Component component(icalparser_parse_string(text.c_str()), &icalcomponent_free);
        bool understood = component != nullptr && icalcomponent_isa(component.get()) == ICAL_VEVENT_COMPONENT;
        std::size_t properties = 0;
        for (auto* property = understood ? icalcomponent_get_first_property(component.get(), ICAL_ANY_PROPERTY)
                                         : nullptr;
             property != nullptr; property = icalcomponent_get_next_property(component.get(), ICAL_ANY_PROPERTY)) {
            ++properties;
            understood = take(property, line.line) && understood;
        }
        if (!understood || properties == 0) not_understood(line);
    }

    /// The name of the line says whether the event can do without it.
    void not_understood(const EventLine& line) {
        const auto name = std::string_view(line.text).substr(0, line.text.find_first_of(":;"));
        for (const auto* needed : {"DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID"})
            if (same_name(name, needed)) return fail(ForeignFault::unreadable, line.line);
        writer_.fault(ForeignFault::unheeded, line.line);
    }

    /// False where libical could not make sense of the line.
    bool take(icalproperty* property, std::uint32_t line) {
        switch (icalproperty_isa(property)) {
            case ICAL_UID_PROPERTY:
                event_.uid = view(icalproperty_get_uid(property));
                return true;
            case ICAL_SUMMARY_PROPERTY:
                if (event_.title.empty()) event_.title = view(icalproperty_get_summary(property));
                return true;
            case ICAL_STATUS_PROPERTY:
                event_.cancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
                return true;
            case ICAL_DTSTART_PROPERTY:
                event_.start_line = line;
                return put(time_of(property), event_.start);
            case ICAL_DTEND_PROPERTY:
                event_.end_line = line;
                return put(time_of(property), event_.end);
            case ICAL_DURATION_PROPERTY:
                return take_duration(property);
            case ICAL_RECURRENCEID_PROPERTY:
                if (icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER) != nullptr)
                    writer_.fault(ForeignFault::and_future, line);
                return put(time_of(property), event_.recurrence_id);
            case ICAL_RRULE_PROPERTY:
                return take_rule(property, line);
            case ICAL_EXDATE_PROPERTY: {
                const auto time = time_of(property);
                if (time) event_.except.push_back(*time);
                return time.has_value();
            }
            case ICAL_RDATE_PROPERTY: {
                auto date = date_of(property);
                if (date) event_.also.push_back(*std::move(date));
                return date.has_value();
            }
            case ICAL_EXRULE_PROPERTY:
                writer_.fault(ForeignFault::exception_rule, line);
                return true;
            default:
                return false;  // X-LIC-ERROR, libical's word for what it cannot read
        }
    }

    static bool put(std::optional<ForeignTime> read, ForeignTime& into) {
        if (read) into = *std::move(read);
        return read.has_value();
    }

    bool take_duration(icalproperty* property) {
        const icalvalue* value = icalproperty_get_value(property);
        if (value == nullptr || icalvalue_isa(value) != ICAL_DURATION_VALUE) return false;
        event_.length = length_of(icalvalue_get_duration(value));
        return event_.length && event_.length->day_count >= 0 && event_.length->second_count >= 0;
    }

    bool take_rule(icalproperty* property, std::uint32_t line) {
        const icalvalue* value = icalproperty_get_value(property);
        if (value == nullptr || icalvalue_isa(value) != ICAL_RECUR_VALUE) return false;
        icalrecurrencetype parts = icalvalue_get_recur(value);
        if (parts.freq == ICAL_NO_RECURRENCE || parts.interval < 1 || parts.count < 0) return false;
        if (parts.freq == ICAL_SECONDLY_RECURRENCE || parts.freq == ICAL_MINUTELY_RECURRENCE) {
            fail(ForeignFault::too_frequent, line);
            return true;
        }
        // libical 3.0.16 heeds BYSETPOS in monthly and yearly rules only; other calendars (RFC 7529) are not ours.
        const bool month_or_year = parts.freq == ICAL_MONTHLY_RECURRENCE || parts.freq == ICAL_YEARLY_RECURRENCE;
        if (parts.rscale != nullptr || !rules_.empty() ||
            (parts.by_set_pos[0] != ICAL_RECURRENCE_ARRAY_MAX && !month_or_year)) {
            fail(ForeignFault::unsupported_rule, line);
            return true;
        }
        if (!may_occur(parts)) {
            fail(ForeignFault::never_occurs, line);
            return true;
        }
        rules_.push_back({parts, line});
        return true;
    }

    /// How long an instance may last, at most: what began before the period may still reach into it.
    [[nodiscard]] days reach() const {
        days longest{2};
        if (event_.end.kind != ForeignTime::Kind::none && event_.end.shown > event_.start.shown)
            longest += date::ceil<days>(event_.end.shown - event_.start.shown);
        if (event_.length) {
            const auto count = event_.length->day_count + event_.length->second_count / 86400;
            longest += days{static_cast<int>(std::clamp<std::int64_t>(count, 0, 366 * series_limits::years))};
        }
        return std::min(longest, days{366 * series_limits::years});
    }

    void expand(const Rule& rule) {
        icalrecurrencetype parts = rule.parts;
        const auto start = event_.start.shown;
        const civil_second from{period_.first - reach()};
        civil_second last = civil_second{period_.last + days{2}};
        if (!icaltime_is_null_time(parts.until)) {
            const auto until = civil_of(parts.until);
            if (!until) return fail(ForeignFault::unreadable, rule.line);
            civil_second end = *until;
            if (parts.until.is_date) {
                end += seconds{86399};
            } else if (icaltime_is_utc(parts.until) && event_.start.kind != ForeignTime::Kind::utc) {
                event_.until = {ForeignTime::Kind::utc, *until, {}};  // the parent knows the zone and cuts exactly
                end += days{1};
            }
            last = std::min(last, end);
        }
        event_.repeats = true;
        if (last < start) return event_.instances.push_back(start);  // DTSTART is always the first: RFC 5545 §3.8.5.3
        const auto count = static_cast<std::size_t>(parts.count);
        parts.count = 0;
        parts.until = to_ical(last);
        watch_.begin(rule.line);
        const auto fault = walk(parts, from, last, count);
        watch_.end();
        if (fault) fail(*fault, rule.line);
    }

    std::optional<ForeignFault> walk(const icalrecurrencetype& parts, civil_second from, civil_second last,
                                     std::size_t count) {
        const auto start = event_.start.shown;
        const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
            icalrecur_iterator_new(parts, to_ical(start)), &icalrecur_iterator_free);
        if (!iterator) return ForeignFault::unreadable;
        std::size_t seen = 1;
        keep(start, from, last);
        for (std::size_t steps = 0; count == 0 || seen < count; ++steps) {
            if (steps == series_limits::steps) return ForeignFault::too_many;
            const auto next = civil_of(icalrecur_iterator_next(iterator.get()));
            if (!next || *next > last) break;
            if (*next <= start) continue;
            ++seen;
            keep(*next, from, last);
            if (event_.instances.size() > series_limits::instances) return ForeignFault::too_many;
        }
        return std::nullopt;
    }

    void keep(civil_second at, civil_second from, civil_second last) {
        if (from <= at && at <= last) event_.instances.push_back(at);
    }

    DayRange period_;
    ForeignWriter& writer_;
    const SeriesWatch& watch_;
    ForeignEvent event_;
    std::vector<Rule> rules_;
    std::size_t written_ = 0;
};

}  // namespace

void read_events(const std::vector<EventOutline>& events, DayRange period, ForeignWriter& writer,
                 const SeriesWatch& watch) {
    icalerror_set_errors_are_fatal(0);
    EventReader reader(period, writer, watch);
    for (const auto& event : events)
        if (!reader.read(event)) return;
    writer.finish();
}

}  // namespace rcm
