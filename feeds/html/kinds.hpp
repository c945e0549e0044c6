// The kinds of pages: each writes one. See pages.hpp for where they lie.
#pragma once

#include "feeds/html/page.hpp"

namespace rcm {

/// The way in: find your country or body, what comes next, what needs a decision.
void write_index_page(const Site& site, Markup& out);
/// Everything in full, by month.
void write_agenda_page(const Site& site, Markup& out);
/// The year at a glance: twelve small months.
void write_year_page(const Site& site, Markup& out, int year);
/// A month as a grid of weeks, and its entries in full below.
void write_month_page(const Site& site, Markup& out, Month month);
/// One event: every field with the decision that set it, sessions, local times, history, conflicts.
void write_event_page(const Site& site, Markup& out, const Event& event);
/// An event that is no longer in the data, for those whom an older copy of it leads here.
void write_gone_page(const Site& site, Markup& out, const Withdrawn& gone);
/// All parties and bodies.
void write_parties_page(const Site& site, Markup& out);
void write_party_page(const Site& site, Markup& out, PartyIndex party);
void write_body_page(const Site& site, Markup& out, BodyIndex body);
void write_open_page(const Site& site, Markup& out);
void write_conflicts_page(const Site& site, Markup& out);
void write_subscribe_page(const Site& site, Markup& out);

/// The table of an event's page: every field with the decision that set it.
void write_event_fields(const Page& page, const Event& event);
/// That there is a link to join online, and whom to ask for it: on a page it would let anyone in.
[[nodiscard]] std::string link_words(const Page& page);

/// An entry in full, as the agenda and the months show it.
void write_full_entry(const Page& page, const Entry& entry, bool anchored);

}  // namespace rcm
