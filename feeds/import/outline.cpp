// See outline.hpp.
#include "feeds/import/outline.hpp"

#include "feeds/ics/pieces.hpp"

#include <algorithm>

namespace rcm {
namespace {

/// What an event has to say about itself for a clash: everything else is dropped.
constexpr std::string_view kept[] = {"UID",   "SUMMARY", "STATUS", "DTSTART", "DTEND",        "DURATION",
                                     "RRULE", "RDATE",   "EXDATE", "EXRULE",  "RECURRENCE-ID"};

bool is_kept(std::string_view name) {
    return std::any_of(std::begin(kept), std::end(kept), [&](std::string_view each) { return same_name(each, name); });
}

/// TEXT as people read it, on one line: RFC 5545 §3.3.11.
std::string plain(std::string_view value) {
    std::string text;
    for (std::size_t at = 0; at < value.size(); ++at) {
        char c = value[at];
        if (c == '\\' && at + 1 < value.size()) {
            c = value[++at];
            if (c == 'n' || c == 'N') c = ' ';
        }
        text += c == '\t' ? ' ' : c;
    }
    return text;
}

/// True where a part of the rule reads FREQ=YEARLY.
bool is_yearly(std::string_view rule) {
    bool yearly = false;
    for_each_piece(rule, ';', [&](std::string_view piece) { yearly = yearly || same_name(piece, "FREQ=YEARLY"); });
    return yearly;
}

class Reader {
  public:
    Reader(const CalendarText& text, std::uint32_t file) : text_(text), file_(file) {}

    Outcome<Outline> run() {
        for (const auto& line : text_.lines) {
            const auto name = text_.name(line);
            if (same_name(name, "BEGIN"))
                begin(line);
            else if (same_name(name, "END"))
                end();
            else
                property(line, name);
        }
        return std::move(outcome_);
    }

  private:
    void begin(const ContentLine& line) {
        open_.emplace_back(text_.value(line));
        if (open_.size() == 2 && is("VEVENT")) outcome_.value.events.push_back({line.line, {}});
        if (open_.size() == 2 && is("VTIMEZONE")) tzid_.clear(), location_.clear();
    }

    void end() {
        if (open_.size() == 2 && is("VTIMEZONE") && !location_.empty())
            outcome_.value.locations.emplace(tzid_, location_);
        open_.pop_back();
    }

    void property(const ContentLine& line, std::string_view name) {
        if (open_.size() == 1)
            of_calendar(line, name);
        else if (open_.size() == 2 && is("VEVENT"))
            of_event(line, name);
        else if (same_name(open_[1].substr(0, 9), "VTIMEZONE"))
            of_zone(line, name);
    }

    void of_calendar(const ContentLine& line, std::string_view name) {
        const auto value = text_.value(line);
        auto& outline = outcome_.value;
        if (same_name(name, "NAME") || (same_name(name, "X-WR-CALNAME") && outline.name.empty()))
            outline.name = plain(value);
        else if (same_name(name, "X-WR-TIMEZONE"))
            outline.zone = plain(value);
        else if (same_name(name, "METHOD") && !same_name(value, "PUBLISH"))
            report("D112", line,
                   worded("METHOD:{} makes this a message about meetings, not a calendar",
                          "METHOD:{} hace de esto un mensaje sobre reuniones, no un calendario",
                          plain(value).substr(0, 40)),
                   {"export the calendar itself (METHOD:PUBLISH or none), not an invitation",
                    "exporte el propio calendario (METHOD:PUBLISH o ninguno), no una invitación"});
        else if (same_name(name, "VERSION") && value.starts_with("1."))
            report("D112", line,
                   worded("this is a vCalendar of version {}, and iCalendar is version 2.0",
                          "este es un vCalendar de la versión {}, e iCalendar es la versión 2.0",
                          plain(value).substr(0, 10)),
                   {"export it again as iCalendar (.ics)", "expórtelo de nuevo como iCalendar (.ics)"});
    }

    void of_event(const ContentLine& line, std::string_view name) {
        if (is_kept(name)) outcome_.value.events.back().lines.push_back({line.line, std::string(text_.text(line))});
    }

    void of_zone(const ContentLine& line, std::string_view name) {
        if (open_.size() == 2 && same_name(name, "TZID")) tzid_ = plain(text_.value(line));
        if (open_.size() == 2 && same_name(name, "X-LIC-LOCATION")) location_ = plain(text_.value(line));
        if ((same_name(name, "RRULE") || same_name(name, "EXRULE")) && !is_yearly(text_.value(line)))
            report("D113", line,
                   {"a time zone changes its clocks by a rule that is not YEARLY",
                    "una zona horaria cambia la hora por una regla que no es YEARLY"},
                   {"no time zone does so; get the file anew, or from another program",
                    "ninguna zona horaria lo hace; obtenga el archivo de nuevo, o de otro programa"});
    }

    void report(std::string_view code, const ContentLine& line, LanguageText message, LanguageText hint) {
        const Span at{file_, line.line, 1, static_cast<std::uint32_t>(line.end - line.begin)};
        outcome_.diagnostics.push_back(
            {.code = code, .message = std::move(message), .at = at, .hint = std::move(hint)});
    }

    [[nodiscard]] bool is(std::string_view component) const {
        auto name = open_.back();
        while (name.ends_with(' ') || name.ends_with('\t'))
            name.remove_suffix(1);
        return same_name(name, component);
    }

    const CalendarText& text_;
    std::uint32_t file_;
    Outcome<Outline> outcome_;
    std::vector<std::string_view> open_;  ///< the components around the line, outermost first
    std::string tzid_, location_;         ///< of the VTIMEZONE that is being read
};

}  // namespace

Outcome<Outline> outline_of(const CalendarText& text, std::uint32_t file) {
    return Reader(text, file).run();
}

}  // namespace rcm
