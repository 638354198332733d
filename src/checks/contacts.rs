//! Contacts and opening hours, wherever they stand.

use std::collections::BTreeSet;

use super::dates;
use crate::diagnostics::{Finding, Findings};
use crate::records::fields::{Contact, Date, Day, DayHours, HoursException, Opening, OpeningHours};
use crate::records::reading::Entry;

/// Checks a contact that stands at a path of fields, such as `contacts.0`.
pub(super) fn check<R>(
    entry: &Entry<R>,
    path: &str,
    contact: &Contact,
    today: Date,
    findings: &mut Findings,
) {
    if !contact.can_be_reached() {
        let message = "Nobody can be reached through this contact";
        let help = "Add a telephone number, a mail address, a website or a postal address to it.";
        findings.push(Finding::error("unreachable-contact", entry.field(path), message).help(help));
    }
    if let (Some(relay), None) = (&contact.relay_uk, &contact.telephone) {
        let message = "This speaks of Relay UK, but there is no telephone number";
        findings.push(
            Finding::error("relay-without-telephone", entry.place(relay.span), message)
                .help("Add `telephone:`, or delete `relay_uk:`."),
        );
    }
    opening(entry, path, contact.opening(), today, findings);
}

/// Checks when somebody answers or a place is open; `path` leads to the contact or the place.
pub(super) fn opening<R>(
    entry: &Entry<R>,
    path: &str,
    opening: Opening<'_>,
    today: Date,
    findings: &mut Findings,
) {
    for (at, hours) in opening.hours.iter().enumerate() {
        if hours.days.is_empty() {
            let place = entry.field(&format!("{path}.hours.{at}.days"));
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
        } else {
            overlapping(entry, &opening.hours[..at], hours, findings);
        }
    }
    needs_hours(entry, opening, findings);
    for (at, exception) in opening.exceptions.iter().enumerate() {
        let (date, until) = (&exception.date, exception.until.as_ref());
        dates::in_order(entry, &[("the first day", Some(date)), ("the last day", until)], findings);
        let (before, _) = opening.exceptions.split_at(at);
        if let Some(other) = before.iter().find(|other| other.meets(exception.date.value, exception.last())) {
            let message = format!("Another exception holds on {} too", first_shared(exception, other).iso());
            findings.push(
                Finding::error("overlapping-exceptions", entry.place(date.span), message)
                    .help("Correct the days of one of them, so that one alone says what holds on each day."),
            );
        }
        if exception.last() < today {
            let place = entry.place(until.map_or(date.span, |until| until.span));
            findings.push(
                Finding::overdue("exception-past", place, "These days have passed")
                    .help("Delete this exception. Pages have stopped showing it."),
            );
        }
    }
}

/// Whether hours of one day meet hours that stand before them.
fn overlapping<R>(entry: &Entry<R>, before: &[OpeningHours], hours: &OpeningHours, findings: &mut Findings) {
    let days: BTreeSet<Day> = hours.days.iter().copied().collect();
    let meets = |other: &&OpeningHours| {
        other.opens.value < hours.closes.value
            && hours.opens.value < other.closes.value
            && other.days.iter().any(|day| days.contains(day))
    };
    let Some(other) = before.iter().find(meets) else { return };
    let shared = days.iter().filter(|day| other.days.contains(day)).map(|day| day.name());
    let message = format!("These hours meet others of the same day: {}", super::named(shared));
    findings.push(
        Finding::error("overlapping-hours", entry.place(hours.opens.span), message)
            .help("Correct the days or the times, so that each hour stands once."),
    );
}

/// What holds as usual needs a usual.
fn needs_hours<R>(entry: &Entry<R>, opening: Opening<'_>, findings: &mut Findings) {
    if !opening.hours.is_empty() {
        return;
    }
    let said = opening.bank_holidays.into_iter().chain(opening.exceptions.iter().map(|it| &it.hours));
    for said in said.filter(|said| said.value == DayHours::AsUsual) {
        findings.push(
            Finding::error("no-usual-hours", entry.place(said.span), "No hours stand here that are usual")
                .help("Add `hours:` with the days and times of an ordinary week."),
        );
    }
}

fn first_shared(one: &HoursException, other: &HoursException) -> Date {
    one.date.value.max(other.date.value)
}
