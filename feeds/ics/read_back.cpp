// See read_back.hpp. Two peculiarities of libical 3.0.16 are allowed for: it trims the blanks around a
// value, and it does not split CATEGORIES at a comma within quotes or three octets after a backslash.
#include "feeds/ics/read_back.hpp"

#include "feeds/ics/content_writer.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string_view>

namespace rcm {

namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

constexpr std::size_t most_differences = 100;

struct ReadEvent {
    std::string_view uid, summary, location, description, status, transp, url;
    WrittenTime start, end;
    int sequence = 0;
    std::optional<std::pair<double, double>> geo;
    std::vector<std::string_view> categories;
    std::string_view organizer, contact;
    std::vector<std::string_view> related;
    std::string structured_location, structured_title;
    std::string_view conference, conference_label;
    std::optional<seconds> alarm;
};

std::string_view view(const char* text) {
    return text ? std::string_view(text) : std::string_view();
}

WrittenTime read_time(icalproperty* property) {
    // icalvalue_get_datetimedate reads the digits; icalcomponent_get_dtstart would look for a time zone.
    const icaltimetype time = icalvalue_get_datetimedate(icalproperty_get_value(property));
    const date::year_month_day day{date::year(time.year), date::month(static_cast<unsigned>(time.month)),
                                   date::day(static_cast<unsigned>(time.day))};
    if (!day.ok()) return {};
    WrittenTime read;
    read.shown = civil_second{civil_day{day}} + hours(time.hour) + minutes(time.minute) + seconds(time.second);
    icalparameter* tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (tzid) read.tzid = view(icalparameter_get_tzid(tzid));
    if (time.is_date)
        read.kind = WrittenTime::Kind::date;
    else if (icaltime_is_utc(time))
        read.kind = WrittenTime::Kind::utc;
    else if (tzid)
        read.kind = WrittenTime::Kind::zoned;
    return read;
}

class Comparison {
  public:
    std::vector<std::string> differences;

    void note(std::string difference) {
        // A fault of the writer concerns every event; a hundred of them tell it as well as ten thousand.
        if (differences.size() < most_differences)
            differences.push_back(std::move(difference));
        else if (differences.size() == most_differences)
            differences.emplace_back("and more");
    }

    void text(const ExpectedEvent& meant, const char* name, std::string_view read, std::string_view expected) {
        if (read == expected) return;  // the common case costs no copy
        const std::string as_read = text_as_read(expected);
        if (without_outer_blanks(read) == without_outer_blanks(as_read)) return;
        differ(meant, name, read, without_outer_blanks(as_read));
    }

