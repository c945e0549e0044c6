// See prescan.hpp.
#include "feeds/import/prescan.hpp"

#include "feeds/ics/pieces.hpp"
#include "feeds/ics/text_scan.hpp"

#include <algorithm>

namespace rcm {
namespace {

namespace limits = prescan_limits;

/// What separates the name, the parameters and the value of a content line, and how many of each there are.
struct Shape {
    bool property = false;  ///< it has a name and a colon outside quotes
    std::size_t name_end = 0;
    std::size_t value_begin = 0;
    std::size_t parameters = 0;
    std::size_t values = 1;
};

bool is_name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

Shape shape_of(std::string_view line) {
    Shape shape;
    std::size_t at = 0;
    while (at < line.size() && is_name_character(line[at]))
        ++at;
    shape.name_end = at;
    if (at == 0 || at == line.size() || (line[at] != ':' && line[at] != ';')) return shape;
    bool quoted = false;
    for (; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == ';')
            ++shape.parameters;
        else if (c == ',')
            ++shape.values;
        else if (c == ':')
            break;
    }
    if (at == line.size()) return shape;
    shape.property = true;
    shape.value_begin = ++at;
    for (; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == ',')
            ++shape.values;
    }
    return shape;
}

class Prescan {
  public:
    Prescan(std::string_view bytes, std::uint32_t file) : bytes_(bytes), file_(file) {}

    Outcome<CalendarText> run() {
        if (bytes_.size() > limits::file_bytes) {
            refuse("D100", {file_, 0, 0, 0},
                   {"a calendar of others may have 4 MiB, and this file has more",
                    "un calendario externo puede tener 4 MiB, y este archivo tiene más"},
                   {"ask its publisher for a shorter period", "pida a quien lo publica un período más corto"});
            return std::move(outcome_);
        }
        if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
        outcome_.value.unfolded.reserve(bytes_.size());
        for (std::size_t at = 0; at < bytes_.size() && !stopped_;) {
            const auto end = std::min(bytes_.find('\n', at), bytes_.size());
            auto physical = bytes_.substr(at, end - at);
            if (end < bytes_.size() && physical.ends_with('\r')) physical.remove_suffix(1);
            ++line_;
            take(physical);
            at = end + 1;
        }
        if (!stopped_) end_content_line();
        if (!stopped_) finish();
        return std::move(outcome_);
    }

  private:
    /// One line of the file: either the beginning of a content line or its continuation.
    void take(std::string_view physical) {
        look_at_characters(physical);
        const bool continues = first_line_ != 0 && (physical.starts_with(' ') || physical.starts_with('\t'));
        auto& text = outcome_.value.unfolded;
        if (continues) {
            physical.remove_prefix(1);
        } else {
            end_content_line();
            if (stopped_) return;
            begin_ = text.size();
            first_line_ = line_;
        }
        text += physical;
        if (text.size() - begin_ > limits::line_bytes)
            stop("D101", {file_, first_line_, 1, 1},
                 {"an unfolded line may have 64 KiB, and the one that begins here has more",
                  "una línea desplegada puede tener 64 KiB, y la que empieza aquí tiene más"},
                 {"no date needs so long a line; ask the publisher for a feed without attachments",
                  "ninguna fecha necesita una línea tan larga; pida a quien lo publica un canal sin adjuntos"});
    }

    /// UTF-8, and no control characters but the tab.
    void look_at_characters(std::string_view physical) {
        std::uint32_t column = 1;
        for (std::size_t at = 0; at < physical.size(); ++column) {
            const auto c = static_cast<unsigned char>(physical[at]);
            if (c >= 0x20 && c < 0x7F) {
                ++at;
                continue;
            }
            const auto [code, length] = next_character(physical.substr(at));
            const Span here{file_, line_, column, 1};
            if (length == 0)
                return stop(
                    "D102", here, {"this file is not UTF-8", "este archivo no está en UTF-8"},
                    {"export it again as UTF-8, which RFC 5545 asks for, or convert it: iconv -t UTF-8",
                     "expórtelo de nuevo como UTF-8, que es lo que pide RFC 5545, o conviértalo: iconv -t UTF-8"});
            if (is_control(code))
                return stop("D103", here,
                            worded("a control character (number {}) stands here",
                                   "aquí hay un carácter de control (número {})", code),
                            code == '\r'
                                ? LanguageText{"end lines with CR LF or LF", "termine las líneas con CR LF o LF"}
                                : LanguageText{"no calendar holds one; get the file anew",
                                               "ningún calendario contiene uno; obtenga el archivo de nuevo"});
            at += length;
        }
    }

