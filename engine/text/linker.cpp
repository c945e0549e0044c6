#include "engine/text/linker.hpp"

#include <algorithm>

namespace rcm {

bool Names::add(const std::string& id, std::uint32_t index, Span at, Diagnostics& diagnostics) {
    const auto [found, fresh] = named_.try_emplace(id, Named{index, at});
    if (!fresh) {
        diagnostics.push_back(
            {.code = "D024",
             .message = worded("the {} `{}` is there twice", "{} `{}` está dos veces", kind_, id),
             .at = at,
             .hint = {"give one of the two another id, or delete it", "cambie el id de uno de los dos, o bórrelo"},
             .also = found->second.at,
             .also_text = {"first here", "primero aquí"}});
        return false;
    }
    order_.push_back(&found->first);
    return true;
}

std::optional<std::uint32_t> Names::find(const std::string& id) const {
    const auto found = named_.find(id);
    return found == named_.end() ? std::nullopt : std::optional(found->second.index);
}

std::optional<std::uint32_t> Names::link(const Node& node, Diagnostics& diagnostics) const {
    if (!is_string(node, diagnostics)) return std::nullopt;
    auto index = find(node.text);
    if (!index) report(node.text, node.at, diagnostics);
    return index;
}

void Names::report(const std::string& id, Span at, Diagnostics& diagnostics) const {
    Diagnostic diagnostic{
        .code = code_, .message = worded("unknown {} `{}`", "no existe {} `{}`", kind_, id), .at = at, .hint = {}};
    std::vector<std::string> ids;
    for (const auto* each : order_)
        ids.push_back(*each);
    if (const auto* meant = nearest(id, ids)) {
        diagnostic.hint = did_you_mean(*meant);
        diagnostic.also = named_.at(*meant).at;
        diagnostic.also_text = worded("`{}` stands here", "`{}` está aquí", *meant);
    } else {
        diagnostic.hint = worded("write an id that stands in {}, or add it there",
                                 "escriba un id que esté en {}, o añádalo ahí", file_);
    }
    diagnostics.push_back(std::move(diagnostic));
}

std::optional<Zone> Linker::zone(const Node& node) const {
    if (!is_string(node, diagnostics)) return std::nullopt;
    if (auto found = zones.find(node.text)) return found;
    const auto names = zones.names();
    const auto* meant = nearest(node.text, names);
    diagnostics.push_back({.code = "D016",
                           .message = worded("unknown time zone `{}`", "no existe la zona horaria `{}`", node.text),
                           .at = node.at,
                           .hint = meant != nullptr
                                       ? did_you_mean(*meant)
                                       : LanguageText{"write an IANA name such as America/Panama",
                                                      "escriba un nombre de la IANA, como America/Panama"}});
    return std::nullopt;
}

std::optional<PartyIndex> Linker::country(const Node& node, const Register& reg) const {
    if (!is_string(node, diagnostics)) return std::nullopt;
    const auto found = parties.find(node.text);
    if (found && reg.parties[*found].kind == PartyKind::member) return found;
    std::vector<std::string> codes;
    for (const auto& party : reg.parties)
        if (party.kind == PartyKind::member) codes.push_back(party.id);
    const auto* meant = nearest(node.text, codes);
    diagnostics.push_back(
        {.code = "D017",
         .message = worded("unknown country `{}`", "no existe el país `{}`", node.text),
         .at = node.at,
         .hint = meant != nullptr ? did_you_mean(*meant)
                                  : LanguageText{"write a member's three letters (ISO 3166), such as PAN",
                                                 "escriba las tres letras de un país miembro (ISO 3166), como PAN"}});
    return std::nullopt;
}

std::optional<LanguageText> Linker::text(const Node& node, Needed needed) const {
    if (node.type != Node::Type::table) {
        report_type(node,
                    {"a text in both languages: { en = \"…\", es = \"…\" }",
                     "un texto en los dos idiomas: { en = \"…\", es = \"…\" }"},
                    diagnostics);
        return std::nullopt;
    }
    TableReader reader(node, LanguageText{"a text", "un texto"}, diagnostics);
    const bool none = reader.find("en") == nullptr && reader.find("es") == nullptr;
    const auto read = [&](std::string_view key) {
        return none || needed == Needed::every_language ? reader.required_string(key, "{ en = \"…\", es = \"…\" }")
                                                        : reader.string(key).value_or("");
    };
    LanguageText text{read("en"), read("es")};
    reader.finish();
    return text;
}

PartySet Linker::party_set(const Node& node, const Register& reg) const {
    PartySet set;
    for (const auto* item : as_list(node)) {
        if (!is_string(*item, diagnostics)) continue;
        if (item->text == "*observers") {
            for (std::size_t at = 0; at < reg.parties.size(); ++at)
                if (reg.parties[at].kind == PartyKind::observer) set.set(at);
        } else if (const auto body = bodies.find(item->text)) {
            for (const auto& member : reg.bodies[*body].members)
                set.set(member.party);
        } else if (const auto party = parties.link(*item, diagnostics)) {
            set.set(*party);
        }
    }
    return set;
}

std::optional<std::size_t> Linker::word(const Node& node, const LanguageText& what,
                                        std::span<const std::string_view> words) const {
    if (!is_string(node, diagnostics)) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), node.text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const std::vector<std::string> candidates(words.begin(), words.end());
    std::string all;
    for (const auto& candidate : candidates)
        all += (all.empty() ? "" : ", ") + candidate;
    const auto* meant = nearest(node.text, candidates);
    diagnostics.push_back({.code = "D019",
                           .message = worded("unknown {} `{}`", "no existe {} `{}`", what, node.text),
                           .at = node.at,
                           .hint = meant != nullptr
                                       ? worded("{} one of: {}", "{} valores posibles: {}", did_you_mean(*meant), all)
                                       : worded("one of: {}", "valores posibles: {}", all)});
    return std::nullopt;
}

