// PageInputs: what the pages of one language are made from, event by event, so that those of events about which nothing
// has changed need not be made (made_from.hpp).
//
// A page shows what the documents of its events say, what follows from it for their sessions, the few words of other
// events that it names, and what the rules have found, which is taken as it is written. Everything else that a page may
// look up is either the same on all pages (their frame) or in no document, and so in the digest of the edition.
//
//   const PageInputs inputs(site);
//   inputs.of_page("en/events/rcgm-2018-11.html", {event})     // nothing where that is not known
#pragma once

#include "feeds/html/site.hpp"

namespace rcm {

class PageInputs {
  public:
    explicit PageInputs(const Site& site);

    /// Of a page that says of these events what pages say of them, and nothing else. Nothing where the plan does not
    /// say what its documents are: then every page is made. Several threads may ask.
    [[nodiscard]] std::optional<MadeFrom> of_page(std::string_view path, const std::vector<EventIndex>& events) const;

  private:
    [[nodiscard]] MadeFrom of_event(const Event& event) const;

    const Site& site_;
    MadeFrom frame_{};
    std::vector<MadeFrom> findings_;  ///< by their index: a finding stands on the page of each event that it concerns
    std::vector<MadeFrom> events_;    ///< by their index: of what any page says of it, its sessions and its conflicts
};

}  // namespace rcm
