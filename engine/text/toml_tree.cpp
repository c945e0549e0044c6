#include "engine/text/toml_tree.hpp"

#include <algorithm>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace rcm {
namespace {

Span span_of(const toml::source_region& region, std::uint32_t file) {
    const auto& begin = region.begin;
    const auto& end = region.end;
    const std::uint32_t length = begin.line == end.line && end.column > begin.column ? end.column - begin.column : 1;
    return {file, begin.line, begin.column, length};
}

/// "U+0007" for the first control character (C0 but for tab and line feed, DEL, C1): no feed can carry one.
std::optional<std::string> control_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto code = static_cast<unsigned char>(text[at]);
        const bool c1 = code == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (c1) code = static_cast<unsigned char>(text[at + 1]);
        if (!c1 && code != 0x7F && (code >= 0x20 || code == '\t' || code == '\n')) continue;
        constexpr std::string_view digits = "0123456789ABCDEF";
        return std::string("U+00") + digits[code >> 4U] + digits[code & 15U];
    }
    return std::nullopt;
}

/// Takes the texts out of `from`: a large calendar has hundreds of thousands of them.
Node convert(toml::node& from, std::uint32_t file, Diagnostics& diagnostics) {
    Node node;
    node.at = span_of(from.source(), file);
    if (auto* table = from.as_table()) {
        node.type = Node::Type::table;
        node.items.reserve(table->size());
        node.keys.reserve(table->size());
        for (auto&& [key, value] : *table) {
            node.keys.push_back({std::string(key.str()), span_of(key.source(), file)});
            node.items.push_back(convert(value, file, diagnostics));
        }
    } else if (auto* list = from.as_array()) {
        node.type = Node::Type::list;
        node.items.reserve(list->size());
        for (auto& item : *list)
            node.items.push_back(convert(item, file, diagnostics));
    } else if (auto* text = from.as_string()) {
        node.type = Node::Type::string;
        node.text = std::move(text->get());
        if (const auto control = control_character(node.text))
            diagnostics.push_back(
                {.code = "D007",
                 .message = worded("this text holds the control character {}",
                                   "este texto contiene el carácter de control {}", *control),
                 .at = node.at,
                 .hint = {"delete it; a new line is written \\n", "bórrelo; un salto de línea se escribe \\n"}});
    } else if (const auto* whole = from.as_integer()) {
        node.type = Node::Type::integer;
        node.integer = whole->get();
        node.real = static_cast<double>(node.integer);
    } else if (const auto* real = from.as_floating_point()) {
        node.type = Node::Type::real;
        node.real = real->get();
    } else if (const auto* boolean = from.as_boolean()) {
        node.type = Node::Type::boolean;
        node.boolean = boolean->get();
    } else if (const auto* date = from.as_date()) {
        node.type = Node::Type::day;
        node.day = make_day(date->get().year, date->get().month, date->get().day);
    }
    return node;
}

LanguageText type_word(Node::Type type) {
    switch (type) {
        case Node::Type::string:
            return {"a string", "un texto"};
        case Node::Type::integer:
            return {"a whole number", "un número entero"};
        case Node::Type::real:
            return {"a number", "un número"};
        case Node::Type::boolean:
            return {"true or false", "true o false"};
        case Node::Type::day:
            return {"a date", "una fecha"};
        case Node::Type::list:
            return {"a list", "una lista"};
        case Node::Type::table:
            return {"a table", "una tabla"};
        case Node::Type::other:
            return {"a time", "una hora"};
    }
    return {"a value", "un valor"};
}

const LanguageText date_hint = {"dates are written YYYY-MM-DD, and the day has to exist",
                                "las fechas se escriben AAAA-MM-DD, y el día tiene que existir"};

LanguageText advice(std::string_view message) {
    if (message.find("ould not determine value type") != std::string_view::npos ||
        message.find("bare keys") != std::string_view::npos)
        return {"text stands between quotes: title = \"…\"", "los textos van entre comillas: title = \"…\""};
    if (message.find("parsing string") != std::string_view::npos)
        return {"a text begins and ends with a quote on the same line",
                "un texto empieza y termina con comillas en la misma línea"};
    if (message.find("days in the month") != std::string_view::npos || message.find("date") != std::string_view::npos)
        return date_hint;
    if (message.find("redefin") != std::string_view::npos || message.find("already") != std::string_view::npos)
        return {"the same key stands here twice; keep one", "la misma clave está aquí dos veces; deje una"};
    return {"compare the line with its neighbours: quotes, brackets and commas come in pairs",
            "compare la línea con sus vecinas: revise comillas, corchetes y comas"};
}

}  // namespace