    void end_content_line() {
        auto& text = outcome_.value.unfolded;
        if (first_line_ == 0 || stopped_) return;
        const auto content = std::string_view(text).substr(begin_);
        const Span here{file_, first_line_, 1, 1};
        const auto shape = shape_of(content);
        total_ += 1 + (content.empty() ? 0 : shape.parameters + shape.values);
        if (total_ > limits::total)
            return stop(
                "D104", here,
                {"lines, parameters and values together may be 100,000, and this file has more from here on",
                 "puede haber en total 100,000 líneas, parámetros y valores, y desde aquí este archivo tiene más"},
                {"ask its publisher for a shorter period", "pida a quien lo publica un período más corto"});
        if (content.find_first_not_of(" \t") == std::string_view::npos) return;
        if (shape.parameters > limits::parameters)
            refuse("D105", here,
                   worded("a property may have 64 parameters, and this has {}",
                          "una propiedad puede tener 64 parámetros, y esta tiene {}", shape.parameters),
                   {"no honest calendar has so many; get the file anew",
                    "ningún calendario normal tiene tantos; obtenga el archivo de nuevo"});
        if (shape.values > limits::values)
            refuse("D106", here,
                   worded("a property may have 500 values, and this has {}",
                          "una propiedad puede tener 500 valores, y esta tiene {}", shape.values),
                   {"spread the values over several lines, as in EXDATE:… twice",
                    "reparta los valores en varias líneas, como EXDATE:… dos veces"});
        if (!shape.property)
            return warn("D109", here,
                        {"this line is no property (NAME:VALUE) and is left out",
                         "esta línea no es una propiedad (NOMBRE:VALOR) y se omite"},
                        {"a text that goes over several lines has to be folded: each further line begins with a space",
                         "un texto de varias líneas tiene que plegarse: cada línea siguiente empieza con un espacio"});
        const auto offset = static_cast<std::uint32_t>(begin_);
        const ContentLine line{.line = first_line_,
                               .begin = offset,
                               .end = static_cast<std::uint32_t>(text.size()),
                               .name_end = offset + static_cast<std::uint32_t>(shape.name_end),
                               .value_begin = offset + static_cast<std::uint32_t>(shape.value_begin)};
        nest(line);
        if (!stopped_) outcome_.value.lines.push_back(line);
    }

    /// Components open and close as brackets do.
    void nest(const ContentLine& line) {
        const auto name = outcome_.value.name(line);
        const Span here{file_, line.line, 1, static_cast<std::uint32_t>(line.end - line.begin)};
        if (same_name(name, "BEGIN")) {
            open_.push_back({line, 0});
            if (open_.size() > limits::depth)
                return stop("D107", here,
                            {"components may lie 8 deep, and this is the ninth inside one another",
                             "puede haber 8 componentes uno dentro de otro, y este es el noveno"},
                            {"no calendar is built so; get the file anew",
                             "ningún calendario es así; obtenga el archivo de nuevo"});
            if (open_.size() == 1 && !same_name(component(line), "VCALENDAR")) no_calendar(here);
        } else if (same_name(name, "END")) {
            if (open_.empty() || !same_name(component(open_.back().begin), component(line))) {
                return stop("D108", here, {"this ends what was not begun", "esto cierra lo que no se abrió"},
                            {"the file is damaged: each BEGIN needs its END; get it anew",
                             "el archivo está dañado: cada BEGIN necesita su END; obténgalo de nuevo"});
            }
            open_.pop_back();
            complete_ = true;
        } else if (open_.empty()) {
            no_calendar(here);
        } else if (++open_.back().properties == limits::properties + 1) {
            refuse("D110", here,
                   worded("a component may have 1,000 properties, and the one that begins on line {} has more",
                          "un componente puede tener 1,000 propiedades, y el que empieza en la línea {} tiene más",
                          open_.back().begin.line),
                   {"no honest calendar has so many; get the file anew",
                    "ningún calendario normal tiene tantos; obtenga el archivo de nuevo"});
        }
    }

    /// The name after BEGIN or END; some programs leave blanks behind it.
    [[nodiscard]] std::string_view component(const ContentLine& line) const {
        auto value = outcome_.value.value(line);
        while (value.ends_with(' ') || value.ends_with('\t'))
            value.remove_suffix(1);
        return value;
    }

    void no_calendar(Span here) {
        stop("D111", here,
             {"this is no iCalendar file: it does not begin with BEGIN:VCALENDAR",
              "este archivo no es iCalendar: no empieza con BEGIN:VCALENDAR"},
             {"a page or another format may have been saved in place of the calendar; get the .ics itself",
              "quizá se guardó una página u otro formato en lugar del calendario; obtenga el propio .ics"});
    }

    void finish() {
        if (!open_.empty()) {
            refuse("D108", {file_, open_.back().begin.line, 1, 1},
                   {"what begins here never ends", "lo que empieza aquí no termina nunca"},
                   {"the file is cut off; get it anew", "el archivo está cortado; obténgalo de nuevo"});
        } else if (!complete_) {
            no_calendar({file_, 0, 0, 0});
        }
    }

    void refuse(std::string_view code, Span at, LanguageText message, LanguageText hint) {
        add(Severity::error, code, at, std::move(message), std::move(hint));
    }
    void warn(std::string_view code, Span at, LanguageText message, LanguageText hint) {
        add(Severity::warning, code, at, std::move(message), std::move(hint));
    }
    void stop(std::string_view code, Span at, LanguageText message, LanguageText hint) {
        stopped_ = true;
        refuse(code, at, std::move(message), std::move(hint));
    }
    /// Each rule once: a hostile file would break it a hundred thousand times.
    void add(Severity severity, std::string_view code, Span at, LanguageText message, LanguageText hint) {
        for (const auto& told : outcome_.diagnostics)
            if (told.code == code) return;
        outcome_.diagnostics.push_back(
            {.code = code, .severity = severity, .message = std::move(message), .at = at, .hint = std::move(hint)});
    }

    struct Open {
        ContentLine begin;
        std::size_t properties;
    };

    std::string_view bytes_;
    std::uint32_t file_;
    Outcome<CalendarText> outcome_;
    std::uint32_t line_ = 0;
    std::uint32_t first_line_ = 0;  ///< of the content line that is being put together; 0: none yet
    std::size_t begin_ = 0;         ///< its offset in the unfolded text
    std::size_t total_ = 0;
    std::vector<Open> open_;
    bool complete_ = false;  ///< a component has begun and ended
    bool stopped_ = false;
};

}  // namespace

Outcome<CalendarText> prescan(std::string_view bytes, std::uint32_t file) {
    return Prescan(bytes, file).run();
}

}  // namespace rcm
