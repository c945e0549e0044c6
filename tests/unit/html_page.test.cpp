// The site's pages: built from a hand-made plan, whole and well-formed in both languages.
#include "feeds/html/pages.hpp"
#include "tests/files_in_memory.hpp"
#include "tests/said.hpp"

#include <catch2/catch.hpp>

#include <deque>
#include <functional>
#include <set>

using namespace rcm;

namespace {

civil_day on(int year, unsigned month, unsigned day) {
    return civil_day{date::year(year) / static_cast<int>(month) / static_cast<int>(day)};
}

bool has(const std::string& page, std::string_view text) {
    return page.find(text) != std::string::npos;
}

/// A plan built event by event; `hostile` is added to every text that comes from data.
struct Site {
    ZoneDatabase zones = ZoneDatabase::system();
    std::shared_ptr<Register> source = std::make_shared<Register>();
    std::shared_ptr<Calendar> calendar = std::make_shared<Calendar>();
    std::shared_ptr<Schedule> schedule = std::make_shared<Schedule>();
    std::deque<Decision> decisions;
    std::string hostile;
    EditionPlan plan;

    explicit Site(std::string added = {}) : hostile(std::move(added)) {
        source->settings.name = words("RCM", "CRM");
        source->settings.address = "https://calendar.example";
        add_place("Ottawa", "CAN", "America/Toronto");
        add_place("San José", "CRI", "America/Costa_Rica");
        add_place("Panama City", "PAN", "America/Panama");
        add_party("CAN", words("Canada", "Canadá"), PartyKind::member, 0);
        add_party("CRI", words("Costa Rica", "Costa Rica"), PartyKind::member, 1);
        add_party("PAN", words("Panama", "Panamá"), PartyKind::member, 2);
        add_party("IOM", words("IOM", "OIM"), PartyKind::observer, {});
        source->presidencies.push_back({2, on(2017, 11, 30), on(2018, 11, 16)});
        Document document;
        document.title = words("RCGM conclusions", "Conclusiones del GRCM");
        document.adopted = on(2018, 7, 20);
        source->documents.push_back(document);
        calendar->source = source;
        schedule->calendar = calendar;
        plan.schedule = schedule;
        add_feed("all", "RCM calendar", FeedRequest::Each::one);
        add_feed("panama", "Panama", FeedRequest::Each::member);
        add_feed("iom", "IOM", FeedRequest::Each::observer);
        add_feed("rcgm", "RCGM", FeedRequest::Each::body);
    }

    LanguageText words(std::string english, std::string spanish) const {
        return {english + hostile, spanish + hostile};
    }
    Wording wording(std::string english, std::string spanish) const {
        return [said = words(std::move(english), std::move(spanish))](Language l) { return said.in(l); };
    }
    void add_place(const char* name, const char* country, const char* zone) {
        Place place;
        place.name = words(name, name);
        place.country = country;
        place.zone = zones.find(zone).value();
        source->places.push_back(place);
    }
    void add_party(const char* id, LanguageText name, PartyKind kind, std::optional<PlaceIndex> capital) {
        Party party;
        party.id = id;
        party.name = std::move(name);
        party.kind = kind;
        party.capital = capital;
        party.slug = id;
        source->parties.push_back(party);
    }
    void add_feed(const char* slug, const char* title, FeedRequest::Each each) {
        Feed feed;
        feed.slug = slug;
        feed.title = words(title, title);
        feed.each = each;
        plan.feeds.push_back(feed);
    }

    /// One event of one session.
    void add(const std::string& id, When when, Where where, const std::function<void(Event&, Session&)>& more = {}) {
        Decision& decision = decisions.emplace_back();
        decision.event = id;
        decision.paragraph = "16.d" + hostile;
        Event event;
        event.id = id;
        say(event.kind, EventKind::workshop);
        say(event.title, words(id + " title", id + " título"));
        say(event.notes, words("a note", "una nota"));
        say(event.where, std::move(where), &decision);
        event.history = {&decision};
        Session session;
        session.event = static_cast<EventIndex>(calendar->events.size());
        if (when.form != When::Form::unknown)
            session.start_days = {when.form == When::Form::window ? when.range
                                                                  : DayRange{when.range.first, when.range.first}};
        session.when = std::move(when);
        session.place_open = std::holds_alternative<Placeholder>(event.where.value());
        session.online = std::holds_alternative<Online>(event.where.value());
        if (more) more(event, session);
        calendar->events.push_back(std::move(event));
        schedule->sessions.push_back(std::move(session));
    }

