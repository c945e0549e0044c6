#include "engine/suggest/options.hpp"

#include <algorithm>

namespace rcm {
namespace {

std::vector<const Session*> sessions_of(const Schedule& schedule, const Event& event) {
    const auto index = static_cast<std::size_t>(&event - schedule.calendar->events.data());
    std::vector<const Session*> found;
    for (auto at = schedule.first_session[index]; at < schedule.first_session[index + 1]; ++at)
        found.push_back(&schedule.sessions[at]);
    return found;
}

/// The session's dates, begun on another day: with the same hours where it has hours.
When starting(const Session& session, civil_day first) {
    std::string text;
    if (session.timed()) {
        const auto shift = first - session.when->range.first;
        text = to_iso(session.when->start + shift) + '/' + to_iso(session.when->end + shift);
    } else if (session.when->form == When::Form::deadline) {
        text = "by " + to_iso(first);
    } else {
        text = to_iso(first);
        if (session.length_days > 1) text += '/' + to_iso(first + days{session.length_days - 1});
    }
    return std::get<When>(parse_when(text));
}

std::vector<PlaceIndex> hosts_of(const Schedule& schedule, const Event& event, const Wish& wish) {
    if (!wish.hosts.empty()) return wish.hosts;
    if (!std::holds_alternative<Placeholder>(event.where.value()) || !event.where.set()) return {};
    std::vector<PlaceIndex> hosts;
    for (const auto* session : sessions_of(schedule, event))
        for (const auto place : session->places)
            if (std::find(hosts.begin(), hosts.end(), place) == hosts.end()) hosts.push_back(place);
    return hosts;
}

class Lister {
  public:
    Lister(const Schedule& schedule, const Event& event, const Wish& wish, civil_day today)
        : event_(event), wish_(wish), today_(today), sessions_(sessions_of(schedule, event)) {
        hosts_ = hosts_of(schedule, event, wish);
    }

    Options list() {
        Options options;
        options.fault = fault();
        if (options.fault != Options::Fault::none) return options;
        choices_.resize(sessions_.size());
        long long count = 1;
        for (std::size_t at = 0; at < sessions_.size(); ++at) {
            if (placed(*sessions_[at]))
                add_days(*sessions_[at], choices_[at], options.past_days);
            else
                choices_[at].push_back(*sessions_[at]->when);
            count = std::min<long long>(count * static_cast<long long>(choices_[at].size()), most_options + 1LL);
        }
        options.hosts = static_cast<int>(hosts_.size());
        options.days = static_cast<int>(count);
        if (count * std::max<long long>(1, options.hosts) > most_options) {
            options.too_many = true;
            return options;
        }
        combine(options, {});
        return options;
    }

  private:
    bool placed(const Session& session) const {
        return wish_.between.has_value() || (session.dated() && !session.firm());
    }

    Options::Fault fault() const {
        using Fault = Options::Fault;
        const bool open_days =
            std::any_of(sessions_.begin(), sessions_.end(), [](const Session* s) { return !s->firm(); });
        if (!wish_.between && wish_.hosts.empty() && hosts_.empty() && !open_days) return Fault::settled;
        const bool undated =
            std::any_of(sessions_.begin(), sessions_.end(), [](const Session* s) { return !s->dated(); });
        if (undated && !wish_.between) return Fault::no_dates;
        if (wish_.between && event_.repeat.set()) return Fault::series;
        if (wish_.between && sessions_.size() > 1) return Fault::several_sessions;
        return Fault::none;
    }

    void add_days(const Session& session, std::vector<When>& choices, int& past) const {
        auto runs = session.start_days;
        if (wish_.between) runs = {{wish_.between->first, wish_.between->last - days{session.length_days - 1}}};
        for (const auto& run : runs)
            for (auto day = run.first; day <= run.last; day += days{1}) {
                if (day < today_)
                    ++past;
                else
                    choices.push_back(starting(session, day));
            }
    }

    void combine(Options& options, std::vector<When> chosen) const {
        if (chosen.size() < sessions_.size()) {
            for (const auto& choice : choices_[chosen.size()]) {
                auto more = chosen;
                more.push_back(choice);
                combine(options, std::move(more));
            }
            return;
        }
        std::size_t first = 0;
        for (std::size_t at = sessions_.size(); at-- > 0;)
            if (placed(*sessions_[at])) first = at;
        Option option{.when = std::move(chosen)};
        option.days = option.when[first].range;
        // A series keeps its rule: only its place is to be found.
        if (event_.repeat.set() ||
            std::none_of(sessions_.begin(), sessions_.end(), [&](const Session* s) { return placed(*s); }))
            option.when.clear();
        if (hosts_.empty()) options.list.push_back(option);
        for (const auto host : hosts_) {
            option.host = host;
            options.list.push_back(option);
        }
    }

    const Event& event_;
    const Wish& wish_;
    civil_day today_;
    std::vector<const Session*> sessions_;
    std::vector<PlaceIndex> hosts_;
    std::vector<std::vector<When>> choices_;
};

}  // namespace

Options options_of(const Schedule& schedule, const Event& event, const Wish& wish, civil_day today) {
    return Lister(schedule, event, wish, today).list();
}

bool is_open(const Schedule& schedule, const Event& event, civil_day today) {
    if (event.cancelled) return false;
    const bool place_open = event.where.set() && std::holds_alternative<Placeholder>(event.where.value());
    const auto sessions = sessions_of(schedule, event);
    return std::any_of(sessions.begin(), sessions.end(), [&](const Session* session) {
        return (place_open || !session->firm()) && (!session->dated() || session->start_days.back().last >= today);
    });
}

}  // namespace rcm