    void differ(const ExpectedEvent& meant, const char* name, std::string_view read, std::string_view expected) {
        note(meant.uid + ": " + name + " is `" + std::string(read) + "`, meant `" + std::string(expected) + "`");
    }
};

std::string show(const WrittenTime& time) {
    switch (time.kind) {
        case WrittenTime::Kind::none:
            return "none";
        case WrittenTime::Kind::date:
            return to_basic(date::floor<days>(time.shown));
        case WrittenTime::Kind::utc:
            return to_basic(time.shown) + "Z";
        case WrittenTime::Kind::zoned:
            break;
    }
    return time.tzid + ":" + to_basic(time.shown);
}

std::string show(const std::optional<std::pair<double, double>>& geo) {
    return geo ? std::to_string(geo->first) + ";" + std::to_string(geo->second) : "none";
}

std::string show(const std::optional<seconds>& length) {
    return length ? std::to_string(length->count()) + " s" : "none";
}

template <class Texts>
std::string joined(const Texts& values) {
    std::string text;
    for (const auto& value : values)
        (text += value) += ',';
    return text;
}

// One CATEGORIES line comes back as a property for each value, but for the commas named above: so the values
// are compared one by one where nothing was escaped, and joined where something was.
void compare_categories(const ExpectedEvent& meant, const ReadEvent& read, Comparison& comparison) {
    std::vector<std::string> expected;
    bool escaped = false;
    for (const std::string& each : meant.categories) {
        const std::string value = text_as_read(without_outer_blanks(each));
        if (value.empty()) continue;
        expected.push_back(value);
        escaped = escaped || value.find_first_of(",;\\\n\"") != std::string_view::npos;
    }
    if (std::equal(expected.begin(), expected.end(), read.categories.begin(), read.categories.end())) return;
    const std::string was = joined(read.categories), should = joined(expected);
    if (!escaped || was != should) comparison.differ(meant, "CATEGORIES", was, should);
}

void compare(const ExpectedEvent& meant, const ReadEvent& read, Comparison& comparison) {
    comparison.text(meant, "UID", read.uid, meant.uid);
    comparison.text(meant, "SUMMARY", read.summary, meant.summary);
    comparison.text(meant, "LOCATION", read.location, meant.location);
    comparison.text(meant, "DESCRIPTION", read.description, meant.description);
    comparison.text(meant, "STATUS", read.status, meant.status);
    comparison.text(meant, "TRANSP", read.transp, meant.transp);
    comparison.text(meant, "URL", read.url, meant.url);
    if (read.start != meant.start) comparison.differ(meant, "DTSTART", show(read.start), show(meant.start));
    if (read.end != meant.end) comparison.differ(meant, "DTEND", show(read.end), show(meant.end));
    if (read.sequence != meant.sequence) {
        comparison.differ(meant, "SEQUENCE", std::to_string(read.sequence), std::to_string(meant.sequence));
    }
    const bool same_geo = read.geo.has_value() == meant.geo.has_value() &&
                          (!read.geo || (std::abs(read.geo->first - meant.geo->first) < 1e-6 &&
                                         std::abs(read.geo->second - meant.geo->second) < 1e-6));
    if (!same_geo) comparison.differ(meant, "GEO", show(read.geo), show(meant.geo));
    compare_categories(meant, read, comparison);
    comparison.text(meant, "ORGANIZER", read.organizer, meant.organizer);
    comparison.text(meant, "CONTACT", read.contact, meant.contact);
    comparison.text(meant, "X-APPLE-STRUCTURED-LOCATION", read.structured_location, meant.structured_location);
    comparison.text(meant, "X-TITLE", read.structured_title, meant.structured_title);
    comparison.text(meant, "CONFERENCE", read.conference, meant.conference);
    comparison.text(meant, "LABEL", read.conference_label, meant.conference_label);
    if (!std::equal(read.related.begin(), read.related.end(), meant.related.begin(), meant.related.end()))
        comparison.differ(meant, "RELATED-TO", joined(read.related), joined(meant.related));
    if (read.alarm != meant.alarm) comparison.differ(meant, "TRIGGER", show(read.alarm), show(meant.alarm));
}

// Counts what the parser made of the file, so that a line it dropped or invented shows.
class Reading {
  public:
    Reading(Comparison& comparison, std::span<const ExpectedEvent> expected)
        : comparison_(comparison), expected_(expected) {}

    std::size_t lines = 0;
    std::size_t events = 0;

