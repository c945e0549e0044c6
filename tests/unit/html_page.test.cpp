// The index page: built from a hand-made plan, whole and well-formed in both languages.
#include "feeds/html/index_page.hpp"

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
        event.kind.value = EventKind::workshop;
        event.title.value = words(id + " title", id + " título");
        event.notes.value = words("a note", "una nota");
        event.where.value = std::move(where);
        event.where.set_by = &decision;
        event.history = {&decision};
        Session session;
        session.event = static_cast<EventIndex>(calendar->events.size());
        if (when.form != When::Form::unknown)
            session.start_days = {when.form == When::Form::window ? when.range
                                                                  : DayRange{when.range.first, when.range.first}};
        session.when = std::move(when);
        session.place_open = std::holds_alternative<Placeholder>(event.where.value);
        session.online = std::holds_alternative<Online>(event.where.value);
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
            entry.uid = entry.event->id + "@calendar.example";
            entry.tentative = entry.session->place_open || entry.session->when.open();
            plan.entries.push_back(entry);
        }
        schedule->first_session.push_back(static_cast<std::uint32_t>(schedule->sessions.size()));
        return plan;
    }
    std::string page(Language language, const Findings& findings = {}) {
        return render_index(finish(), findings, zones, language, on(2018, 8, 26));
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
        event.kind.value = EventKind::deadline;
        event.owner.value.presidency = true;
        event.owner.set_by = event.where.set_by;
    });
    site.add("call", whole(on(2018, 9, 7), on(2018, 9, 7)), Online{}, [&](Event&, Session& session) {
        session.when.form = When::Form::timed;
        session.when.start = on(2018, 9, 7) + hours{7};
        session.when.end = on(2018, 9, 7) + hours{9};
        session.zone = site.zones.find("America/Panama").value();
        session.lo = session.hi = site.zones.to_instant(session.zone, session.when.start).at;
        session.length = hours{2};
    });
    site.add("launch", whole(on(2018, 10, 1), on(2018, 10, 1)), PlaceIndex{0}, [&](Event& event, Session&) {
        event.cancelled = true;
        event.reason.value = site.words("it will not take place", "no se celebrará");
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
    error.message = site.words("a day is a public holiday", "un día es feriado");
    error.todo = site.words("move it", "cámbiela");
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
        CHECK(std::set<std::string>{"html",  "head",  "meta", "title",  "link", "body",  "a",  "header", "p",
                                    "h1",    "h2",    "h3",   "h4",     "nav",  "ul",    "li", "main",   "section",
                                    "time",  "div",   "span", "strong", "dl",   "dt",    "dd", "code",   "table",
                                    "thead", "tbody", "tr",   "th",     "td",   "footer"}
                  .contains(name));
        if (name != "meta" && name != "link") open.push_back(name);
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
        CHECK(tag.find(" style=") == std::string::npos);
        CHECK(tag.find(" on") == std::string::npos);
        CHECK(tag.find("javascript:") == std::string::npos);
    }
    CHECK(open.empty());
    for (const std::string& target : targets)
        CHECK(ids.contains(target));
}

}  // namespace

TEST_CASE("the page shows the calendar by month", "[html]") {
    Site site = full_site();
    const std::string en = site.page(Language::en);
    const std::string es = site.page(Language::es);
    CHECK(en.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(es.starts_with("<!DOCTYPE html>\n<html lang=\"es\">"));
    CHECK(has(en,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
              "&#39;self&#39;\">"));
    CHECK(has(en, "href=\"../style.css\""));
    CHECK(has(en, "<a href=\"../es/index.html\" lang=\"es\" hreflang=\"es\">Español</a>"));
    CHECK(has(es, "<a href=\"../en/index.html\" lang=\"en\" hreflang=\"en\">English</a>"));
    CHECK(has(en, "<h3>July 2018</h3>"));
    CHECK(has(es, "<h3>Julio de 2018</h3>"));
    CHECK(en.find("<h3>July 2018</h3>") < en.find("<h3>September 2018</h3>"));
    CHECK(en.find("<h3>October 2018</h3>") < en.find("<h3>Date to be confirmed</h3>"));
    CHECK(has(en, "<time datetime=\"2018-09-07\">Friday 7 September 2018</time>"));
    CHECK(has(en, "25–26 September 2018"));
    CHECK(has(es, "Principios de septiembre de 2018"));
    CHECK(has(en, "7 September 2018, 07:00–09:00 <span class=\"zone\">(America/Panama)</span>"));
    CHECK(has(en, "06:00 Costa Rica; 07:00 Panama; 08:00 Canada"));
    CHECK(has(es, "<strong class=\"badge badge-cancelled\">cancelado</strong>"));
    CHECK(has(es, "no se celebrará"));
    CHECK(has(en, "Added: RCGM conclusions, 20 July 2018, 16.d"));
    CHECK(has(en, "As seen on <time datetime=\"2018-08-26\">26 August 2018</time>"));
    check_well_formed(en);
    check_well_formed(es);
}

TEST_CASE("the page lists what is open and who settles it", "[html]") {
    Site site = full_site();
    const std::string en = site.page(Language::en);
    CHECK(has(en, "Still open (3)"));
    CHECK(has(en, "San José, Costa Rica; Panama City, Panama"));
    CHECK(has(en, "25 August 2018 (overdue)"));
    CHECK(has(en, "Presidency Pro-Tempore (Panama)"));
    CHECK(has(en, "nothing is known"));
    Site settled;
    settled.add("rcgm", whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2});
    CHECK(has(settled.page(Language::es), "No queda nada por definir"));
}

