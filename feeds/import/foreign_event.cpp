// See foreign_event.hpp.
//
// L line · F fault line · E line uid title · C cancelled · S, N, I, X, U time · Sl, Nl line · D days seconds ·
// O civil · R time [time | days seconds] · P repeats · B unusable · . the end
#include "feeds/import/foreign_event.hpp"

#include <algorithm>
#include <charconv>

namespace rcm {
namespace {

constexpr char kind_letters[] = {'-', 'D', 'F', 'U', 'Z'};

/// One line, no tab: what a field may hold. A longer text is cut between two characters.
std::string field(std::string_view text, std::size_t most) {
    const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    if (text.size() > most) {
        while (most > 0 && continues(most))
            --most;
        text = text.substr(0, most);
    }
    std::string clean(text);
    for (auto& c : clean)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return clean;
}

constexpr std::size_t most_uid = 1000;  // octets; longer ones are cut alike wherever they occur
constexpr std::size_t most_title = 300;

std::string write_civil(civil_second at) {
    return std::to_string(at.time_since_epoch().count());
}

std::string write_time(const ForeignTime& time) {
    return kind_letters[static_cast<std::size_t>(time.kind)] + write_civil(time.shown) + "\t" +
           field(time.tzid, most_uid);
}

std::string write_length(const ForeignLength& length) {
    return std::to_string(length.day_count) + "\t" + std::to_string(length.second_count);
}

/// The fields of one record, taken off from the left.
class Fields {
  public:
    explicit Fields(std::string_view line) : rest_(line) {}

    std::string_view next() {
        const auto end = std::min(rest_.find('\t'), rest_.size());
        const auto found = rest_.substr(0, end);
        done_ = end == rest_.size();
        rest_.remove_prefix(done_ ? end : end + 1);
        return found;
    }
    std::int64_t number(std::int64_t low, std::int64_t high) { return number(next(), low, high); }
    std::int64_t number(std::string_view text, std::int64_t low, std::int64_t high) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) {
            good_ = false;
            return low;
        }
        return value;
    }
    std::uint32_t line() { return static_cast<std::uint32_t>(number(0, UINT32_MAX)); }
    civil_second civil(std::string_view text) {
        constexpr std::int64_t year = 31'556'952;
        return civil_second{seconds{number(text, -2000 * year, 8100 * year)}};  // 31 BC to AD 10070: 9999 is "for ever"
    }
    ForeignTime time() {
        ForeignTime time;
        const auto digits = next();
        for (std::size_t kind = 0; kind < std::size(kind_letters); ++kind)
            if (digits.starts_with(kind_letters[kind])) time.kind = static_cast<ForeignTime::Kind>(kind);
        good_ = good_ && !digits.empty() && digits.front() == kind_letters[static_cast<std::size_t>(time.kind)];
        time.shown = civil(digits.empty() ? digits : digits.substr(1));
        time.tzid = next();
        return time;
    }
    ForeignLength length() {
        const auto day_count = number(-longest_length.day_count, longest_length.day_count);
        return {day_count, number(-longest_length.second_count, longest_length.second_count)};
    }
    [[nodiscard]] bool done() const { return done_; }
    [[nodiscard]] bool good() const { return good_ && done_; }
    void bad() { good_ = false; }

  private:
    std::string_view rest_;
    bool good_ = true;
    bool done_ = false;
};

bool decode_line(std::string_view line, ForeignEvents& found) {
    Fields fields(line);
    const auto tag = fields.next();
    if (tag == "L") {
        found.at_line = fields.line();
        return fields.good();
    }
    if (tag == "F") {
        const auto fault = static_cast<ForeignFault>(fields.number(0, foreign_fault_count - 1));
        found.faults.push_back({fault, fields.line()});
        return fields.good();
    }
    if (tag == ".") {
        found.complete = true;
        return fields.good();
    }
    if (tag == "E") {
        auto& event = found.events.emplace_back();
        event.line = fields.line();
        event.uid = fields.next();
        event.title = fields.next();
        return fields.good();
    }
    if (found.events.empty() || tag.size() != 1) return false;
    auto& event = found.events.back();
    switch (tag.front()) {
        case 'C':
            event.cancelled = true;
            break;
        case 'P':
            event.repeats = true;
            break;
        case 'B':
            event.unusable = true;
            break;
        case 'S':
            event.start_line = fields.line();
            event.start = fields.time();
            break;
        case 'N':
            event.end_line = fields.line();
            event.end = fields.time();
            break;
        case 'I':
            event.recurrence_id = fields.time();
            break;
        case 'U':
            event.until = fields.time();
            break;
        case 'X':
            event.except.push_back(fields.time());
            break;
        case 'D':
            event.length = fields.length();
            break;
        case 'O':
            event.instances.push_back(fields.civil(fields.next()));
            break;
        case 'R': {
            auto& also = event.also.emplace_back();
            also.start = fields.time();
            also.end = fields.time();
            if (!fields.done()) also.length = fields.length();
            break;
        }
        default:
            return false;
    }
    return fields.good();
}

}  // namespace

void ForeignWriter::flush() {
    write_(buffer_);
    buffer_.clear();
}

void ForeignWriter::working_on(std::uint32_t line) {
    buffer_ += "L\t" + std::to_string(line) + "\n";
    flush();
}

void ForeignWriter::fault(ForeignFault fault, std::uint32_t line) {
    buffer_ += "F\t" + std::to_string(static_cast<int>(fault)) + "\t" + std::to_string(line) + "\n";
    flush();
}

void ForeignWriter::event(const ForeignEvent& event) {
    const auto record = [&](char tag, const std::string& rest) { (((buffer_ += tag) += '\t') += rest) += '\n'; };
    record('E', std::to_string(event.line) + "\t" + field(event.uid, most_uid) + "\t" + field(event.title, most_title));
    record('S', std::to_string(event.start_line) + "\t" + write_time(event.start));
    if (event.end.kind != ForeignTime::Kind::none)
        record('N', std::to_string(event.end_line) + "\t" + write_time(event.end));
    if (event.recurrence_id.kind != ForeignTime::Kind::none) record('I', write_time(event.recurrence_id));
    if (event.until.kind != ForeignTime::Kind::none) record('U', write_time(event.until));
    if (event.length) record('D', write_length(*event.length));
    for (const auto flag : {event.cancelled ? 'C' : '\0', event.repeats ? 'P' : '\0', event.unusable ? 'B' : '\0'})
        if (flag != '\0') (buffer_ += flag) += '\n';
    for (const auto at : event.instances)
        record('O', write_civil(at));
    for (const auto& time : event.except)
        record('X', write_time(time));
    for (const auto& also : event.also)
        record('R', write_time(also.start) + "\t" + write_time(also.end) +
                        (also.length ? "\t" + write_length(*also.length) : ""));
    flush();
}

void ForeignWriter::finish() {
    buffer_ += ".\n";
    flush();
}

std::optional<ForeignEvents> decode_events(std::string_view records) {
    ForeignEvents found;
    while (!records.empty()) {
        const auto end = records.find('\n');
        if (end == std::string_view::npos) break;  // the child died while it wrote
        if (found.complete || !decode_line(records.substr(0, end), found)) return std::nullopt;
        records.remove_prefix(end + 1);
    }
    return found;
}

}  // namespace rcm
