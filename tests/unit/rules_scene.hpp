// A scene for the tests of rules: a register made by hand, and a schedule to which events are added one by one.
//
//   Scene scene;
//   scene.add("rcgm-a", "2018-11-12/2018-11-13", {.where = {"panama-city"}, .bodies = {"rcgm"}});
//   REQUIRE(scene.findings("C14").empty());
#pragma once

#include "engine/rules/rule.hpp"
#include "tests/said.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>

namespace rcm {

/// Everything about an event but its id and dates.
struct Cast {
    EventKind kind = EventKind::meeting;
    std::vector<std::string> where{};  ///< one: settled; several: candidates
    bool place_open = false;           ///< a placeholder
    bool online = false;
    std::vector<std::string> bodies{};
    std::vector<std::string> required{};  ///< parties besides those of the bodies; "*": every member
    std::vector<std::string> optional{};
    std::vector<std::string> supporters{};
    int length = 1;                        ///< days, in a window
    std::string zone{};                    ///< of a timed session online
    std::string feeds{};                   ///< `for`
    std::optional<civil_day> needed_by{};  ///< the date is needed by
    std::optional<civil_day> place_needed_by{};
    std::optional<civil_day> adopted{};  ///< of the document that adds it
    bool cancelled = false;
};

class Scene {
  public:
    Scene() {
        place("ottawa", "Ottawa", "CAN", "America/Toronto", 45.417, -75.7, true);
        place("san-jose", "San José", "CRI", "America/Costa_Rica", 9.935, -84.084, true);
        place("san-salvador", "San Salvador", "SLV", "America/El_Salvador", 13.71, -89.203, true);
        place("mexico-city", "Mexico City", "MEX", "America/Mexico_City", 19.442, -99.131, true);
        place("cancun", "Cancún", "MEX", "America/Cancun", 21.16, -86.85, false);
        place("panama-city", "Panama City", "PAN", "America/Panama", 8.968, -79.533, true);
        place("washington", "Washington, D.C.", "USA", "America/New_York", 38.9, -77.009, true);
        party("CAN", PartyKind::member, "Canada", "ottawa");
        party("CRI", PartyKind::member, "Costa Rica", "san-jose");
        party("SLV", PartyKind::member, "El Salvador", "san-salvador");
        party("MEX", PartyKind::member, "Mexico", "mexico-city");
        party("PAN", PartyKind::member, "Panama", "panama-city");
        party("USA", PartyKind::member, "United States", "washington");
        party("IOM", PartyKind::observer, "International Organization for Migration (IOM)", "");
        party("ICRC", PartyKind::observer, "International Committee of the Red Cross (ICRC)", "");
        party("TS", PartyKind::office, "Technical Secretariat", "san-jose");
        register_->settings.secretariat = party_index("TS");
        register_->settings.default_zone = *zones.find("America/Costa_Rica");
        body("rcgm", "RCGM", Level::technical, {});
        body("vice-ministers", "Vice-Ministers", Level::political, {});
        body("drafting", "Drafting Committee", Level::technical, "rcgm");
        body("network", "Consular network", Level::technical, {});
        body("group", "Ad hoc group", Level::technical, {});
        register_->documents.push_back({.id = "doc", .title = {}, .adopted = make_day(2018, 1, 1), .decisions = {}});
        register_->documents.front().decisions.emplace_back();
        calendar_->source = register_;
        schedule.calendar = calendar_;
        schedule.first_session = {0};
        calendar_->events.reserve(most_events);
        register_->documents.reserve(most_events);
    }

    void holiday(std::string country, civil_day day, std::string name, HolidayScope scope = HolidayScope::national,
                 bool half = false) {
        HolidayOverride entry;
        entry.on = day;
        entry.name = {name, name + " (es)"};
        entry.scope = scope;
        entry.half = half;
        for (auto& law : laws_)
            if (law.country == country) return law.overrides.push_back(entry);
        laws_.push_back({country, 2010, 2040, {}, {entry}});
    }

    PartyIndex party_index(std::string_view id) const { return index_of(register_->parties, id); }
    PlaceIndex place_index(std::string_view id) const { return index_of(register_->places, id); }
    BodyIndex body_index(std::string_view id) const { return index_of(register_->bodies, id); }

    PartySet parties(const std::vector<std::string>& ids) const {
        PartySet set;
        for (const auto& id : ids)
            if (id == "*") {
                for (PartyIndex index = 0; index < 6; ++index)
                    set.set(index);
            } else {
                set.set(party_index(id));
            }
        return set;
    }

    /// One event; a session for each of its dates, as `resolve` would make them.
    void add_sessions(const std::string& id, const std::vector<std::string>& dates, const Cast& cast) {
        REQUIRE(calendar_->events.size() < most_events);
        Event event;
        event.id = id;
        event.cancelled = cast.cancelled;
        say(event.kind, cast.kind);
        say(event.title, {"Title of " + id, "Título de " + id});
        const Decision* decision = &register_->documents.front().decisions.front();
        if (cast.adopted) {
            register_->documents.push_back({.id = id, .title = {}, .adopted = *cast.adopted, .decisions = {}});
            auto& own = register_->documents.back().decisions.emplace_back();
            own.document = static_cast<std::uint32_t>(register_->documents.size() - 1);
            decision = &own;
        }
        event.history = {decision};
        if (!cast.feeds.empty()) say(event.feeds_into, cast.feeds);
        if (cast.needed_by) say(event.needed_by, *cast.needed_by, decision);
        if (cast.place_open) {
            Placeholder open{
                .what = Placeholder::What::country, .candidates = {}, .needed_by = cast.place_needed_by, .owner = {}};
            for (const auto& where : cast.where)
                open.candidates.push_back(place_index(where));
            say(event.where, open);
        }
        std::vector<BodyIndex> bodies;
        for (const auto& name : cast.bodies)
            bodies.push_back(body_index(name));
        say(event.bodies, bodies);
        std::vector<When> list;
        std::uint32_t number = 0;
        for (const auto& written : dates) {
            const auto when = std::get<When>(parse_when(written));
            list.push_back(when);
            schedule.sessions.push_back(session_of(when, cast, ++number));
        }
        say(event.when, list);
        calendar_->events.push_back(std::move(event));
        schedule.first_session.push_back(static_cast<std::uint32_t>(schedule.sessions.size()));
    }
    void add(const std::string& id, const std::string& written, const Cast& cast) { add_sessions(id, {written}, cast); }

