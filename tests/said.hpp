// What an event says that is built by hand: each field as if a decision like `by` had said that, and nothing else.
//
//   say(event.room, "Salón 2", &decision);
#pragma once

#include "engine/model/calendar.hpp"

#include <deque>

namespace rcm {

template <auto said>
void say(Field<said>& field, typename Field<said>::Value value, const Decision* by = nullptr) {
    static std::deque<Decision> decisions;  // as long as the program
    auto& decision = decisions.emplace_back(by == nullptr ? Decision{} : *by);
    decision.fields.*said = Sourced<typename Field<said>::Value>{std::move(value), {}};
    field.set_by = &decision;
}

}  // namespace rcm
