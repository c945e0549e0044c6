// Words: dates, places, parties and citations in both languages.
#include "feeds/words.hpp"

#include "feeds/local_times.hpp"
#include "tests/said.hpp"

#include <catch2/catch.hpp>

#include <clocale>
#include <cstdlib>

using namespace rcm;

namespace {

constexpr Language en = Language::en;
constexpr Language es = Language::es;

civil_day on(int year, unsigned month, unsigned day) {
    return civil_day{date::year(year) / static_cast<int>(month) / static_cast<int>(day)};
}

When window(std::string written, DayRange hull, std::vector<DayRange> within = {}) {
    When when;
    when.form = When::Form::window;
    when.range = hull;
    when.within = within.empty() ? std::vector<DayRange>{hull} : std::move(within);
    when.written = std::move(written);
    return when;
}

When timed(civil_second start, civil_second end) {
    When when;
    when.form = When::Form::timed;
    when.start = start;
    when.end = end;
    when.range = {date::floor<days>(start), date::floor<days>(end)};
    return when;
}

Party party(std::string id, LanguageText name, PartyKind kind = PartyKind::member,
            std::optional<PlaceIndex> capital = {}) {
    Party made;
    made.id = std::move(id);
    made.kind = kind;
    made.name = std::move(name);
    made.capital = capital;
    return made;
}

Place place(LanguageText name, std::string country, Zone zone = {}) {
    Place made;
    made.name = std::move(name);
    made.country = std::move(country);
    made.zone = zone;
    return made;
}

Register make_register() {
    Register source;
    source.parties = {party("CAN", {"Canada", "Canadá"}), party("CRI", {"Costa Rica", "Costa Rica"}),
                      party("PAN", {"Panama", "Panamá"}), party("IOM", {"IOM", "OIM"}, PartyKind::observer)};
    source.places = {place({"Panama City", "Ciudad de Panamá"}, "PAN"), place({"Cancún", ""}, "MEX")};
    Document document;
    document.title = {"RCGM conclusions", "Conclusiones del GRCM"};
    document.adopted = on(2018, 7, 20);
    source.documents.push_back(document);
    return source;
}

Event at(Where where, EventKind kind = EventKind::meeting) {
    static const Decision decision;
    Event event;
    say(event.kind, kind);
    say(event.where, std::move(where), &decision);
    return event;
}

}  // namespace

TEST_CASE("days are written as people write them", "[words]") {
    struct Case {
        DayRange range;
        const char *english, *spanish;
    };
    const std::vector<Case> cases{
        {{on(2018, 9, 7), on(2018, 9, 7)}, "7 September 2018", "7 de septiembre de 2018"},
        {{on(2018, 9, 25), on(2018, 9, 26)}, "25–26 September 2018", "25 y 26 de septiembre de 2018"},
        {{on(2018, 11, 12), on(2018, 11, 16)}, "12–16 November 2018", "12 al 16 de noviembre de 2018"},
        {{on(2018, 8, 28), on(2018, 9, 2)}, "28 August – 2 September 2018", "28 de agosto al 2 de septiembre de 2018"},
        {{on(2018, 8, 31), on(2018, 9, 1)}, "31 August – 1 September 2018", "31 de agosto y 1 de septiembre de 2018"},
        {{on(2018, 12, 30), on(2019, 1, 2)},
         "30 December 2018 – 2 January 2019",
         "30 de diciembre de 2018 al 2 de enero de 2019"},
        {{on(2018, 12, 31), on(2019, 1, 1)},
         "31 December 2018 – 1 January 2019",
         "31 de diciembre de 2018 y 1 de enero de 2019"},
        {{on(2024, 2, 29), on(2024, 2, 29)}, "29 February 2024", "29 de febrero de 2024"},
    };
    for (const Case& each : cases) {
        CHECK(write_days(each.range, en) == each.english);
        CHECK(write_days(each.range, es) == each.spanish);
    }
    CHECK(write_long_day(on(2018, 9, 7), en) == "Friday 7 September 2018");
    CHECK(write_long_day(on(2018, 9, 7), es) == "viernes 7 de septiembre de 2018");
    CHECK(write_long_day(on(2018, 9, 9), en) == "Sunday 9 September 2018");
    CHECK(write_long_day(on(2018, 9, 8), es) == "sábado 8 de septiembre de 2018");
    CHECK(write_month(2018, 9, en) == "September 2018");
    CHECK(write_month(2018, 1, es) == "enero de 2018");
}

