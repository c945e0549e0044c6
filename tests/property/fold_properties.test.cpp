// What holds for any run of decisions, and for any open date and place.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();

template <class T>
Decided<T> perhaps(T value) {
    if (*rc::gen::arbitrary<bool>()) return Sourced<T>{std::move(value), {}};
    return {};
}

When any_when() {
    const auto day = make_day(2018, 8, 1) + days{*rc::gen::inRange(0, 500)};
    const std::string text = *rc::gen::element<std::string>(to_iso(day), to_iso(day) + "/" + to_iso(day + days{2}),
                                                            "early 2018-09", "2019-03", "2018-Q4", "tbc");
    return std::get<When>(parse_when(text));
}

std::shared_ptr<const Register> any_register() {
    auto reg = std::make_shared<Register>();
    auto adopted = make_day(2018, 7, 1);
    std::uint32_t line = 1;
    const auto documents = *rc::gen::inRange<std::uint32_t>(1, 6);
    for (std::uint32_t at = 0; at < documents; ++at) {
        adopted += days{*rc::gen::inRange(0, 20)};
        Document document{.id = std::to_string(at), .title = {}, .adopted = adopted, .by = 0, .decisions = {}};
        const auto decisions = *rc::gen::inRange(0, 5);
        for (int number = 0; number < decisions; ++number) {
            Decision decision{
                .act = *rc::gen::weightedElement<Act>(
                    {{5, Act::add}, {2, Act::confirm}, {2, Act::move}, {2, Act::amend}, {1, Act::cancel}})};
            decision.event = *rc::gen::element<std::string>("a", "b", "c");
            decision.document = at;
            decision.at = {0, line++, 1, 1};
            decision.fields.title = perhaps(LanguageText{.en = std::to_string(line), .es = std::to_string(line)});
            decision.fields.when = perhaps(std::vector{any_when()});
            decision.fields.where = perhaps(*rc::gen::element<Where>(Where{PlaceIndex{0}}, Where{Placeholder{}}));
            document.decisions.push_back(std::move(decision));
        }
        reg->documents.push_back(std::move(document));
    }
    return reg;
}

/// What is comparable between two folds of the same decisions.
std::string story_of(const Calendar& calendar) {
    std::string story;
    const auto line = [](const Decision* decision) { return decision ? std::to_string(decision->at.line) : "-"; };
    for (const auto& event : calendar.events) {
        story += event.id + (event.cancelled ? " cancelled" : "") + " title " + line(event.title.set_by) + " when " +
                 line(event.when.set_by) + " where " + line(event.where.set_by) + " history";
        for (const auto* decision : event.history)
            story += " " + line(decision);
        story += "\n";
    }
    return story;
}

}  // namespace

TEST_CASE("as-of a day is the fold of what had been adopted by then") {
    CHECK(rc::check([] {
        const auto reg = any_register();
        const auto day = make_day(2018, 7, 1) + days{*rc::gen::inRange(-5, 120)};
        auto earlier = std::make_shared<Register>(*reg);
        std::erase_if(earlier->documents, [&](const Document& document) { return document.adopted > day; });
        RC_ASSERT(story_of(fold(reg, day).value) == story_of(fold(earlier, {}).value));
    }));
}

TEST_CASE("every field is set by the last decision that was applied and says it, and no decision is lost") {
    CHECK(rc::check([] {
        const auto reg = any_register();
        const auto folded = fold(reg, {});
        std::size_t decided = 0, applied = 0;
        for (const auto& document : reg->documents)
            decided += document.decisions.size();
        for (const auto& event : folded.value.events) {
            applied += event.history.size();
            const Decision *title = nullptr, *when = nullptr, *where = nullptr;
            for (const auto* decision : event.history) {
                RC_ASSERT(decision->event == event.id);
                if (decision->fields.title) title = decision;
                if (decision->fields.when) when = decision;
                if (decision->fields.where) where = decision;
            }
            RC_ASSERT(event.title.set_by == title);
            RC_ASSERT(event.when.set_by == when);
            RC_ASSERT(event.where.set_by == where);
            RC_ASSERT(event.history.front()->act == Act::add);
            RC_ASSERT(event.cancelled == (event.history.back()->act == Act::cancel));
        }
        const auto refused = std::count_if(folded.diagnostics.begin(), folded.diagnostics.end(),
                                           [](const auto& each) { return each.severity == Severity::error; });
        RC_ASSERT(decided == applied + static_cast<std::size_t>(refused));
    }));
}

TEST_CASE("whatever is settled in the end, the session lies within the bounds that the open one had") {
    CHECK(rc::check([] {
        auto reg = std::make_shared<Register>();
        reg->settings.default_zone = *zones.find("America/Panama");
        for (const auto* name : {"America/Panama", "America/Toronto", "America/Mexico_City", "America/Santo_Domingo"}) {
            Place place;
            place.zone = *zones.find(name);
            reg->places.push_back(place);
        }
        const auto decide = [&](When when, Where where, int length) {
            Decision decision{.event = "e"};
            decision.fields.when = Sourced<std::vector<When>>{{std::move(when)}, {}};
            decision.fields.where = Sourced<Where>{std::move(where), {}};
            decision.fields.length = Sourced<int>{length, {}};
            auto decided = std::make_shared<Register>(*reg);
            decided->documents = {Document{.id = "d", .title = {}, .adopted = {}, .by = 0, .decisions = {decision}}};
            auto calendar = std::make_shared<const Calendar>(fold(decided, {}).value);
            return resolve(calendar, zones, [](std::string_view, civil_second) { return RecurrenceProblem{}; });
        };
        const auto length = *rc::gen::inRange(1, 5);
        const auto when = std::get<When>(parse_when(*rc::gen::element<std::string>(
            "early 2018-09", "2018-11", "2018-Q4", "[2018-10-20..2018-11-05]", "[2018-03-09,2018-03-13]")));
        const auto candidates = *rc::gen::suchThat<std::vector<PlaceIndex>>(
            rc::gen::container<std::vector<PlaceIndex>>(rc::gen::inRange<PlaceIndex>(0, 4)),
            [](const auto& list) { return !list.empty(); });
        const auto open =
            decide(when, Placeholder{.what = {}, .candidates = candidates, .needed_by = {}, .owner = {}}, length);
        RC_ASSERT(open.ok());
        const auto& session = open.value.sessions.front();
        const auto run = *rc::gen::elementOf(session.start_days);
        const auto day = run.first + days{*rc::gen::inRange(0, run.length())};
        const auto settled = decide(std::get<When>(parse_when(to_iso(day) + "/" + to_iso(day + days{length - 1}))),
                                    *rc::gen::elementOf(candidates), length);
        RC_ASSERT(settled.ok());
        const auto& settled_session = settled.value.sessions.front();
        RC_ASSERT(session.lo <= settled_session.lo);
        RC_ASSERT(settled_session.hi <= session.hi);
        RC_ASSERT(session.length == settled_session.length);
        RC_ASSERT(session.hull().contains(day));
        RC_ASSERT(session.hull().contains(settled_session.hull().last));
    }));
}
