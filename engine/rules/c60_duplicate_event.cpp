#include "engine/rules/phrases.hpp"
#include "engine/rules/rule.hpp"
#include "engine/rules/titles.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace rcm {
namespace {
void check_titles(const RuleContext& context, Findings& findings);
}

extern const Rule c60{
    .code = "C60",
    .name = "duplicate-event",
    .severity = Severity::warning,
    .what = {.en = "Two events of one body and one kind may be at the same time, and their titles are alike.",
             .es = "Dos eventos de un mismo órgano y tipo pueden coincidir, y sus títulos se parecen."},
    .why = {.en = "It is likely to be one event that two documents decided; delegates would see it twice and prepare "
                  "twice.",
            .es = "Es probable que sea un solo evento que decidieron dos documentos; las delegaciones lo verían y lo "
                  "prepararían dos veces."},
    .fix = {.en =
                "If it is one event, cancel one of the two in a decision document; if not, give them titles that tell "
                "them apart.",
            .es = "Si es un solo evento, cancele uno de los dos en un documento de decisión; si no, deles títulos que "
                  "los distingan."},
    .check = check_titles,
};

namespace {

/// The title of an event in one language, ready to be looked up.
struct Title {
    TitleWords words;
    std::string marks;                ///< in one string
    std::vector<std::string> rarest;  ///< of two alike titles one of these is in both
};

struct Entry {
    const Session* session;
    const Title* title;
};

using Pair = std::pair<const Session*, const Session*>;

/// Alike titles share half of all their words. So each of the two has one of its rarer half, and one word more, in
/// common with the other: only titles that share such a word need to be compared.
void fill_rarest(std::vector<Title>& titles) {
    std::unordered_map<std::string, int> count;
    for (const auto& title : titles)
        for (const auto& word : title.words.words)
            ++count[word];
    for (auto& title : titles) {
        title.rarest = title.words.words;
        std::sort(title.rarest.begin(), title.rarest.end(), [&](const std::string& a, const std::string& b) {
            return std::pair(count[a], std::string_view(a)) < std::pair(count[b], std::string_view(b));
        });
        title.rarest.resize(title.rarest.empty() ? 1 : title.rarest.size() / 2 + 1);  // "" stands for no word at all
        for (const auto& mark : title.words.marks)
            title.marks += mark + " ";
    }
}

/// Goes through the sessions in order of their earliest start, with those still possible in buckets by word and marks.
class Matcher {
  public:
    explicit Matcher(std::map<std::pair<EventIndex, EventIndex>, Pair>& pairs) : pairs_(pairs) {}

    void meet(const Entry& entry) {
        for (const auto& word : entry.title->rarest) {
            const auto& marks = entry.title->marks;
            meet_bucket(word + (marks.empty() ? any : unmarked), entry);
            if (!marks.empty()) meet_bucket(word + "\n" + marks, entry);
        }
        for (const auto& word : entry.title->rarest) {
            buckets_[word + any].push_back(entry);
            buckets_[word + (entry.title->marks.empty() ? unmarked : "\n" + entry.title->marks)].push_back(entry);
        }
    }

  private:
    void meet_bucket(const std::string& key, const Entry& entry) {
        const auto bucket = buckets_.find(key);
        if (bucket == buckets_.end()) return;
        std::erase_if(bucket->second, [&](const Entry& other) {
            return other.session->hi + other.session->length <= entry.session->lo;
        });
        for (const auto& other : bucket->second) {
            if (other.session->event == entry.session->event || !alike(other.title->words, entry.title->words))
                continue;
            const auto events = std::minmax(other.session->event, entry.session->event);
            pairs_.try_emplace({events.first, events.second}, other.session, entry.session);
        }
    }

    inline static const std::string any = "\n*";
    inline static const std::string unmarked = "\n";
    std::map<std::pair<EventIndex, EventIndex>, Pair>& pairs_;
    std::unordered_map<std::string, std::vector<Entry>> buckets_;
};

/// The sessions of all events of one body and kind.
void check_group(const Schedule& schedule, const Body& body, const std::vector<EventIndex>& events, Language language,
                 std::map<std::pair<EventIndex, EventIndex>, Pair>& pairs) {
    const auto ignored = all_words_of(body.name.in(language) + " " + body.id);
    std::vector<Title> titles;
    for (const auto event : events) {
        const auto& title = schedule.calendar->events[event].title.value();
        titles.push_back({.words = words_of(title.in(language), ignored), .marks = {}, .rarest = {}});
    }
    fill_rarest(titles);
    std::vector<Entry> entries;
    for (std::size_t at = 0; at < events.size(); ++at)
        for (const auto& session : schedule.sessions_of(events[at]))
            if (session.dated()) entries.push_back({&session, &titles[at]});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.session->lo, a.session) < std::pair(b.session->lo, b.session);
    });
    Matcher matcher(pairs);
    for (const auto& entry : entries)
        matcher.meet(entry);
}

std::string decided_words(const Schedule& schedule, const Event& event, Language l) {
    if (event.history.empty()) return {};
    const auto& decision = *event.history.front();
    return pick(l, ", decided in “", ", decidido en «") + schedule.calendar->document_of(decision).title.in(l) +
           pick(l, "” (", "» (") + decision.paragraph + ")";
}

void check_titles(const RuleContext& context, Findings& findings) {
    const auto& schedule = context.schedule;
    const auto& events = schedule.calendar->events;
    std::map<std::pair<BodyIndex, EventKind>, std::vector<EventIndex>> groups;
    for (EventIndex index = 0; index < events.size(); ++index)
        if (!events[index].cancelled)
            for (const auto body : events[index].bodies.value())
                groups[{body, events[index].kind.value()}].push_back(index);
    std::map<std::pair<EventIndex, EventIndex>, Pair> pairs;
    for (const auto& [key, group] : groups)
        if (group.size() > 1)
            for (const auto language : languages)
                check_group(schedule, schedule.source().bodies[key.first], group, language, pairs);
    for (const auto& [both, pair] : pairs) {
        const auto& a = *pair.first;
        const auto& b = *pair.second;
        findings.push_back({
            .rule = &c60,
            .severity = c60.severity,
            .certainty = Certainty::certain,
            .sessions = {&a, &b},
            .message =
                [&schedule, &a, &b](Language l) {
                    return session_words(schedule, a, l) + decided_words(schedule, schedule.event_of(a), l) +
                           pick(l, ", and ", ", y ") + session_words(schedule, b, l) +
                           decided_words(schedule, schedule.event_of(b), l) +
                           pick(l, ", look like one event: the same body and kind, alike titles.",
                                ", parecen un mismo evento: mismo órgano y tipo, títulos parecidos.");
                },
            .parties = a.required | b.required,
        });
    }
}

}  // namespace
}  // namespace rcm
