// Drawing: a picture inside a page (SVG), escaped by construction like Markup.
//
// Elements and attributes are literals from short lists, so nothing that runs, fetches or styles (script, a, use,
// image, foreignObject, animate, href, style, fill) compiles; colours come from the style sheet by class. Coordinates
// are numbers, never text.
//
//   Drawing svg(html);
//   svg.open("svg", {{"class", "timeline"}, {"role", "img"}, {"viewBox", "0 0 960 200"}});
//   svg.element("title", "Conflicts from July to November 2018").empty("rect", {{"x", 12}, {"width", 30}});
//   svg.close();
//
// Source: SVG 2 §5 (structure), §5.8 (title and desc), §9 (shapes), §11 (text); HTML Living Standard §4.8.17.
#pragma once

#include "feeds/html/markup.hpp"

namespace rcm {

/// The name of an element of a picture, as a literal.
class SvgTag {
  public:
    consteval SvgTag(const char* literal) : name_(literal) {
        for (const std::string_view known :
             {"svg", "g", "title", "desc", "rect", "line", "circle", "path", "text", "tspan"}) {
            if (name_ == known) return;
        }
        throw "not an element of our pictures";
    }
    [[nodiscard]] std::string_view name() const { return name_; }

  private:
    std::string_view name_;
};

/// An attribute of a picture's element: a number, or text that is escaped.
class SvgAttribute {
  public:
    struct Text {
        consteval Text(const char* literal) : name(literal) {
            for (const std::string_view known :
                 {"class", "id", "role", "viewBox", "d", "text-anchor", "lang", "aria-labelledby", "aria-hidden",
                  "focusable", "preserveAspectRatio"}) {
                if (name == known) return;
            }
            throw "not a text attribute of our pictures";
        }
        std::string_view name;
    };
    struct Number {
        consteval Number(const char* literal) : name(literal) {
            for (const std::string_view known :
                 {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "dx", "dy"}) {
                if (name == known) return;
            }
            throw "not a number attribute of our pictures";
        }
        std::string_view name;
    };

    SvgAttribute(Text name, std::string_view value) : name_(name.name), text_(value) {}
    SvgAttribute(Text name, const char* value) : name_(name.name), text_(value) {}
    SvgAttribute(Text name, const std::string& value) : name_(name.name), text_(value) {}
    /// Written with at most one decimal.
    SvgAttribute(Number name, double value) : name_(name.name), number_(value), is_number_(true) {}
    SvgAttribute(Number name, int value) : name_(name.name), number_(value), is_number_(true) {}

  private:
    friend class Drawing;
    std::string_view name_;
    std::string_view text_;
    double number_ = 0;
    bool is_number_ = false;
};

class Drawing {
  public:
    explicit Drawing(Markup& html) : html_(html) {}

    Drawing& open(SvgTag tag, std::initializer_list<SvgAttribute> attributes = {});
    Drawing& close();
    /// open, text, close.
    Drawing& element(SvgTag tag, std::string_view text, std::initializer_list<SvgAttribute> attributes = {});
    /// A shape without content.
    Drawing& empty(SvgTag tag, std::initializer_list<SvgAttribute> attributes = {});

  private:
    void start(SvgTag tag, std::initializer_list<SvgAttribute> attributes, bool closed);
    Markup& html_;
};

/// "12.5", "-3", "0": at most one decimal, no exponent, the same in every locale.
[[nodiscard]] std::string write_coordinate(double value);

}  // namespace rcm
