// Suggestions: judged in part is the same as judged as a whole; a plan that is called proven best is the best.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/suggest/assignment.hpp"
#include "engine/suggest/place_all.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();
const ExpandRecurrence expand = [](std::string_view, civil_second) { return RecurrenceProblem{{"none here", ""}, {}}; };
const civil_day today = make_day(2018, 8, 20);
const World world{zones, expand, today};

const SourceSet& base() {
    static const SourceSet made = [] {
        auto sources = read_folder(RCMCAL_SOURCE_DIR "/data/rcm");
        append(sources, read_folder(RCMCAL_SOURCE_DIR "/data/holidays"));
        std::erase_if(sources.value.files,
                      [](const SourceFile& file) { return file.path.find("/decisions/") != std::string::npos; });
        return std::move(sources.value);
    }();
    return made;
}

std::string pick_one(const std::vector<std::string>& words) {
    return *rc::gen::elementOf(words);
}

/// Titles with no word in common: duplicates (C60) are a matter of titles, not of dates.
std::string title_of(int number) {
    const auto title = "\"" + std::string(4, static_cast<char>('a' + number)) + "\"";
    return "title = { en = " + title + ", es = " + title + " }\n";
}

/// An event in the weeks around the September feasts, in which much goes wrong.
std::string any_event(int number, int spread) {
    const bool open = number < 3;
    const auto first = make_day(2018, 9, 10) + days{*rc::gen::inRange(0, spread)};
    const int length = *rc::gen::inRange(1, 4);
    std::string when = to_iso(first) + "/" + to_iso(first + days{length - 1});
    if (open)
        when = "[" + to_iso(first) + ".." + to_iso(first + days{*rc::gen::inRange(0, 5)}) + "]";
    else if (*rc::gen::inRange(0, 4) == 0)
        when = to_iso(first) + "T" + pick_one({"06:00/07:00", "09:00/17:00", "16:00/20:00"});
    const auto place = pick_one({"panama-city", "san-jose", "mexico-city", "ottawa", "san-salvador"});
    std::string where = "\"" + place + "\"";
    if (open && *rc::gen::inRange(0, 2) == 0)
        where = R"({ tbc = "country", candidates = ["san-jose", ")" + pick_one({"ottawa", "panama-city"}) + "\"] }";
    std::string text =
        "\n[[add]]\nevent = \"e" + std::to_string(number) + "\"\nparagraph = \"1\"\nkind = \"meeting\"\n" +
        title_of(number) + "when = \"" + when + "\"\nwhere = " + where + "\nbodies = [\"" +
        pick_one({"rcgm", "lon-consular-protection", "lon-migrant-children", "vice-ministers"}) + "\"]\n";
    if (open) text += "length = " + std::to_string(length) + "\n";
    if (when.find('T') != std::string::npos) text += "zone = \"America/Panama\"\n";
    if (*rc::gen::inRange(0, 4) == 0) text += "supported-by = [\"IOM\"]\n";
    return text;
}

std::string deadline_of(int number, int of) {
    return "\n[[add]]\nevent = \"d" + std::to_string(number) +
           "\"\nparagraph = \"1\"\nkind = \"deadline\"\ntitle = { en = \"D\", es = \"D\" }\nwhen = \"by " +
           std::to_string(*rc::gen::inRange(1, 9)) + " working days before e" + std::to_string(of) +
           "\"\nbodies = []\nowner = \"TS\"\nfor = \"e" + std::to_string(*rc::gen::inRange(0, 3)) + "\"\n";
}

Schedule any_schedule(int events, int spread) {
    auto sources = base();
    std::string text =
        "[document]\nid = \"case\"\ntitle = { en = \"Case\", es = \"Caso\" }\nadopted = 2018-08-01\nby = \"rcgm\"\n";
    for (int number = 0; number < events; ++number)
        text += any_event(number, spread);
    text += deadline_of(0, *rc::gen::inRange(0, events)) + deadline_of(1, 0);
    sources.files.push_back({"case/decisions/case.toml", std::move(text)});
    auto parsed = parse(sources, zones);
    RC_ASSERT(parsed.ok());
    auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), {});
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, expand);
    RC_ASSERT(schedule.ok());
    return std::move(schedule.value);
}

Cost cost_with(const Schedule& now, const std::vector<std::pair<EventIndex, Option>>& placed) {
    std::vector<Proposal> proposals;
    for (const auto& [event, option] : placed)
        proposals.push_back(proposal_of(now.calendar->events[event], option));
    const auto board = prepare(now, proposals, world);
    return cost_of(check({*board, zones, today}, all_rules()));
}

/// The same without the events and what hangs on them.
Cost cost_without(const Schedule& now, const std::vector<std::pair<EventIndex, Option>>& placed) {
    std::vector<Proposal> proposals;
    for (const auto& [event, option] : placed)
        proposals.push_back(proposal_of(now.calendar->events[event], option));
    auto board = *prepare(now, proposals, world);
    auto calendar = std::make_shared<Calendar>(*board.calendar);
    for (const auto& [event, option] : placed)
        for (auto& other : calendar->events)
            if (hangs_on(other, calendar->events[event])) other.cancelled = true;
    for (const auto& [event, option] : placed)
        calendar->events[event].cancelled = true;
    board.calendar = calendar;
    return cost_of(check({board, zones, today}, all_rules()));
}

}  // namespace

