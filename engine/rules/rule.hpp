// A rule of the conflict catalogue, and what it finds.
//
// A new rule is one file in engine/rules/ that defines one `const Rule`, one line in rules.cpp and one golden
// folder with a bad and a good case. The published catalogue (`rcmcal rules`) is printed from the same struct.
#pragma once

#include "engine/rules/last_edition.hpp"
#include "engine/rules/wording.hpp"

#include <functional>
#include <span>

namespace rcm {

enum class Certainty : std::uint8_t { certain, possible };

struct Rule;

/// One conflict or warning. What it says may be asked as long as the schedule that it was found in is there.
struct Finding {
    const Rule* rule = nullptr;
    Severity severity = Severity::warning;
    Certainty certainty = Certainty::certain;
    std::optional<int> clean_days{};       ///< open dates: start days left on which this does not happen
    std::vector<const Session*> sessions;  ///< what collides, in the order of the schedule; empty where all is gone
    Wording message{};                     ///< what is: who, when, where
    Wording todo{};                        ///< what to do next, where that is not what the rule says
    PartySet parties{};                    ///< who is affected
    std::string about{};  ///< only where the rule may find two things about the same sessions: which of them this is

    // Set by acknowledge (acknowledge.hpp).
    const Acknowledgement* acknowledged = nullptr;  ///< where somebody lives with it; it blocks nothing then
    Wording reopened{};                             ///< why an earlier acknowledgement no longer holds

    /// What to do next: its own words, else the rule's. Example: finding.advice(Language::en) "Move one of the two."
    [[nodiscard]] std::string advice(Language language) const;
};

using Findings = std::vector<Finding>;

/// What a rule may look at besides the schedule.
struct RuleContext {
    const Schedule& schedule;
    const ZoneDatabase& zones;
    civil_day today;
    std::span<const OutsideCalendar> outside{};  ///< [[watch]] and --with
    const LastEdition* last = nullptr;           ///< what subscribers see now; null where nothing was published
};

/// Two sessions of different events that possibly overlap, a before b in the order of start.
struct SessionPair {
    const Session& a;
    const Session& b;
    Certainty certainty;
};

struct Rule {
    std::string_view code;  ///< "C14"
    std::string_view name;  ///< the offence: "meets-on-weekend"
    Severity severity;      ///< of a certain finding; the check may say otherwise as the catalogue does
    LanguageText what, why, fix;
    /// Either of the two: judges the schedule as a whole, or each pair of overlapping sessions from the one sweep.
    void (*check)(const RuleContext&, Findings&) = nullptr;
    void (*check_pair)(const RuleContext&, const SessionPair&, Findings&) = nullptr;
    /// After check_pair has seen all pairs: takes the rule's own findings and says them more briefly, one for many
    /// pairs.
    void (*join_pairs)(const RuleContext&, Findings&) = nullptr;
    /// Judges an edition beside the last one: told to whoever publishes, not on the pages of the edition.
    bool of_edition = false;
};

/// One step milder, as a merely possible finding is: error to warning, else info.
[[nodiscard]] Severity milder(Severity severity);

/// All rules, in order of their codes.
[[nodiscard]] const std::vector<const Rule*>& all_rules();

/// Runs the rules over the schedule. Sorted: most severe first, then by date, event and code. Cancelled events never
/// count.
[[nodiscard]] Findings check(const RuleContext& context, const std::vector<const Rule*>& rules);

}  // namespace rcm
