#include "engine/text/parse_holidays.hpp"

#include "engine/text/toml_tree.hpp"

#include <algorithm>
#include <filesystem>

namespace rcm {
namespace {

const std::vector<std::string> scopes = {"national", "capital", "public-sector", "bank"};
constexpr std::array<std::string_view, 7> weekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

LanguageText read_name(TableReader& row, Diagnostics& diagnostics) {
    const auto* node = row.require("name", "name = { en = \"…\", es = \"…\" }");
    if (node == nullptr) return {};
    TableReader text(*node, LanguageText{"a name", "un nombre"}, diagnostics);
    LanguageText name{text.required_string("en", "en = \"…\""), text.required_string("es", "es = \"…\"")};
    text.finish();
    return name;
}

HolidayScope read_scope(TableReader& row, Diagnostics& diagnostics) {
    const auto* node = row.find("scope");
    if (node == nullptr) return HolidayScope::national;
    const auto found = std::find(scopes.begin(), scopes.end(), node->text);
    if (found == scopes.end()) {
        report_type(*node, {"national, capital, public-sector or bank", "national, capital, public-sector o bank"},
                    diagnostics);
        return HolidayScope::national;
    }
    return static_cast<HolidayScope>(found - scopes.begin());
}

std::array<int, 7> read_shifts(TableReader& row, std::string_view key, Diagnostics& diagnostics) {
    std::array<int, 7> shifts{};
    const auto* node = row.find(key);
    if (node == nullptr) return shifts;
    TableReader table(*node, std::string(key), diagnostics);
    for (std::size_t day = 0; day < weekdays.size(); ++day)
        shifts[day] = static_cast<int>(table.integer(weekdays[day]).value_or(0));
    table.finish();
    return shifts;
}

HolidayRule read_rule(const Node& node, Diagnostics& diagnostics) {
    TableReader row(node, "[[rule]]", diagnostics);
    HolidayRule rule;
    rule.at = node.at;
    rule.name = read_name(row, diagnostics);
    if (const auto* on = row.require("on", "on = \"09-15\""); on != nullptr && is_string(*on, diagnostics)) {
        const auto date = parse_holiday_date(on->text);
        if (const auto* fault = std::get_if<LanguageText>(&date))
            diagnostics.push_back(
                {.code = "D027",
                 .message = *fault,
                 .at = on->at,
                 .hint = {"write 09-15, easter-2, \"3rd monday of february\" or \"monday before 05-25\"",
                          "escriba 09-15, easter-2, \"3rd monday of february\" o \"monday before 05-25\""}});
        else
            rule.on = std::get<HolidayDate>(date);
    }
    rule.move = read_shifts(row, "move", diagnostics);
    rule.add = read_shifts(row, "add", diagnostics);
    rule.from = static_cast<int>(row.integer("from").value_or(0));
    rule.until = static_cast<int>(row.integer("until").value_or(0));
    rule.every = static_cast<int>(row.integer("every").value_or(1));
    if (rule.every < 1 || (rule.every > 1 && rule.from == 0))
        report_type(
            *row.find("every"),
            {"a number of years above 0, together with `from`", "un número de años mayor que 0, junto con `from`"},
            diagnostics);
    rule.scope = read_scope(row, diagnostics);
    rule.half = row.flag("half");
    rule.source = row.required_string("source", "source = \"the law\"");
    row.finish();
    return rule;
}

HolidayOverride read_override(const Node& node, Diagnostics& diagnostics) {
    TableReader row(node, "[[override]]", diagnostics);
    HolidayOverride decree;
    decree.at = node.at;
    decree.on = row.day("on");
    decree.instead_of = row.day("instead-of");
    if (!decree.on && !decree.instead_of) (void)row.require("on", "on = 2024-04-29");
    decree.name = read_name(row, diagnostics);
    decree.scope = read_scope(row, diagnostics);
    decree.half = row.flag("half");
    decree.source = row.required_string("source", "source = \"the proclamation\"");
    row.finish();
    return decree;
}

}  // namespace

Outcome<std::vector<HolidayLaw>> parse_holidays(const SourceSet& sources) {
    Outcome<std::vector<HolidayLaw>> outcome;
    auto& diagnostics = outcome.diagnostics;
    for (std::uint32_t file = 0; file < sources.files.size(); ++file) {
        const std::filesystem::path path(sources.files[file].path);
        if (path.parent_path().filename() != "holidays" || path.extension() != ".toml") continue;
        const auto tree = read_toml(sources, file, diagnostics);
        if (!tree) continue;
        TableReader reader(*tree, LanguageText{"a holiday file", "un archivo de feriados"}, diagnostics);
        HolidayLaw law;
        law.country = reader.required_string("country", "country = \"PAN\"");
        law.first_year = static_cast<int>(reader.integer("first-year").value_or(0));
        law.last_year = static_cast<int>(reader.integer("last-year").value_or(0));
        if (law.first_year < 1 || law.last_year < law.first_year)
            (void)reader.require("first-year and last-year", "first-year = 2010");
        for (const auto* rule : reader.tables("rule"))
            law.rules.push_back(read_rule(*rule, diagnostics));
        for (const auto* decree : reader.tables("override"))
            law.overrides.push_back(read_override(*decree, diagnostics));
        reader.finish();
        outcome.value.push_back(std::move(law));
    }
    return outcome;
}

}  // namespace rcm