TEST_CASE("suggest: the judgement in part is that of the whole calendar, rule for rule") {
    CHECK(rc::check([] {
        const auto now = any_schedule(*rc::gen::inRange(4, 16), *rc::gen::elementOf(std::vector<int>{8, 30, 120}));
        const auto& event = *now.calendar->find("e0");
        const auto index = static_cast<EventIndex>(&event - now.calendar->events.data());
        const auto found = suggest(now, event, {}, world);
        RC_ASSERT(found.impossible == 0U);
        for (std::size_t at = 0; at < found.ranked.size(); ++at) {
            const auto& [option, judgement] = found.ranked[at];
            RC_ASSERT(judgement.cost == cost_with(now, {{index, option}}) - cost_without(now, {{index, option}}));
            if (at > 0) RC_ASSERT(found.ranked[at - 1].judgement.cost <= judgement.cost);
        }
    }));
}

TEST_CASE("suggest --all: a plan proven best is the best, none costs less than the bound, and greedy is no better") {
    int proven = 0;
    int runs = 0;
    CHECK(rc::check([&] {
        if (runs >= 40) return;  // each judges dozens of whole calendars
        const auto now = any_schedule(*rc::gen::inRange(3, 8), *rc::gen::elementOf(std::vector<int>{4, 12}));
        std::vector<EventIndex> open;
        std::vector<Options> options;
        for (EventIndex index = 0; index < now.calendar->events.size(); ++index)
            if (is_open(now, now.calendar->events[index], today)) {
                open.push_back(index);
                options.push_back(options_of(now, now.calendar->events[index], {}, today));
            }
        std::size_t all = 1;
        for (const auto& each : options)
            all *= each.list.size();
        RC_PRE(!open.empty() && all <= 40U);
        const auto plan = place_all(now, world);
        RC_ASSERT(plan.placements.size() == open.size());
        RC_ASSERT(plan.cost <= plan.greedy_cost);
        std::optional<Cost> least;
        for (std::size_t number = 0; number < all; ++number) {
            std::vector<std::pair<EventIndex, Option>> placed;
            auto rest = number;
            for (std::size_t at = 0; at < open.size(); ++at) {
                placed.emplace_back(open[at], options[at].list[rest % options[at].list.size()]);
                rest /= options[at].list.size();
            }
            const auto cost = cost_with(now, placed) - cost_without(now, placed);
            least = std::min(least.value_or(cost), cost);
        }
        RC_ASSERT(plan.bound <= *least);
        RC_ASSERT(plan.cost >= *least);
        if (plan.proven()) RC_ASSERT(plan.cost == *least);
        ++runs;
        proven += plan.proven();
    }));
    CHECK(runs > 20);
    // A bound that never proves anything would be worthless. Of 400 plans 93 were proven, 5 to 13 in each seed's 40: a
    // share would now and then be missed by chance, none at all once in tens of thousands of seeds.
    CHECK(proven > 0);
}

TEST_CASE("assignment: the least cost of all, and a true bound where the steps run out") {
    CHECK(rc::check([] {
        AssignmentProblem problem;
        const auto variables = *rc::gen::inRange<std::size_t>(1, 5);
        for (std::size_t at = 0; at < variables; ++at)
            problem.single.push_back(*rc::gen::container<std::vector<std::int64_t>>(
                *rc::gen::inRange<std::size_t>(1, 4), rc::gen::inRange<std::int64_t>(0, 6)));
        for (std::size_t a = 0; a < variables; ++a)
            for (std::size_t b = a + 1; b < variables; ++b) {
                if (*rc::gen::inRange(0, 3) == 0) continue;
                auto& table = problem.pair[{a, b}];
                for (std::size_t x = 0; x < problem.single[a].size(); ++x)
                    table.push_back(*rc::gen::container<std::vector<std::int64_t>>(
                        problem.single[b].size(), rc::gen::inRange<std::int64_t>(0, 6)));
            }
        const auto cost_at = [&](const std::vector<std::size_t>& choice) {
            std::int64_t cost = 0;
            for (std::size_t at = 0; at < variables; ++at)
                cost += problem.single[at][choice[at]];
            for (const auto& [both, table] : problem.pair)
                cost += table[choice[both.first]][choice[both.second]];
            return cost;
        };
        std::int64_t least = 1'000;
        std::vector<std::size_t> choice(variables, 0);
        for (bool more = true; more;) {
            least = std::min(least, cost_at(choice));
            std::size_t at = 0;
            while (at < variables && ++choice[at] == problem.single[at].size())
                choice[at++] = 0;
            more = at < variables;
        }
        const auto best = least_cost(problem, 100'000);
        RC_ASSERT(best.cost == least);
        RC_ASSERT(best.bound == least);
        RC_ASSERT(cost_at(best.choice) == least);
        const auto cut = least_cost(problem, 3);
        RC_ASSERT(cut.bound <= least);
        RC_ASSERT(cut.cost >= least);
        RC_ASSERT(cost_at(cut.choice) == cut.cost);
    }));
}
