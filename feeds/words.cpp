#include "feeds/words.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

namespace rcm {
namespace {

/// Names of months and weekdays as they stand inside a date, fetched once; the locale is fixed, never the
/// environment's.
struct Names {
    std::array<std::string, 12> months;
    std::array<std::string, 7> weekdays;  ///< from Sunday
    std::array<std::string, 12> short_months;
    std::array<std::string, 7> short_weekdays;  ///< from Sunday

    explicit Names(const icu::Locale& locale) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols(locale, status);
        // A warning that data was taken from a default would mean names of another language.
        if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
            throw std::runtime_error("ICU has no date names for " + std::string(locale.getName()));
        }
        int32_t count = 0;
        const icu::UnicodeString* found =
            symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
        for (std::size_t i = 0; i < months.size(); ++i)
            found[i].toUTF8String(months[i]);
        found = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
        for (std::size_t i = 0; i < weekdays.size(); ++i)
            found[i + 1].toUTF8String(weekdays[i]);
        found = symbols.getMonths(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::ABBREVIATED);
        for (std::size_t i = 0; i < short_months.size(); ++i)
            found[i].toUTF8String(short_months[i]);
        found = symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::ABBREVIATED);
        for (std::size_t i = 0; i < short_weekdays.size(); ++i)
            found[i + 1].toUTF8String(short_weekdays[i]);
    }
};

const Names& names(Language language) {
    static const Names en(icu::Locale("en", "GB"));
    static const Names es(icu::Locale("es"));
    return language == Language::en ? en : es;
}

struct Parts {
    explicit Parts(civil_day at) : Parts(date::year_month_day(at)) {}
    explicit Parts(date::year_month_day at)
        : year(static_cast<int>(at.year())),
          month(static_cast<unsigned>(at.month())),
          day(static_cast<unsigned>(at.day())) {}
    int year;
    unsigned month, day;
};

const std::string& month_name(unsigned month, Language language) {
    return names(language).months.at(month - 1);
}

/// "7 September" / "7 de septiembre"
std::string day_and_month(const Parts& at, Language language) {
    return std::to_string(at.day) + (language == Language::en ? " " : " de ") + month_name(at.month, language);
}

std::string with_year(std::string text, int year, Language language) {
    return text.append(language == Language::en ? " " : " de ").append(std::to_string(year));
}

std::string clock(seconds since_midnight) {
    const auto all = since_midnight.count() / 60;
    const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(all / 60) + ":" + two(all % 60);
}

/// "y" becomes "e" before the sound i, "o" becomes "u" before the sound o: "Panamá e Italia", "7 u 8".
std::string_view spanish_and(std::string_view next) {
    const auto begins = [&](std::string_view with) { return next.starts_with(with); };
    const bool i = begins("I") || begins("i") || begins("Í") || begins("í") || begins("Hi") || begins("hi");
    const bool glide = begins("Hie") || begins("hie") || begins("Hia") || begins("hia") || begins("Io") || begins("io");
    return i && !glide ? " e " : " y ";
}

std::string_view spanish_or(std::string_view next) {
    const std::string_view number = next.substr(0, next.find_first_not_of("0123456789"));
    return number == "8" || number == "11" ? " u " : " o ";
}

std::string join(const std::vector<std::string>& items, Language language, bool any_of) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 < items.size()) {
            text += ", ";
        } else if (i > 0) {
            text += language == Language::en ? (any_of ? " or " : " and ")
                                             : (any_of ? spanish_or(items[i]) : spanish_and(items[i]));
        }
        text += items[i];
    }
    return text;
}

std::string write_timed(civil_second start, civil_second end, Language language) {
    const civil_day first = date::floor<days>(start);
    const civil_day last = date::floor<days>(end);
    const std::string from = write_days({first, first}, language) + ", " + clock(start - first);
    if (last == first) return from + "–" + clock(end - first);
    if (end == first + days{1}) return from + "–24:00";
    const std::string until = write_days({last, last}, language) + ", " + clock(end - last);
    return language == Language::en ? from + " – " + until : "del " + from + ", al " + until;
}