    const EditionPlan& finish() {
        plan.entries.clear();
        schedule->first_session.clear();
        for (std::uint32_t i = 0; i < schedule->sessions.size(); ++i) {
            schedule->first_session.push_back(i);
            Entry entry;
            entry.session = &schedule->sessions[i];
            entry.event = &calendar->events[i];
            entry.tentative = entry.session->place_open || entry.session->when->open();
            plan.entries.push_back(entry);
        }
        schedule->first_session.push_back(static_cast<std::uint32_t>(schedule->sessions.size()));
        return plan;
    }
    std::map<std::string, std::string> pages(const Findings& findings = {}) {
        FilesInMemory folder;
        write_pages(finish(), findings, zones, on(2018, 8, 26), folder);
        return std::move(folder.files);
    }
    std::string report(Language language, const Findings& findings = {}) {
        return write_report(finish(), findings, zones, language, on(2018, 8, 26));
    }
};

When whole(civil_day first, civil_day last) {
    When when;
    when.form = When::Form::whole_days;
    when.range = {first, last};
    return when;
}

When early_september() {
    When when;
    when.form = When::Form::window;
    when.range = {on(2018, 9, 1), on(2018, 9, 10)};
    when.within = {when.range};
    when.written = "early 2018-09";
    return when;
}

Placeholder open_country() {
    Placeholder open;
    open.what = Placeholder::What::country;
    open.candidates = {1, 2};
    open.needed_by = on(2018, 8, 25);
    open.owner = PartyIndex{3};
    return open;
}

Site full_site(std::string hostile = {}) {
    Site site(std::move(hostile));
    site.add("rcgm", whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2});
    site.add("single", whole(on(2018, 9, 7), on(2018, 9, 7)), CountryOnly{1});
    site.add("missing", whole(on(2018, 9, 25), on(2018, 9, 26)), open_country());
    site.add("paper", early_september(), Online{}, [](Event& event, Session&) {
        say(event.kind, EventKind::deadline);
        say(event.owner, {.presidency = true}, event.where.set_by);
    });
    site.add("call", whole(on(2018, 9, 7), on(2018, 9, 7)), Online{}, [&](Event&, Session& session) {
        auto when = *session.when;
        when.form = When::Form::timed;
        when.start = on(2018, 9, 7) + hours{7};
        when.end = on(2018, 9, 7) + hours{9};
        session.when = when;
        session.zone = site.zones.find("America/Panama").value();
        session.lo = session.hi = site.zones.to_instant(session.zone, session.when->start).at;
        session.length = hours{2};
    });
    site.add("launch", whole(on(2018, 10, 1), on(2018, 10, 1)), PlaceIndex{0}, [&](Event& event, Session&) {
        event.cancelled = true;
        say(event.reason, site.words("it will not take place", "no se celebrará"));
    });
    site.add("someday", When{}, PlaceIndex{0});
    return site;
}

const Rule rule{"C12", "meets-on-host-holiday", Severity::error, {}, {}, {}};

Findings two_findings(const Site& site) {
    Finding error;
    error.rule = &rule;
    error.severity = Severity::error;
    error.sessions = {&site.schedule->sessions[0]};
    error.message = site.wording("a day is a public holiday", "un día es feriado");
    error.todo = site.wording("move it", "cámbiela");
    error.parties.set(2);
    Finding possible = error;
    possible.severity = Severity::warning;
    possible.certainty = Certainty::possible;
    possible.sessions.push_back(&site.schedule->sessions[2]);
    possible.clean_days = 4;
    return {error, possible};
}

