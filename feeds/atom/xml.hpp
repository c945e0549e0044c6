// Xml: XML built by calls, escaped by construction (XML 1.0, fifth edition).
//
// Names are literals that the compiler checks; everything else is text or an attribute's value, escaped. Bytes that are
// no UTF-8 and characters that XML forbids become U+FFFD.
//
//   std::string bytes;
//   Xml xml(bytes);
//   xml.open("entry").element("title", "Panama & <Mexico>").close();
//   // <entry>, <title>Panama &amp; &lt;Mexico&gt;</title>, </entry>, each on a line
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace rcm {

class Xml {
  public:
    /// The name of an element or attribute, as a literal.
    class Name {
      public:
        consteval Name(const char* literal) : text_(literal) {
            if (text_.empty()) throw "no name";
            for (const char c : text_)
                if (!((c >= 'a' && c <= 'z') || c == ':')) throw "not a name";
        }
        [[nodiscard]] std::string_view text() const { return text_; }

      private:
        std::string_view text_;
    };
    struct Attribute {
        Name name;
        std::string_view value;
    };
    using Attributes = std::initializer_list<Attribute>;

    /// Appends to `out`, which must outlive it; begins with the XML declaration.
    explicit Xml(std::string& out);

    Xml& open(Name name, Attributes attributes = {});
    Xml& close();
    /// open, text, close.
    Xml& element(Name name, std::string_view text, Attributes attributes = {});
    /// An element without content.
    Xml& empty(Name name, Attributes attributes);

    [[nodiscard]] std::size_t open_elements() const { return open_.size(); }

  private:
    void start(Name name, Attributes attributes);

    std::string& out_;
    std::vector<std::string_view> open_;
};

/// `text` as XML text or as a double-quoted attribute's value.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace rcm
