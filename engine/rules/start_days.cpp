#include "engine/rules/start_days.hpp"

#include "engine/rules/phrases.hpp"

#include <algorithm>

namespace rcm {
namespace {

DayRuns common(const DayRuns& a, const DayRuns& b) {
    DayRuns both;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const DayRange run{std::max(a[i].first, b[j].first), std::min(a[i].last, b[j].last)};
        if (run.first <= run.last) both.push_back(run);
        (a[i].last < b[j].last ? i : j) += 1;
    }
    return both;
}

}  // namespace

DayRuns joined(DayRuns runs) {
    std::sort(runs.begin(), runs.end(), [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
    DayRuns result;
    for (const auto& run : runs) {
        if (run.last < run.first) continue;
        if (!result.empty() && run.first <= result.back().last + days{1})
            result.back().last = std::max(result.back().last, run.last);
        else
            result.push_back(run);
    }
    return result;
}

DayRuns within(DayRuns all, DayRuns taken) {
    return common(joined(std::move(all)), joined(std::move(taken)));
}

int count_days(const DayRuns& runs) {
    int count = 0;
    for (const auto& run : runs)
        count += run.length();
    return count;
}

DayRuns without(DayRuns all, DayRuns taken) {
    all = joined(std::move(all));
    taken = joined(std::move(taken));
    DayRuns left;
    std::size_t at = 0;
    for (auto run : all) {
        while (at < taken.size() && taken[at].last < run.first)
            ++at;
        for (auto next = at; next < taken.size() && taken[next].first <= run.last; ++next) {
            if (run.first < taken[next].first) left.push_back({run.first, taken[next].first - days{1}});
            run.first = taken[next].last + days{1};
        }
        if (run.first <= run.last) left.push_back(run);
    }
    return left;
}

DayRuns starts_touching(const Session& session, const std::vector<civil_day>& bad) {
    DayRuns touching;
    for (const auto day : bad)
        touching.push_back({day - days{session.length_days - 1}, day});
    return common(joined(std::move(touching)), session.start_days);
}

std::vector<civil_day> weekend_days(DayRange range) {
    std::vector<civil_day> found;
    for (auto day = range.first; day <= range.last; day += days{1})
        if (is_weekend(day)) found.push_back(day);
    return found;
}

DayRuns starts_overlapping(const Session& x, const Session& y) {
    const auto first_x = x.start_days.front().first;
    const auto last_x = x.start_days.back().last;
    const auto first_y = y.start_days.front().first;
    const auto last_y = y.start_days.back().last;
    DayRuns overlapping;
    for (const auto& run : y.start_days) {
        const auto lo = y.lo + (run.first - first_y);
        const auto hi = y.hi - (last_y - run.last);
        // Started on day s, x lies in [x.lo + (s - first_x), x.hi - (last_x - s)]: solve the two inequalities for s.
        const auto until = first_x + date::ceil<days>(hi + y.length - x.lo) - days{1};
        const auto from = last_x + date::floor<days>(lo - x.length - x.hi) + days{1};
        if (from <= until) overlapping.push_back({from, until});
    }
    return common(joined(std::move(overlapping)), x.start_days);
}

Severity as_certain_as(Severity severity, Certainty certainty) {
    return certainty == Certainty::certain ? severity : milder(severity);
}

std::optional<CleanDays> clean_days_of(const SessionPair& pair) {
    const auto clean = [](const Session& x, const Session& y) {
        return CleanDays{&x, without(x.start_days, starts_overlapping(x, y))};
    };
    if (pair.a.firm() && pair.b.firm()) return std::nullopt;
    if (pair.b.firm()) return clean(pair.a, pair.b);
    if (pair.a.firm()) return clean(pair.b, pair.a);
    auto a = clean(pair.a, pair.b);
    auto b = clean(pair.b, pair.a);
    return count_days(b.days) > count_days(a.days) ? b : a;
}

std::string settle_words(const Schedule& schedule, const Session& session, const DayRuns& clean, civil_day today,
                         Language language) {
    const auto title = title_words(schedule.event_of(session), language);
    const auto count = count_days(clean);
    if (count == 0)
        return pick(language, "No possible start day of " + title + " avoids this: ask for other dates.",
                    "Ningún día de inicio posible de " + title + " lo evita: pida otras fechas.");
    // Neither a day that has gone by nor a weekend is advice, as long as there is another.
    const auto coming = without(clean, {{clean.front().first, today}});
    const auto working = without(coming, starts_touching(session, weekend_days(session.hull())));
    const auto& best = !working.empty() ? working : !coming.empty() ? coming : clean;
    const auto example = days_words(best.front(), language);
    const bool one = count == 1;
    const auto number = std::to_string(count);
    const bool short_event = session.length_days == 1;
    const auto choice_en = one ? std::string("the one ") : "one of the " + number + " ";
    const auto choice_es = one ? std::string("el único ") : "uno de los " + number + " ";
    const auto days_en = std::string(short_event ? "" : "start ") + (one ? "day that avoids" : "days that avoid");
    const auto days_es = std::string(one ? "día" : "días") + (short_event ? "" : " de inicio") +
                         (one ? " que lo evita" : " que lo evitan");
    return language == Language::en ? "When the date of " + title + " is settled, choose " + choice_en + days_en +
                                          " this: " + (one ? "" : "for example ") + example + "."
                                    : "Al fijar la fecha de " + title + ", elija " + choice_es + days_es + ": " +
                                          (one ? "" : "por ejemplo, ") + example + ".";
}

void set_clean_days(Finding& finding, const RuleContext& context, const Session& open, const DayRuns& clean) {
    finding.clean_days = count_days(clean);
    finding.todo = [&schedule = context.schedule, today = context.today, &open, clean = clean](Language l) {
        return settle_words(schedule, open, clean, today, l);
    };
}

Finding finding_about(const RuleContext& context, const Rule& rule, Severity severity, const SessionPair& pair,
                      Wording message, PartySet parties) {
    Finding finding{
        .rule = &rule,
        .severity = as_certain_as(severity, pair.certainty),
        .certainty = pair.certainty,
        .sessions = {&pair.a, &pair.b},
        .message = std::move(message),
        .parties = parties,
    };
    if (pair.certainty == Certainty::certain) return finding;
    if (const auto clean = clean_days_of(pair)) set_clean_days(finding, context, *clean->of, clean->days);
    return finding;
}

Finding finding_about(const RuleContext& context, const Rule& rule, Severity severity, const Session& session,
                      const DayRuns& hit, Wording message, PartySet parties) {
    const auto clean = without(session.start_days, hit);
    const auto certainty = clean.empty() ? Certainty::certain : Certainty::possible;
    Finding finding{
        .rule = &rule,
        .severity = as_certain_as(severity, certainty),
        .certainty = certainty,
        .sessions = {&session},
        .message = std::move(message),
        .parties = parties,
    };
    if (!session.firm()) set_clean_days(finding, context, session, clean);
    return finding;
}

bool mostly_hit(const Session& session, const DayRuns& hit) {
    return 2 * count_days(hit) > count_days(session.start_days);
}

bool is_past(const RuleContext& context, const Session& session) {
    return session.dated() && session.hull().last < context.today;
}

}  // namespace rcm
