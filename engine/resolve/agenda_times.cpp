#include "engine/resolve/agenda_times.hpp"

#include <algorithm>
#include <map>

namespace rcm {
namespace {

constexpr minutes a_day = hours{24};

class Layout {
  public:
    Layout(const Session& session, const Agenda& agenda, Diagnostics& diagnostics)
        : session_(session), agenda_(agenda), times_(times_of(session)), diagnostics_(diagnostics) {}

    std::vector<TimedItem> items() {
        find_next_starts();
        std::map<Room, minutes> ends;
        std::vector<TimedItem> laid;
        for (std::size_t at = 0; at < agenda_.items.size(); ++at) {
            const auto& item = agenda_.items[at];
            auto& end = ends.try_emplace({item.day, item.room}, minutes::min()).first->second;
            const auto from = start_of(item, end);
            const auto until = from ? end_of(at, *from) : std::nullopt;
            if (!until) {
                end = minutes::min();
                skipped_ = true;
                continue;
            }
            end = *until;
            laid.push_back({&item, *from, *until});
        }
        return laid;
    }

  private:
    using Room = std::pair<int, std::string_view>;  // on one day

    void report(std::string_view code, const AgendaItem& item, LanguageText message, LanguageText hint) {
        diagnostics_.push_back({.code = code, .message = std::move(message), .at = item.at, .hint = std::move(hint)});
    }

    /// For each item, when the next one in its room on its day is said to start.
    void find_next_starts() {
        std::map<Room, minutes> next;
        next_start_.resize(agenda_.items.size());
        for (auto at = agenda_.items.size(); at-- > 0;) {
            const auto& item = agenda_.items[at];
            const Room room{item.day, item.room};
            if (const auto found = next.find(room); found != next.end()) next_start_[at] = found->second;
            if (item.start)
                next[room] = (item.day - 1) * a_day + *item.start;
            else
                next[room] = minutes::min();  // follows on, and says nothing about where this one ends
        }
    }

    std::optional<minutes> start_of(const AgendaItem& item, minutes end_before) {
        if (item.start) return (item.day - 1) * a_day + *item.start;
        if (end_before != minutes::min()) return end_before;
        if (session_.timed() && item.day == 1 && &item == &agenda_.items.front()) return times_.begin;
        if (!skipped_)
            report("D080", item, worded("nothing says when `{}` starts", "nada dice cuándo empieza `{}`", item.id),
                   {"add a line such as: start = \"09:00\"; only an item that follows another in its room on its day "
                    "may leave it out",
                    "añada una línea como: start = \"09:00\"; solo puede omitirla un punto que sigue a otro en su sala "
                    "y en su día"});
        return std::nullopt;
    }

    std::optional<minutes> end_of(std::size_t at, minutes from) {
        const auto& item = agenda_.items[at];
        if (item.length) return from + *item.length;
        const auto next = next_start_[at];
        if (next && *next > from) return *next;
        if (!next && session_.timed() && times_.end > from && times_.end <= item.day * a_day) return times_.end;
        report("D081", item, worded("nothing says when `{}` ends", "nada dice cuándo termina `{}`", item.id),
               next && *next != minutes::min()
                   ? LanguageText{"the next item in its room starts before it: correct one of the two",
                                  "el punto siguiente en su sala empieza antes: corrija uno de los dos"}
                   : LanguageText{"add its length in minutes, such as: length = 30",
                                  "añada su duración en minutos, como: length = 30"});
        return std::nullopt;
    }

    const Session& session_;
    const Agenda& agenda_;
    SessionTimes times_;
    Diagnostics& diagnostics_;
    std::vector<std::optional<minutes>> next_start_;
    bool skipped_ = false;  ///< an item is reported; what would follow it is not reported again
};

/// The session that the agenda is of; reported where there is none.
std::optional<std::uint32_t> find_session(const Schedule& schedule, const Agenda& agenda, const Event& event,
                                          Diagnostics& diagnostics) {
    const auto index = static_cast<std::size_t>(&event - schedule.calendar->events.data());
    const auto first = schedule.first_session[index];
    const auto last = schedule.first_session[index + 1];
    const auto report = [&](LanguageText message, LanguageText hint) {
        diagnostics.push_back(
            {.code = "D082", .message = std::move(message), .at = agenda.at, .hint = std::move(hint)});
    };
    if (!agenda.session) {
        if (last - first == 1) return first;
        report(worded("`{}` has {} sessions, and the agenda does not say which",
                      "`{}` tiene {} sesiones, y la agenda no dice cuál", event.id, last - first),
               {"add a line such as: session = 1", "añada una línea como: session = 1"});
        return std::nullopt;
    }
    for (auto at = first; at < last; ++at)
        if (schedule.sessions[at].number == static_cast<std::uint32_t>(*agenda.session)) return at;
    report(worded("`{}` has no session {}", "`{}` no tiene una sesión {}", event.id, *agenda.session),
           {"sessions are counted from 1, in the order of `when`; rcmcal list shows them",
            "las sesiones se cuentan desde 1, en el orden de `when`; rcmcal list las muestra"});
    return std::nullopt;
}

}  // namespace

SessionTimes times_of(const Session& session) {
    if (!session.timed()) return {minutes{0}, session.length_days * a_day};
    const auto midnight = civil_second{session.start_days.front().first};
    return {date::floor<minutes>(session.when->start - midnight), date::ceil<minutes>(session.when->end - midnight)};
}

void lay_out_agendas(Schedule& schedule, Diagnostics& diagnostics) {
    std::map<std::uint32_t, const Agenda*> newest;
    const auto version = [](const Agenda& agenda) { return std::pair(agenda.issued, agenda.revision); };
    for (const auto* agenda : schedule.calendar->agendas) {
        const auto* event = schedule.calendar->find(agenda->meeting);
        if (event == nullptr) continue;
        const auto session = find_session(schedule, *agenda, *event, diagnostics);
        if (!session) continue;
        const auto [other, fresh] = newest.emplace(*session, agenda);
        if (fresh) continue;
        if (version(*other->second) == version(*agenda)) {
            diagnostics.push_back(
                {.code = "D083",
                 .message = worded("this session of `{}` has another agenda of that day",
                                   "esta sesión de `{}` tiene otra agenda de la misma fecha", event->id),
                 .at = agenda->at,
                 .hint = {"delete one of the two, or give the newer one a higher revision",
                          "borre una de las dos, o dé a la más reciente un número mayor en revision"},
                 .also = other->second->at,
                 .also_text = {"the other is here", "la otra está aquí"}});
        } else if (version(*other->second) < version(*agenda)) {
            other->second = agenda;
        }
    }
    for (const auto& [session, agenda] : newest)
        schedule.agendas.push_back({agenda, session, Layout(schedule.sessions[session], *agenda, diagnostics).items()});
}

}  // namespace rcm
