// Markup: HTML built by calls, escaped by construction.
//
// Names of tags and attributes are literals that the compiler checks; everything that comes from data is text,
// an attribute value or an address, each escaped or checked its own way. So no value can make a tag, leave its
// attribute or name a script. Elements and attributes that run or style code (script, style, on…) do not compile; a
// whole page's style sheet is a literal of its own type. Pictures are drawn with svg.hpp.
//
//   std::string bytes;
//   Markup html(bytes);
//   html.open("p", {{"class", "where"}}).text("Panama & <Mexico>").close();
//   // <p class="where">Panama &amp; &lt;Mexico&gt;</p>
//
// A page that may be large goes on to its file while it is written:
//
//   const auto file = folder.open("en/agenda.html");
//   Markup html([&](std::string_view piece) { file->add(piece); });
//   … html …
//   html.finish();
//
// Source: HTML Living Standard §13.1 (writing documents), §13.1.2 (elements), §13.1.2.3 (attributes).
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rcm {

/// The name of an element, as a literal.
class Tag {
  public:
    consteval Tag(const char* literal) : name_(literal) {
        for (const char c : name_) {
            if (!((c >= 'a' && c <= 'z') || (c >= '1' && c <= '6'))) throw "not the name of an element";
        }
        for (const std::string_view raw : {"script", "style", "iframe", "object", "embed", "noscript", "textarea",
                                           "template", "svg", "math", "xmp", "plaintext", "form", "base"}) {
            if (name_ == raw) throw "an element that the pages do without";
        }
    }
    [[nodiscard]] std::string_view name() const { return name_; }

  private:
    std::string_view name_;
};

/// An attribute and its value. The value must outlive the call that it is given to.
class Attribute {
  public:
    consteval static std::string_view checked(const char* literal) {
        const std::string_view name(literal);
        for (const char c : name) {
            if (!((c >= 'a' && c <= 'z') || c == '-')) throw "not the name of an attribute";
        }
        if (name.starts_with("on")) throw "no event handlers";
        for (const std::string_view other : {"style", "href", "src", "srcdoc", "srcset", "action", "formaction", "data",
                                             "cite", "poster", "ping", "background", "manifest"}) {
            if (name == other) throw "an address or style: addresses go through Attribute::href";
        }
        return name;
    }
    struct Name {
        consteval Name(const char* literal) : text(checked(literal)) {}
        std::string_view text;
    };

    Attribute(Name name, std::string_view value) : name_(name.text), value_(value) {}
    /// An address; left out where `is_safe_address` refuses it.
    [[nodiscard]] static Attribute href(std::string_view address) { return {address}; }

  private:
    friend class Markup;
    Attribute(std::string_view address) : name_("href"), value_(address), address_(true) {}
    std::string_view name_;
    std::string_view value_;
    bool address_ = false;
};

using Attributes = std::initializer_list<Attribute>;

/// A style sheet that may stand inside a page: a literal that cannot end its element or fetch anything.
class StyleSheet {
  public:
    consteval explicit StyleSheet(const char* literal) : css_(literal) {
        for (const std::string_view refused : {"<", "url(", "@import", "expression(", "image-set("}) {
            if (css_.find(refused) != std::string_view::npos) throw "what a style sheet in a page may not hold";
        }
    }
    [[nodiscard]] std::string_view css() const { return css_; }

  private:
    std::string_view css_;
};

class Markup {
  public:
    /// Appends to `out`, which must outlive the markup.
    explicit Markup(std::string& out) : out_(out) {}
    /// Gives what is complete to `drain`, piece by piece.
    explicit Markup(std::function<void(std::string_view)> drain) : out_(waiting_), drain_(std::move(drain)) {}
    Markup(const Markup&) = delete;
    Markup& operator=(const Markup&) = delete;

    /// The doctype, which must come first.
    Markup& doctype();
    Markup& open(Tag tag, Attributes attributes = {});
    Markup& close();
    Markup& text(std::string_view text);
    /// open, text, close.
    Markup& element(Tag tag, std::string_view text, Attributes attributes = {});
    /// An element without content: meta, link, br, hr, col.
    Markup& empty(Tag tag, Attributes attributes = {});
    /// A link; only its text where the address is refused.
    Markup& link(std::string_view address, std::string_view text, Attributes attributes = {});

    /// A <style> element, for a page that is one file by itself.
    Markup& style(const StyleSheet& sheet);

    /// Gives the rest to `drain`.
    void finish();

    [[nodiscard]] std::size_t open_elements() const { return open_.size(); }

  private:
    friend class Drawing;
    void start(Tag tag, Attributes attributes, std::string_view address);
    void attribute(const Attribute& attribute);

    std::string waiting_;
    std::string& out_;
    std::function<void(std::string_view)> drain_;
    std::vector<std::string_view> open_;
};

/// `text` as HTML text or as a double-quoted attribute value. Bytes that are no UTF-8 and characters that HTML
/// forbids (controls, noncharacters) become U+FFFD.
[[nodiscard]] std::string escape_markup(std::string_view text);

/// True for http, https and webcal addresses and for relative ones ("../feeds/x.ics", "#open"); false for any other
/// scheme, for "//host", backslashes, blanks and control characters.
[[nodiscard]] bool is_safe_address(std::string_view address);

/// Percent-encodes everything but RFC 3986 §2.3 unreserved characters: for a value inside a query.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace rcm
