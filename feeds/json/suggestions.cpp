#include "feeds/json/suggestions.hpp"

#include <nlohmann/json.hpp>

namespace rcm {
namespace {

using json = nlohmann::ordered_json;

json reasons_of(const std::vector<Reason>& reasons, Language language) {
    json list = json::array();
    for (const auto& reason : reasons)
        list.push_back({{"code", reason.rule->code},
                        {"severity", severity_word(reason.severity)},
                        {"certainty", reason.certainty == Certainty::certain ? "certain" : "possible"},
                        {"message", reason.message.in(language)},
                        {"events", reason.events}});
    return list;
}

void add_option(json& object, const Option& option, const Register& reg) {
    if (!option.when.empty()) {
        object["when"] = json::array();
        for (const auto& when : option.when)
            object["when"].push_back(when.written);
    }
    if (option.host) object["where"] = reg.places[*option.host].id;
}

}  // namespace

std::string_view word_of(LeftOut::Why why) {
    constexpr std::string_view words[] = {"no-dates", "past", "too-many", "waits", "impossible"};
    return words[static_cast<std::size_t>(why)];
}

std::string to_json(const Event& event, const Suggestion& suggestion, std::size_t rank, const Register& reg,
                    Language language) {
    json object = {{"type", "suggestion"}, {"event", event.id}, {"rank", rank}, {"cost", suggestion.judgement.cost}};
    add_option(object, suggestion.option, reg);
    object["reasons"] = reasons_of(suggestion.judgement.reasons, language);
    return object.dump();
}

std::string to_json(const Placement& placement, const Schedule& now, Language language) {
    json object = {{"type", "placement"}, {"event", now.calendar->events[placement.event].id}};
    add_option(object, placement.option, now.source());
    object["reasons"] = reasons_of(placement.reasons, language);
    return object.dump();
}

std::string to_json(const Plan& plan, const Schedule& now) {
    json left_out = json::array();
    for (const auto& [event, why] : plan.left_out)
        left_out.push_back({{"event", now.calendar->events[event].id}, {"why", word_of(why)}});
    return json({{"type", "plan"},
                 {"placed", plan.placements.size()},
                 {"left-out", std::move(left_out)},
                 {"cost", plan.cost},
                 {"bound", plan.bound},
                 {"proven-best", plan.proven()},
                 {"greedy-cost", plan.greedy_cost},
                 {"judged", plan.judged}})
        .dump();
}

}  // namespace rcm
