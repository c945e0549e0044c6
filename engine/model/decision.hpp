// Documents and decisions: what has been decided, by whom, in which paragraph.
//
// The calendar is a fold over dated documents. A document holds decisions (add, confirm, move, cancel,
// amend); each sets some fields of one event and remembers where in the files it stands.
#pragma once

#include "engine/model/party.hpp"
#include "engine/time/when.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rcm {

enum class EventKind { meeting, workshop, course, launch, deadline, review };

/// As written in the files, in the order of EventKind.
inline constexpr std::string_view event_kind_names[] = {"meeting", "workshop", "course",
                                                        "launch",  "deadline", "review"};

/// True for kinds that occupy their parties; deadlines and review windows occupy nobody.
[[nodiscard]] constexpr bool occupies(EventKind kind) {
    return kind != EventKind::deadline && kind != EventKind::review;
}

enum class Act { add, confirm, move, cancel, amend };

/// A place still to be confirmed.
struct Placeholder {
    enum class What { country, city, place };
    What what = What::place;
    std::vector<PlaceIndex> candidates;
    std::optional<civil_day> needed_by;
    std::optional<PartyIndex> owner;  ///< who has to settle it
};

/// The text names a country and no city; not a placeholder, only coarse.
struct CountryOnly {
    PartyIndex country = 0;
};

struct Online {};

using Where = std::variant<PlaceIndex, CountryOnly, Online, Placeholder>;

/// Who must deliver: a party, or whoever presides on that day.
struct Owner {
    bool presidency = false;
    PartyIndex party = 0;
};

/// What became of a session once it was over.
enum class Held { yes, no };

/// As written in the files, in the order of Held.
inline constexpr std::string_view held_names[] = {"held", "not-held"};

/// What a decision says became of sessions of its event.
struct SessionOutcome {
    Held held = Held::yes;
    std::vector<int> sessions{};  ///< their numbers; empty: all that were over when the document was adopted
};

/// A value with the literal it came from.
template <class T>
struct Sourced {
    T value{};
    Span at{};
};

/// What a decision says of one field, or nothing. It never changes, and its copies share it.
///
///   Decided<std::string> room = Sourced<std::string>{"Salón 2", at};
///   if (room) print(room->value);
template <class T>
class Decided {
  public:
    Decided() = default;
    Decided(Sourced<T> said) : box_(new Box(std::move(said))) {}

    explicit operator bool() const { return box_ != nullptr; }
    const Sourced<T>* operator->() const { return &box_->said; }

  private:
    struct Box : boost::intrusive_ref_counter<Box> {
        explicit Box(Sourced<T> taken) : said(std::move(taken)) {}
        Sourced<T> said;
    };
    boost::intrusive_ptr<const Box> box_;
};

/// What one decision sets; everything absent is left as it was.
struct Fields {
    Decided<EventKind> kind;
    Decided<LanguageText> title;
    Decided<LanguageText> notes;
    Decided<std::vector<When>> when;
    Decided<int> length;           ///< days, of an event in a window
    Decided<civil_day> needed_by;  ///< the day by which the date is needed
    Decided<Zone> zone;
    Decided<std::string> repeat;  ///< RRULE (RFC 5545 §3.3.10)
    Decided<std::vector<civil_day>> except;
    Decided<Where> where;
    Decided<std::vector<BodyIndex>> bodies;
    Decided<PartySet> invited;
    Decided<std::vector<PartyIndex>> supported_by;
    Decided<Owner> owner;
    Decided<std::string> feeds_into;          ///< `for`: the event that a deadline or review feeds
    Decided<std::vector<std::string>> after;  ///< events that have to be over before this one starts
    Decided<LanguageText> reason;             ///< of a cancellation or a move
    Decided<std::string> venue;               ///< the building: a hotel, a ministry
    Decided<std::string> room;                ///< the room in it
    Decided<std::string> link;                ///< of the online room, https
    Decided<std::string> account;             ///< that hosts the online room
    Decided<std::string> interpreters;        ///< the team
    Decided<SessionOutcome> outcome;
};

struct Decision {
    Act act = Act::add;
    std::string event{};
    std::string paragraph{};
    Fields fields{};
    std::uint32_t document = 0;  ///< index into Register::documents
    Span at{};                   ///< the event's id, as written
};

struct Document {
    std::string id;
    LanguageText title;
    civil_day adopted;
    BodyIndex by = 0;
    std::vector<Decision> decisions;
    Span at{};
};

}  // namespace rcm
