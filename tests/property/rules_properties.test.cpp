// Rules that look things up in a clever way find what comparing everything with everything finds.
#include "engine/rules/rule.hpp"
#include "engine/rules/titles.hpp"
#include "tests/said.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <set>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();

const Rule* rule_called(std::string_view code) {
    for (const auto* rule : all_rules())
        if (rule->code == code) return rule;
    return nullptr;
}

/// Up to a dozen events of the RCGM, each with a session or two within some weeks.
Schedule any_schedule(bool open_dates) {
    static const Document document{
        .id = "doc", .title = {}, .adopted = make_day(1970, 1, 1), .by = 0, .decisions = {}, .at = {}};
    static const Decision add{};
    auto source = std::make_shared<Register>();
    source->bodies.push_back({.id = "rcgm", .slug = {}, .name = {}, .members = {}, .invited = {}, .part_of = {}});
    source->documents.push_back(document);
    auto calendar = std::make_shared<Calendar>();
    calendar->source = source;
    const auto events = *rc::gen::inRange<std::size_t>(1, 13);
    Schedule schedule;
    for (EventIndex index = 0; index < events; ++index) {
        Event event;
        event.id = "e" + std::to_string(index);
        say(event.bodies, std::vector<BodyIndex>{0});
        event.history = {&add};
        LanguageText title;
        for (auto* text : {&title.en, &title.es})
            for (int words = *rc::gen::inRange(0, 5); words > 0; --words)
                *text +=
                    *rc::gen::element<std::string>("visas ", "health ", "data ", "labour ", "first ", "second ", "of ");
        say(event.title, title);
        calendar->events.push_back(std::move(event));
        schedule.first_session.push_back(static_cast<std::uint32_t>(schedule.sessions.size()));
        for (int number = *rc::gen::inRange(1, 3); number > 0; --number) {
            Session session;
            session.event = index;
            session.length_days = *rc::gen::inRange(1, 4);
            const auto first = civil_day{days{*rc::gen::inRange(100, 160)}};
            const auto spread = open_dates ? *rc::gen::weightedElement<int>({{3, 0}, {1, 12}}) : 0;
            session.start_days = {{first, first + days{spread}}};
            session.lo = instant{first.time_since_epoch() + hours{8}};
            session.hi = session.lo + days{spread};
            session.length = days{session.length_days - 1} + hours{10};
            schedule.sessions.push_back(session);
        }
    }
    schedule.first_session.push_back(static_cast<std::uint32_t>(schedule.sessions.size()));
    schedule.calendar = calendar;
    return schedule;
}

Findings found_by(std::string_view code, const Schedule& schedule) {
    return check({schedule, zones, civil_day{days{0}}}, {rule_called(code)});
}

bool touches(const Session& session, civil_day start, DayRange days_of_period) {
    return start <= days_of_period.last && start + days{session.length_days - 1} >= days_of_period.first;
}

}  // namespace

TEST_CASE("C60: the same pairs of events as comparing all with all") {
    CHECK(rc::check([] {
        const auto schedule = any_schedule(true);
        std::set<std::pair<EventIndex, EventIndex>> expected;
        for (const auto& a : schedule.sessions)
            for (const auto& b : schedule.sessions) {
                if (a.event >= b.event || !(a.lo < b.hi + b.length && b.lo < a.hi + a.length)) continue;
                const auto& x = schedule.event_of(a).title.value();
                const auto& y = schedule.event_of(b).title.value();
                for (const auto l : languages)
                    if (alike(words_of(x.in(l), {"rcgm"}), words_of(y.in(l), {"rcgm"})))
                        expected.emplace(a.event, b.event);
            }
        std::set<std::pair<EventIndex, EventIndex>> found;
        for (const auto& finding : found_by("C60", schedule)) {
            const auto events = std::minmax(finding.sessions[0]->event, finding.sessions[1]->event);
            RC_ASSERT(found.emplace(events.first, events.second).second);
        }
        RC_ASSERT(found == expected);
    }));
}

TEST_CASE("C05: the sessions of every period of fourteen days that holds three, and the clean days of open ones") {
    CHECK(rc::check([] {
        const auto schedule = any_schedule(true);
        std::set<const Session*> crowded;
        std::set<civil_day> full;  // first days of periods that hold two settled sessions
        for (auto first = civil_day{days{50}}; first < civil_day{days{200}}; first += days{1}) {
            std::vector<const Session*> within;
            for (const auto& session : schedule.sessions)
                if (session.firm() && touches(session, session.start_days.front().first, {first, first + days{13}}))
                    within.push_back(&session);
            if (within.size() > 2) crowded.insert(within.begin(), within.end());
            if (within.size() >= 2) full.insert(first);
        }
        std::set<const Session*> told;
        std::map<const Session*, int> clean;
        for (const auto& finding : found_by("C05", schedule)) {
            const Session* open = nullptr;
            for (const auto* session : finding.sessions)
                if (!session->firm()) open = session;
            if (open != nullptr)
                clean[open] = finding.clean_days.value();
            else
                told.insert(finding.sessions.begin(), finding.sessions.end());
        }
        RC_ASSERT(told == crowded);
        for (const auto& session : schedule.sessions) {
            if (session.firm()) continue;
            int left = 0;
            const auto& run = session.start_days.front();
            for (auto start = run.first; start <= run.last; start += days{1}) {
                bool bad = false;
                for (const auto first : full)
                    bad |= touches(session, start, {first, first + days{13}});
                left += bad ? 0 : 1;
            }
            const auto known = clean.find(&session);
            RC_ASSERT((known == clean.end() ? run.length() : known->second) == left);
        }
    }));
}
