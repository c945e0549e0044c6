// Calendar: the events as the documents up to a day have decided them, each field with its provenance.
#pragma once

#include "engine/model/register.hpp"

#include <memory>

namespace rcm {

using EventIndex = std::uint32_t;

/// A value and the decision that set it.
///
///   event.room = {decision.fields.room, &decision};   // shares what the decision says
///   event.room = {"Salón 2", &decision};              // says something of its own
template <class T>
class Field {
  public:
    Field() = default;
    Field(Decided<T> said, const Decision* by) : set_by(by), said_(std::move(said)) {}
    Field(T value, const Decision* by, Span at = {}) : Field(Sourced<T>{std::move(value), at}, by) {}

    const Decision* set_by = nullptr;

    [[nodiscard]] bool set() const { return set_by != nullptr; }
    [[nodiscard]] const T& value() const { return said_ ? said_->value : nothing; }
    [[nodiscard]] Span at() const { return said_ ? said_->at : Span{}; }

  private:
    inline static const T nothing{};
    Decided<T> said_;
};

/// What one decision says became of sessions of its event.
struct SessionOutcome {
    Held held = Held::yes;
    std::vector<int> sessions{};  ///< their numbers; empty: all that were over when the document was adopted
    const Decision* set_by = nullptr;
    Span at{};
};

struct Event {
    std::string id{};
    bool cancelled = false;
    Field<EventKind> kind{};
    Field<LanguageText> title{};
    Field<LanguageText> notes{};
    Field<std::vector<When>> when{};
    Field<int> length{};
    Field<civil_day> needed_by{};
    Field<Zone> zone{};
    Field<std::string> repeat{};
    Field<std::vector<civil_day>> except{};
    Field<Where> where{};
    Field<std::vector<BodyIndex>> bodies{};
    Field<PartySet> invited{};
    Field<std::vector<PartyIndex>> supported_by{};
    Field<Owner> owner{};
    Field<std::string> feeds_into{};
    Field<std::vector<std::string>> after{};
    Field<LanguageText> reason{};
    Field<std::string> venue{};
    Field<std::string> room{};
    Field<std::string> link{};
    Field<std::string> account{};
    Field<std::string> interpreters{};
    std::vector<SessionOutcome> outcomes{};  ///< in the order they were decided; a later one prevails
    std::vector<const Decision*> history{};  ///< in the order they were applied; the first is the add
};

/// Events in order of id. Points into its Register, which it keeps alive.
struct Calendar {
    std::shared_ptr<const Register> source;
    std::vector<Event> events;
    std::vector<const Agenda*> agendas{};  ///< those issued by then

    [[nodiscard]] const Event* find(std::string_view id) const;
    [[nodiscard]] const Document& document_of(const Decision& decision) const {
        return source->documents[decision.document];
    }
};

}  // namespace rcm