/// "one of 3–14 September 2018", "3 or 7 September 2018"
std::string write_choice(const When& when, Language language) {
    const std::vector<DayRange>& within = when.within;
    if (within.empty() || (within.size() == 1 && within.front().length() > 1)) {
        const DayRange range = within.empty() ? when.range : within.front();
        if (range.length() == 1) return write_days(range, language);
        if (language == Language::en) return "one of " + write_days(range, language);
        return (range.length() == 2 ? "uno de los días " : "uno de los días del ") + write_days(range, language);
    }
    bool one_month = true;
    const Parts first(within.front().first);
    for (const DayRange& range : within) {
        const Parts at(range.first);
        one_month = one_month && range.length() == 1 && at.year == first.year && at.month == first.month;
    }
    std::vector<std::string> items;
    for (std::size_t i = 0; i < within.size(); ++i) {
        const bool whole = !one_month || i + 1 == within.size();
        items.push_back(whole ? write_days(within[i], language) : std::to_string(Parts(within[i].first).day));
    }
    return join(items, language, true);
}

/// A window in the words in which it was written.
std::string write_window(const When& when, Language language) {
    const std::string_view text = when.written;
    const Parts first(when.range.first);
    const std::string month = write_month(first.year, first.month, language);
    if (text.starts_with("early ")) return pick(language, "early ", "principios de ") + month;
    if (text.starts_with("mid ")) return pick(language, "mid-", "mediados de ") + month;
    if (text.starts_with("late ")) return pick(language, "late ", "finales de ") + month;

    const std::size_t dash = text.find('-');
    const std::string_view rest = dash == std::string_view::npos ? std::string_view{} : text.substr(dash + 1);
    if (!text.starts_with('[') && rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H')) {
        static constexpr std::string_view en[] = {"first", "second", "third", "fourth"};
        static constexpr std::string_view es[] = {"primer", "segundo", "tercer", "cuarto"};
        const auto n = static_cast<std::size_t>(rest[1] - '1');
        if (n < 4) {
            std::string part(pick(language, en[n], es[n]));
            part += rest[0] == 'Q' ? pick(language, " quarter of ", " trimestre de ")
                                   : pick(language, " half of ", " semestre de ");
            return part + std::to_string(first.year);
        }
    }
    const bool digits = !text.empty() && text.find_first_not_of("0123456789-") == std::string_view::npos;
    if (digits && rest.size() == 2) return month;
    if (digits && dash == std::string_view::npos) return std::to_string(first.year);
    return write_choice(when, language);
}

std::string write_relative(const When& when, Language language) {
    const bool before = when.distance <= 0;
    const int count = before ? -when.distance : when.distance;
    std::string text(pick(language, "by ", "a más tardar "));
    text += std::to_string(count);
    if (when.working_days) {
        text += count == 1 ? pick(language, " working day", " día hábil")
                           : pick(language, " working days", " días hábiles");
    } else {
        text += count == 1 ? pick(language, " day", " día") : pick(language, " days", " días");
    }
    text += before ? pick(language, " before ", " antes de ") : pick(language, " after ", " después de ");
    return text.append(when.of());
}

std::string country_name(const std::string& code, const Register& source, Language language) {
    const std::optional<PartyIndex> party = source.party(code);
    return party ? text_in(source.parties[*party].name, language) : code;
}

/// "eleven" / "once"; digits above twelve.
std::string number_word(std::size_t n, Language language) {
    static constexpr std::string_view en[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                              "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    static constexpr std::string_view es[] = {"cero",  "uno",  "dos",   "tres", "cuatro", "cinco", "seis",
                                              "siete", "ocho", "nueve", "diez", "once",   "doce"};
    return n > 12 ? std::to_string(n) : pick(language, en[n], es[n]);
}

}  // namespace

const std::string& text_in(const LanguageText& text, Language language) {
    const std::string& wanted = text.in(language);
    return wanted.empty() ? text.in(language == Language::en ? Language::es : Language::en) : wanted;
}

