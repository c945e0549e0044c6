// See occurrences.hpp.
#include "feeds/import/occurrences.hpp"

#include "feeds/import/zone_names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rcm {
namespace {

using Kind = ForeignTime::Kind;

/// A time that can be compared with another of the same event, however each was written.
struct Moment {
    Kind kind = Kind::none;  ///< date, floating, or utc for every instant
    std::int64_t count = 0;  ///< seconds since the epoch, of civil time or of UTC
    civil_day shown{};       ///< the day as it was written

    friend bool operator<(const Moment& a, const Moment& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.count < b.count;
    }
};

/// The instances that one event does not have, because of EXDATE or of an override.
struct Without {
    std::set<Moment> moments;
    std::set<civil_day> whole_days;  ///< a DATE takes every instance of that day, as Outlook writes it

    void add(const Moment& moment) {
        moments.insert(moment);
        if (moment.kind == Kind::date) whole_days.insert(moment.shown);
    }
    [[nodiscard]] bool has(const Moment& moment) const {
        return moments.count(moment) != 0 || whole_days.count(moment.shown) != 0;
    }
};

struct Unknown {
    std::uint32_t line = 0;
    std::size_t events = 0;
};

class Placing {
  public:
    Placing(const ForeignEvents& events, const Outline& outline, const ZoneDatabase& zones, DayRange period,
            std::uint32_t file)
        : events_(events),
          outline_(outline),
          zones_(zones),
          first_(civil_second{period.first - days{2}}),
          last_(civil_second{period.last + days{3}}),
          file_(file) {}

    Outcome<OutsideCalendar> run() {
        if (!outline_.zone.empty()) default_zone_ = zone_called(outline_.zone, outline_.locations, zones_);
        for (const auto& event : events_.events)
            if (event.recurrence_id.kind != Kind::none)
                if (const auto moment = moment_of(event.recurrence_id, event.start_line))
                    overridden_[event.uid].add(*moment);
        for (const auto& event : events_.events)
            if (!event.cancelled && !event.unusable) place(event);
        tell_unknown_zones();
        auto& found = outcome_.value.events;
        std::stable_sort(found.begin(), found.end(), [](const OutsideEvent& a, const OutsideEvent& b) {
            return std::tuple(a.form, a.on_days.first, a.civil_start, a.start) <
                   std::tuple(b.form, b.on_days.first, b.civil_start, b.start);
        });
        return std::move(outcome_);
    }

  private:
    /// nullopt, and the event is counted, where the zone is unknown.
    std::optional<Zone> zone_of(const std::string& tzid, std::uint32_t line) {
        const auto [known, is_new] = zones_by_name_.try_emplace(tzid);
        if (is_new) known->second = zone_called(tzid, outline_.locations, zones_);
        if (!known->second) {
            auto& unknown = unknown_[tzid];
            if (unknown.events++ == 0) unknown.line = line;
        }
        return known->second;
    }

    std::optional<Moment> moment_of(const ForeignTime& time, std::uint32_t line) {
        Moment moment{time.kind, time.shown.time_since_epoch().count(), date::floor<days>(time.shown)};
        if (time.kind == Kind::none) return std::nullopt;
        std::optional<Zone> zone;
        if (time.kind == Kind::zoned) {
            zone = zone_of(time.tzid, line);
            if (!zone) return std::nullopt;
        } else if (time.kind == Kind::floating) {
            zone = default_zone_;
        }
        if (!zone) return moment;
        moment.kind = Kind::utc;
        moment.count = zones_.to_instant(*zone, time.shown).at.time_since_epoch().count();
        return moment;
    }

    void place(const ForeignEvent& event) {
        const auto start = moment_of(event.start, event.start_line);
        if (!start) return;
        std::optional<std::int64_t> length;  // seconds from start to end
        if (event.end.kind != Kind::none) {
            const auto end = moment_of(event.end, event.end_line);
            if (!end) return;
            if (end->kind != start->kind || end->count < start->count)
                return warn("D116", event.end_line,
                            {"this event ends before it starts, or in another kind of time",
                             "este evento termina antes de empezar, o en otro tipo de hora"},
                            {"it is left out; ask its publisher when it is",
                             "se omite; pregunte a quien lo publica cuándo es"});
            length = end->count - start->count;
        }
        title_ = title_of(event);
        Without without;
        if (event.recurrence_id.kind == Kind::none) {
            if (const auto found = overridden_.find(event.uid); found != overridden_.end()) without = found->second;
            for (const auto& time : event.except)
                if (const auto moment = moment_of(time, event.start_line)) without.add(*moment);
        }
        std::set<Moment> placed;
        const auto put = [&](ForeignTime time, const ForeignTime& end, const std::optional<ForeignLength>& own) {
            const auto moment = moment_of(time, event.start_line);
            if (!moment || without.has(*moment) || after(event.until, *moment) || !placed.insert(*moment).second)
                return;
            auto lasts = own ? std::nullopt : length;  // a PERIOD has a length of its own
            if (end.kind != Kind::none) {
                const auto until = moment_of(end, event.start_line);
                if (!until || until->kind != moment->kind || until->count < moment->count) return;
                lasts = until->count - moment->count;
            }
            add(event, time, *moment, lasts, own ? own : event.length);
        };
        if (!event.repeats) put(event.start, {}, {});
        auto instance = event.start;
        for (const auto at : event.instances) {
            instance.shown = at;
            put(instance, {}, {});
        }
        for (const auto& also : event.also)
            put(also.start, also.end, also.length);
    }