TEST_CASE("windows keep the words they were decided in", "[words]") {
    struct Case {
        When when;
        const char *english, *spanish;
    };
    const DayRange september{on(2018, 9, 1), on(2018, 9, 30)};
    const auto day = [](unsigned d) { return DayRange{on(2018, 9, d), on(2018, 9, d)}; };
    const std::vector<Case> cases{
        {window("early 2018-09", {on(2018, 9, 1), on(2018, 9, 10)}), "early September 2018",
         "principios de septiembre de 2018"},
        {window("mid 2018-09", {on(2018, 9, 11), on(2018, 9, 20)}), "mid-September 2018",
         "mediados de septiembre de 2018"},
        {window("late 2018-09", {on(2018, 9, 21), on(2018, 9, 30)}), "late September 2018",
         "finales de septiembre de 2018"},
        {window("2018-09", september), "September 2018", "septiembre de 2018"},
        {window("2018", {on(2018, 1, 1), on(2018, 12, 31)}), "2018", "2018"},
        {window("2018-Q3", {on(2018, 7, 1), on(2018, 9, 30)}), "third quarter of 2018", "tercer trimestre de 2018"},
        {window("2018-Q1", {on(2018, 1, 1), on(2018, 3, 31)}), "first quarter of 2018", "primer trimestre de 2018"},
        {window("2018-H2", {on(2018, 7, 1), on(2018, 12, 31)}), "second half of 2018", "segundo semestre de 2018"},
        {window("[2018-09-03..2018-09-14]", {on(2018, 9, 3), on(2018, 9, 14)}), "one of 3–14 September 2018",
         "uno de los días del 3 al 14 de septiembre de 2018"},
        {window("[2018-09-03..2018-09-04]", {on(2018, 9, 3), on(2018, 9, 4)}), "one of 3–4 September 2018",
         "uno de los días 3 y 4 de septiembre de 2018"},
        {window("[2018-09-03,2018-09-07]", {on(2018, 9, 3), on(2018, 9, 7)}, {day(3), day(7)}), "3 or 7 September 2018",
         "3 o 7 de septiembre de 2018"},
        {window("[2018-09-03,2018-09-08]", {on(2018, 9, 3), on(2018, 9, 8)}, {day(3), day(8)}), "3 or 8 September 2018",
         "3 u 8 de septiembre de 2018"},
        {window("[2018-09-03,2018-09-05,2018-09-11]", {on(2018, 9, 3), on(2018, 9, 11)}, {day(3), day(5), day(11)}),
         "3, 5 or 11 September 2018", "3, 5 u 11 de septiembre de 2018"},
        {window("[2018-08-30,2018-09-03..2018-09-05]", {on(2018, 8, 30), on(2018, 9, 5)},
                {{on(2018, 8, 30), on(2018, 8, 30)}, {on(2018, 9, 3), on(2018, 9, 5)}}),
         "30 August 2018 or 3–5 September 2018", "30 de agosto de 2018 o 3 al 5 de septiembre de 2018"},
    };
    for (const Case& each : cases) {
        INFO(each.when.written);
        CHECK(write_when(each.when, en) == each.english);
        CHECK(write_when(each.when, es) == each.spanish);
    }
}

TEST_CASE("every window that parse_when reads gets its words", "[words]") {
    for (const char* written : {"2018-09", "2018", "2018-Q4", "2018-H1", "early 2018-02", "mid 2018-02", "late 2018-02",
                                "[2018-09-03,2018-09-07]"}) {
        INFO(written);
        const auto parsed = parse_when(written);
        REQUIRE(std::holds_alternative<When>(parsed));
        const When& when = std::get<When>(parsed);
        CHECK(when.form == When::Form::window);
        CHECK(write_when(when, en).find("2018") != std::string::npos);
        CHECK(write_when(when, es) != write_when(window("?", when.range), es));
    }
}

