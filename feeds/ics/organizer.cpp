#include "feeds/ics/organizer.hpp"

#include <algorithm>

namespace rcm {

void write_organizer(ContentWriter& ics, const Register& reg, Language language, ExpectedEvent& expected) {
    const auto& contact = reg.settings.contact;
    if (contact.empty()) return;
    auto name = reg.parties[reg.settings.secretariat].name.in(language);
    std::replace(name.begin(), name.end(), '"', '\'');
    ics.cal_address("ORGANIZER", contact, {{"CN", name}});
    expected.organizer = contact;
    expected.contact = name + ", " + contact.substr(contact.find(':') + 1);
    ics.text("CONTACT", expected.contact);
}

}  // namespace rcm
