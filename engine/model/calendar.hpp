// Calendar: the events as the documents up to a day have decided them, each field with its provenance.
#pragma once

#include "engine/model/register.hpp"

#include <memory>

namespace rcm {

using EventIndex = std::uint32_t;

/// A value and the decision that set it.
template <class T>
struct Field {
    T value{};
    const Decision* set_by = nullptr;
    Span at{};

    [[nodiscard]] bool set() const { return set_by != nullptr; }
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
    Field<LanguageText> reason{};
    std::vector<const Decision*> history{};  ///< in the order they were applied; the first is the add
};

/// Events in order of id. Points into its Register, which it keeps alive.
struct Calendar {
    std::shared_ptr<const Register> source;
    std::vector<Event> events;

    [[nodiscard]] const Event* find(std::string_view id) const;
    [[nodiscard]] const Document& document_of(const Decision& decision) const {
        return source->documents[decision.document];
    }
};

}  // namespace rcm
