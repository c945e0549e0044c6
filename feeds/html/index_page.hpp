// The site's pages: one whole HTML5 document per language, a front page that leads to them, and their stylesheet.
//
// They lie at en/index.html, es/index.html, index.html and style.css; the feeds at feeds/rcm-….ics. No script, no
// inline style, nothing from elsewhere: the page's own Content-Security-Policy says so. The same plan, findings and
// today give the same bytes.
//
//   edition.files["en/index.html"] = render_index(plan, findings, zones, Language::en, today);
//
// Source: HTML Living Standard; WCAG 2.2 AA for contrast, focus, headings and link names.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

/// The calendar by month, what is still open, the conflicts and how to subscribe.
[[nodiscard]] std::string render_index(const EditionPlan& plan, const Findings& findings, const ZoneDatabase& zones,
                                       Language language, civil_day today);

/// index.html at the root: the calendar's name and the way to each language.
[[nodiscard]] std::string render_front_page(const EditionPlan& plan);

/// style.css at the root.
[[nodiscard]] std::string_view stylesheet();

}  // namespace rcm
