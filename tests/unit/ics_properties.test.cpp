// Properties of the writer over arbitrary text: fold, escape and read back are inverse to each other.
#include "feeds/ics/content_writer.hpp"
#include "feeds/ics/read_back.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

using namespace rcm;

namespace {

void append_utf8(std::string& text, char32_t code) {
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// Text that may be written, rich in what is special.
rc::Gen<std::string> writable_text() {
    const auto character = rc::gen::weightedOneOf<char32_t>(
        {{8, rc::gen::map(rc::gen::inRange<std::uint32_t>(0x20, 0x7F), [](std::uint32_t c) { return char32_t{c}; })},
         {3, rc::gen::element<char32_t>(U',', U';', U'\\', U'\n', U'\t', U'"', U':', U' ')},
         {2, rc::gen::element<char32_t>(0xA0, 0xE9, 0xF1, 0x7FF, 0x800, 0x2028, 0x2029, 0x85, 0x20AC, 0xFFFD)},
         {1, rc::gen::element<char32_t>(0x10000, 0x1F600, 0x10FFFF)}});
    return rc::gen::map(rc::gen::container<std::u32string>(character), [](const std::u32string& codes) {
        std::string text;
        for (const char32_t code : codes)
            append_utf8(text, code);
        return text;
    });
}

std::string unfold(const std::string& bytes) {
    std::string line;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = bytes.find("\r\n", at);
        RC_ASSERT(end != std::string::npos);
        RC_ASSERT(end - at <= 75U);
        const bool folded = at != 0;
        if (folded) RC_ASSERT(bytes[at] == ' ');
        line.append(bytes, at + folded, end - at - folded);
        at = end + 2;
    }
    return line;
}

std::string unescape(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\') {
            ++i;
            RC_ASSERT(i < value.size());
            text += value[i] == 'n' ? '\n' : value[i];
        } else {
            text += value[i];
        }
    }
    return text;
}

}  // namespace

TEST_CASE("any writable text comes back from one line", "[ics][property]") {
    CHECK(rc::check([] {
        std::string value = *writable_text();
        // Long enough to fold several times.
        const std::string piece = value;
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
            value += piece;
        value += 'x';
        std::string bytes;
        ContentWriter ics(bytes);
        ics.text("DESCRIPTION", value);
        RC_ASSERT(ics.faults().empty());
        RC_ASSERT(ics.lines() == 1U);
        RC_ASSERT(unescape(unfold(bytes).substr(12)) == text_as_read(value));
    }));
}

TEST_CASE("any bytes are either one whole line or none", "[ics][property]") {
    CHECK(rc::check([] {
        const auto value = *rc::gen::arbitrary<std::string>();
        std::string bytes;
        ContentWriter ics(bytes);
        ics.text("SUMMARY", value, {{"X-P", "v"}});
        ics.uri("URL", "https://x/" + value);
        ics.text_list("CATEGORIES", std::vector<std::string>{value, "last"});
        ics.text("LOCATION", "x", {{"X-P", value}});
        std::size_t lines = 0;
        for (std::size_t at = 0; at < bytes.size(); ++lines) {
            std::size_t end = bytes.find("\r\n", at);
            RC_ASSERT(end != std::string::npos);
            RC_ASSERT(bytes.substr(at, end - at).find_first_of("\r\n") == std::string::npos);
            RC_ASSERT(end - at <= 75U);
            if (bytes[at] == ' ') --lines;
            at = end + 2;
        }
        RC_ASSERT(lines == ics.lines());
    }));
}

TEST_CASE("libical reads any writable text as meant", "[ics][property]") {
    CHECK(rc::check([] {
        ExpectedEvent event;
        event.uid = "a@b";
        event.start = WrittenTime::on(make_day(2018, 9, 25));
        event.end = WrittenTime::on(make_day(2018, 9, 26));
        event.summary = *writable_text();
        event.description = *writable_text();
        event.location = *writable_text();
        event.categories = *rc::gen::container<std::vector<std::string>>(writable_text());
        std::string bytes;
        ContentWriter ics(bytes);
        ics.begin("VCALENDAR");
        ics.begin("VEVENT");
        ics.text("UID", event.uid);
        ics.date("DTSTART", make_day(2018, 9, 25));
        ics.date("DTEND", make_day(2018, 9, 26));
        ics.text("SUMMARY", event.summary);
        ics.text("DESCRIPTION", event.description);
        ics.text("LOCATION", event.location);
        ics.text_list("CATEGORIES", event.categories);
        ics.end();
        ics.end();
        const auto differences = read_back(bytes, std::vector{event}, ics.lines());
        for (const std::string& each : differences)
            RC_LOG() << each << "\n" << bytes;
        RC_ASSERT(differences.empty());
    }));
}
