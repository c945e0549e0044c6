// rcmcal-holidays: prints our own public holidays, for compare.mjs to hold against other people's.
//
//   rcmcal-holidays [DIR] [FIRST LAST]      # data/holidays 2018 2026
//   PAN<TAB>2018-11-05<TAB>national<TAB>full<TAB>Colón Day
#include "engine/base/outcome.hpp"
#include "engine/base/source.hpp"
#include "engine/holidays/holiday_rules.hpp"
#include "engine/text/parse_holidays.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace {

std::string_view word_of(rcm::HolidayScope scope) {
    switch (scope) {
        case rcm::HolidayScope::national:
            return "national";
        case rcm::HolidayScope::capital:
            return "capital";
        case rcm::HolidayScope::public_sector:
            return "public-sector";
        case rcm::HolidayScope::bank:
            return "bank";
    }
    return "unknown";
}

rcm::SourceSet read_folder(const std::filesystem::path& folder) {
    rcm::SourceSet sources;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        if (!file) throw std::runtime_error("cannot read " + entry.path().string());
        sources.files.push_back({entry.path().string(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(sources.files.begin(), sources.files.end(),
              [](const rcm::SourceFile& a, const rcm::SourceFile& b) { return a.path < b.path; });
    return sources;
}

int run(int count, char** words) {
    const rcm::SourceSet sources = read_folder(count > 1 ? words[1] : "data/holidays");
    const int first = count > 3 ? std::stoi(words[2]) : 2018;
    const int last = count > 3 ? std::stoi(words[3]) : 2026;
    const rcm::Outcome<std::vector<rcm::HolidayLaw>> parsed = rcm::parse_holidays(sources);
    for (const rcm::Diagnostic& diagnostic : parsed.diagnostics)
        std::cerr << to_text(diagnostic, sources, rcm::Language::en, false);
    if (!parsed.ok()) return 2;
    for (const rcm::HolidayLaw& law : parsed.value) {
        for (int year = first; year <= last; ++year) {
            for (const rcm::Holiday& holiday : holidays_of(law, year)) {
                std::cout << law.country << '\t' << rcm::to_iso(holiday.day) << '\t' << word_of(holiday.scope) << '\t'
                          << (holiday.half ? "half" : "full") << '\t' << holiday.name.en << '\n';
            }
        }
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run(count, words);
    } catch (const std::exception& fault) {
        std::cerr << "rcmcal-holidays: " << fault.what() << '\n';
        return 3;
    }
}
