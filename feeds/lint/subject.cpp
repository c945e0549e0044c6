#include "feeds/lint/subject.hpp"

#include "feeds/lint/values.hpp"

#include <algorithm>

namespace rcm::lint {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == none) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string_view Parameter::value() const {
    if (!written.starts_with('"')) return written.substr(0, written.find(','));
    const auto end = written.find('"', 1);
    return written.substr(1, end == none ? none : end - 1);
}

bool Parameter::has_bare_comma() const {
    bool quoted = false;
    for (const char c : written) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) return true;
    }
    return false;
}

const Parameter* Property::parameter(std::string_view wanted) const {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& each) { return each.name == wanted; });
    return found == parameters.end() ? nullptr : &*found;
}

std::string_view Property::parameter_value(std::string_view wanted) const {
    const auto* found = parameter(wanted);
    return found == nullptr ? std::string_view{} : found->value();
}

const Property* Subject::find(const Component& component, std::string_view name) const {
    const auto found = std::find_if(component.properties.begin(), component.properties.end(),
                                    [&](std::uint32_t at) { return properties[at].name == name; });
    return found == component.properties.end() ? nullptr : &properties[*found];
}

Span Subject::place(std::string_view text) const {
    const auto characters = std::count_if(text.begin(), text.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return lines.place(text.data(), std::max<std::size_t>(1, static_cast<std::size_t>(characters)));
}

std::string_view Subject::upper(std::string_view name) {
    if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return name;
    auto& made = names_.emplace_back(name);
    for (auto& c : made)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return made;
}

Subject::Subject(std::string_view bytes) : lines(bytes) {
    for (std::size_t at = 0; at < lines.size(); ++at)
        read_line(lines.line(at));
    for (const auto open : open_)
        nesting.push_back(
            {components[open].line, worded("BEGIN:{} has no END", "BEGIN:{} no tiene END", components[open].name)});
}

void Subject::read_line(std::string_view line) {
    if (trimmed(line).empty()) {
        faults.push_back({LineFault::Kind::blank, line, {"a blank line", "una línea en blanco"}});
        return;
    }
    const auto end = line.find_first_of(":;");
    const auto name = line.substr(0, end);
    if (end == none) {
        faults.push_back(
            {LineFault::Kind::malformed, line,
             worded("no colon: {} is no NAME:value", "sin dos puntos: {} no es NOMBRE:valor", shown(line))});
        return;
    }
    if (!is_token(name)) {
        faults.push_back({LineFault::Kind::malformed, name.empty() ? line.substr(0, 1) : name,
                          name.empty()
                              ? worded("the line has no name before `{}`", "la línea no tiene nombre antes de `{}`",
                                       line.substr(end, 1))
                              : worded("{} is no name of a property: letters, digits and hyphens only",
                                       "{} no es nombre de propiedad: solo letras, cifras y guiones", shown(name))});
        return;
    }
    Property property{.name = upper(name), .value = {}, .line = line};
    read_parameters(line, end, property);
    if (property.value.data() == nullptr) return;  // no colon: noted
    if (property.name == "BEGIN") return open(property);
    if (property.name == "END") return close(property);
    property.component = open_.empty() ? nowhere : open_.back();
    if (!open_.empty()) {
        auto& component = components[open_.back()];
        component.properties.push_back(static_cast<std::uint32_t>(properties.size()));
        if (property.name == "METHOD") component.method = property.value;
    }
    properties.push_back(std::move(property));
}

void Subject::read_parameters(std::string_view line, std::size_t at, Property& property) {
    constexpr std::size_t most_faults = 20;  // of one line: a megabyte of semicolons is one fault, told a few times
    const auto enough = faults.size() + most_faults;
    while (line[at] == ';') {
        if (faults.size() > enough) faults.resize(enough);
        const auto from = ++at;
        const auto name_end = std::min(line.find_first_of("=;:", from), line.size());
        const auto name = line.substr(from, name_end - from);
        const auto spot = name.empty() ? line.substr(from - 1, 1) : name;
        if (name_end == line.size()) {
            faults.push_back(
                {LineFault::Kind::malformed,
                 spot,
                 {"no colon: the line ends in its parameters", "sin dos puntos: la línea termina en sus parámetros"}});
            return;
        }
        if (line[name_end] != '=') {
            if (name.empty() || property.parameters.empty())
                faults.push_back({LineFault::Kind::malformed, spot,
                                  name.empty() ? LanguageText{"`;` without a parameter", "`;` sin parámetro"}
                                               : worded("{} is no NAME=value", "{} no es NOMBRE=valor", shown(name))});
            else
                faults.push_back(
                    {LineFault::Kind::unquoted, line.substr(from - 1, 1),
                     worded("a semicolon in parameter {} is not quoted: {} is read as a parameter of its own",
                            "un punto y coma en el parámetro {} no está entre comillas: {} se lee como otro parámetro",
                            property.parameters.back().name, shown(name))});
            at = name_end;
            continue;
        }
        if (!is_token(name))
            faults.push_back({LineFault::Kind::malformed, spot,
                              worded("{} is no name of a parameter", "{} no es nombre de parámetro", shown(name))});
        auto to = name_end + 1;
        bool quoted = false;
        while (to < line.size() && (quoted || (line[to] != ';' && line[to] != ':'))) {
            if (line[to] == '"') quoted = !quoted;
            ++to;
        }
        if (quoted) {
            faults.push_back({LineFault::Kind::malformed,
                              line.substr(name_end + 1, 1),
                              {"a quote is not closed", "unas comillas no se cierran"}});
            to = std::min(line.find_first_of(";:", name_end + 1), line.size());
        }
        const auto written = line.substr(name_end + 1, to - name_end - 1);
        const auto quote = written.find('"');
        if (!quoted && quote != none && quote != 0 && written[quote - 1] != ',')
            faults.push_back({LineFault::Kind::malformed, written.substr(quote, 1),
                              worded("a quote inside the value of parameter {}",
                                     "unas comillas dentro del valor del parámetro {}", name)});
        property.parameters.push_back({upper(name), written});
        if (to == line.size()) {
            faults.push_back(
                {LineFault::Kind::malformed,
                 spot,
                 {"no colon: the line ends in its parameters", "sin dos puntos: la línea termina en sus parámetros"}});
            return;
        }
        at = to;
    }
    property.value = line.substr(at + 1);
}

void Subject::open(const Property& property) {
    const auto name = trimmed(property.value);
    if (!is_token(name)) {
        faults.push_back({LineFault::Kind::malformed, property.line,
                          worded("{} is no name of a component", "{} no es nombre de componente", shown(name))});
        return;
    }
    const auto index = static_cast<std::uint32_t>(components.size());
    Component component{.name = upper(name), .line = property.line};
    component.root = index;
    if (!open_.empty()) {
        auto& parent = components[open_.back()];
        component.parent = open_.back();
        component.root = parent.root;
        component.depth = parent.depth + 1;
        parent.components.push_back(index);
    }
    components.push_back(std::move(component));
    open_.push_back(index);
    ++open_names_[components.back().name];
}

void Subject::close(const Property& property) {
    const auto name = upper(trimmed(property.value));
    const auto found = open_names_.find(name);
    if (found == open_names_.end() || found->second == 0) {
        nesting.push_back({property.line, worded("END:{} ends nothing that was begun",
                                                 "END:{} no cierra nada que se haya abierto", name.substr(0, 40))});
        return;
    }
    // Some open component has this name: what was begun in it and is still open has no END.
    while (true) {
        const auto& last = components[open_.back()];
        open_.pop_back();
        --open_names_[last.name];
        if (last.name == name) return;
        nesting.push_back({last.line, worded("BEGIN:{} has no END before END:{}",
                                             "BEGIN:{} no tiene END antes de END:{}", last.name, name)});
    }
}

}  // namespace rcm::lint
