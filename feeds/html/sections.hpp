// Sections of the index page: each writes one <section> into the page's markup.
//
//   Page page{plan, findings, zones, Language::en, today, html, anchors};
//   write_calendar_section(page);
#pragma once

#include "feeds/edition.hpp"
#include "feeds/html/markup.hpp"

#include <map>

namespace rcm {

/// The id attribute of each published session's entry.
using Anchors = std::map<const Session*, std::string>;

struct Page {
    const EditionPlan& plan;
    const Findings& findings;
    const ZoneDatabase& zones;
    Language language;
    civil_day today;
    Markup& html;
    const Anchors& anchors;

    [[nodiscard]] const Schedule& schedule() const { return *plan.schedule; }
    [[nodiscard]] const Register& source() const { return plan.schedule->source(); }
    [[nodiscard]] std::string_view say(std::string_view en, std::string_view es) const {
        return language == Language::en ? en : es;
    }
};

/// One date or place that is still to be confirmed.
struct OpenPoint {
    enum class What { day, place };
    const Entry* entry = nullptr;
    What what = What::day;
};

/// Of all entries that are not cancelled, in their order; a place once for each event.
[[nodiscard]] std::vector<OpenPoint> open_points(const EditionPlan& plan);

void write_calendar_section(const Page& page);
void write_open_section(const Page& page, const std::vector<OpenPoint>& points);
void write_findings_section(const Page& page);
void write_subscribe_section(const Page& page);

/// "XXIII Vice-Ministerial Meeting", "Workshops on … (session 2)"
[[nodiscard]] std::string title_of(const Page& page, const Session& session);
/// First letter as a capital, where it is ASCII.
[[nodiscard]] std::string capitalised(std::string_view text);
/// "1 event", "3 events"
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// A short word in a box: "tentative".
void write_badge(const Page& page, std::string_view text, std::string_view kind);
/// "Label: text" as a paragraph.
void write_fact(const Page& page, std::string_view label, std::string_view text);

}  // namespace rcm
