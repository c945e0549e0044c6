// Subject: a file as the checks see it: properties with their parameters, in components.
//
// Foreign files are broken in every way: what cannot be a property is noted in `faults`, an END that fits nothing in
// `nesting`, and what can be read is read. No recursion: a hundred thousand BEGINs are a hundred thousand components.
//
//   Subject subject(bytes);
//   for (const Component& event : subject.components) if (event.name == "VEVENT") subject.find(event, "UID");
//
// Source: RFC 5545 §3.1 (grammar), §3.2 (parameters), §3.6 (components).
#pragma once

#include "feeds/lint/content_lines.hpp"

#include <deque>
#include <unordered_map>

namespace rcm::lint {

inline constexpr std::uint32_t nowhere = UINT32_MAX;

struct Parameter {
    std::string_view name;     ///< upper case
    std::string_view written;  ///< as it stands, quotes and commas included
    /// The first value, without quotes.
    [[nodiscard]] std::string_view value() const;
    [[nodiscard]] bool has_bare_comma() const;
};

struct Property {
    std::string_view name;  ///< upper case
    std::string_view value;
    std::string_view line;  ///< the whole content line
    std::vector<Parameter> parameters{};
    std::uint32_t component = nowhere;  ///< that holds it; nowhere: outside any

    [[nodiscard]] const Parameter* parameter(std::string_view name) const;
    /// Value of a parameter, or "".
    [[nodiscard]] std::string_view parameter_value(std::string_view name) const;
};

struct Component {
    std::string_view name;  ///< upper case
    std::uint32_t parent = nowhere;
    std::uint32_t root = nowhere;  ///< the outermost component around it, itself at the top
    std::uint32_t depth = 1;
    std::string_view line;                    ///< its BEGIN
    std::string_view method{};                ///< the value of its METHOD
    std::vector<std::uint32_t> properties{};  ///< into Subject::properties
    std::vector<std::uint32_t> components{};  ///< into Subject::components
};

/// A line that is no property, or none that can be read for sure.
struct LineFault {
    enum class Kind { malformed, unquoted, blank };
    Kind kind;
    std::string_view at;  ///< in the line
    LanguageText message;
};

struct NestingFault {
    std::string_view at;
    LanguageText message;
};

class Subject {
  public:
    explicit Subject(std::string_view bytes);

    ContentLines lines;
    std::vector<Property> properties{};
    std::vector<Component> components{};
    std::vector<LineFault> faults{};
    std::vector<NestingFault> nesting{};

    /// The first of that name, or nullptr.
    [[nodiscard]] const Property* find(const Component& component, std::string_view name) const;
    /// The METHOD of the calendar that the component lies in.
    [[nodiscard]] std::string_view method_of(const Component& component) const {
        return components[component.root].method;
    }
    [[nodiscard]] const Component* component_of(const Property& property) const {
        return property.component == nowhere ? nullptr : &components[property.component];
    }
    /// Where the text, which lies in a content line, stands in the file.
    [[nodiscard]] Span place(std::string_view text) const;

  private:
    void read_line(std::string_view line);
    void read_parameters(std::string_view line, std::size_t at, Property& property);
    void open(const Property& property);
    void close(const Property& property);
    std::string_view upper(std::string_view name);

    std::deque<std::string> names_{};  ///< of names that were not in upper case
    std::vector<std::uint32_t> open_{};
    std::unordered_map<std::string_view, std::size_t> open_names_{};
};

/// Letters, digits and hyphens, at least one.
[[nodiscard]] bool is_token(std::string_view text);

}  // namespace rcm::lint
