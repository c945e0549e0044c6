// The table of checks, and the running of them.
#include "feeds/lint/lint.hpp"

#include <algorithm>
#include <tuple>

// In order of their codes: one line a check.
#define RCM_LINT_CHECKS(CHECK)  \
    CHECK(byte_order_mark)      \
    CHECK(not_utf8)             \
    CHECK(bare_line_feed)       \
    CHECK(control_character)    \
    CHECK(line_separator)       \
    CHECK(line_too_long)        \
    CHECK(split_character)      \
    CHECK(not_composed)         \
    CHECK(malformed_line)       \
    CHECK(blank_line)           \
    CHECK(beyond_limits)        \
    CHECK(parameter_not_quoted) \
    CHECK(text_not_escaped)     \
    CHECK(begin_end_mismatch)   \
    CHECK(outside_calendar)     \
    CHECK(misplaced_component)  \
    CHECK(property_missing)     \
    CHECK(property_twice)       \
    CHECK(version_not_2)        \
    CHECK(empty_calendar)       \
    CHECK(uid_twice)            \
    CHECK(bad_value)            \
    CHECK(bad_geo)              \
    CHECK(bad_number)           \
    CHECK(bad_word)             \
    CHECK(value_not_named)      \
    CHECK(value_differs)        \
    CHECK(end_type_differs)     \
    CHECK(end_not_after_start)  \
    CHECK(end_and_duration)     \
    CHECK(bad_length)           \
    CHECK(wrong_clock)          \
    CHECK(tzid_on_utc)          \
    CHECK(floating_time)        \
    CHECK(tzid_undeclared)      \
    CHECK(tzid_not_iana)        \
    CHECK(timezone_unused)      \
    CHECK(timezone_twice)       \
    CHECK(timezone_intricate)   \
    CHECK(timezone_disagrees)   \
    CHECK(offset_with_seconds)  \
    CHECK(bad_rule)             \
    CHECK(until_type)           \
    CHECK(start_not_in_rule)    \
    CHECK(exception_type)       \
    CHECK(exception_of_nothing) \
    CHECK(recurrence_id_type)   \
    CHECK(recurrence_id_orphan) \
    CHECK(method_present)       \
    CHECK(name_missing)         \
    CHECK(attendee_in_feed)     \
    CHECK(alarm_in_feed)        \
    CHECK(todo_in_feed)         \
    CHECK(markup_in_text)       \
    CHECK(over_a_megabyte)      \
    CHECK(over_a_thousand)

namespace rcm::lint {

#define RCM_DECLARE(name) extern const Check name##_check;
RCM_LINT_CHECKS(RCM_DECLARE)
#undef RCM_DECLARE

const std::vector<const Check*>& all_checks() {
#define RCM_ADDRESS(name) &name##_check,
    static const std::vector<const Check*> checks = {RCM_LINT_CHECKS(RCM_ADDRESS)};
#undef RCM_ADDRESS
    return checks;
}

// The place is looked up only where it will be shown: a file may be wrong in a million places.
void Report::add(std::string_view at, LanguageText message, const LanguageText& hint) {
    if (count_++ < most_kept) keep(subject_.place(at), std::move(message), hint);
}

void Report::add_octet(std::size_t octet, LanguageText message, const LanguageText& hint) {
    if (count_++ < most_kept) keep(subject_.lines.place_of_octet(octet), std::move(message), hint);
}

void Report::keep(Span at, LanguageText message, const LanguageText& hint) {
    findings.push_back(
        {check_, severity_.value_or(check_->severity), std::move(message), at, hint.empty() ? check_->hint : hint});
}

bool LintResult::has_errors() const {
    return std::any_of(findings.begin(), findings.end(),
                       [](const LintFinding& each) { return each.severity == Severity::error; });
}

LintResult lint(std::string_view bytes, const ZoneDatabase& zones) {
    LintResult result;
    if (auto refusal = ContentLines::refusal(bytes)) {
        result.refusal = std::move(*refusal);
        return result;
    }
    const Subject subject(bytes);
    if (subject.components.empty()) {
        result.refusal = {"this is no calendar: there is no BEGIN:VCALENDAR in it",
                          "esto no es un calendario: no contiene BEGIN:VCALENDAR"};
        return result;
    }
    Report report(subject);
    for (const auto* check : all_checks()) {
        report.start(*check);
        check->run({subject, zones}, report);
        report.finish();
    }
    result.findings = std::move(report.findings);
    result.counts = std::move(report.counts);
    const auto order = [](const LintFinding& each) {
        return std::tie(each.at.line, each.at.column, each.check->code, each.message.en);
    };
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [&](const LintFinding& a, const LintFinding& b) { return order(a) < order(b); });
    return result;
}

}  // namespace rcm::lint