TEST_CASE("the page says aloud that there are no conflicts", "[html]") {
    Site site = full_site();
    CHECK(has(site.page(Language::en), "No conflicts found."));
    CHECK(has(site.page(Language::es), "No se encontraron conflictos."));
    const Findings findings = two_findings(site);
    const std::string en = site.page(Language::en, findings);
    CHECK_FALSE(has(en, "No conflicts found"));
    CHECK(has(en, "Errors (1)"));
    CHECK(has(en, "Warnings (1)"));
    CHECK(has(en, "A day is a public holiday <strong class=\"badge badge-certain\">certain</strong>"));
    CHECK(has(en, "<strong class=\"badge badge-possible\">possible</strong>"));
    CHECK(has(en, "<a href=\"#event-missing\">missing title</a>"));
    CHECK(has(en, "Start days without this conflict:</strong> 4"));
    check_well_formed(en);
}

TEST_CASE("each feed can be subscribed to in every program", "[html]") {
    Site site = full_site();
    const std::string es = site.page(Language::es);
    CHECK(has(es, "href=\"webcal://calendar.example/feeds/rcm-panama-es.ics\""));
    CHECK(has(es,
              "href=\"https://calendar.google.com/calendar/"
              "r?cid=webcal%3A%2F%2Fcalendar.example%2Ffeeds%2Frcm-panama-es.ics\""));
    CHECK(has(es,
              "href=\"https://outlook.live.com/calendar/0/"
              "addfromweb?url=https%3A%2F%2Fcalendar.example%2Ffeeds%2Frcm-panama-es.ics&amp;name=Panama\""));
    CHECK(has(es, "href=\"https://calendar.example/feeds/rcm-panama-es.ics\""));
    CHECK(has(es, "href=\"https://calendar.example/feeds/rcm-panama-en.ics\" hreflang=\"en\""));
    for (const char* group : {"Todo y fechas límite", "Países miembros", "Observadores", "Órganos"})
        CHECK(has(es, group));
    site.source->settings.address = "javascript:alert(1)//";
    check_well_formed(site.page(Language::en));
}

TEST_CASE("hostile text changes nothing in the page's structure", "[html]") {
    for (const char* payload :
         {"<script>alert(1)</script>", "\" onmouseover=\"alert(1)\" x=\"", "</section></main><h1>",
          "'><img src=x onerror=y>", "--><!--", "&lt;b&gt;", "\xC0\xBCscript>", "</title><style>"}) {
        INFO(payload);
        Site site = full_site(payload);
        const Findings findings = two_findings(site);
        for (const Language language : languages)
            check_well_formed(site.page(language, findings));
        check_well_formed(render_front_page(site.plan));
    }
}

TEST_CASE("ids of events never make two equal anchors", "[html]") {
    Site site;
    for (const char* id : {"a-b", "a.b", "a b", "a\"b", "a-b-2"})
        site.add(id, whole(on(2018, 7, 19), on(2018, 7, 20)), PlaceIndex{2});
    check_well_formed(site.page(Language::en));
}

TEST_CASE("the same plan gives the same bytes, and an empty one a whole page", "[html]") {
    Site site = full_site();
    CHECK(site.page(Language::en) == site.page(Language::en));
    Site empty;
    empty.plan.feeds.clear();
    const std::string page = empty.page(Language::en);
    CHECK(has(page, "No events yet."));
    check_well_formed(page);
}

TEST_CASE("the front page leads to both languages", "[html]") {
    Site site = full_site();
    const std::string page = render_front_page(site.finish());
    CHECK(has(page, "href=\"en/index.html\""));
    CHECK(has(page, "href=\"es/index.html\""));
    CHECK(has(page, "<section lang=\"es\">"));
    CHECK(has(page, "href=\"style.css\""));
    check_well_formed(page);
    CHECK(stylesheet().find("prefers-color-scheme: dark") != std::string_view::npos);
    CHECK(stylesheet().find("url(") == std::string_view::npos);
}
