// Acknowledgements on the RCM's own data: what they silence, and what opens a finding again.
#include "engine/rules/acknowledge.hpp"
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"

#include <catch2/catch.hpp>

using namespace rcm;

namespace {

const ZoneDatabase zones = ZoneDatabase::system();

/// The RCM's calendar with a decision and an acknowledgements file of the test's own, judged on `today`.
struct Case {
    Diagnostics diagnostics{};
    std::shared_ptr<const Schedule> schedule{};
    Findings findings{};
    Diagnostics unused{};

    Case(const std::string& acknowledged, const std::string& decisions = {}, civil_day today = make_day(2018, 7, 20)) {
        const std::string root = RCMCAL_SOURCE_DIR;
        auto sources = read_folder(root + "/data/rcm");
        append(sources, read_folder(root + "/data/holidays"));
        sources.value.files.push_back({"case/acknowledged.toml", "acknowledged = [\n" + acknowledged + "\n]\n"});
        if (!decisions.empty())
            sources.value.files.push_back({"case/decisions/note.toml",
                                           "[document]\nid = \"note\"\ntitle = { en = \"Note\", es = \"Nota\" }\n"
                                           "adopted = 2018-07-21\nby = \"rcgm\"\n\n" +
                                               decisions});
        auto parsed = parse(sources.value, zones);
        diagnostics = std::move(parsed.diagnostics);
        const auto reg = std::make_shared<const Register>(std::move(parsed.value));
        const auto unknown = unknown_rules(*reg);
        diagnostics.insert(diagnostics.end(), unknown.begin(), unknown.end());
        if (has_errors(diagnostics)) return;
        auto calendar = fold(reg, std::nullopt);
        REQUIRE(calendar.ok());
        auto resolved = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones,
                                [](std::string_view rule,
                                   civil_second start) -> std::variant<std::vector<civil_second>, RecurrenceProblem> {
                                    auto expanded = expand_recurrence(rule, start);
                                    REQUIRE(std::holds_alternative<std::vector<civil_second>>(expanded));
                                    return std::get<std::vector<civil_second>>(expanded);
                                });
        REQUIRE(resolved.ok());
        schedule = std::make_shared<const Schedule>(std::move(resolved.value));
        findings = check({*schedule, zones, today}, all_rules());
        unused = acknowledge(findings, *schedule, all_rules(), today);
    }

    const Finding& finding(std::string_view rule, std::string_view session) const {
        for (const auto& found : findings)
            if (found.rule->code == rule && session_name(*found.sessions.front(), *schedule) == session) return found;
        FAIL("no finding of " << rule << " about " << session);
        return findings.front();
    }
    std::size_t acknowledged() const {
        std::size_t count = 0;
        for (const auto& found : findings)
            if (found.acknowledged != nullptr) ++count;
        return count;
    }
};

std::string filled(std::string line, const std::string& more = {}) {
    const std::string empty = "reason = \"\", who = \"\" }";
    line.replace(line.find(empty), empty.size(), "reason = \"both will come\", who = \"Panama\"" + more + " }");
    return line;
}

const std::string november =
    R"({ rule = "C13", events = ["rcgm-2018-11"], facts = { dates = "2018-11-12/2018-11-13", places = "panama-city", )"
    R"(parties = ["CAN", "USA"], severity = "warning" }, reason = "both will come", who = "Panama" },)";

const std::string move_to_19 =
    "[[move]]\nevent = \"rcgm-2018-11\"\nparagraph = \"1\"\nwhen = \"2018-11-12/2018-11-14\"\n";

}  // namespace

TEST_CASE("every finding is silenced by the line that is printed for it, and by that alone") {
    const Case before("");
    REQUIRE(before.findings.size() > 5);
    for (const auto& finding : before.findings) {
        const auto line = filled(line_to_paste(finding, *before.schedule));
        CAPTURE(line);
        const Case after(line);
        CHECK(after.diagnostics.empty());
        CHECK(after.unused.empty());
        REQUIRE(after.acknowledged() == 1);
        for (std::size_t at = 0; at < after.findings.size(); ++at) {
            CHECK((after.findings[at].acknowledged != nullptr) == (&before.findings[at] == &finding));
            CHECK(after.findings[at].reopened.empty());
        }
    }
}

TEST_CASE("an acknowledgement keeps reason, name and place") {
    const Case acknowledged(november);
    const auto& finding = acknowledged.finding("C13", "rcgm-2018-11");
    REQUIRE(finding.acknowledged != nullptr);
    CHECK(finding.acknowledged->reason.es == "both will come");
    CHECK(finding.acknowledged->who == "Panama");
    CHECK(finding.acknowledged->at.line == 2);
}

TEST_CASE("a changed date opens the finding again and is named") {
    const Case moved(november, move_to_19);
    const auto& finding = moved.finding("C13", "rcgm-2018-11");
    CHECK(finding.acknowledged == nullptr);
    CHECK(finding.reopened.in(Language::en) == "acknowledged for 12–13 November 2018, now 12–14 November 2018");
    CHECK(finding.reopened.in(Language::es) ==
          "aceptado para 12–13 de noviembre de 2018, ahora 12–14 de noviembre de 2018");
    CHECK(moved.unused.empty());  // the finding says it; a warning besides would say it twice
}

TEST_CASE("a changed place opens the finding again and is named") {
    const Case moved(november, "[[move]]\nevent = \"rcgm-2018-11\"\nparagraph = \"1\"\nwhere = \"san-jose\"\n");
    CHECK(moved.finding("C13", "rcgm-2018-11").reopened.in(Language::en) ==
          "acknowledged with the place Panama City, now San José");
}