std::string write_days(DayRange range, Language language) {
    const Parts a(range.first);
    const Parts b(range.last);
    const bool english = language == Language::en;
    if (range.length() <= 1) return with_year(day_and_month(a, language), a.year, language);
    if (a.year != b.year) {
        const std::string first = with_year(day_and_month(a, language), a.year, language);
        const std::string last = with_year(day_and_month(b, language), b.year, language);
        return first + (english ? " – " : range.length() == 2 ? " y " : " al ") + last;
    }
    const std::string last = with_year(day_and_month(b, language), b.year, language);
    const std::string first = a.month == b.month ? std::to_string(a.day) : day_and_month(a, language);
    if (english) return first + (a.month == b.month ? "–" : " – ") + last;
    return first + (range.length() == 2 ? " y " : " al ") + last;
}

std::string write_long_day(civil_day day, Language language) {
    const unsigned weekday = date::weekday(day).c_encoding();
    return names(language).weekdays.at(weekday) + " " + write_days({day, day}, language);
}

std::string write_month(int year, unsigned month, Language language) {
    return with_year(month_name(month, language), year, language);
}

std::string write_short_month(unsigned month, Language language) {
    return names(language).short_months.at(month - 1);
}

std::string write_weekday(unsigned after_monday, Language language) {
    return names(language).weekdays.at((after_monday + 1) % 7);
}

std::string write_short_weekday(unsigned after_monday, Language language) {
    return names(language).short_weekdays.at((after_monday + 1) % 7);
}

std::string write_long_days(DayRange range, Language language) {
    if (range.length() <= 1) return write_long_day(range.first, language);
    const bool english = language == Language::en;
    const Parts a(range.first);
    const Parts b(range.last);
    const auto weekday = [&](civil_day day) {
        return names(language).weekdays.at(date::weekday(day).c_encoding()) + " ";
    };
    std::string first = weekday(range.first);
    if (a.year != b.year) {
        first += with_year(day_and_month(a, language), a.year, language);
    } else {
        first += a.month == b.month ? std::to_string(a.day) : day_and_month(a, language);
    }
    const std::string last = write_long_day(range.last, language);
    if (english) return first + " – " + last;
    return range.length() == 2 ? first + " y " + last : "del " + first + " al " + last;
}

std::string write_when(const When& when, Language language) {
    switch (when.form) {
        case When::Form::whole_days:
            return write_days(when.range, language);
        case When::Form::timed:
            return write_timed(when.start, when.end, language);
        case When::Form::window:
            return write_window(when, language);
        case When::Form::deadline:
            return (language == Language::en ? "by " : "a más tardar el ") +
                   write_days({when.range.last, when.range.last}, language);
        case When::Form::relative:
            // resolve has counted it out to a day; what a single decision says has none yet.
            if (when.range.first == civil_day{}) return write_relative(when, language);
            return pick(language, "by ", "a más tardar el ") + write_days(when.range, language) + " (" +
                   write_relative(when, language) + ")";
        case When::Form::unknown:
            break;
    }
    return pick(language, "date to be confirmed", "fecha por confirmar");
}

std::string write_dates(const std::vector<When>& dates, Language language) {
    std::string text;
    for (const auto& when : dates)
        text += (text.empty() ? "" : "; ") + write_when(when, language);
    return text;
}

std::string write_where(const Event& event, const Register& source, Language language) {
    const Where& where = event.where.value();
    // What occupies people and has no place yet is open; a deadline has no place at all.
    if (!event.where.set()) {
        if (!occupies(event.kind.value())) return {};
        return pick(language, "Place to be confirmed", "Lugar por confirmar");
    }
    if (const auto* at = std::get_if<PlaceIndex>(&where)) {
        const Place& place = source.places[*at];
        return text_in(place.name, language) + ", " + country_name(place.country, source, language);
    }
    if (const auto* only = std::get_if<CountryOnly>(&where)) {
        return text_in(source.parties[only->country].name, language) +
               (language == Language::en ? " (city not stated)" : " (ciudad sin indicar)");
    }
    if (const auto* open = std::get_if<Placeholder>(&where)) {
        switch (open->what) {
            case Placeholder::What::country:
                return pick(language, "Country to be confirmed", "País por confirmar");
            case Placeholder::What::city:
                return pick(language, "City to be confirmed", "Ciudad por confirmar");
            case Placeholder::What::place:
                break;
        }
        return pick(language, "Place to be confirmed", "Lugar por confirmar");
    }
    return pick(language, "Online", "En línea");
}

std::string write_venue(const Event& event) {
    const auto& room = event.room.value();
    const auto& venue = event.venue.value();
    return room.empty() || venue.empty() ? room + venue : room + ", " + venue;
}

