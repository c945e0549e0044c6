// What is made from the same is the same: whatever is decided, undone or edited on the RCM's own calendar, a file whose
// inputs are as before (made_from.hpp) has, made anew, the bytes that it had before. So it may be kept unmade.
#include "tests/unit/edition_scene.hpp"

#include <map>

using namespace rcm;

namespace {

const std::string today = "2018-08-20";

FilesInMemory made(const EditionPlan& plan) {
    FilesInMemory folder;
    const auto faults =
        render(plan, EditionScene::all_findings(plan, today), EditionScene::zones, *parse_day(today), folder);
    CHECK(faults == std::vector<std::string>{});
    return folder;
}

/// What subscribers know once the plan is published.
std::shared_ptr<const LastEdition> published(const EditionPlan& plan) {
    std::map<std::string, PublishedEntry> entries;
    if (plan.last != nullptr)
        for (const auto& entry : plan.last->entries)
            entries[entry.uid] = entry;
    for (auto& entry : changed_entries(plan))
        entries[entry.uid] = std::move(entry);
    LastEdition edition{.number = 1, .day = *parse_day(today)};
    for (auto& [uid, entry] : entries)
        edition.entries.push_back(std::move(entry));
    for (const auto& document : plan.schedule->source().documents)
        edition.documents.push_back(document.id);
    std::sort(edition.documents.begin(), edition.documents.end());
    return std::make_shared<const LastEdition>(std::move(edition));
}

constexpr const char* events[] = {"women-guidelines-online-meeting", "migration-health-workshop-2",
                                  "strategic-document-distribution", "strategic-document-topics",
                                  "migration-data-launch",           "governance-sdg-workshops",
                                  "labour-migration-workshop",       "extra-regional-group-2018-09",
                                  "missing-migrants-workshop",       "rcgm-2018-11",
                                  "vice-ministerial-2018-11"};

/// Every field that a decision may set, in each of its forms.
constexpr const char* decisions[] = {
    "[[move]]\nwhen = \"2018-10-09/2018-10-10\"",
    "[[move]]\nwhen = \"by 5 working days before rcgm-2018-11\"",
    "[[confirm]]\nwhere = \"san-jose\"",
    "[[amend]]\ntitle = { en = \"Another title\", es = \"Otro título\" }",
    "[[amend]]\nvenue = \"Hotel Riu\"\nroom = \"Salón 2\"",
    "[[move]]\nwhen = [\"2018-10-09\", \"2018-12-04\"]",
    "[[amend]]\nfor = \"vice-ministerial-2018-11\"",
    "[[move]]\nwhere = { tbc = \"city\", candidates = [\"puebla\", \"cancun\"], needed-by = 2018-08-25 }",
    "[[amend]]\nafter = [\"rcgm-2018-11\"]",
    "[[move]]\nwhen = \"2018-10-09T09:00/11:00\"\nzone = \"America/Panama\"\nwhere = \"online\"",
    "[[amend]]\nbodies = [\"troika\"]",
    "[[move]]\nwhen = \"mid 2018-10\"",
    "[[amend]]\nneeded-by = 2018-08-30",
    "[[amend]]\nlink = \"https://meet.example/1\"",
    "[[cancel]]\nreason = { en = \"No quorum\", es = \"Sin quórum\" }",
    "[[amend]]\nnotes = { en = \"Bring a report.\", es = \"Traigan un informe.\" }",
    "[[move]]\nwhen = \"2018-11-13/2018-11-14\"",
    "[[amend]]\ninvited = [\"*observers\"]",
    "[[amend]]\nsupported-by = [\"IOM\", \"ILO\"]",
    "[[move]]\nwhen = \"tbc\"",
    "[[amend]]\nowner = \"MEX\"",
    "[[amend]]\nkind = \"deadline\"",
    "[[amend]]\nlength = 3",
    "[[amend]]\noutcome = \"not-held\""};

/// With the event named where it belongs.
std::string decision(std::string_view event, std::string_view fields) {
    const auto act = fields.find("]]\n") + 3;
    return std::string(fields.substr(0, act)) + "event = \"" + std::string(event) + "\"\n" +
           std::string(fields.substr(act)) + "\n";
}

std::string added(std::string_view event, const std::string& when) {
    return decision(event, "[[add]]\nkind = \"meeting\"\ntitle = { en = \"New\", es = \"Nueva\" }\nwhen = \"" + when +
                               "\"\nwhere = \"mexico-city\"\nbodies = [\"troika\"]");
}

/// Each field of one event or the other; then what an event takes from others that do not concern it: their titles, the
/// day from which a deadline is counted, the years that a VTIMEZONE has to cover, and the name of its page.
std::vector<std::string> all_changes() {
    std::vector<std::string> changes;
    for (std::size_t step = 0; step < 3 * std::size(decisions); ++step)
        changes.push_back(decision(events[step % std::size(events)], decisions[step % std::size(decisions)]));
    for (const auto* fields : {"[[amend]]\nfor = \"rcgm-2018-11\"", "[[amend]]\nafter = [\"rcgm-2018-11\"]"})
        changes.push_back(decision("migration-data-launch", fields));
    for (const auto* event : events)
        changes.push_back(decision(event, "[[amend]]\ntitle = { en = \"Third title\", es = \"Tercer título\" }"));
    changes.push_back(added("one-call", "2018-10-16T09:00/11:00"));
    changes.push_back(added("other-call", "2018-12-04T09:00/11:00"));
    changes.push_back(decision("counted",
                               "[[add]]\nkind = \"deadline\"\ntitle = { en = \"Papers\", es = \"Documentos\" }\n"
                               "when = \"by 5 working days before one-call\"\nowner = \"TS\"\nbodies = []"));
    changes.push_back(decision("one-call", "[[move]]\nwhen = \"2018-10-23T09:00/11:00\""));
    changes.push_back(decision("other-call", "[[move]]\nwhen = \"2023-12-05T09:00/11:00\""));
    const std::string longest(60, 'x');
    changes.push_back(added(longest + "-b", "2018-10-16"));
    changes.push_back(added(longest + "-a", "2018-12-11"));
    return changes;
}

}  // namespace

TEST_CASE("made from: what is made from the same is the same, and much of it is") {
    EditionScene scene("data/rcm", "rcgm");
    auto plan = scene.plan(today, nullptr);
    auto before = made(plan);
    std::size_t kept = 0, files = 0, changes = 0;
    const auto all = all_changes();
    for (std::size_t step = 0; step < all.size(); ++step) {
        const auto id = "note-" + std::to_string(step);
        CAPTURE(all[step]);
        scene.document(id, step % 4 == 0 && step < std::size(decisions) ? "2018-07-25" : "2018-08-10", all[step]);
        if (step % 5 == 4 && step < std::size(decisions)) scene.remove("note-" + std::to_string(step - 3));
        if (scene.schedule_if_sound() == nullptr) {
            scene.remove(id);
            continue;
        }
        ++changes;
        plan = scene.plan(today, published(plan));
        auto now = made(plan);
        files += now.files.size();
        for (const auto& [path, from] : now.made_from) {
            const auto then = before.made_from.find(path);
            if (then == before.made_from.end() || then->second != from) continue;
            ++kept;
            CAPTURE(path);
            CHECK(now.files.at(path) == before.files.at(path));
        }
        before = std::move(now);
    }
    CHECK(changes > all.size() * 2 / 3);
    // Most events take part in what most parties do; lists and pages of parties are always made.
    CHECK(3 * kept > files);
}
