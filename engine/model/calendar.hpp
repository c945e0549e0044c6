// Calendar: the events as the documents up to a day have decided them, each field with its provenance.
#pragma once

#include "engine/model/register.hpp"

#include <boost/container/small_vector.hpp>
#include <memory>

namespace rcm {

using EventIndex = std::uint32_t;

/// A field of an event: what the decision that set it says of it.
///
///   event.room.set_by = &decision;
///   event.room.value()               // of decision.fields.room
template <auto said>
class Field {
    template <class T>
    static T value_of(Decided<T> Fields::*);

  public:
    using Value = decltype(value_of(said));

    const Decision* set_by = nullptr;  ///< one that says something of it

    [[nodiscard]] bool set() const { return set_by != nullptr; }
    [[nodiscard]] const Value& value() const { return set() ? (set_by->fields.*said)->value : nothing; }
    [[nodiscard]] Span at() const { return set() ? (set_by->fields.*said)->at : Span{}; }

  private:
    inline static const Value nothing{};
};

struct Event {
    std::string id{};
    bool cancelled = false;
    Field<&Fields::kind> kind{};
    Field<&Fields::title> title{};
    Field<&Fields::notes> notes{};
    Field<&Fields::when> when{};
    Field<&Fields::length> length{};
    Field<&Fields::needed_by> needed_by{};
    Field<&Fields::zone> zone{};
    Field<&Fields::repeat> repeat{};
    Field<&Fields::except> except{};
    Field<&Fields::where> where{};
    Field<&Fields::bodies> bodies{};
    Field<&Fields::invited> invited{};
    Field<&Fields::supported_by> supported_by{};
    Field<&Fields::owner> owner{};
    Field<&Fields::feeds_into> feeds_into{};
    Field<&Fields::after> after{};
    Field<&Fields::reason> reason{};
    Field<&Fields::venue> venue{};
    Field<&Fields::room> room{};
    Field<&Fields::link> link{};
    Field<&Fields::account> account{};
    Field<&Fields::interpreters> interpreters{};
    /// In the order they were applied; the first is the add, and most have no other. Of outcomes, which speak of single
    /// sessions, a later one prevails.
    boost::container::small_vector<const Decision*, 1> history{};
};

/// Events in order of id. Points into its Register, which it keeps alive.
struct Calendar {
    std::shared_ptr<const Register> source;
    std::vector<Event> events;
    std::vector<const Agenda*> agendas{};                  ///< those issued by then
    std::vector<std::shared_ptr<const Decision>> tried{};  ///< that no document holds: what suggest tries

    [[nodiscard]] const Event* find(std::string_view id) const;
    [[nodiscard]] const Document& document_of(const Decision& decision) const {
        return source->documents[decision.document];
    }
};

}  // namespace rcm