TEST_CASE("changed parties and a graver finding are named") {
    auto fewer = november;
    fewer.replace(fewer.find(R"("CAN", "USA")"), 12, R"("CAN", "MEX")");
    const Case affecting(fewer);
    CHECK(affecting.finding("C13", "rcgm-2018-11").reopened.in(Language::en) ==
          "acknowledged affecting Canada and Mexico, now Canada and United States");

    auto milder = november;
    milder.replace(milder.find("\"warning\""), 9, "\"info\"");
    const Case graver(milder);
    const auto& reopened = graver.finding("C13", "rcgm-2018-11").reopened;
    CHECK(reopened.in(Language::en) == "acknowledged as information, now a warning");
    CHECK(reopened.in(Language::es) == "aceptado como información, ahora advertencia");

    auto worse = november;
    worse.replace(worse.find("\"warning\""), 9, "\"error\"");
    CHECK(Case(worse).finding("C13", "rcgm-2018-11").acknowledged != nullptr);  // it has become milder
}

TEST_CASE("all that changed is named at once") {
    auto other = november;
    other.replace(other.find("panama-city"), 11, "mexico-city");
    const Case moved(other, move_to_19);
    CHECK(moved.finding("C13", "rcgm-2018-11").reopened.in(Language::en) ==
          "acknowledged for 12–13 November 2018, now 12–14 November 2018; with the place Mexico City, now Panama City");
}

TEST_CASE("an acknowledgement ends on the day named in `until`") {
    const auto until = november.substr(0, november.size() - 3) + ", until = 2018-07-20 },";
    const Case over(until);
    const auto& on_the_day = over.finding("C13", "rcgm-2018-11");
    CHECK(on_the_day.acknowledged == nullptr);
    CHECK(on_the_day.reopened.in(Language::en) == "acknowledged by Panama only until 20 July 2018");
    CHECK(Case(until, "", make_day(2018, 7, 19)).finding("C13", "rcgm-2018-11").acknowledged != nullptr);
}

TEST_CASE("an acknowledgement that silences nothing is a warning at its line") {
    auto other = november;
    other.replace(other.find("C13"), 3, "C14");
    const Case unused(other);
    REQUIRE(unused.unused.size() == 1);
    CHECK(unused.unused.front().severity == Severity::warning);
    CHECK(unused.unused.front().at.line == 2);
    CHECK(Case(november + "\n" + november).unused.size() == 1);  // the second says nothing new
}

TEST_CASE("only acknowledgements of rules that were asked for can be unused") {
    const Case acknowledged(november);
    Findings none;
    const auto* c14 =
        *std::find_if(all_rules().begin(), all_rules().end(), [](const Rule* rule) { return rule->code == "C14"; });
    CHECK(acknowledge(none, *acknowledged.schedule, {c14}, make_day(2018, 7, 20)).empty());
    CHECK(acknowledge(none, *acknowledged.schedule, all_rules(), make_day(2018, 7, 20)).size() == 1);
}

TEST_CASE("the ids may stand in another order than the sessions") {
    const Case before("");
    const auto& pair = before.finding("C02", "governance-sdg-workshops");
    const auto names = std::string(R"("governance-sdg-workshops", "women-guidelines-online-meeting")");
    auto line = filled(line_to_paste(pair, *before.schedule));
    REQUIRE(line.find(names) != std::string::npos);
    line.replace(line.find(names), names.size(), R"("women-guidelines-online-meeting", "governance-sdg-workshops")");
    CHECK(Case(line).acknowledged() == 0);  // dates and places stand in the order of the ids, and now do not fit
    const auto swap = [&](const std::string& a, const std::string& b) {
        line.replace(line.find(a + ", " + b), a.size() + b.size() + 2, b + ", " + a);
    };
    swap(R"("2018-08-28/2018-08-29")", R"("[2018-08-01..2018-08-31]")");
    swap(R"("panama-city")", R"("online")");
    CHECK(Case(line).acknowledged() == 1);
}

TEST_CASE("an acknowledged error blocks nothing") {
    Findings findings(2);
    findings[0].severity = Severity::error;
    CHECK(blocks(findings));
    const Acknowledgement acknowledgement;
    findings[0].acknowledged = &acknowledgement;
    CHECK_FALSE(blocks(findings));
    findings[1].severity = Severity::error;
    CHECK(blocks(findings));
}

TEST_CASE("what an acknowledgement lacks or misspells is an error at its place") {
    const auto code_of_case = [](std::string line) {
        const Case bad(line);
        REQUIRE(bad.diagnostics.size() == 1);
        return std::string(bad.diagnostics.front().code) + " " + bad.diagnostics.front().message.en + " | " +
               bad.diagnostics.front().hint.en;
    };
    const auto with = [](std::string_view what, std::string_view by) {
        auto line = november;
        line.replace(line.find(what), what.size(), by);
        return line;
    };
    CHECK(code_of_case(with("C13", "C99")).starts_with("D091 there is no rule `C99`"));
    CHECK(code_of_case(with("\"C13\"", "\"C1\"")).find("did you mean `C") != std::string::npos);
    CHECK(code_of_case(with("rcgm-2018-11", "rcgm-2018-12")) ==
          "D015 unknown event `rcgm-2018-12` | did you mean `rcgm-2018-11`?");
    CHECK(
        code_of_case(with("\"both will come\"", "\"\"")).starts_with("D090 `reason` of this acknowledgement is empty"));
    CHECK(code_of_case(with("\"Panama\"", "\"\"")).starts_with("D090 `who`"));
}