/// Reads a page tag by tag: everything closed in order, headings never skip, ids once, links into the page arrive.
void check_well_formed(const std::string& page) {
    std::vector<std::string> open;
    std::set<std::string> ids, targets;
    int heading = 0;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        std::size_t end = at + 1;
        for (bool quoted = false; end < page.size() && (quoted || page[end] != '>'); ++end) {
            if (page[end] == '"') quoted = !quoted;
        }
        const std::string tag = page.substr(at + 1, end - at - 1);
        const std::string name = tag.substr(0, tag.find(' '));
        INFO(tag);
        if (name == "!DOCTYPE") continue;
        if (name.front() == '/') {
            REQUIRE_FALSE(open.empty());
            CHECK(open.back() == name.substr(1));
            open.pop_back();
            continue;
        }
        static const std::set<std::string> known{
            "html",    "head",  "meta",   "title",  "link", "body",  "a",      "header",  "p",
            "h1",      "h2",    "h3",     "nav",    "ul",   "ol",    "li",     "main",    "section",
            "time",    "div",   "span",   "strong", "dl",   "dt",    "dd",     "code",    "table",
            "caption", "thead", "tbody",  "tr",     "th",   "td",    "svg",    "desc",    "g",
            "rect",    "line",  "circle", "path",   "text", "style", "footer", "details", "summary"};
        CHECK(known.contains(name));
        if (name != "meta" && name != "link" && tag.back() != '/') open.push_back(name);
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            const int level = name[1] - '0';
            CHECK(level <= heading + 1);
            heading = level;
        }
        const auto value = [&](const std::string& attribute) {
            const std::size_t from = tag.find(" " + attribute + "=\"");
            if (from == std::string::npos) return std::string();
            const std::size_t begin = from + attribute.size() + 3;
            return tag.substr(begin, tag.find('"', begin) - begin);
        };
        if (!value("id").empty()) CHECK(ids.insert(value("id")).second);
        if (value("href").starts_with('#')) targets.insert(value("href").substr(1));
        // Names of attributes only: what stands between quotes is a value, and text of the data may stand there.
        std::string names;
        bool inside = false;
        for (const char c : tag) {
            if (c == '"') inside = !inside;
            if (!inside) names += c;
        }
        CHECK(names.find(" style=") == std::string::npos);
        CHECK(names.find(" on") == std::string::npos);
        CHECK_FALSE(value("href").starts_with("javascript:"));
    }
    CHECK(open.empty());
    for (const std::string& target : targets)
        CHECK(ids.contains(target));
}

/// All of them, and the report.
void check_all_well_formed(Site& site, const Findings& findings) {
    for (const auto& [path, bytes] : site.pages(findings)) {
        INFO(path);
        if (path.ends_with(".html")) check_well_formed(bytes);
    }
    for (const Language language : languages)
        check_well_formed(site.report(language, findings));
}

}  // namespace

TEST_CASE("each kind of page is there, in each language", "[html]") {
    Site site = full_site();
    const auto pages = site.pages(two_findings(site));
    for (const std::string folder : {"en/", "es/"}) {
        for (const char* path : {"index.html", "agenda.html", "2018.html", "2018-01.html", "2018-09.html",
                                 "2018-12.html", "parties.html", "parties/can.html", "parties/iom.html", "open.html",
                                 "conflicts.html", "subscribe.html", "events/rcgm.html", "events/someday.html"}) {
            INFO(folder << path);
            CHECK(pages.contains(folder + path));
        }
    }
    CHECK(pages.contains("index.html"));
    CHECK(pages.contains("style.css"));
    check_all_well_formed(site, two_findings(site));
}