    /// UNTIL in UTC bounds instances that are known by their instant or, without a zone, by their digits.
    static bool after(const ForeignTime& until, const Moment& moment) {
        return until.kind != Kind::none && moment.count > until.shown.time_since_epoch().count();
    }

    void add(const ForeignEvent& event, const ForeignTime& time, const Moment& moment,
             std::optional<std::int64_t> seconds_long, const std::optional<ForeignLength>& length) {
        OutsideEvent found;
        found.title = title_;
        const auto day_count = seconds_long ? *seconds_long / 86400 : length ? length->day_count : 1;
        const days whole{static_cast<int>(std::clamp<std::int64_t>(day_count, 1, most_days))};
        const days nominal{
            static_cast<int>(seconds_long || !length ? 0 : std::clamp<std::int64_t>(length->day_count, 0, most_days))};
        const seconds exact{seconds_long ? *seconds_long : length ? length->second_count : 0};
        if (moment.kind == Kind::date) {
            found.on_days = {moment.shown, moment.shown + whole - days{1}};
            if (civil_second{found.on_days.last} < first_ || civil_second{found.on_days.first} >= last_) return;
        } else {
            const auto end_shown = time.shown + nominal + exact;
            if (end_shown < first_ || time.shown >= last_) return;
            if (moment.kind == Kind::floating) {
                found.form = OutsideEvent::Form::civil;
                found.civil_start = time.shown;
                found.civil_end = end_shown;
            } else if (!instants(event, time, moment, nominal, exact, found)) {
                return;
            }
        }
        outcome_.value.events.push_back(found);
    }

    bool instants(const ForeignEvent& event, const ForeignTime& time, const Moment& moment, days nominal, seconds exact,
                  OutsideEvent& found) {
        found.form = OutsideEvent::Form::instants;
        found.start = instant{seconds{moment.count}};
        found.end = found.start + nominal + exact;
        if (time.kind == Kind::utc) return true;
        const auto zone = time.kind == Kind::zoned ? zone_of(time.tzid, event.start_line) : default_zone_;
        if (!zones_.covers(*zone, found.start)) {
            warn("D117", event.start_line,
                 worded("what clocks in {} show after 2037 is not known yet",
                        "todavía no se sabe qué hora rige en {} después de 2037", zone->name()),
                 {"the event is left out for that time", "el evento se omite para esas fechas"});
            return false;
        }
        // Days are counted on the calendar of its zone: with the change of clocks a day has 23 or 25 hours.
        if (nominal != days{0}) found.end = zones_.to_instant(*zone, time.shown + nominal).at + exact;
        return true;
    }

    std::uint32_t title_of(const ForeignEvent& event) {
        outcome_.value.titles.push_back(event.title);
        return static_cast<std::uint32_t>(outcome_.value.titles.size() - 1);
    }

    void tell_unknown_zones() {
        for (const auto& [tzid, unknown] : unknown_) {
            const auto more = unknown.events - 1;
            warn("D115", unknown.line,
                 worded("unknown time zone `{}`{}: what it dates is left out",
                        "no existe la zona horaria `{}`{}: lo que depende de ella se omite", tzid.substr(0, 80),
                        more == 0 ? LanguageText{} : worded(" (and {} times more)", " (y {} veces más)", more)),
                 {"write the IANA name, such as America/Panama, in place of it; rcmcal does not guess a zone",
                  "escriba en su lugar el nombre de la IANA, como America/Panama; rcmcal no adivina zonas"});
        }
    }

    /// Each fault once for each place: an event may meet it a thousand times.
    void warn(std::string_view code, std::uint32_t line, LanguageText message, LanguageText hint) {
        if (!told_.insert({code, line}).second || told_.size() > most_warnings) return;
        outcome_.diagnostics.push_back({.code = code,
                                        .severity = Severity::warning,
                                        .message = std::move(message),
                                        .at = {file_, line, 1, 1},
                                        .hint = std::move(hint)});
    }

    static constexpr std::int64_t most_days = 36'600;
    static constexpr std::size_t most_warnings = 100;

    const ForeignEvents& events_;
    const Outline& outline_;
    const ZoneDatabase& zones_;
    civil_second first_, last_;
    std::uint32_t file_;
    std::optional<Zone> default_zone_;  ///< of times without one
    std::map<std::string, std::optional<Zone>> zones_by_name_;
    std::map<std::string, Unknown> unknown_;
    std::map<std::string, Without> overridden_;
    std::set<std::pair<std::string_view, std::uint32_t>> told_;
    std::uint32_t title_ = 0;
    Outcome<OutsideCalendar> outcome_;
};

}  // namespace

Outcome<OutsideCalendar> occurrences_of(const ForeignEvents& events, const Outline& outline, const ZoneDatabase& zones,
                                        DayRange period, std::uint32_t file) {
    return Placing(events, outline, zones, period, file).run();
}

}  // namespace rcm
