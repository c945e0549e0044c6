#include "feeds/json/lines.hpp"

#include "engine/rules/acknowledge.hpp"
#include "feeds/words.hpp"

#include <nlohmann/json.hpp>

namespace rcm {

using json = nlohmann::ordered_json;

std::string to_json(const Diagnostic& diagnostic, const SourceSet& sources, Language language,
                    std::string_view source) {
    json object = {{"type", "diagnostic"},
                   {"code", diagnostic.code},
                   {"severity", severity_word(diagnostic.severity)},
                   {"message", diagnostic.message.in(language)},
                   {"hint", diagnostic.hint.in(language)}};
    if (diagnostic.at.known()) {
        object["file"] = sources.files.at(diagnostic.at.file).path;
        object["line"] = diagnostic.at.line;
        object["column"] = diagnostic.at.column;
    }
    if (!source.empty()) object["source"] = source;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);  // a file's name may be no UTF-8
}

std::string to_json(const Finding& finding, const Schedule& schedule, Language language) {
    json sessions = json::array();
    for (const auto* session : finding.sessions) {
        json one = {{"event", schedule.event_of(*session).id}, {"session", session->number}};
        if (session->dated()) {
            one["first"] = to_iso(session->hull().first);
            one["last"] = to_iso(session->hull().last);
        }
        sessions.push_back(std::move(one));
    }
    json parties = json::array();
    const auto& reg = schedule.source();
    for (std::size_t at = 0; at < reg.parties.size(); ++at)
        if (finding.parties.test(at)) parties.push_back(reg.parties[at].id);
    json object = {{"type", "finding"},
                   {"code", finding.rule->code},
                   {"name", finding.rule->name},
                   {"severity", severity_word(finding.severity)},
                   {"certainty", finding.certainty == Certainty::certain ? "certain" : "possible"},
                   {"message", finding.message.in(language)},
                   {"todo", finding.advice(language)},
                   {"sessions", std::move(sessions)},
                   {"parties", std::move(parties)}};
    if (finding.clean_days) object["clean_start_days"] = *finding.clean_days;
    if (!finding.reopened.empty()) object["reopened"] = finding.reopened.in(language);
    if (const auto* by = finding.acknowledged) {
        object["acknowledged"] = {{"reason", by->reason.in(language)}, {"who", by->who}};
        if (by->until) object["acknowledged"]["until"] = to_iso(*by->until);
    } else {
        object["acknowledge"] = line_to_paste(finding, schedule);
    }
    return object.dump();
}

std::string summary_json(const Findings& findings) {
    int open[3] = {};
    int acknowledged = 0;
    for (const auto& finding : findings)
        ++(finding.acknowledged != nullptr ? acknowledged : open[static_cast<std::size_t>(finding.severity)]);
    return json({{"type", "summary"},
                 {"errors", open[static_cast<std::size_t>(Severity::error)]},
                 {"warnings", open[static_cast<std::size_t>(Severity::warning)]},
                 {"information", open[static_cast<std::size_t>(Severity::info)]},
                 {"acknowledged", acknowledged}})
        .dump();
}

std::string to_json(const Entry& entry, const Schedule& schedule, Language language) {
    const auto& session = *entry.session;
    const auto& event = *entry.event;
    json object = {{"type", "session"},
                   {"uid", entry.uid(schedule)},
                   {"event", event.id},
                   {"title", event.title.value().in(language)}};
    if (session.dated()) {
        const auto shown = entry.shown_days();
        object["start"] = session.timed() ? to_iso(session.start()) : to_iso(shown.first);
        object["end"] = session.timed() ? to_iso(session.end()) : to_iso(shown.last + days{1});
    }
    object["when"] = session.when->written;
    if (event.where.set()) object["where"] = write_where(event, schedule.source(), language);
    object["status"] = event.cancelled ? "cancelled" : entry.tentative ? "tentative" : "confirmed";
    object["sequence"] = entry.sequence;
    return object.dump();
}

std::string edition_json(const EditionPlan& plan, const ZoneDatabase& zones, civil_day today) {
    const auto& calendar = *plan.schedule->calendar;
    const Document* last = nullptr;
    for (const auto& event : calendar.events)
        for (const auto* decision : event.history) {
            const auto& document = calendar.document_of(*decision);
            if (last == nullptr || document.adopted > last->adopted) last = &document;
        }
    json object = {{"zone-data", zones.version()},
                   {"today", to_iso(today)},
                   {"entries", plan.entries.size()},
                   {"feeds", plan.feeds.size() * std::size(languages)}};
    if (last != nullptr) object["last-document"] = {{"id", last->id}, {"adopted", to_iso(last->adopted)}};
    return object.dump(2) + "\n";
}

}  // namespace rcm
