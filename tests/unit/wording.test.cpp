// A finding is put into words when somebody asks, and by then the check that found it is long over.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/rules/rule.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <set>

using namespace rcm;

namespace {

/// The schedule of a golden's decisions, and what was found in it on the day that its first line names. Everything else
/// that the rules looked at is gone.
struct Judged {
    std::shared_ptr<const Schedule> schedule;
    Findings findings;
};

Judged judged(const std::string& decisions) {
    auto zones = std::make_unique<ZoneDatabase>(ZoneDatabase::system());
    const std::string root = RCMCAL_SOURCE_DIR;
    auto sources = read_folder(root + "/data/rcm");
    append(sources, read_folder(root + "/data/holidays"));
    auto golden = read_folder(decisions);
    const auto& arguments = golden.value.files.front().text;
    const auto at = arguments.find("--today ");
    const auto today = parse_day(at == std::string::npos ? "2018-07-20" : arguments.substr(at + 8, 10)).value();
    append(sources, std::move(golden));
    auto parsed = parse(sources.value, *zones);
    REQUIRE(parsed.ok());
    auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), std::nullopt);
    REQUIRE(calendar.ok());
    auto resolved = resolve(
        std::make_shared<const Calendar>(std::move(calendar.value)), *zones,
        [](std::string_view rule, civil_second start) -> std::variant<std::vector<civil_second>, RecurrenceProblem> {
            return std::get<std::vector<civil_second>>(expand_recurrence(rule, start));
        });
    REQUIRE(resolved.ok());
    Judged made{std::make_shared<const Schedule>(std::move(resolved.value)), {}};
    OutsideEvent week{.on_days = {make_day(2019, 6, 1), make_day(2019, 6, 30)}};
    OutsideEvent call{.form = OutsideEvent::Form::instants,
                      .start = instant{make_day(2018, 9, 4).time_since_epoch()},
                      .end = instant{make_day(2018, 9, 9).time_since_epoch()}};
    const std::vector<OutsideCalendar> outside{{.name = {"An outside calendar", "Un calendario externo"},
                                                .titles = {"A title that is long"},
                                                .events = {week, call}}};
    const auto context = std::make_unique<const RuleContext>(RuleContext{*made.schedule, *zones, today, outside});
    made.findings = check(*context, all_rules());
    return made;
}

}  // namespace

TEST_CASE("wording: nothing is said before somebody asks, and each language by itself") {
    CHECK(Wording{}.empty());
    CHECK(Wording{}.in(Language::en).empty());
    int asked = 0;
    const Wording wording = [&asked, name = std::string("a name too long to be kept in place")](Language l) {
        ++asked;
        return pick(l, "It is ", "Es ") + name;
    };
    CHECK_FALSE(wording.empty());
    const auto copy = wording;
    CHECK(asked == 0);
    CHECK(copy.in(Language::es) == "Es a name too long to be kept in place");
    CHECK(wording.in(Language::en) == "It is a name too long to be kept in place");
    CHECK(asked == 2);
}

TEST_CASE("findings: a large calendar has thousands, so they are small") {
    CHECK(sizeof(Wording) == sizeof(void*));
    CHECK(sizeof(Finding) <= 152);
}

TEST_CASE("findings: what they say needs only the schedule, in both languages") {
    const auto goldens = std::filesystem::path(RCMCAL_SOURCE_DIR) / "tests/golden/rules";
    std::set<std::string_view> told;
    for (const auto& folder : std::filesystem::directory_iterator(goldens)) {
        if (std::filesystem::exists(folder.path() / "bad/calendar")) continue;  // other bodies than those of data/rcm
        CAPTURE(folder.path());
        const auto [schedule, findings] = judged(folder.path() / "bad");
        for (const auto& finding : findings) {
            told.insert(finding.rule->code);
            for (const auto language : languages) {
                CHECK(finding.message.in(language).ends_with("."));
                CHECK(finding.advice(language).ends_with("."));
            }
        }
    }
    std::set<std::string_view> silent;
    for (const auto* rule : all_rules())
        if (!rule->of_edition && !told.contains(rule->code)) silent.insert(rule->code);
    CHECK(silent == std::set<std::string_view>{"C34", "C44"});
}