TEST_CASE("times, deadlines and unknown dates", "[words]") {
    const civil_day day = on(2018, 9, 7);
    CHECK(write_when(timed(day + hours{9}, day + hours{11} + minutes{30}), en) == "7 September 2018, 09:00–11:30");
    CHECK(write_when(timed(day + hours{9}, day + hours{11}), es) == "7 de septiembre de 2018, 09:00–11:00");
    CHECK(write_when(timed(day + hours{20}, day + hours{24}), en) == "7 September 2018, 20:00–24:00");
    CHECK(write_when(timed(day + hours{9}, day + hours{36}), en) ==
          "7 September 2018, 09:00 – 8 September 2018, 12:00");
    CHECK(write_when(timed(day + hours{9}, day + hours{36}), es) ==
          "del 7 de septiembre de 2018, 09:00, al 8 de septiembre de 2018, 12:00");
    When deadline;
    deadline.form = When::Form::deadline;
    deadline.range = {on(2018, 8, 3), on(2018, 8, 3)};
    CHECK(write_when(deadline, en) == "by 3 August 2018");
    CHECK(write_when(deadline, es) == "a más tardar el 3 de agosto de 2018");
    When relative;
    relative.form = When::Form::relative;
    relative.distance = -10;
    relative.working_days = true;
    relative.written = "by 10 working days before rcgm-2018-11";
    CHECK(write_when(relative, en) == "by 10 working days before rcgm-2018-11");
    CHECK(write_when(relative, es) == "a más tardar 10 días hábiles antes de rcgm-2018-11");
    CHECK(write_when(When{}, en) == "date to be confirmed");
    CHECK(write_when(When{}, es) == "fecha por confirmar");
}

TEST_CASE("places, settled and open", "[words]") {
    const Register source = make_register();
    const auto both = [&](const Event& event) {
        return write_where(event, source, en) + " / " + write_where(event, source, es);
    };
    CHECK(both(at(PlaceIndex{0})) == "Panama City, Panama / Ciudad de Panamá, Panamá");
    CHECK(both(at(PlaceIndex{1})) == "Cancún, MEX / Cancún, MEX");  // no translation, no such party: what is known
    CHECK(both(at(CountryOnly{1})) == "Costa Rica (city not stated) / Costa Rica (ciudad sin indicar)");
    CHECK(both(at(Online{})) == "Online / En línea");
    Placeholder open;
    open.what = Placeholder::What::country;
    CHECK(both(at(open)) == "Country to be confirmed / País por confirmar");
    open.what = Placeholder::What::city;
    CHECK(both(at(open)) == "City to be confirmed / Ciudad por confirmar");
    open.what = Placeholder::What::place;
    CHECK(both(at(open)) == "Place to be confirmed / Lugar por confirmar");
    Event none;
    say(none.kind, EventKind::workshop);
    CHECK(both(none) == "Place to be confirmed / Lugar por confirmar");
    say(none.kind, EventKind::deadline);
    CHECK(both(none) == " / ");
}

TEST_CASE("a location names room, venue, city and country, as far as they are known", "[words]") {
    const Register source = make_register();
    static const Decision decision;
    Event event = at(PlaceIndex{0});
    const auto words = [&] { return write_location(event, source, es); };
    CHECK(words() == "Ciudad de Panamá, Panamá");
    say(event.venue, "Hotel Riu", &decision);
    CHECK(words() == "Hotel Riu, Ciudad de Panamá, Panamá");
    say(event.room, "Salón 2", &decision);
    CHECK(words() == "Salón 2, Hotel Riu, Ciudad de Panamá, Panamá");
    event.venue = {};
    CHECK(words() == "Salón 2, Ciudad de Panamá, Panamá");
    event.where = {};
    say(event.kind, EventKind::deadline);
    CHECK(words() == "Salón 2");
    event.room = {};
    CHECK(words().empty());
}

TEST_CASE("whom to ask is the secretariat, with its address where there is one", "[words]") {
    Register source = make_register();
    source.settings.secretariat = 1;
    CHECK(write_contact(source, en) == "Costa Rica");
    source.settings.contact = "mailto:office@rcm.example";
    CHECK(write_contact(source, en) == "Costa Rica, office@rcm.example");
}

TEST_CASE("parties are listed with their conjunction", "[words]") {
    Register source = make_register();
    PartySet set;
    CHECK(write_parties(set, source, en).empty());
    set.set(2);
    CHECK(write_parties(set, source, es) == "Panamá");
    set.set(0);
    CHECK(write_parties(set, source, en) == "Canada and Panama");
    set.set(3);
    CHECK(write_parties(set, source, es) == "Canadá, Panamá y OIM");
    set.set(1);
    CHECK(write_parties(set, source, en) == "all three member countries and IOM");
    set.reset(3);
    CHECK(write_parties(set, source, es) == "los tres países miembros");
    source.parties[2].name.es = "Italia";
    set.reset(0);
    CHECK(write_parties(set, source, es) == "Costa Rica e Italia");
}

