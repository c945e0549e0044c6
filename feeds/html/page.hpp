// Page: one HTML document and what its parts are written with.
//
// Each page has the same frame: way to the other language, navigation, the content, the day it was made. No script, no
// inline style, nothing from elsewhere: the page's own Content-Security-Policy says so.
//
//   write_page(site, out, "open.html", "Still open", [](const Page& page) { … page.html … });
//
// Source: HTML Living Standard; WCAG 2.2 AA for contrast, focus, headings and link names.
#pragma once

#include "feeds/html/markup.hpp"
#include "feeds/html/site.hpp"

#include <cstdint>
#include <functional>

namespace rcm {

struct Page {
    const Site& site;
    Markup& html;
    std::string up{};         ///< from the page to its language's folder: "" or "../"
    bool standalone = false;  ///< a file by itself: links lead to places inside it

    [[nodiscard]] std::string to(std::string_view path) const { return up + std::string(path); }
    [[nodiscard]] std::string_view say(std::string_view en, std::string_view es) const { return site.say(en, es); }
    [[nodiscard]] std::string text(const LanguageText& words) const;  ///< in the page's language, else in the other
};

using WriteContent = std::function<void(const Page&)>;

/// `path` is the page's own below its language's folder.
void write_page(const Site& site, Markup& out, std::string_view path, std::string_view title,
                const WriteContent& content);

/// The front page at the root of the site: the calendar's name and the way to each language.
void write_front_page(const EditionPlan& plan, Markup& html);

/// <head> with its policy; `style` is the address of the style sheet.
void write_head(Markup& html, std::string_view title, std::string_view description, std::string_view style);
[[nodiscard]] std::string_view description_in(Language language);
/// Where a news reader finds what has changed (RFC 4287); `root` is the address of the site's root: "../".
void write_changes_link(Markup& html, Language language, const std::string& root);

/// style.css at the root.
[[nodiscard]] std::string_view stylesheet();
[[nodiscard]] const StyleSheet& stylesheet_literal();

/// "XXIII Vice-Ministerial Meeting", "Workshops on … (session 2)"
[[nodiscard]] std::string title_of(const Page& page, const Session& session);
/// First letter as a capital: "á" too.
[[nodiscard]] std::string capitalised(std::string_view text);
/// "1 event", "3 events"
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// A short word in a box: "tentative".
void write_badge(const Page& page, std::string_view text, std::string_view kind);
/// "Label: text" as a paragraph.
void write_fact(const Page& page, std::string_view label, std::string_view text);
void write_event_link(const Page& page, const Session& session);

/// Session dates as a heading line: days with their weekdays, times with their zone.
void write_when_cell(const Page& page, const Session& session);
void write_badges(const Page& page, const Entry& entry);
/// "Workshop · Panama City, Panama"
[[nodiscard]] std::string facts_of(const Page& page, const Entry& entry);

/// Entries under a heading for each month, undated ones last; `write` writes one <li>. Beyond `most` entries the rest
/// is left to the pages of the years. Headings are of the level that follows h2.
void write_by_month(const Page& page, const Entries& entries, std::size_t most,
                    const std::function<void(const Entry&)>& write);
/// One line or two of a list: when, title, facts, badges, conflicts. With its anchor where `anchored`.
void write_row(const Page& page, const Entry& entry, bool anchored = false);
/// Coming rows, then the earlier ones.
void write_coming_and_earlier(const Page& page, const Entries& entries, bool anchored = false);

/// "2 errors, 1 warning, 5 for information; 3 acknowledged"; "no open conflicts" where nothing is open.
[[nodiscard]] std::string write_counts(const Page& page, const FindingCounts& counts);
/// One finding as a card; an acknowledged one quieter, with who lives with it, why and until when.
void write_finding(const Page& page, const Finding& finding);
enum class FindingState { open, acknowledged };
/// Those of that state as cards, no list where there are none; false where there are more than `most`.
bool write_cards(const Page& page, SomeFindings findings, FindingState state, std::size_t most = SIZE_MAX);
/// The open ones, or aloud that there are none, then the acknowledged ones under a heading of the level after h2.
bool write_findings(const Page& page, SomeFindings findings, std::size_t most = SIZE_MAX);
void write_open_point(const Page& page, const OpenPoint& point);
/// False for a feed that holds links of online sessions (profile = "rich"): a page that led to it would let anyone in.
[[nodiscard]] bool is_listed(const Feed& feed);
/// Links that subscribe to a feed in each kind of program.
void write_subscribe_links(const Page& page, const Feed& feed);

/// True for https://…; the feed's address with webcal: in place of http: or https:.
[[nodiscard]] std::string webcal_form(const std::string& address);

}  // namespace rcm