std::string write_decided_where(const Decision& decision, const Register& source, Language language) {
    Event decided;
    if (decision.fields.where) decided.where.set_by = &decision;
    return write_where(decided, source, language);
}

std::string write_gone_since(civil_day day, Language language) {
    return pick(language, "This is no longer in the calendar since ", "Ya no figura en el calendario desde el ") +
           write_days({day, day}, language) + ".";
}

std::string write_location(const Event& event, const Register& source, Language language) {
    const auto venue = write_venue(event);
    const auto where = write_where(event, source, language);
    return venue.empty() || where.empty() ? venue + where : venue + ", " + where;
}

std::string write_contact(const Register& source, Language language) {
    auto text = text_in(source.parties[source.settings.secretariat].name, language);
    const auto& contact = source.settings.contact;
    if (!contact.empty()) text += ", " + contact.substr(contact.find(':') + 1);
    return text;
}

std::string write_parties(const PartySet& parties, const Register& source, Language language) {
    PartySet members;
    for (std::size_t i = 0; i < source.parties.size(); ++i)
        members[i] = source.parties[i].kind == PartyKind::member;
    std::vector<std::string> items;
    if (members.count() > 2 && (parties & members) == members) {
        const std::string count = number_word(members.count(), language);
        items.push_back(language == Language::en ? "all " + count + " member countries"
                                                 : "los " + count + " países miembros");
    } else {
        members.reset();
    }
    for (std::size_t i = 0; i < source.parties.size(); ++i) {
        if (parties[i] && !members[i]) items.push_back(text_in(source.parties[i].name, language));
    }
    return join(items, language, false);
}

std::string write_owner(const Session& session, const Schedule& schedule, Language language) {
    const auto& owner = schedule.event_of(session).owner;
    if (!owner.set()) return {};
    const auto& reg = schedule.source();
    if (!owner.value().presidency) return text_in(reg.parties[owner.value().party].name, language);
    std::string text = pick(language, "Presidency Pro-Tempore", "Presidencia Pro-Témpore");
    if (session.dated()) {
        const auto first = reg.presidency_on(session.hull().first);
        if (first && first == reg.presidency_on(session.hull().last))
            text += " (" + text_in(reg.parties[*first].name, language) + ")";
    }
    return text;
}

std::string word_of(EventKind kind, Language language) {
    switch (kind) {
        case EventKind::meeting:
            return pick(language, "meeting", "reunión");
        case EventKind::workshop:
            return pick(language, "workshop", "taller");
        case EventKind::course:
            return pick(language, "course", "curso");
        case EventKind::launch:
            return pick(language, "launch", "lanzamiento");
        case EventKind::deadline:
            return pick(language, "deadline", "fecha límite");
        case EventKind::review:
            break;
    }
    return pick(language, "review", "revisión");
}

std::string word_of(Act act, Language language) {
    switch (act) {
        case Act::add:
            return pick(language, "added", "añadido");
        case Act::confirm:
            return pick(language, "confirmed", "confirmado");
        case Act::move:
            return pick(language, "moved", "reprogramado");
        case Act::cancel:
            return pick(language, "cancelled", "cancelado");
        case Act::amend:
            break;
    }
    return pick(language, "amended", "modificado");
}

std::string word_of(Severity severity, Language language) {
    switch (severity) {
        case Severity::error:
            return pick(language, "error", "error");
        case Severity::warning:
            return pick(language, "warning", "advertencia");
        case Severity::info:
            break;
    }
    return pick(language, "information", "información");
}

std::string word_of(Certainty certainty, Language language) {
    return certainty == Certainty::certain ? pick(language, "certain", "seguro")
                                           : pick(language, "possible", "posible");
}

std::string write_citation(const Decision& decision, const Register& source, Language language) {
    const Document& document = source.documents[decision.document];
    std::string text =
        text_in(document.title, language) + ", " + write_days({document.adopted, document.adopted}, language);
    if (decision.paragraph == "heading") {
        text += pick(language, ", heading", ", encabezado");
    } else if (!decision.paragraph.empty()) {
        text += ", " + decision.paragraph;
    }
    return text;
}

}  // namespace rcm