    void visit(icalcomponent* component) {
        lines += 2;
        if (icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT) return visit_event(component);
        for (icalproperty* property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY); property;
             property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
            ++lines;
            const icalproperty_kind kind = icalproperty_isa(property);
            if (kind == ICAL_XLICERROR_PROPERTY) error(property);
            if (kind == ICAL_TZID_PROPERTY) zones_.emplace_back(view(icalproperty_get_tzid(property)));
        }
        for (icalcomponent* child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); child;
             child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
            visit(child);
        }
    }

  private:
    void error(icalproperty* property) {
        comparison_.note("libical: " + std::string(view(icalproperty_get_xlicerror(property))));
    }

    void zone_known(const WrittenTime& time) {
        if (time.tzid.empty() || std::find(zones_.begin(), zones_.end(), time.tzid) != zones_.end()) return;
        comparison_.note("TZID " + time.tzid + " is used before its VTIMEZONE");
        zones_.push_back(time.tzid);
    }

    void take(icalproperty* property) {
        switch (icalproperty_isa(property)) {
            case ICAL_UID_PROPERTY:
                read_.uid = view(icalproperty_get_uid(property));
                break;
            case ICAL_SUMMARY_PROPERTY:
                read_.summary = view(icalproperty_get_summary(property));
                break;
            case ICAL_LOCATION_PROPERTY:
                read_.location = view(icalproperty_get_location(property));
                break;
            case ICAL_DESCRIPTION_PROPERTY:
                read_.description = view(icalproperty_get_description(property));
                break;
            case ICAL_URL_PROPERTY:
                read_.url = view(icalproperty_get_url(property));
                break;
            case ICAL_STATUS_PROPERTY:
                read_.status = view(icalproperty_status_to_string(icalproperty_get_status(property)));
                break;
            case ICAL_TRANSP_PROPERTY:
                read_.transp = view(icalproperty_enum_to_string(static_cast<int>(icalproperty_get_transp(property))));
                break;
            case ICAL_SEQUENCE_PROPERTY:
                read_.sequence = icalproperty_get_sequence(property);
                break;
            case ICAL_DTSTART_PROPERTY:
                read_.start = read_time(property);
                break;
            case ICAL_DTEND_PROPERTY:
                read_.end = read_time(property);
                break;
            case ICAL_GEO_PROPERTY: {
                const icalgeotype geo = icalproperty_get_geo(property);
                read_.geo.emplace(geo.lat, geo.lon);
                break;
            }
            case ICAL_CATEGORIES_PROPERTY:
                read_.categories.push_back(view(icalproperty_get_categories(property)));
                // All values stood in one line.
                if (read_.categories.size() > 1) --lines;
                break;
            case ICAL_ORGANIZER_PROPERTY:
                read_.organizer = view(icalproperty_get_organizer(property));
                break;
            case ICAL_CONTACT_PROPERTY:
                read_.contact = view(icalproperty_get_contact(property));
                break;
            case ICAL_RELATEDTO_PROPERTY:
                read_.related.push_back(view(icalproperty_get_relatedto(property)));
                break;
            case ICAL_CONFERENCE_PROPERTY: {
                read_.conference = view(icalproperty_get_conference(property));
                icalparameter* label = icalproperty_get_first_parameter(property, ICAL_LABEL_PARAMETER);
                if (label) read_.conference_label = view(icalparameter_get_label(label));
                break;
            }
            case ICAL_X_PROPERTY:
                if (view(icalproperty_get_x_name(property)) == "X-APPLE-STRUCTURED-LOCATION") {
                    read_.structured_location = owned(icalproperty_get_value_as_string_r(property));
                    read_.structured_title = owned(icalproperty_get_parameter_as_string_r(property, "X-TITLE"));
                }
                break;
            case ICAL_XLICERROR_PROPERTY:
                error(property);
                break;
            default:
                break;
        }
    }

    static std::string owned(char* text) {
        std::string copy(view(text));
        icalmemory_free_buffer(text);
        return copy;
    }

    void visit_alarm(icalcomponent* alarm) {
        lines += 2;
        for (icalproperty* property = icalcomponent_get_first_property(alarm, ICAL_ANY_PROPERTY); property;
             property = icalcomponent_get_next_property(alarm, ICAL_ANY_PROPERTY)) {
            ++lines;
            if (icalproperty_isa(property) == ICAL_XLICERROR_PROPERTY) error(property);
            if (icalproperty_isa(property) != ICAL_TRIGGER_PROPERTY) continue;
            const icaltriggertype trigger = icalproperty_get_trigger(property);
            read_.alarm = seconds(icaldurationtype_as_int(trigger.duration));
        }
    }

    void visit_event(icalcomponent* event) {
        read_ = {};
        for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY); property;
             property = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY)) {
            ++lines;
            take(property);
        }
        for (icalcomponent* child = icalcomponent_get_first_component(event, ICAL_ANY_COMPONENT); child;
             child = icalcomponent_get_next_component(event, ICAL_ANY_COMPONENT)) {
            if (icalcomponent_isa(child) == ICAL_VALARM_COMPONENT && !read_.alarm)
                visit_alarm(child);
            else
                comparison_.note("a component in a VEVENT");
        }
        zone_known(read_.start);
        zone_known(read_.end);
        if (events < expected_.size()) compare(expected_[events], read_, comparison_);
        ++events;
    }

    Comparison& comparison_;
    std::span<const ExpectedEvent> expected_;
    ReadEvent read_;
    std::vector<std::string> zones_;
};

std::size_t count_content_lines(std::string_view bytes) {
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string_view::npos;) {
        ++at;
        if (at == bytes.size() || (bytes[at] != ' ' && bytes[at] != '\t')) ++lines;
    }
    return lines;
}

}  // namespace

std::vector<std::string> read_back(const std::string& calendar, std::span<const ExpectedEvent> expected,
                                   std::size_t content_lines) {
    Comparison comparison;
    if (const std::size_t found = count_content_lines(calendar); found != content_lines) {
        comparison.note("the file has " + std::to_string(found) + " content lines, meant " +
                        std::to_string(content_lines));
    }
    if (calendar.find('\0') != std::string::npos) {
        comparison.note("the file holds a NUL, where libical stops reading");
        return comparison.differences;
    }
    icalerror_set_errors_are_fatal(0);
    const Component root(icalparser_parse_string(calendar.c_str()), &icalcomponent_free);
    if (!root || icalcomponent_isa(root.get()) != ICAL_VCALENDAR_COMPONENT) {
        comparison.note("libical reads no single VCALENDAR");
        return comparison.differences;
    }
    Reading reading(comparison, expected);
    reading.visit(root.get());
    if (reading.events != expected.size()) {
        comparison.note("libical reads " + std::to_string(reading.events) + " events, meant " +
                        std::to_string(expected.size()));
    }
    if (reading.lines != content_lines) {
        comparison.note("libical reads " + std::to_string(reading.lines) + " content lines, meant " +
                        std::to_string(content_lines));
    }
    return comparison.differences;
}

}  // namespace rcm
