#include "tests/bench/year.hpp"

#include <algorithm>
#include <random>

namespace rcm::bench {
namespace {

constexpr int events = 10'000;
constexpr int documents = 100;  ///< that add; a few more move, confirm, cancel and record
constexpr int bodies = 50;
constexpr int parties = 200;

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}
std::string in_both_languages(const std::string& text) {
    return "{ en = " + in_quotes(text) + ", es = " + in_quotes(text) + " }";
}

class YearText {
  public:
    explicit YearText(bool kept) : kept_(kept) {}

    SourceSet make() {
        sources_ = read_folder(RCMCAL_SOURCE_DIR "/data/rcm").value;
        file("parties.toml") += "\n[[presidency]]\nparty = \"GTM\"\nfrom = 2019-11-15\nuntil = 2020-11-15\n";
        std::erase_if(sources_.files,
                      [](const SourceFile& file) { return file.path.find("decisions") != std::string::npos; });
        add_countries(read_folder(RCMCAL_SOURCE_DIR "/data/holidays").value);
        add_bodies();
        add_documents();
        add_later_documents();
        return std::move(sources_);
    }

  private:
    int any(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    bool one_in(int many) { return any(many) == 0; }

    std::string& file(std::string_view name) {
        return std::find_if(sources_.files.begin(), sources_.files.end(),
                            [&](const SourceFile& each) { return each.path.ends_with(name); })
            ->text;
    }
    static int count(std::string_view text, std::string_view part) {
        int found = 0;
        for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
            ++found;
        return found;
    }

    /// Countries beside the eleven, each with a capital and the holidays of one of the eleven.
    void add_countries(const SourceSet& laws) {
        static constexpr std::string_view zones[] = {"America/Panama", "America/Guatemala", "America/Toronto",
                                                     "America/Mexico_City", "America/Santo_Domingo"};
        for (const auto& law : laws.files)
            sources_.files.push_back(law);
        const int known = count(file("parties.toml"), "[[party]]");
        for (int country = 0; country < parties - known; ++country) {
            const std::string code{'X', static_cast<char>('A' + country / 26), static_cast<char>('A' + country % 26)};
            const auto city = "city-" + std::to_string(country);
            codes_.push_back(code);
            cities_.push_back(city);
            file("places.toml") +=
                "\n[[place]]\nid = " + in_quotes(city) + "\nname = " + in_both_languages(city) +
                "\ncountry = " + in_quotes(code) +
                "\nzone = " + in_quotes(zones[static_cast<std::size_t>(country) % std::size(zones)]) +
                "\nlat = " + std::to_string(5 + country % 40) + ".5\nlon = -" + std::to_string(60 + country % 50) +
                ".5\ncapital = true\n";
            file("parties.toml") += "\n[[party]]\nid = " + in_quotes(code) +
                                    "\nkind = \"member\"\nslug = " + in_quotes("country-" + std::to_string(country)) +
                                    "\nname = " + in_both_languages("Country " + code) +
                                    "\ncapital = " + in_quotes(city) + "\n";
            auto law = laws.files[static_cast<std::size_t>(country) % laws.files.size()];
            const auto at = law.text.find("country = \"");
            law.text.replace(at + 11, 3, code);
            law.path = "bench/holidays/" + city + ".toml";
            sources_.files.push_back(std::move(law));
        }
    }

    void add_bodies() {
        for (int body = count(file("bodies.toml"), "[[body]]"); body < bodies; ++body) {
            const auto id = "body-" + std::to_string(body);
            bodies_.push_back(id);
            std::string members;
            const auto nth = static_cast<std::size_t>(body) % 44;
            for (std::size_t member = 0; member < 4; ++member) {
                const bool own = kept_ && !(member == 0 && one_in(10));
                const auto at = own ? nth * 4 + member : static_cast<std::size_t>(any(static_cast<int>(codes_.size())));
                members += (member == 0 ? "" : ", ") + in_quotes(codes_[at]);
            }
            file("bodies.toml") += "\n[[body]]\nid = " + in_quotes(id) + "\nslug = " + in_quotes(id) +
                                   "\nname = " + in_both_languages("Body " + std::to_string(body)) +
                                   "\nlevel = " + in_quotes(one_in(10) ? "political" : "technical") + "\nmembers = [" +
                                   members + "]\n" + (kept_ && !one_in(10) ? "" : "invited = [\"UNHCR\"]\n") +
                                   (one_in(2) ? "quorum = 3\n" : "") +
                                   (one_in(20) ? "least-gap = 1\ngreatest-gap = 60\n" : "");
        }
    }

    static std::string head(const std::string& id, std::string_view adopted) {
        return "[document]\nid = " + in_quotes("bench-" + id) + "\ntitle = " + in_both_languages("Bench " + id) +
               "\nadopted = " + std::string(adopted) + "\nby = \"rcgm\"\n";
    }
    void add_file(const std::string& id, std::string text) {
        sources_.files.push_back({"bench/decisions/" + id + ".toml", std::move(text)});
    }

    /// The events, in documents adopted through the year before.
    void add_documents() {
        constexpr int each = events / documents;
        for (int document = 0; document < documents; ++document) {
            auto text = head(std::to_string(document), to_iso(make_day(2018, 3, 1) + days{document * 3}));
            for (int at = 0; at < each; ++at)
                text += event_text(document * each + at);
            add_file(std::to_string(document), std::move(text));
        }
    }

    /// The so many-th of 2019 that is no Saturday or Sunday.
    static civil_day working_day(int nth) { return make_day(2018, 12, 31) + days{(nth + 1) / 5 * 7 + (nth + 1) % 5}; }

    /// Where and when a meeting is held, and what else a decision says of it.
    std::string event_text(int number) {
        const auto many = static_cast<int>(bodies_.size());
        const auto of_body = number / many;
        const auto day = kept_ && !one_in(100) ? working_day(of_body * 261 / (events / many + 1))
                                               : make_day(2019, 1, 1) + days{any(365)};
        const auto body = bodies_[static_cast<std::size_t>(number) % bodies_.size()];
        const auto city = cities_[static_cast<std::size_t>(any(static_cast<int>(cities_.size())))];
        const auto iso = to_iso(day);
        const auto fed = "bench-event-" + std::to_string(std::min(number + 10 * many, events - 1));
        const auto in_city = "where = " + in_quotes(city) + "\n";
        const auto online =
            "where = \"online\"\nzone = \"America/Panama\"\naccount = " + in_quotes("host-" + std::to_string(any(60))) +
            "\n" + (one_in(10) ? "" : "link = \"https://meet.example.org/" + std::to_string(number) + "\"\n");
        auto& seen = seen_.emplace_back(Seen{number, day, false});
        std::string kind = "meeting";
        std::string when = iso + "T10:00/12:00";
        std::string rest;
        switch (any(20)) {
            case 0:
                // A month for few: every other session of the body in it perhaps overlaps.
                when = one_in(kept_ ? 10 : 1) ? iso.substr(0, 7) : "[" + iso + ".." + to_iso(day + days{2}) + "]";
                rest = in_city;
                break;
            case 1:
                when = iso;
                rest = "where = { tbc = \"country\", candidates = [" + in_quotes(city) + ", \"panama-city\"] }\n";
                break;
            case 2:
                kind = "deadline";
                when = one_in(3) ? "by 10 working days before " + fed : "by " + iso;
                rest = "owner = \"TS\"\nfor = " + in_quotes(fed) + "\n";
                break;
            case 3:
                kind = "review";
                when = iso + "/" + to_iso(day + days{7 + any(14)});
                rest = "where = \"online\"\nowner = \"TS\"\nfor = " + in_quotes(fed) + "\n";
                break;
            case 4:
                rest = online + "repeat = \"FREQ=WEEKLY;COUNT=5\"\n";
                break;
            case 5:
            case 6:
            case 7:
                rest = online;
                seen.settled = true;
                break;
            default:
                when = (one_in(20) ? weekday_word(day) + " " : "") + iso + "T09:00/13:00";
                rest = in_city + "venue = " + in_quotes("Hotel " + std::to_string(any(3))) +
                       "\nroom = " + in_quotes("Room " + std::to_string(any(4))) + "\n" +
                       (one_in(3) ? "interpreters = " + in_quotes("Team " + std::to_string(any(400))) + "\n" : "") +
                       (one_in(4) ? "supported-by = [" + in_quotes(supporter()) + "]\n" : "") +
                       (one_in(10) && number >= many
                            ? "after = " + in_quotes("bench-event-" + std::to_string(number - many)) + "\n"
                            : "");
                seen.settled = true;
                if (one_in(20)) add_agenda(number);
        }
        return "\n[[add]]\nevent = \"bench-event-" + std::to_string(number) +
               "\"\nparagraph = \"1\"\nkind = " + in_quotes(kind) +
               "\ntitle = " + in_both_languages("Number " + std::to_string(number) + ", on migration governance") +
               "\nwhen = " + in_quotes(when) + "\nbodies = [" + in_quotes(body) + "]\n" + rest;
    }

    /// Mostly one that does so a few times a year.
    std::string supporter() {
        return one_in(20) ? "IOM" : codes_[static_cast<std::size_t>(any(static_cast<int>(codes_.size())))];
    }

    static std::string weekday_word(civil_day day) {
        static constexpr std::string_view names[] = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
        return std::string(names[date::weekday(day).c_encoding()]);
    }

    /// Four hours in items of 45 minutes, of which some have become too long.
    void add_agenda(int number) {
        std::string text = "[agenda]\nmeeting = \"bench-event-" + std::to_string(number) +
                           "\"\nissued = 2018-12-20\nrevision = 0\nroom = \"Plenary hall\"\n";
        for (int item = 0; item < 5; ++item)
            text += "\n[[item]]\nid = \"item-" + std::to_string(item) + "\"\n" +
                    (item == 0 ? "start = \"09:00\"\n" : "") + "length = " + std::to_string(one_in(50) ? 90 : 45) +
                    "\ntitle = " + in_both_languages("Item") + "\nspeakers = [\"Speaker " + std::to_string(any(300)) +
                    "\"]\n";
        sources_.files.push_back({"bench/agendas/" + std::to_string(number) + ".toml", std::move(text)});
    }

    /// What became of the events of the first weeks; moves and cancellations, most of them before the last edition.
    void add_later_documents() {
        auto held = head("held", "2019-02-27");
        auto early = head("moves", "2019-02-01");
        auto late = head("late-moves", "2019-02-26");
        for (const auto& each : seen_) {
            const auto what = "\nevent = \"bench-event-" + std::to_string(each.number) + "\"\nparagraph = \"1\"\n";
            if (!each.settled) continue;
            if (each.day < make_day(2019, 2, 26)) {
                if (!one_in(20)) held += "\n[[amend]]" + what + "outcome = \"held\"\n";
            } else if (one_in(30)) {
                auto& text = one_in(5) ? late : early;
                if (one_in(4))
                    text += "\n[[cancel]]" + what;
                else
                    text +=
                        "\n[[move]]" + what + "when = " + in_quotes(to_iso(each.day + days{7}) + "T09:00/12:00") + "\n";
            }
        }
        add_file("held", std::move(held));
        add_file("moves", std::move(early));
        add_file("late-moves", std::move(late));
    }

    struct Seen {
        int number;
        civil_day day;
        bool settled;  ///< one session, its day and place known
    };

    bool kept_;
    std::mt19937_64 random_{11};  // NOLINT: the same year each run
    SourceSet sources_;
    std::vector<std::string> codes_, cities_, bodies_;
    std::vector<Seen> seen_;
};

}  // namespace

SourceSet year_sources(Year how) {
    return YearText(how == Year::kept).make();
}

}  // namespace rcm::bench
