#include "engine/suggest/trial.hpp"

#include "engine/fold/fold.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {

bool place_open(const Event& event) {
    return std::holds_alternative<Placeholder>(event.where.value()) ||
           std::holds_alternative<CountryOnly>(event.where.value());
}

bool dates_open(const Event& event) {
    return std::any_of(event.when.value().begin(), event.when.value().end(),
                       [](const When& when) { return when.open(); });
}

Decision decision_of(const Proposal& proposal, const Event* event) {
    const bool settles =
        event != nullptr && (!proposal.where || place_open(*event)) && (!proposal.when || dates_open(*event));
    Decision decision{.act = settles ? Act::confirm : Act::move, .event = proposal.event, .paragraph = "?"};
    if (proposal.when) decision.fields.when = Sourced<std::vector<When>>{*proposal.when, {}};
    if (proposal.where) decision.fields.where = Sourced<Where>{*proposal.where, {}};
    return decision;
}

/// The newest decision that the calendar knows: it may be younger than `today`, and older than the newest document.
std::optional<civil_day> newest_in(const Calendar& calendar) {
    std::optional<civil_day> newest;
    for (const auto& event : calendar.events)
        for (const auto* decision : event.history) {
            const auto adopted = calendar.document_of(*decision).adopted;
            newest = std::max(newest.value_or(adopted), adopted);
        }
    return newest;
}

}  // namespace

Outcome<Calendar> propose(const Calendar& now, const std::vector<Proposal>& proposals, civil_day today) {
    auto reg = std::make_shared<Register>(*now.source);
    const auto newest = newest_in(now);
    std::erase_if(reg->documents, [&](const Document& document) { return !newest || document.adopted > *newest; });
    const auto adopted = std::max(newest.value_or(today), today);
    // Where a document of that day is there, it is as if that one said so: two documents would contradict each other.
    if (reg->documents.empty() || reg->documents.back().adopted != adopted) {
        Document document{.id = "proposal",
                          .title = {"Proposal", "Propuesta"},
                          .adopted = adopted,
                          .by = reg->documents.empty() ? BodyIndex{0} : reg->documents.back().by,
                          .decisions = {}};
        reg->documents.push_back(std::move(document));
    }
    for (const auto& proposal : proposals) {
        auto decision = decision_of(proposal, now.find(proposal.event));
        decision.document = static_cast<std::uint32_t>(reg->documents.size() - 1);
        reg->documents.back().decisions.push_back(std::move(decision));
    }
    return fold(std::move(reg), std::nullopt);
}

Outcome<std::shared_ptr<const Schedule>> try_out(const Calendar& now, const std::vector<Proposal>& proposals,
                                                 const ZoneDatabase& zones, const ExpandRecurrence& expand,
                                                 civil_day today) {
    Outcome<std::shared_ptr<const Schedule>> outcome;
    auto calendar = propose(now, proposals, today);
    outcome.diagnostics = std::move(calendar.diagnostics);
    auto schedule = resolve(std::make_shared<const Calendar>(std::move(calendar.value)), zones, expand);
    outcome.diagnostics.insert(outcome.diagnostics.end(), schedule.diagnostics.begin(), schedule.diagnostics.end());
    outcome.value = std::make_shared<const Schedule>(std::move(schedule.value));
    return outcome;
}

std::string identity_of(const Finding& finding, const Schedule& schedule) {
    auto text = std::string(finding.rule->code) + ' ' + std::string(severity_word(finding.severity)) +
                (finding.certainty == Certainty::certain ? " certain" : " possible");
    for (const auto* session : finding.sessions) {
        text += ' ' + schedule.event_of(*session).id + '#' + std::to_string(session->number);
        if (session->timed())
            text += '@' + to_iso(session->when->start) + '/' + to_iso(session->when->end);
        else if (session->dated())
            text += '@' + to_iso(session->hull().first) + '/' + to_iso(session->hull().last);
    }
    text += ' ';
    for (auto party = finding.parties._Find_first(); party < most_parties; party = finding.parties._Find_next(party))
        text += std::to_string(party) + ',';
    return text;
}

Change difference(const Findings& before, const Schedule& schedule_before, const Findings& after,
                  const Schedule& schedule_after) {
    std::map<std::string, std::vector<const Finding*>> known;  // a rule may say the same twice: counted, not merged
    for (const auto& finding : before)
        known[identity_of(finding, schedule_before)].push_back(&finding);
    Change change;
    std::map<const Finding*, bool> stays;
    for (const auto& finding : after) {
        const auto same = known.find(identity_of(finding, schedule_after));
        if (same == known.end() || same->second.empty()) {
            change.come.push_back(finding);
            continue;
        }
        stays[same->second.front()] = true;
        same->second.erase(same->second.begin());
        ++change.stay;
    }
    for (const auto& finding : before)
        if (!stays.contains(&finding)) change.go.push_back(finding);
    return change;
}

}  // namespace rcm
