// Every rule of the catalogue over a year of 10,000 events, of 50 bodies and 200 parties with holidays of their own:
// as people keep a calendar, where bodies that share members are few and a body meets once a day; and thrown at random,
// which gives double bookings by the hundred thousand, whose texts are then what costs.
#include "engine/fold/fold.hpp"
#include "engine/resolve/resolve.hpp"
#include "engine/rules/rule.hpp"
#include "engine/text/parse.hpp"
#include "engine/text/read.hpp"
#include "feeds/ics/recurrence.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>
#include <random>

namespace {

using namespace rcm;

constexpr int events = 10'000;
constexpr int documents = 100;
constexpr int bodies = 50;
constexpr int parties = 200;

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}
std::string in_both_languages(const std::string& text) {
    return "{ en = " + in_quotes(text) + ", es = " + in_quotes(text) + " }";
}

class Year {
  public:
    explicit Year(bool kept) : kept_(kept) {}

    SourceSet make() {
        sources_ = read_folder(RCMCAL_SOURCE_DIR "/data/rcm").value;
        std::erase_if(sources_.files,
                      [](const SourceFile& file) { return file.path.find("decisions") != std::string::npos; });
        add_countries(read_folder(RCMCAL_SOURCE_DIR "/data/holidays").value);
        add_bodies();
        for (int document = 0; document < documents; ++document)
            add_document(document);
        return std::move(sources_);
    }