TEST_CASE("every page has the frame: language, policy, navigation, the other language's same page", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& en = pages.at("en/index.html");
    CHECK(en.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(pages.at("es/agenda.html").starts_with("<!DOCTYPE html>\n<html lang=\"es\">"));
    for (const auto& [path, bytes] : pages) {
        INFO(path);
        if (!path.ends_with(".html")) continue;
        CHECK(has(bytes, "content=\"default-src &#39;none&#39;; style-src &#39;self&#39;\">"));
    }
    CHECK(has(en, "href=\"../style.css\""));
    CHECK(has(en, "<a href=\"../es/index.html\" lang=\"es\" hreflang=\"es\">Español</a>"));
    CHECK(has(en, "As seen on <time datetime=\"2018-08-26\">26 August 2018</time>"));
    const std::string& event = pages.at("en/events/rcgm.html");
    CHECK(has(event, "href=\"../../style.css\""));
    CHECK(has(event, "<a href=\"../../es/events/rcgm.html\" lang=\"es\" hreflang=\"es\">Español</a>"));
    CHECK(has(event, "<a href=\"../conflicts.html\">"));
    CHECK(has(pages.at("es/open.html"), "<a href=\"open.html\" aria-current=\"page\">Por definir</a>"));
}

TEST_CASE("the way in keeps the anchors that older feeds point to", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    for (const char* id : {"rcgm", "single", "missing", "paper", "call", "launch", "someday"}) {
        INFO(id);
        CHECK(has(pages.at("en/index.html"), " id=\"event-" + std::string(id) + "\""));
        CHECK(has(pages.at("en/index.html"), "href=\"events/" + std::string(id) + ".html\""));
    }
    CHECK(has(pages.at("en/index.html"), "<a href=\"parties/can.html\">Canada</a>"));
}

TEST_CASE("the agenda shows everything by month", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& en = pages.at("en/agenda.html");
    const std::string& es = pages.at("es/agenda.html");
    CHECK(has(es, "<h3>Julio de 2018</h3>"));
    CHECK(en.find("<h3>July 2018</h3>") < en.find("<h3>September 2018</h3>"));
    CHECK(en.find("<h3>October 2018</h3>") < en.find("<h3>Date to be confirmed</h3>"));
    CHECK(has(en, "<time datetime=\"2018-09-07\">Friday 7 September 2018</time>"));
    CHECK(has(en, "Tuesday 25 – Wednesday 26 September 2018"));
    CHECK(has(es, "Martes 25 y miércoles 26 de septiembre de 2018"));
    CHECK(has(es, "Principios de septiembre de 2018"));
    CHECK(has(en, "7 September 2018, 07:00–09:00 <span class=\"zone\">(America/Panama)</span>"));
    CHECK(has(en, "06:00 Costa Rica; 07:00 Panama; 08:00 Canada"));
    CHECK(has(es, "<strong class=\"badge badge-cancelled\">cancelado</strong>"));
    CHECK(has(es, "no se celebrará"));
    CHECK(has(en, "Added: RCGM conclusions, 20 July 2018, 16.d"));
}

TEST_CASE("an event's page says every field with its decision, the clocks of all members, and how to add it",
          "[html]") {
    Site site = full_site();
    const auto pages = site.pages(two_findings(site));
    const std::string& call = pages.at("en/events/call.html");
    CHECK(has(call, "<th scope=\"row\">Where</th>"));
    CHECK(has(call, "<td class=\"source\">RCGM conclusions, 20 July 2018, 16.d</td>"));
    CHECK(has(call, "<th scope=\"row\">Canada</th>\n<td>08:00–10:00</td>"));
    CHECK(has(call, "<th scope=\"row\">Costa Rica</th>\n<td>06:00–08:00</td>"));
    CHECK(has(call, "&amp;dates=20180907T120000Z/20180907T140000Z&amp;"));
    CHECK(has(call, "startdt=2018-09-07T12%3A00%3A00Z&amp;enddt=2018-09-07T14%3A00%3A00Z&amp;"));
    CHECK(has(call, "href=\"../../feeds/rcm-event-call-en.ics\""));
    CHECK(has(call, "No conflicts found."));
    const std::string& missing = pages.at("es/events/missing.html");
    CHECK(has(missing, "&amp;dates=20180925/20180927&amp;"));
    CHECK(has(missing, "startdt=2018-09-25&amp;enddt=2018-09-27&amp;allday=true"));
    CHECK(has(missing, "<strong>Candidatas:</strong> San José, Panama City"));
    CHECK(has(missing, "Un día es feriado"));
    CHECK_FALSE(has(pages.at("en/events/launch.html"), "action=TEMPLATE"));   // cancelled
    CHECK_FALSE(has(pages.at("en/events/someday.html"), "action=TEMPLATE"));  // no date yet
}

TEST_CASE("the month is a grid with bars over the days", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& en = pages.at("en/2018-09.html");
    CHECK(has(en, "<h1>September 2018</h1>"));
    CHECK(has(en, "<td class=\"weekend\" id=\"day-1\">"));
    CHECK(has(en,
              "<td colspan=\"2\" class=\"has\"><a href=\"events/missing.html\" class=\"bar kind-workshop is-open\">"));
    CHECK(has(en, "<span>07:00 call title</span>"));
    CHECK(has(en, "rel=\"prev\">← August 2018</a>"));
    CHECK(has(en, "rel=\"next\">October 2018 →</a>"));
    CHECK(has(pages.at("es/2018-08.html"), "<td class=\"weekend today\" id=\"day-26\">"));
    CHECK(has(pages.at("en/2018-01.html"), "Nothing is planned."));
    CHECK(has(pages.at("en/2018.html"),
              "<a href=\"2018-09.html#day-25\" class=\"is-busy\" aria-label=\"25 September 2018: 1 entry\">"));
}

TEST_CASE("what is open stands with who settles it", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& en = pages.at("en/open.html");
    CHECK(has(pages.at("en/index.html"), "<strong>3</strong> <span>still open, 1 overdue</span>"));
    CHECK(has(en, "San José, Costa Rica; Panama City, Panama"));
    CHECK(has(
        en,
        "<time datetime=\"2018-08-25\">25 August 2018</time> <strong class=\"badge badge-overdue\">overdue</strong>"));
    CHECK(has(en, "Presidency Pro-Tempore (Panama)"));
    CHECK(has(en, "nothing is known"));
    // The presidency is Panama's: its page says what it has to settle.
    CHECK(has(pages.at("en/parties/pan.html"), "To be settled by it"));
    CHECK(has(pages.at("en/parties/iom.html"), "To be settled by it"));
    CHECK_FALSE(has(pages.at("en/parties/can.html"), "To be settled by it"));
    Site settled;
    settled.add("rcgm", whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2});
    CHECK(has(settled.pages().at("es/open.html"), "No queda nada por definir"));
}

