#include "feeds/html/svg.hpp"

#include <cmath>

namespace rcm {

std::string write_coordinate(double value) {
    const long long tenths = std::llround(value * 10);
    const long long size = tenths < 0 ? -tenths : tenths;
    std::string text = (tenths < 0 ? "-" : "") + std::to_string(size / 10);
    if (size % 10 != 0) text += "." + std::to_string(size % 10);
    return text;
}

void Drawing::start(SvgTag tag, std::initializer_list<SvgAttribute> attributes, bool closed) {
    std::string& out = html_.out_;
    if (!out.empty() && out.back() != '\n' && tag.name() != "tspan") out += '\n';
    out.append("<").append(tag.name());
    for (const SvgAttribute& each : attributes) {
        out.append(" ").append(each.name_).append("=\"");
        out += each.is_number_ ? write_coordinate(each.number_) : escape_markup(each.text_);
        out += '"';
    }
    out += closed ? "/>" : ">";
}

Drawing& Drawing::open(SvgTag tag, std::initializer_list<SvgAttribute> attributes) {
    start(tag, attributes, false);
    html_.open_.push_back(tag.name());
    return *this;
}

Drawing& Drawing::close() {
    html_.close();
    return *this;
}

Drawing& Drawing::element(SvgTag tag, std::string_view text, std::initializer_list<SvgAttribute> attributes) {
    open(tag, attributes);
    html_.text(text);
    return close();
}

Drawing& Drawing::empty(SvgTag tag, std::initializer_list<SvgAttribute> attributes) {
    start(tag, attributes, true);
    return *this;
}

}  // namespace rcm
