// Wording: what a finding says, put into words when somebody asks.
//
// A large calendar has thousands of findings, of which a reader sees few, and suggest asks none of them. So a finding
// keeps what its sentence is made of, in eight bytes that lead to it, and no text.
//
//   Wording wording = [&schedule, &session](Language l) { return session_words(schedule, session, l) + "."; };
//   wording.in(Language::es)
#pragma once

#include "engine/base/text.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <type_traits>
#include <utility>

namespace rcm {

/// Never changes, is shared by its copies, and may be asked by several threads at once. What it says is called after
/// the rule is done, so it holds by value all that does not live as long as the schedule: write its captures out.
class Wording {
  public:
    Wording() = default;
    template <class Say>
    requires std::is_invocable_r_v<std::string, const Say&, Language> Wording(Say say)
        : sentence_(new Said<Say>(std::move(say))) {}

    /// "" where there is nothing to say.
    [[nodiscard]] std::string in(Language language) const {
        return sentence_ == nullptr ? std::string{} : sentence_->in(language);
    }
    [[nodiscard]] bool empty() const { return sentence_ == nullptr; }

  private:
    struct Sentence : boost::intrusive_ref_counter<Sentence> {
        virtual ~Sentence() = default;
        [[nodiscard]] virtual std::string in(Language language) const = 0;
    };
    template <class Say>
    struct Said final : Sentence {
        explicit Said(Say taken) : say(std::move(taken)) {}
        [[nodiscard]] std::string in(Language language) const override { return say(language); }
        Say say;
    };
    boost::intrusive_ptr<const Sentence> sentence_;
};

}  // namespace rcm