TEST_CASE("conflicts are a list and a picture, and none are said aloud", "[html]") {
    Site site = full_site();
    CHECK(has(site.pages().at("en/conflicts.html"), "No conflicts found."));
    CHECK(has(site.pages().at("es/conflicts.html"), "No se encontraron conflictos."));
    CHECK(has(site.report(Language::es), "No se encontraron conflictos."));
    const Findings findings = two_findings(site);
    const std::string en = site.pages(findings).at("en/conflicts.html");
    CHECK_FALSE(has(en, "No conflicts found"));
    CHECK(has(en, "Errors (1)"));
    CHECK(has(en, "Warnings (1)"));
    CHECK(has(en, "<strong class=\"badge badge-error\">error</strong>"));
    CHECK(has(en, "<strong class=\"badge badge-possible\">possible</strong>"));
    CHECK(has(en, "<a href=\"events/missing.html\">missing title</a>"));
    CHECK(has(en, "Start days without this conflict:</strong> 4"));
    CHECK(has(en,
              "<svg class=\"timeline timeline-wide\" role=\"img\" "
              "aria-labelledby=\"timeline-wide-title timeline-wide-desc\""));
    CHECK(has(en, "<desc id=\"timeline-wide-desc\">2 sessions with findings"));
    CHECK(has(en, "<path class=\"mark mark-error\""));
    CHECK(has(en, "<line class=\"link mark-warning\""));  // the two that one finding names
    CHECK(has(en, "The picture in words"));
    const std::string report = site.report(Language::en, findings);
    CHECK(has(report, "<style>"));
    CHECK(has(report, "<a href=\"#event-missing\">missing title</a>"));
    CHECK(has(report, "<h3>missing title</h3>"));
}

TEST_CASE("each feed can be subscribed to in every program", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& es = pages.at("es/subscribe.html");
    CHECK(has(es, "href=\"webcal://calendar.example/feeds/rcm-panama-es.ics\""));
    CHECK(has(es,
              "href=\"https://calendar.google.com/calendar/"
              "r?cid=webcal%3A%2F%2Fcalendar.example%2Ffeeds%2Frcm-panama-es.ics\""));
    CHECK(has(es,
              "href=\"https://outlook.live.com/calendar/0/"
              "addfromweb?url=https%3A%2F%2Fcalendar.example%2Ffeeds%2Frcm-panama-es.ics&amp;name=Panama\""));
    CHECK(has(es, "href=\"https://calendar.example/feeds/rcm-panama-es.ics\""));
    CHECK(has(es, "href=\"https://calendar.example/feeds/rcm-panama-en.ics\" hreflang=\"en\""));
    for (const char* group : {"Todo y fechas límite", "Países miembros", "Observadores", "Órganos", "Thunderbird"})
        CHECK(has(es, group));
    site.source->settings.address = "javascript:alert(1)//";
    check_all_well_formed(site, {});
}

