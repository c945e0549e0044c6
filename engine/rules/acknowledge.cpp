#include "engine/rules/acknowledge.hpp"

#include "engine/rules/facts.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {

/// What an acknowledgement and its finding have in common whatever the facts: the rule and the sessions.
std::string key_of(std::string_view rule, std::vector<std::string> sessions) {
    std::sort(sessions.begin(), sessions.end());
    std::string key(rule);
    for (const auto& session : sessions)
        key += " " + session;
    return key;
}

std::vector<std::string> names_of(const Finding& finding, const Schedule& schedule) {
    std::vector<std::string> names;
    for (const auto* session : finding.sessions)
        names.push_back(session_name(*session, schedule));
    return names;
}

/// The acknowledgement's facts in the order of the finding's sessions, should a person have turned the ids round.
Facts in_order(const Acknowledgement& from, const std::vector<std::string>& sessions) {
    Facts facts = from.facts;
    if (from.sessions == sessions || facts.dates.size() != sessions.size() || facts.places.size() != sessions.size())
        return facts;
    for (std::size_t at = 0; at < sessions.size(); ++at) {
        const auto found = std::find(from.sessions.begin(), from.sessions.end(), sessions[at]);
        if (found == from.sessions.end()) return from.facts;
        const auto there = static_cast<std::size_t>(found - from.sessions.begin());
        facts.dates[at] = from.facts.dates[there];
        facts.places[at] = from.facts.places[there];
    }
    return facts;
}

std::string quoted(const std::string& text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4U];
            out += digits[static_cast<unsigned char>(c) & 0xFU];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// One value alone, several or none as a list.
std::string quoted(const std::vector<std::string>& list, bool always_list) {
    if (list.size() == 1 && !always_list) return quoted(list.front());
    std::string out = "[";
    for (const auto& item : list)
        out += (out.size() == 1 ? "" : ", ") + quoted(item);
    return out + "]";
}

}  // namespace

std::string line_to_paste(const Finding& finding, const Schedule& schedule) {
    const auto facts = facts_of(finding, schedule);
    std::string line = "{ rule = " + quoted(std::string(finding.rule->code)) +
                       ", events = " + quoted(names_of(finding, schedule), true) +
                       ", facts = { dates = " + quoted(facts.dates, false) +
                       ", places = " + quoted(facts.places, false) + ", parties = " + quoted(facts.parties, true);
    if (!facts.about.empty()) line += ", about = " + quoted(facts.about);
    return line + ", severity = " + quoted(std::string(severity_word(facts.severity))) +
           " }, reason = \"\", who = \"\" },";
}

Diagnostics acknowledge(Findings& findings, const Schedule& schedule, const std::vector<const Rule*>& rules,
                        civil_day today) {
    const auto& list = schedule.source().acknowledged;
    Diagnostics unused;
    if (list.empty()) return unused;
    std::map<std::string, std::vector<const Acknowledgement*>> by_key;
    for (const auto& acknowledgement : list)
        by_key[key_of(acknowledgement.rule, acknowledgement.sessions)].push_back(&acknowledgement);
    std::map<const Acknowledgement*, bool> spoken_for;
    const auto each_candidate = [&](const Finding& finding, const auto& say) {
        const auto names = names_of(finding, schedule);
        const auto found = by_key.find(key_of(finding.rule->code, names));
        if (found == by_key.end()) return;
        const auto now = facts_of(finding, schedule);
        for (const auto* acknowledgement : found->second)
            if (say(*acknowledgement, in_order(*acknowledgement, names), now)) return;
    };
    // First what holds, so that what is left over can only be meant for a finding that has changed.
    for (auto& finding : findings)
        each_candidate(finding, [&](const Acknowledgement& acknowledgement, const Facts& then, const Facts& now) {
            if (!still_holds(then, now)) return false;
            spoken_for[&acknowledgement] = true;
            if (acknowledgement.until && today >= *acknowledgement.until) {
                finding.reopened = expired_words(acknowledgement);
                return false;
            }
            finding.acknowledged = &acknowledgement;
            finding.reopened = {};
            return true;
        });
    for (auto& finding : findings) {
        if (finding.acknowledged != nullptr || !finding.reopened.empty()) continue;
        each_candidate(finding, [&](const Acknowledgement& acknowledgement, const Facts& then, const Facts& now) {
            if (spoken_for[&acknowledgement]) return false;
            spoken_for[&acknowledgement] = true;
            finding.reopened = changed_words(then, now, finding, schedule);
            return true;
        });
    }
    for (const auto& acknowledgement : list) {
        const bool judged = std::any_of(rules.begin(), rules.end(),
                                        [&](const Rule* rule) { return rule->code == acknowledgement.rule; });
        if (!judged || spoken_for[&acknowledgement]) continue;
        unused.push_back(
            {.code = "D092",
             .severity = Severity::warning,
             .message = worded(
                 "this acknowledgement silences nothing: {} finds nothing there, or another one here says the same",
                 "esta aceptación no se aplica a nada: {} no encuentra nada ahí, u otra de aquí dice lo mismo",
                 acknowledgement.rule),
             .at = acknowledgement.rule_at,
             .hint = {"delete it", "bórrela"}});
    }
    return unused;
}

Diagnostics unknown_rules(const Register& reg) {
    Diagnostics found;
    std::vector<std::string> codes;
    for (const auto* rule : all_rules())
        codes.emplace_back(rule->code);
    for (const auto& acknowledgement : reg.acknowledged) {
        if (std::find(codes.begin(), codes.end(), acknowledgement.rule) != codes.end()) continue;
        const auto* meant = nearest(acknowledgement.rule, codes);
        found.push_back(
            {.code = "D091",
             .message = worded("there is no rule `{}`", "no existe la regla `{}`", acknowledgement.rule),
             .at = acknowledgement.rule_at,
             .hint = meant != nullptr
                         ? worded("{} `rcmcal rules` lists them", "{} `rcmcal rules` las enumera", did_you_mean(*meant))
                         : LanguageText{"`rcmcal rules` lists them", "`rcmcal rules` las enumera"}});
    }
    return found;
}

bool blocks(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::error && finding.acknowledged == nullptr;
    });
}

}  // namespace rcm
