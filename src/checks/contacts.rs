//! Contacts and opening hours, wherever they stand.

use crate::diagnostics::{Finding, Findings};
use crate::records::fields::{Contact, OpeningHours};
use crate::records::reading::Entry;

/// Checks a contact that stands at a path of fields, such as `contacts.0`.
pub(super) fn check<R>(entry: &Entry<R>, path: &str, contact: &Contact, findings: &mut Findings) {
    if !contact.can_be_reached() {
        let message = "Nobody can be reached through this contact";
        let help = "Add a telephone number, a mail address, a website or a postal address to it.";
        findings.push(Finding::error("unreachable-contact", entry.field(path), message).help(help));
    }
    hours(entry, &format!("{path}.hours"), &contact.hours, findings);
}

/// Checks opening hours that stand at a path of fields, such as `places.0.hours`.
pub(super) fn hours<R>(entry: &Entry<R>, path: &str, hours: &[OpeningHours], findings: &mut Findings) {
    for (at, hours) in hours.iter().enumerate() {
        if hours.days.is_empty() {
            let place = entry.field(&format!("{path}.{at}.days"));
            let finding = Finding::error("hours-without-days", place, "These hours name no day");
            findings.push(finding.help("Write the days, like `days: [monday, tuesday]`."));
        }
        if hours.closes.value <= hours.opens.value {
            let place = entry.place(hours.closes.span);
            let is_same = hours.closes.value == hours.opens.value;
            let message = if is_same { "This closes when it opens" } else { "This closes before it opens" };
            let finding = Finding::error("hours-out-of-order", place, message);
            findings.push(finding.help(
                "Correct one of the two times. Hours that go on past midnight are two items: one up to `\"24:00\"`, and one from `\"00:00\"` for the next day.",
            ));
        }
    }
}
