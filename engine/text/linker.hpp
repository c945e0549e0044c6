// Linker: names in the files to what they stand for, with "did you mean" where they stand for nothing.
#pragma once

#include "engine/model/register.hpp"
#include "engine/text/toml_tree.hpp"

#include <span>
#include <unordered_map>

namespace rcm {

/// The ids of one kind of thing: index by id, for lookups and for suggestions. Spanish names the kind with its article.
class Names {
  public:
    Names(std::string_view code, LanguageText kind, std::string_view file)
        : code_(code), kind_(std::move(kind)), file_(file) {}

    /// False where the id is taken; then D024 is reported.
    bool add(const std::string& id, std::uint32_t index, Span at, Diagnostics& diagnostics);
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string& id) const;
    /// Reports an unknown id with the nearest one.
    [[nodiscard]] std::optional<std::uint32_t> link(const Node& node, Diagnostics& diagnostics) const;
    void report(const std::string& id, Span at, Diagnostics& diagnostics) const;

  private:
    struct Named {
        std::uint32_t index = 0;
        Span at{};
    };
    std::string_view code_;
    LanguageText kind_;
    std::string_view file_;
    std::unordered_map<std::string, Named> named_;
    std::vector<const std::string*> order_;  ///< the ids of named_, for suggestions
};

struct Linker {
    const ZoneDatabase& zones;
    Diagnostics& diagnostics;
    Names parties{"D013", {"party", "el país u organización"}, "parties.toml"};
    Names bodies{"D014", {"body", "el órgano"}, "bodies.toml"};
    Names places{"D012", {"place", "el lugar"}, "places.toml"};
    Names events{"D015", {"event", "el evento"}, "decisions"};    ///< of the documents read so far
    std::vector<std::pair<std::string, Span>> expected_events{};  ///< named before any document that adds them

    /// An event that is named; a later document may add it.
    void expect_event(const std::string& id, Span at) {
        if (!events.find(id)) expected_events.emplace_back(id, at);
    }

    [[nodiscard]] std::optional<Zone> zone(const Node& node) const;
    /// ISO 3166-1 alpha-3 of a member country.
    [[nodiscard]] std::optional<PartyIndex> country(const Node& node, const Register& reg) const;
    /// In every language; or in one at least, where rule C63 tells what is missing.
    enum class Needed { every_language, one_language };
    [[nodiscard]] std::optional<LanguageText> text(const Node& node, Needed needed = Needed::every_language) const;
    /// Party ids, body ids (their members) and "*observers".
    [[nodiscard]] PartySet party_set(const Node& node, const Register& reg) const;
    /// One of `words`, reported with a suggestion where it is none.
    [[nodiscard]] std::optional<std::size_t> word(const Node& node, const LanguageText& what,
                                                  std::span<const std::string_view> words) const;
    [[nodiscard]] std::optional<EventKind> kind(const Node& node) const;
    /// A text that is the same in every language, such as a hotel's name; a blank one is reported.
    [[nodiscard]] std::optional<std::string> words(const Node& node) const;
    /// An address that begins with https:// and names a host (RFC 3986); anything else is reported.
    [[nodiscard]] std::optional<std::string> web_address(const Node& node) const;
    /// [a-z0-9-], 1 to 64 characters, as every id of an event and every slug has to be.
    [[nodiscard]] bool slug(const std::string& text, Span at) const;
};

}  // namespace rcm
