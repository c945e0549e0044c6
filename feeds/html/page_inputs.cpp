#include "feeds/html/page_inputs.hpp"

#include "engine/base/in_order.hpp"
#include "feeds/html/page.hpp"

namespace rcm {
namespace {

void add(Inputs& inputs, const std::vector<DayRange>& ranges) {
    inputs.add(ranges.size());
    for (const auto& range : ranges)
        inputs.add(range.first).add(range.last);
}

// The names below are all that these have: with one more the compiler asks whether pages show it.

void add(Inputs& inputs, const When& when) {
    const auto& [form, range, start, end, within, distance, working_days, written] = when;
    inputs.add(form).add(range.first).add(range.last).add(start).add(end);
    add(inputs, within);
    inputs.add(distance).add(working_days).add(written);
}

void add(Inputs& inputs, const Session& session) {
    const auto& [event, number, start_days, lo, hi, length, bodies, length_days, required, optional, supporters, when,
                 zone, start_kind, end_kind, places, online, place_open] = session;
    inputs.add(number).add(lo).add(hi).add(length.count()).add(bodies).add(length_days);
    add(inputs, start_days);
    for (const auto* parties : {&required, &optional, &supporters})
        inputs.add(parties->to_string());
    add(inputs, *when);
    inputs.add(zone == Zone{} ? std::string_view{} : zone.name())
        .add(start_kind)
        .add(end_kind)
        .add(online)
        .add(place_open)
        .add(places.size());
    for (const auto place : places)
        inputs.add(place);
}

void add(Inputs& inputs, const Entry& entry) {
    const auto& [session, event, created, last_modified, cancelled_on, content, last, sequence, tentative, fresh] =
        entry;
    add(inputs, *session);
    inputs.add(tentative);  // revisions are not shown
}

/// Of what is written, as it is written.
template <class Write>
MadeFrom digest_of_markup(const Write& write) {
    Inputs inputs;
    Markup html([&](std::string_view piece) { inputs.add(piece); });
    write(html);
    html.finish();
    return inputs.take();
}

}  // namespace

PageInputs::PageInputs(const Site& site) : site_(site) {
    if (site.plan.documents.empty()) return;
    Inputs frame;
    frame.add(
        digest_of_markup([&](Markup& html) { write_page(site, html, Site::event_path("-"), "", [](const Page&) {}); }));
    for (const int year : site.years())
        frame.add(year);
    frame_ = frame.take();
    findings_ = list_in_order(site.findings.size(), [&](std::size_t at) {
        return digest_of_markup([&](Markup& html) { write_finding(Page{site, html, "../"}, site.findings[at]); });
    });
    const auto& events = site.schedule().calendar->events;
    events_ = list_in_order(events.size(), [&](std::size_t at) { return of_event(events[at]); });
}

MadeFrom PageInputs::of_event(const Event& event) const {
    Inputs inputs(event.id);
    for (const Decision* decision : event.history)
        inputs.add(site_.plan.documents.at(decision->document)).add(decision->at.line).add(decision->at.column);
    inputs.add(site_.event_path(event));
    for (const Entry* entry : site_.entries_of(event)) {
        add(inputs, *entry);
        inputs.add(site_.anchor_of(*entry));
    }
    const auto add_other = [&](const std::string& id) {
        const Event* other = site_.schedule().calendar->find(id);
        inputs.add(id).add(other != nullptr);
        if (other == nullptr) return;
        const LanguageText& title = other->title.value();
        inputs.add(site_.event_path(*other)).add(title.en).add(title.es);
    };
    if (event.feeds_into.set()) add_other(event.feeds_into.value());
    for (const auto& id : event.after.value())
        add_other(id);
    for (const Finding* finding : site_.findings_of(event))
        inputs.add(findings_[static_cast<std::size_t>(finding - site_.findings.data())]);
    return inputs.take();
}

std::optional<MadeFrom> PageInputs::of_page(std::string_view path, const std::vector<EventIndex>& events) const {
    if (site_.plan.documents.empty()) return std::nullopt;
    Inputs inputs(path);
    inputs.add(frame_);
    for (const auto event : events)
        inputs.add(events_[event]);
    return inputs.take();
}

}  // namespace rcm