    Findings findings(std::string_view code) {
        register_->holidays = HolidayTable(laws_);
        std::vector<const Rule*> only;
        for (const auto* rule : all_rules())
            if (code.empty() || rule->code == code) only.push_back(rule);
        REQUIRE_FALSE(only.empty());
        return check(context(), only);
    }
    /// What the files said: limits, presidencies, bodies …
    Register& source() { return *register_; }
    Event& event(std::string_view id) { return calendar_->events[index_of(calendar_->events, id)]; }
    RuleContext context() const { return {schedule, zones, today}; }

    /// The only finding of the rule.
    Finding finding(std::string_view code) {
        const auto found = findings(code);
        REQUIRE(found.size() == 1);
        CHECK_FALSE(found.front().message.in(Language::en).empty());
        CHECK_FALSE(found.front().message.in(Language::es).empty());
        CHECK_FALSE(found.front().advice(Language::en).empty());
        CHECK_FALSE(found.front().advice(Language::es).empty());
        return found.front();
    }

    ZoneDatabase zones = ZoneDatabase::system();
    Schedule schedule;
    civil_day today = make_day(2018, 7, 20);

  private:
    static constexpr std::size_t most_events = 200;

    template <class List>
    static std::uint32_t index_of(const List& list, std::string_view id) {
        for (std::uint32_t index = 0; index < list.size(); ++index)
            if (list[index].id == id) return index;
        FAIL("no such id in the scene: " << id);
        return 0;
    }
    void place(std::string id, std::string name, std::string country, std::string_view zone, double latitude,
               double longitude, bool capital) {
        register_->places.push_back({.id = std::move(id),
                                     .name = {name, name},
                                     .country = std::move(country),
                                     .zone = *zones.find(zone),
                                     .latitude = latitude,
                                     .longitude = longitude,
                                     .capital = capital});
    }
    void party(std::string id, PartyKind kind, std::string name, std::string_view capital) {
        Party made{.id = std::move(id), .kind = kind, .slug = {}, .name = {name, name}, .capital = {}, .aliases = {}};
        if (!capital.empty()) made.capital = place_index(capital);
        register_->parties.push_back(std::move(made));
    }
    void body(std::string id, std::string name, Level level, std::string_view part_of) {
        Body made{.id = std::move(id),
                  .slug = {},
                  .name = {name, name},
                  .level = level,
                  .members = {},
                  .invited = {},
                  .part_of = {}};
        if (!part_of.empty()) made.part_of = body_index(part_of);
        register_->bodies.push_back(std::move(made));
    }

    Session session_of(const When& when, const Cast& cast, std::uint32_t number) const {
        Session session;
        session.event = static_cast<EventIndex>(calendar_->events.size());
        session.number = number;
        session.when = when;
        session.online = cast.online;
        session.place_open = cast.place_open;
        session.required = parties(cast.required);
        session.optional = parties(cast.optional);
        session.supporters = parties(cast.supporters);
        for (const auto& where : cast.where)
            session.places.push_back(place_index(where));
        std::vector<Zone> candidates;
        for (const auto index : session.places)
            candidates.push_back(register_->places[index].zone);
        if (!cast.zone.empty()) candidates = {*zones.find(cast.zone)};
        if (candidates.empty()) candidates = {register_->settings.default_zone};
        session.zone = candidates.front();

        if (when.form == When::Form::timed) {
            session.start_days = {{when.range.first, when.range.first}};
            session.length_days = when.range.length();
            session.start_kind = zones.to_instant(session.zone, when.start).kind;
            session.end_kind = zones.to_instant(session.zone, when.end).kind;
            bound(session, candidates, when.start, when.start, when.end - when.start);
            session.length =
                zones.to_instant(session.zone, when.end).at - zones.to_instant(session.zone, when.start).at;
            return session;
        }
        if (when.form == When::Form::whole_days || when.form == When::Form::deadline) {
            session.start_days = {{when.range.first, when.range.first}};
            session.length_days = when.range.length();
        } else if (when.form == When::Form::window) {
            session.length_days = cast.length;
            for (auto run : when.within) {
                run.last -= days{cast.length - 1};
                if (run.first <= run.last) session.start_days.push_back(run);
            }
        }
        if (session.dated())
            bound(session, candidates, session.start_days.front().first + hours{8},
                  session.start_days.back().last + hours{8}, days{session.length_days - 1} + hours{10});
        return session;
    }
    void bound(Session& session, const std::vector<Zone>& candidates, civil_second first, civil_second last,
               seconds length) const {
        session.length = length;
        session.lo = instant::max();
        session.hi = instant::min();
        for (const auto zone : candidates) {
            session.lo = std::min(session.lo, zones.to_instant(zone, first).at);
            session.hi = std::max(session.hi, zones.to_instant(zone, last).at);
        }
    }

    std::shared_ptr<Register> register_ = std::make_shared<Register>();
    std::shared_ptr<Calendar> calendar_ = std::make_shared<Calendar>();
    std::vector<HolidayLaw> laws_;
};

}  // namespace rcm