TEST_CASE("what somebody has acknowledged stands apart, with who, why and until when", "[html]") {
    Site site = full_site();
    Acknowledgement by;
    by.reason = site.words("the host agrees", "la sede está de acuerdo");
    by.who = "Panama";
    by.until = on(2018, 12, 31);
    Findings findings = two_findings(site);  // an error about rcgm; a possible warning about rcgm and missing
    findings[1].acknowledged = &by;
    const auto pages = site.pages(findings);
    const std::string& en = pages.at("en/conflicts.html");
    const std::string& es = pages.at("es/conflicts.html");
    CHECK(has(en, "<p class=\"counts\">1 error; 1 acknowledged.</p>"));
    CHECK(has(es, "<p class=\"counts\">1 error; 1 aceptado.</p>"));
    CHECK(has(en, "Errors (1)"));
    CHECK_FALSE(has(en, "Warnings"));
    CHECK(en.find("Errors (1)") < en.find("<h2 id=\"acknowledged\">Acknowledged (1)</h2>"));
    CHECK(has(es, "<h2 id=\"acknowledged\">Aceptados (1)</h2>"));
    CHECK(has(en, "<li class=\"card acknowledged\">"));
    CHECK(has(en, "<strong>Reason:</strong> the host agrees"));
    CHECK(has(en, "<strong>Acknowledged by:</strong> Panama"));
    CHECK(has(en, "<strong>Open again on:</strong> 31 December 2018"));
    CHECK(has(es, "<strong>Motivo:</strong> la sede está de acuerdo"));
    CHECK(has(es, "<strong>Se reabre el:</strong> 31 de diciembre de 2018"));
    // The picture: a tick where nothing is open, beside the diamond where something is; a fine line between them.
    CHECK(has(en, "<rect class=\"bar mark-acknowledged\""));
    CHECK(has(en, "<path class=\"tick-mark mark-acknowledged\""));
    CHECK(has(en, "<path class=\"mark mark-error\""));
    CHECK(has(en, "<line class=\"link mark-acknowledged\""));
    CHECK_FALSE(has(en, "mark mark-warning"));
    CHECK(has(en, "1 with acknowledged ones only (tick)"));
    CHECK(has(es, "<li>Aceptado: advertencia (posible), C12; missing título</li>"));
    CHECK(has(en, "✓ acknowledged"));
    // Counts: only what is open, and on the first page alone. On every page, one place confirmed would change them all.
    CHECK(has(en, ">Conflicts</a>"));
    CHECK(
        has(pages.at("en/index.html"), "<strong>1</strong> <span>conflicts and notes: 1 error; 1 acknowledged</span>"));
    CHECK(has(pages.at("es/index.html"), "<span>conflictos y avisos: 1 error; 1 aceptado</span>"));
    CHECK_FALSE(has(pages.at("en/agenda.html"), "badge-warning"));
    // The event's own page.
    const std::string& missing = pages.at("en/events/missing.html");
    CHECK(has(missing, "<p class=\"all-clear\">No open conflicts.</p>"));
    CHECK(missing.find("No open conflicts.") < missing.find("<h3>Acknowledged (1)</h3>"));
    const std::string& rcgm = pages.at("es/events/rcgm.html");
    CHECK(rcgm.find("<li class=\"card error\">") < rcgm.find("<h3>Aceptados (1)</h3>"));
    CHECK(has(pages.at("en/parties/pan.html"), ">Conflicts</a>"));
    CHECK(has(site.report(Language::en, findings), "<li class=\"card acknowledged\">"));
    check_all_well_formed(site, findings);
    findings[0].acknowledged = &by;
    const std::string quiet = site.pages(findings).at("en/conflicts.html");
    CHECK(has(quiet, "<p class=\"all-clear\">No open conflicts; 2 acknowledged.</p>"));
    CHECK_FALSE(has(quiet, "Errors"));
    check_all_well_formed(site, findings);
}

TEST_CASE("a conflict that was acknowledged and is open again says why; a report names what is of no event", "[html]") {
    Site site = full_site();
    Findings findings = two_findings(site);
    findings[0].reopened = site.wording("the dates have changed", "las fechas han cambiado");
    CHECK(has(site.pages(findings).at("es/conflicts.html"), "<strong>Reabierto:</strong> las fechas han cambiado"));
    findings[1].sessions.clear();
    findings[1].message = site.wording("“Gone” is no longer in the data", "«Gone» ya no está en los datos");
    const std::string report = site.report(Language::en, findings);
    CHECK(has(report, "<h3>The calendar as a whole</h3>"));
    CHECK(has(report, "“Gone” is no longer in the data"));
    check_all_well_formed(site, findings);
}