TEST_CASE("a citation names document, day and paragraph", "[words]") {
    const Register source = make_register();
    Decision decision;
    decision.paragraph = "16.d";
    CHECK(write_citation(decision, source, en) == "RCGM conclusions, 20 July 2018, 16.d");
    CHECK(write_citation(decision, source, es) == "Conclusiones del GRCM, 20 de julio de 2018, 16.d");
    decision.paragraph = "heading";
    CHECK(write_citation(decision, source, es) == "Conclusiones del GRCM, 20 de julio de 2018, encabezado");
    decision.paragraph.clear();
    CHECK(write_citation(decision, source, en) == "RCGM conclusions, 20 July 2018");
}

TEST_CASE("single words exist in both languages", "[words]") {
    CHECK(word_of(EventKind::workshop, es) == "taller");
    CHECK(word_of(EventKind::review, en) == "review");
    CHECK(word_of(Act::cancel, es) == "cancelado");
    CHECK(word_of(Severity::warning, es) == "advertencia");
    CHECK(word_of(Certainty::possible, es) == "posible");
    CHECK(text_in({.en = "only", .es = ""}, es) == "only");
}

TEST_CASE("the environment changes no word", "[words]") {
    const DayRange range{on(2018, 9, 25), on(2018, 9, 26)};
    for (const char* locale : {"de_DE.UTF-8", "C", "ar_EG.UTF-8"}) {
        ::setenv("LC_ALL", locale, 1);
        ::setenv("TZ", "Pacific/Apia", 1);
        std::setlocale(LC_ALL, "");
        CHECK(write_days(range, en) == "25–26 September 2018");
        CHECK(write_days(range, es) == "25 y 26 de septiembre de 2018");
    }
    ::unsetenv("LC_ALL");
    ::unsetenv("TZ");
    std::setlocale(LC_ALL, "C");
}

TEST_CASE("local times put equal clocks together and mark other days", "[words]") {
    const ZoneDatabase zones = ZoneDatabase::system();
    auto source = std::make_shared<Register>(make_register());
    const auto zone = [&](const char* name) { return zones.find(name).value(); };
    source->places = {place({"Ottawa", "Ottawa"}, "CAN", zone("America/Toronto")),
                      place({"San José", "San José"}, "CRI", zone("America/Costa_Rica")),
                      place({"Panama City", "Ciudad de Panamá"}, "PAN", zone("America/Panama"))};
    for (PartyIndex i = 0; i < 3; ++i)
        source->parties[i].capital = i;
    source->parties.push_back(party("BLZ", {"Belize", "Belice"}, PartyKind::member, PlaceIndex{1}));
    auto calendar = std::make_shared<Calendar>();
    calendar->source = source;
    calendar->events.resize(1);
    Schedule schedule;
    schedule.calendar = calendar;
    Session session;
    const auto begin = [&](const char* name, civil_second start) {
        session.when = timed(start, start + hours{2});
        session.zone = zone(name);
        session.start_days = {{date::floor<days>(start), date::floor<days>(start)}};
        session.lo = session.hi = zones.to_instant(session.zone, start).at;
    };
    begin("America/Panama", on(2018, 9, 7) + hours{7});
    CHECK(write_local_times(session, schedule, zones, en) == "06:00 Costa Rica, Belize; 07:00 Panama; 08:00 Canada");
    const auto times = local_times(session, schedule, zones);
    REQUIRE(times.size() == 4);
    CHECK(times[0].first == 0);
    CHECK(times[3].first == 4);
    begin("America/Panama", on(2018, 12, 7) + hours{23} + minutes{30});
    CHECK(write_local_times(session, schedule, zones, es) == "22:30 Costa Rica, Belice; 23:30 Canadá, Panamá");
    begin("America/Panama", on(2018, 9, 7) + hours{23} + minutes{30});
    CHECK(write_local_times(session, schedule, zones, en) ==
          "22:30 Costa Rica, Belize; 23:30 Panama; 00:30 (next day) Canada");
    begin("America/Panama", on(2018, 9, 7) + minutes{15});
    CHECK(write_local_times(session, schedule, zones, es) ==
          "23:15 (día anterior) Costa Rica, Belice; 00:15 Panamá; 01:15 Canadá");
    session.when = When{.form = When::Form::whole_days};
    CHECK(local_times(session, schedule, zones).empty());
    CHECK(write_local_times(session, schedule, zones, en).empty());
}