  private:
    int any(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    bool one_in(int many) { return any(many) == 0; }

    std::string& file(std::string_view name) {
        return std::find_if(sources_.files.begin(), sources_.files.end(),
                            [&](const SourceFile& each) { return each.path.ends_with(name); })
            ->text;
    }
    static int count(std::string_view text, std::string_view part) {
        int found = 0;
        for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
            ++found;
        return found;
    }

    /// Countries beside the eleven, each with a capital and the holidays of one of the eleven.
    void add_countries(const SourceSet& laws) {
        static constexpr std::string_view zones[] = {"America/Panama", "America/Guatemala", "America/Toronto",
                                                     "America/Mexico_City", "America/Santo_Domingo"};
        for (const auto& law : laws.files)
            sources_.files.push_back(law);
        const int known = count(file("parties.toml"), "[[party]]");
        for (int country = 0; country < parties - known; ++country) {
            const std::string code{'X', static_cast<char>('A' + country / 26), static_cast<char>('A' + country % 26)};
            const auto city = "city-" + std::to_string(country);
            codes_.push_back(code);
            cities_.push_back(city);
            file("places.toml") +=
                "\n[[place]]\nid = " + in_quotes(city) + "\nname = " + in_both_languages(city) +
                "\ncountry = " + in_quotes(code) +
                "\nzone = " + in_quotes(zones[static_cast<std::size_t>(country) % std::size(zones)]) +
                "\nlat = " + std::to_string(5 + country % 40) + ".5\nlon = -" + std::to_string(60 + country % 50) +
                ".5\ncapital = true\n";
            file("parties.toml") += "\n[[party]]\nid = " + in_quotes(code) +
                                    "\nkind = \"member\"\nslug = " + in_quotes("country-" + std::to_string(country)) +
                                    "\nname = " + in_both_languages("Country " + code) +
                                    "\ncapital = " + in_quotes(city) + "\n";
            auto law = laws.files[static_cast<std::size_t>(country) % laws.files.size()];
            const auto at = law.text.find("country = \"");
            law.text.replace(at + 11, 3, code);
            law.path = "bench/holidays/" + city + ".toml";
            sources_.files.push_back(std::move(law));
        }
    }

    void add_bodies() {
        for (int body = count(file("bodies.toml"), "[[body]]"); body < bodies; ++body) {
            const auto id = "body-" + std::to_string(body);
            bodies_.push_back(id);
            std::string members;
            const auto nth = static_cast<std::size_t>(body) % 44;
            for (std::size_t member = 0; member < 4; ++member) {
                const bool own = kept_ && !(member == 0 && one_in(10));
                const auto at = own ? nth * 4 + member : static_cast<std::size_t>(any(static_cast<int>(codes_.size())));
                members += (member == 0 ? "" : ", ") + in_quotes(codes_[at]);
            }
            file("bodies.toml") += "\n[[body]]\nid = " + in_quotes(id) + "\nslug = " + in_quotes(id) +
                                   "\nname = " + in_both_languages("Body " + std::to_string(body)) +
                                   "\nlevel = " + in_quotes(one_in(10) ? "political" : "technical") + "\nmembers = [" +
                                   members + "]\n" + (kept_ && !one_in(10) ? "" : "invited = [\"UNHCR\"]\n");
        }
    }

    void add_document(int document) {
        std::string text = "[document]\nid = \"bench-" + std::to_string(document) +
                           "\"\ntitle = " + in_both_languages("Bench") + "\nadopted = 2018-11-01\nby = \"rcgm\"\n";
        for (int at = 0; at < events / documents; ++at)
            text += event_text(document * (events / documents) + at);
        sources_.files.push_back({"bench/decisions/" + std::to_string(document) + ".toml", std::move(text)});
    }

    std::string event_text(int number) {
        const auto of_body = number / static_cast<int>(bodies_.size());
        const auto most = events / static_cast<int>(bodies_.size()) + 1;
        const auto at = kept_ && !one_in(100) ? of_body * 365 / most : any(365);
        const auto day = make_day(2019, 1, 1) + days{at};
        const auto body = bodies_[static_cast<std::size_t>(number) % bodies_.size()];
        const auto city = cities_[static_cast<std::size_t>(any(static_cast<int>(cities_.size())))];
        std::string when = in_quotes(to_iso(day));
        std::string rest = "where = " + in_quotes(city) + "\n";
        std::string kind = "meeting";
        switch (any(20)) {
            case 0:
                when = in_quotes(to_iso(day).substr(0, 7));
                break;
            case 1:
                rest = "where = { tbc = \"country\", candidates = [" + in_quotes(city) + ", \"panama-city\"] }\n";
                break;
            case 2:
            case 3:
                kind = "deadline";
                when = in_quotes("by " + to_iso(day));
                rest = "owner = \"TS\"\n";
                break;
            case 4:
                when = in_quotes(to_iso(day) + "T10:00/12:00");
                rest = "where = \"online\"\nzone = \"America/Panama\"\nrepeat = \"FREQ=WEEKLY;COUNT=5\"\n";
                break;
            case 5:
            case 6:
            case 7:
                when = in_quotes(to_iso(day) + "T10:00/12:00");
                rest = "where = \"online\"\nzone = \"America/Panama\"\n";
                break;
            default:
                when = in_quotes(to_iso(day) + "T09:00/13:00");
                rest += one_in(4) ? "supported-by = [\"IOM\"]\n" : "";
        }
        return "\n[[add]]\nevent = \"bench-event-" + std::to_string(number) +
               "\"\nparagraph = \"1\"\nkind = " + in_quotes(kind) +
               "\ntitle = " + in_both_languages("Number " + std::to_string(number) + ", on migration governance") +
               "\nwhen = " + when + "\nbodies = [" + in_quotes(body) + "]\n" + rest;
    }

    bool kept_;
    std::mt19937_64 random_{11};  // NOLINT: the same year each run
    SourceSet sources_;
    std::vector<std::string> codes_, cities_, bodies_;
};

std::variant<std::vector<civil_second>, RecurrenceProblem> expand(std::string_view rule, civil_second start) {
    auto expanded = expand_recurrence(rule, start);
    if (auto* fault = std::get_if<RecurrenceFault>(&expanded)) return RecurrenceProblem{fault->message, fault->hint};
    return std::get<std::vector<civil_second>>(std::move(expanded));
}

const ZoneDatabase zones = ZoneDatabase::system();

std::shared_ptr<const Schedule> schedule_of(bool kept) {
    const auto sources = Year(kept).make();
    auto parsed = parse(sources, zones);
    for (const auto& diagnostic : parsed.diagnostics)
        std::cerr << to_text(diagnostic, sources, false) << "\n";
    auto calendar = fold(std::make_shared<const Register>(std::move(parsed.value)), {});
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, expand);
    if (!parsed.ok() || !calendar.ok() || !schedule.ok()) std::abort();
    return std::make_shared<const Schedule>(std::move(schedule.value));
}

const Schedule& kept_year() {
    static const auto made = schedule_of(true);
    return *made;
}
const Schedule& random_year() {
    static const auto made = schedule_of(false);
    return *made;
}

void run(benchmark::State& state, const Schedule& schedule, const std::vector<const Rule*>& rules) {
    const RuleContext context{schedule, zones, make_day(2018, 12, 1)};
    for (auto _ : state)
        state.counters["findings"] = static_cast<double>(check(context, rules).size());
    state.counters["sessions"] = static_cast<double>(schedule.sessions.size());
}

void all_rules_of_a_year(benchmark::State& state) {
    run(state, kept_year(), all_rules());
}

void all_rules_of_a_random_year(benchmark::State& state) {
    run(state, random_year(), all_rules());
}

/// One after the other, to see which one costs.
void one_rule_of_a_year(benchmark::State& state) {
    const auto* rule = all_rules()[static_cast<std::size_t>(state.range(0))];
    state.SetLabel(std::string(rule->code));
    run(state, kept_year(), {rule});
}

BENCHMARK(all_rules_of_a_year)->Unit(benchmark::kMillisecond);
BENCHMARK(all_rules_of_a_random_year)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(one_rule_of_a_year)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->DenseRange(0, static_cast<std::int64_t>(all_rules().size()) - 1);

}  // namespace
