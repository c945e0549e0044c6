// What a delegate reads in an entry: SUMMARY, LOCATION, DESCRIPTION and CATEGORIES.
#pragma once

#include "feeds/edition.hpp"

namespace rcm {

struct EventText {
    std::string summary;
    std::string location;
    std::string description;
    std::vector<std::string> categories;
};

/// Of the event's page: "https://rcm.example/es/events/rcgm-2018-11.html".
[[nodiscard]] std::string page_address(const std::string& event, const Register& source, Language language);

/// `with_link`: for readers who may join, the link itself; for all others, whom to ask for it.
[[nodiscard]] EventText event_text(const Entry& entry, const Schedule& schedule, Language language,
                                   const ZoneDatabase& zones, bool with_link = false);

}  // namespace rcm