TEST_CASE(
    "an event's page shows venue, room, order and outcome with their decisions, and of a link only that it is there",
    "[html]") {
    Site site;
    for (const char* id : {"before", "first"})  // events lie in the order of their ids
        site.add(id, whole(on(2018, 7, 10), on(2018, 7, 10)), PlaceIndex{2});
    site.source->settings.contact = "mailto:office@calendar.example";
    site.add("held", whole(on(2018, 7, 12), on(2018, 7, 12)), PlaceIndex{2}, [](Event& event, Session&) {
        const Decision* by = event.where.set_by;
        say(event.venue, "Hotel Riu", by);
        say(event.room, "Salón 2", by);
        say(event.link, "https://meet.example/secret", by);
        say(event.account, "account-1", by);
        say(event.interpreters, "Equipo A", by);
        say(event.after, {"before", "first"}, by);
        static Decision later = *by;
        later.fields.outcome = Sourced<SessionOutcome>{{Held::no, {1}}, {}};
        event.history.push_back(&later);
    });
    const auto pages = site.pages();
    const std::string& en = pages.at("en/events/held.html");
    const std::string& es = pages.at("es/events/held.html");
    const std::string source = "</td>\n<td class=\"source\">RCGM conclusions, 20 July 2018, 16.d</td>";
    CHECK(has(en, "<th scope=\"row\">Venue</th>\n<td>Hotel Riu" + source));
    CHECK(has(en, "<th scope=\"row\">Room</th>\n<td>Salón 2" + source));
    CHECK(has(en,
              "<th scope=\"row\">After</th>\n<td><a href=\"../events/before.html\">before title</a>; "
              "<a href=\"../events/first.html\">first title</a>" +
                  source));
    CHECK(has(en, "<th scope=\"row\">Outcome</th>\n<td>Not held: session 1" + source));
    CHECK(has(en, "<p class=\"outcome\">It was not held.</p>"));
    CHECK(has(en, "<strong>Venue:</strong> Salón 2, Hotel Riu"));
    CHECK(has(es, "<th scope=\"row\">Sala</th>\n<td>Salón 2</td>"));
    CHECK(has(es, "<th scope=\"row\">Resultado</th>\n<td>No celebrada: sesión 1</td>"));
    CHECK(has(en, "It is not published; ask for it: Canada, office@calendar.example.</td>"));
    CHECK(has(es, "No se publica; solicítelo a: Canadá, office@calendar.example."));
    CHECK(has(pages.at("es/agenda.html"), "<strong>Local:</strong> Salón 2, Hotel Riu"));
    CHECK(has(en, "&amp;location=Sal%C3%B3n%202%2C%20Hotel%20Riu%2C%20Panama%20City%2C%20Panama"));
    for (const auto& [path, bytes] : pages) {
        INFO(path);
        for (const char* kept : {"meet.example", "account-1", "Equipo A"})
            CHECK_FALSE(has(bytes, kept));
    }
    check_all_well_formed(site, {});
}

TEST_CASE("every page tells a news reader where the changes are; the files besides .ics are explained", "[html]") {
    Site site = full_site();
    site.add_feed("calls", "Calls with their links", FeedRequest::Each::one);
    site.plan.feeds.back().style.rich = true;
    const auto pages = site.pages();
    for (const auto& [path, bytes] : pages) {
        if (!path.ends_with(".html")) continue;
        INFO(path);
        const bool front = path == "index.html";
        const std::string up = front ? "" : path.find('/') == path.rfind('/') ? "../" : "../../";
        for (const std::string code : {"en", "es"}) {
            const std::string link = "<link rel=\"alternate\" type=\"application/atom+xml\" hreflang=\"" + code +
                                     "\" title=\"" + (code == "en" ? "What has changed" : "Qué ha cambiado") +
                                     "\" href=\"" + up + "feeds/rcm-changes-" + code + ".xml\">";
            CHECK(has(bytes, link) == (front || path.starts_with(code + "/")));
        }
    }
    const std::string& en = pages.at("en/subscribe.html");
    const std::string& es = pages.at("es/subscribe.html");
    CHECK(has(en, "<a href=\"../feeds/rcm-all-en.csv\" class=\"button\">Table (.csv)</a>"));
    CHECK(has(en, "<a href=\"../feeds/rcm-all-en.json\" class=\"button\">Data (.json)</a>"));
    CHECK(has(en, "<a href=\"../feeds/rcm-changes-en.xml\" class=\"button\">What has changed (.xml)</a>"));
    CHECK(has(en, "For a spreadsheet"));
    CHECK(has(es, "<a href=\"../feeds/rcm-all-es.csv\" class=\"button\">Tabla (.csv)</a>"));
    CHECK(has(es, "Para una hoja de cálculo"));
    // A feed that holds the links of online sessions is for those who are given its address.
    for (const auto& [path, bytes] : pages) {
        INFO(path);
        CHECK_FALSE(has(bytes, "rcm-calls"));
    }
}

TEST_CASE("hostile text changes nothing in any page's structure", "[html]") {
    for (const char* payload : {"<script>alert(1)</script>", "\" onmouseover=\"alert(1)\" x=\"",
                                "</section></main><h1>", "'><img src=x onerror=y>", "--><!--", "&lt;b&gt;",
                                "\xC0\xBCscript>", "</title></desc></svg><style>", "</text><script>", "]]></svg>"}) {
        INFO(payload);
        Site site = full_site(payload);
        check_all_well_formed(site, two_findings(site));
    }
}

TEST_CASE("ids of events never make two equal pages or anchors", "[html]") {
    Site site;
    for (const char* id : {"../../x", "A-B", "a b", "a\"b", "a-b", "a-b-2", "a.b"})  // events lie in the order of ids
        site.add(id, whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2});
    check_all_well_formed(site, {});
    for (const auto& [path, bytes] : site.pages()) {
        INFO(path);
        CHECK(path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-./") == std::string::npos);
        CHECK(path.find("..") == std::string::npos);
    }
    CHECK(has(site.pages().at("en/events/a-b.html"), "<h1>a-b title</h1>"));
    CHECK(has(site.pages().at("en/events/a-b-2.html"), "<h1>a-b-2 title</h1>"));
}

