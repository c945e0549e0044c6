// The kinds of pages: each gives the bytes of one page. See pages.hpp for where they lie.
#pragma once

#include "feeds/html/page.hpp"

namespace rcm {

/// The way in: find your country or body, what comes next, what needs a decision.
[[nodiscard]] std::string write_index_page(const Site& site);
/// Everything in full, by month.
[[nodiscard]] std::string write_agenda_page(const Site& site);
/// The year at a glance: twelve small months.
[[nodiscard]] std::string write_year_page(const Site& site, int year);
/// A month as a grid of weeks, and its entries in full below.
[[nodiscard]] std::string write_month_page(const Site& site, Month month);
/// One event: every field with the decision that set it, sessions, local times, history, conflicts.
[[nodiscard]] std::string write_event_page(const Site& site, const Event& event);
/// An event that is no longer in the data, for those whom an older copy of it leads here.
[[nodiscard]] std::string write_gone_page(const Site& site, const Withdrawn& gone);
/// All parties and bodies.
[[nodiscard]] std::string write_parties_page(const Site& site);
[[nodiscard]] std::string write_party_page(const Site& site, PartyIndex party);
[[nodiscard]] std::string write_body_page(const Site& site, BodyIndex body);
[[nodiscard]] std::string write_open_page(const Site& site);
[[nodiscard]] std::string write_conflicts_page(const Site& site);
[[nodiscard]] std::string write_subscribe_page(const Site& site);

/// The table of an event's page: every field with the decision that set it.
void write_event_fields(const Page& page, const Event& event);
/// That there is a link to join online, and whom to ask for it: on a page it would let anyone in.
[[nodiscard]] std::string link_words(const Page& page);

/// An entry in full, as the agenda and the months show it.
void write_full_entry(const Page& page, const Entry& entry, bool anchored);

}  // namespace rcm
