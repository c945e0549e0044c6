// A TOML file as a tree in which every key and literal knows its place (TOML 1.0; toml++ is included in
// toml_tree.cpp alone).
//
//   std::optional<Node> tree = read_toml(sources, 0, diagnostics);   // nullopt: bad TOML, reported as D004
//
// TableReader takes a table apart: what is asked for is known, what is left over at the end is an unknown key.
#pragma once

#include "engine/base/diagnostic.hpp"
#include "engine/time/civil.hpp"

#include <optional>

namespace rcm {

struct Node {
    enum class Type { string, integer, real, boolean, day, list, table, other };
    struct Key {
        std::string name;
        Span at{};
    };
    Type type = Type::other;
    bool boolean = false;
    civil_day day{};
    Span at{};
    std::string text;  ///< string
    std::int64_t integer = 0;
    double real = 0;
    std::vector<Node> items;  ///< list; table: the values
    std::vector<Key> keys;    ///< table: the keys, beside items
};

[[nodiscard]] std::optional<Node> read_toml(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics);

class TableReader {
  public:
    /// `what` names the table in messages: "[[place]]".
    TableReader(const Node& table, const std::string& what, Diagnostics& diagnostics)
        : TableReader(table, LanguageText{what, what}, diagnostics) {}
    TableReader(const Node& table, LanguageText what, Diagnostics& diagnostics);

    /// nullptr where the key is absent.
    [[nodiscard]] const Node* find(std::string_view key);
    /// nullptr where the key is absent, which is reported.
    [[nodiscard]] const Node* require(std::string_view key, std::string_view example);
    [[nodiscard]] const Node* require(std::string_view key, const LanguageText& example);

    /// Of the right type, else reported; nullopt where absent.
    [[nodiscard]] std::optional<std::string> string(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
    [[nodiscard]] std::optional<civil_day> day(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key);
    /// The same, and reported where absent.
    [[nodiscard]] std::string required_string(std::string_view key, std::string_view example);

    /// The tables of an array of tables `[[key]]`; an empty list where absent.
    [[nodiscard]] std::vector<const Node*> tables(std::string_view key);

    /// Reports every key that nobody asked for.
    void finish();

    [[nodiscard]] const Node& table() const { return table_; }

  private:
    void report_missing(std::string_view key, const LanguageText& example);

    const Node& table_;
    LanguageText what_;
    Diagnostics& diagnostics_;
    std::vector<std::string_view> known_;  ///< keys are literals of ours and outlive the reader
};

/// A TOML date, or the same as a string; another type is reported.
[[nodiscard]] std::optional<civil_day> as_day(const Node& node, Diagnostics& diagnostics);
/// A list, or one value as a list of one.
[[nodiscard]] std::vector<const Node*> as_list(const Node& node);
[[nodiscard]] bool is_string(const Node& node, Diagnostics& diagnostics);
/// `expected` with its article: {"a date", "una fecha"}.
void report_type(const Node& node, const LanguageText& expected, Diagnostics& diagnostics);

}  // namespace rcm