TEST_CASE("a session's anchor never takes the name of another event", "[html]") {
    Site site;
    // The second session of x comes before the event x-2, in time and in the schedule.
    site.add("x", whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2},
             [](Event&, Session& session) { session.number = 2; });
    site.add("x-2", whole(on(2018, 7, 23), on(2018, 7, 24)), PlaceIndex{2});
    const auto pages = site.pages();
    CHECK(has(pages.at("en/events/x-2.html"), "id=\"event-x-2\""));
    CHECK(has(pages.at("en/events/x.html"), "id=\"event-x-2-2\""));
    check_all_well_formed(site, {});
}

TEST_CASE("the picture in words names the first of many sessions and findings, and how many more there are", "[html]") {
    Site site;
    for (int i = 0; i < 15; ++i)
        site.add("event-" + std::to_string(10 + i), whole(on(2018, 9, 1) + days{i}, on(2018, 9, 1) + days{i}),
                 PlaceIndex{2});
    Finding finding;
    finding.rule = &rule;
    finding.message = site.wording("too many", "demasiadas");
    for (const auto& session : site.schedule->sessions)
        finding.sessions.push_back(&session);
    const auto pages = site.pages(Findings(14, finding));
    const std::string& en = pages.at("en/conflicts.html");
    CHECK(has(en, "; event-21 title; event-22 title; and 2 more</li>"));  // of event-10, with twelve others
    CHECK_FALSE(has(en, "; event-23 title; "));
    CHECK(has(en, "<li>And 2 more</li>"));
    CHECK(has(pages.at("es/conflicts.html"), "; event-22 título; y 2 más</li>"));
    CHECK(has(pages.at("es/conflicts.html"), "<li>Y 2 más</li>"));
}

TEST_CASE("the same plan gives the same bytes, and an empty one whole pages", "[html]") {
    Site site = full_site();
    CHECK(site.pages() == site.pages());
    Site empty;
    empty.plan.feeds.clear();
    CHECK(has(empty.pages().at("en/index.html"), "No events yet."));
    check_all_well_formed(empty, {});
}

TEST_CASE("pages stay small however long the calendar is", "[html]") {
    Site site;
    for (int i = 0; i < 3000; ++i)
        site.add("event-" + std::to_string(i), whole(on(2018, 9, 1) + days{i}, on(2018, 9, 1) + days{i}),
                 PlaceIndex{2});
    for (const auto& [path, bytes] : site.pages()) {
        INFO(path);
        CHECK(bytes.size() < 200'000);
    }
}

TEST_CASE("the page of an event that is gone says so, as long as feeds do", "[html]") {
    Site site = full_site();
    site.source->settings.contact = "mailto:office@calendar.example";
    const PublishedEntry last{.uid = "gone@calendar.example",
                              .event = "gone",
                              .title = site.words("The gone one", "El que ya no está"),
                              .when = site.words("12 August 2018", "12 de agosto de 2018"),
                              .where = site.words("Ottawa, Canada", "Ottawa, Canadá")};
    site.plan.withdrawn.push_back({.last = &last, .since = on(2018, 8, 20)});
    const auto pages = site.pages();
    const std::string& en = pages.at("en/events/gone.html");
    CHECK(has(en, "<h1>The gone one"));
    CHECK(has(en, "This is no longer in the calendar since 20 August 2018."));
    CHECK(has(en, "12 August 2018"));
    CHECK(has(pages.at("es/events/gone.html"), "Ya no figura en el calendario desde el 20 de agosto de 2018."));
    check_all_well_formed(site, {});
    site.plan.withdrawn.front().shown = false;
    CHECK_FALSE(site.pages().contains("en/events/gone.html"));
}

TEST_CASE("the front page leads to both languages", "[html]") {
    Site site = full_site();
    const auto pages = site.pages();
    const std::string& page = pages.at("index.html");
    CHECK(has(page, "href=\"en/index.html\""));
    CHECK(has(page, "href=\"es/index.html\""));
    CHECK(has(page, "<section lang=\"es\">"));
    CHECK(has(page, "href=\"style.css\""));
    CHECK(has(pages.at("style.css"), "prefers-color-scheme: dark"));
    CHECK_FALSE(has(pages.at("style.css"), "url("));
}