std::optional<Node> read_toml(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics) {
    const auto& source = sources.files[file];
    toml::parse_result result = toml::parse(std::string_view(source.text));
    if (!result) {
        const auto& error = result.error();
        Span at = span_of(error.source(), file);
        diagnostics.push_back(
            {.code = "D004",
             .message = worded("bad TOML: {}", "esto no se puede leer como TOML (en inglés: {})", error.description()),
             .at = at,
             .hint = advice(error.description())});
        return std::nullopt;
    }
    return convert(result.table(), file, diagnostics);
}

TableReader::TableReader(const Node& table, LanguageText what, Diagnostics& diagnostics)
    : table_(table), what_(std::move(what)), diagnostics_(diagnostics) {
    if (table.type != Node::Type::table) report_type(table, type_word(Node::Type::table), diagnostics);
}

const Node* TableReader::find(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
    for (std::size_t at = 0; at < table_.keys.size(); ++at)
        if (table_.keys[at].name == key) return &table_.items[at];
    return nullptr;
}

const Node* TableReader::require(std::string_view key, std::string_view example) {
    const auto* node = find(key);
    if (node == nullptr) report_missing(key, {std::string(example), std::string(example)});
    return node;
}

const Node* TableReader::require(std::string_view key, const LanguageText& example) {
    const auto* node = find(key);
    if (node == nullptr) report_missing(key, example);
    return node;
}

void TableReader::report_missing(std::string_view key, const LanguageText& example) {
    if (table_.type == Node::Type::table)
        diagnostics_.push_back({.code = "D011",
                                .message = worded("`{}` is missing in {}", "falta `{}` en {}", key, what_),
                                .at = table_.at,
                                .hint = worded("add a line such as: {}", "añada una línea como: {}", example)});
}

std::optional<std::string> TableReader::string(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr || !is_string(*node, diagnostics_)) return std::nullopt;
    return node->text;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return std::nullopt;
    if (node->type == Node::Type::integer) return node->integer;
    report_type(*node, type_word(Node::Type::integer), diagnostics_);
    return std::nullopt;
}

std::optional<civil_day> TableReader::day(std::string_view key) {
    const auto* node = find(key);
    return node == nullptr ? std::nullopt : as_day(*node, diagnostics_);
}

bool TableReader::flag(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return false;
    if (node->type != Node::Type::boolean) report_type(*node, type_word(Node::Type::boolean), diagnostics_);
    return node->boolean;
}

std::string TableReader::required_string(std::string_view key, std::string_view example) {
    const auto* node = require(key, example);
    return node != nullptr && is_string(*node, diagnostics_) ? node->text : std::string{};
}

std::vector<const Node*> TableReader::tables(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) return {};
    if (node->type == Node::Type::list && std::all_of(node->items.begin(), node->items.end(),
                                                      [](const Node& item) { return item.type == Node::Type::table; }))
        return as_list(*node);
    report_type(*node,
                worded("tables, each under a line [[{}]]", "una o más tablas, cada una bajo una línea [[{}]]", key),
                diagnostics_);
    return {};
}

void TableReader::finish() {
    for (const auto& [key, at] : table_.keys) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        const std::vector<std::string> words(known_.begin(), known_.end());
        const auto* meant = nearest(key, words);
        std::string all;
        for (const auto& word : words)
            all += (all.empty() ? "" : ", ") + word;
        diagnostics_.push_back({.code = "D010",
                                .message = worded("unknown key `{}` in {}", "clave desconocida `{}` en {}", key, what_),
                                .at = at,
                                .hint = meant != nullptr
                                            ? did_you_mean(*meant)
                                            : worded("the keys here are: {}", "las claves aquí son: {}", all)});
    }
}

std::optional<civil_day> as_day(const Node& node, Diagnostics& diagnostics) {
    if (node.type == Node::Type::day) return node.day;
    if (node.type == Node::Type::string) {
        if (const auto day = parse_day(node.text)) return day;
        diagnostics.push_back({.code = "D021",
                               .message = worded("there is no day `{}`", "no existe el día `{}`", node.text),
                               .at = node.at,
                               .hint = date_hint});
        return std::nullopt;
    }
    report_type(node, {"a date such as 2018-09-07", "una fecha como 2018-09-07"}, diagnostics);
    return std::nullopt;
}

std::vector<const Node*> as_list(const Node& node) {
    if (node.type != Node::Type::list) return {&node};
    std::vector<const Node*> list;
    for (const auto& item : node.items)
        list.push_back(&item);
    return list;
}

bool is_string(const Node& node, Diagnostics& diagnostics) {
    if (node.type == Node::Type::string) return true;
    report_type(node, {"a string between quotes", "un texto entre comillas"}, diagnostics);
    return false;
}

void report_type(const Node& node, const LanguageText& expected, Diagnostics& diagnostics) {
    diagnostics.push_back(
        {.code = "D018",
         .message = worded("expected {}, found {}", "se esperaba {}, y hay {}", expected, type_word(node.type)),
         .at = node.at,
         .hint = worded("write it as {}", "escriba {}", expected)});
}

}  // namespace rcm