std::optional<EventKind> Linker::kind(const Node& node) const {
    const auto found = word(node, {"kind", "el tipo"}, event_kind_names);
    return found ? std::optional(static_cast<EventKind>(*found)) : std::nullopt;
}

std::optional<std::string> Linker::words(const Node& node) const {
    if (!is_string(node, diagnostics)) return std::nullopt;
    const auto first = node.text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos) return node.text.substr(first, node.text.find_last_not_of(" \t\r\n") - first + 1);
    report_type(node, {"a text that is not blank", "un texto que no esté en blanco"}, diagnostics);
    return std::nullopt;
}

std::optional<std::string> Linker::web_address(const Node& node) const {
    constexpr std::string_view scheme = "https://";
    if (!is_string(node, diagnostics)) return std::nullopt;
    const std::string_view text = node.text;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < '\x7F' && std::string_view("<>\"\\^`{|}").find(c) == std::string_view::npos;
    });
    if (plain && text.starts_with(scheme)) {
        const auto host = text.substr(scheme.size(), text.find_first_of("/?#", scheme.size()) - scheme.size());
        // "https://name:word@host/" would publish a password.
        if (!host.empty() && host.front() != ':' && host.find('@') == std::string_view::npos) return node.text;
    }
    diagnostics.push_back({.code = "D028",
                           .message = worded("`{}` cannot be a link", "`{}` no sirve como enlace", node.text),
                           .at = node.at,
                           .hint = {"copy the whole address that begins with https://, without blanks and without a "
                                    "name or password before the host",
                                    "copie la dirección completa, que empieza con https://, sin espacios y sin nombre "
                                    "ni contraseña antes del servidor"}});
    return std::nullopt;
}

bool Linker::slug(const std::string& text, Span at) const {
    const bool good = !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!good)
        diagnostics.push_back(
            {.code = "D025",
             .message = worded("`{}` cannot be an id", "`{}` no sirve como id", text),
             .at = at,
             .hint = {"use small letters a-z, digits and hyphens, 64 at most; it becomes part of addresses",
                      "use letras minúsculas (a-z, sin tilde ni ñ), cifras y guiones, 64 como máximo; pasa a "
                      "formar parte de direcciones"}});
    return good;
}

}  // namespace rcm
