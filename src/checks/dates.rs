//! Dates that stand in an impossible order, or lie where they cannot.

use jiff::ToSpan as _;

use crate::diagnostics::{Finding, Findings};
use crate::records::fields::{Date, Placed};
use crate::records::reading::{Entry, capital};

/// A date with its name in messages: "the first day".
pub(super) type Named<'a> = (&'static str, Option<&'a Placed<Date>>);

/// Checks that dates stand in the order in which they are given; each against the nearest one
/// before it that is written.
pub(super) fn in_order<R>(entry: &Entry<R>, dates: &[Named<'_>], findings: &mut Findings) {
    let mut before: Option<(&str, Date)> = None;
    for (name, date) in dates {
        let Some(date) = date else { continue };
        if let Some((earlier, day)) = before.filter(|(_, day)| date.value < *day) {
            let message = format!("{} comes before {earlier}", capital(name));
            let help = format!("{} is {}. Correct one of the two dates.", capital(earlier), day.iso());
            findings.push(Finding::error("dates-out-of-order", entry.place(date.span), message).help(help));
        }
        before = Some((name, date.value));
    }
}

/// Checks that something that is told as done does not lie in the future.
pub(super) fn not_in_future<R>(entry: &Entry<R>, date: Named<'_>, today: Date, findings: &mut Findings) {
    let (name, Some(date)) = date else { return };
    if date.value > today {
        let message = format!("{} has not come yet", capital(name));
        let help =
            "Correct the date. To hold a record back until a day, write `publish_from:` with that day.";
        findings.push(Finding::warning("date-in-future", entry.place(date.span), message).help(help));
    }
}

/// The day some months after another. Nothing past the end of the calendar.
pub(super) fn months_after(date: Date, months: u32) -> Option<Date> {
    let months = i64::from(months);
    date.0.checked_add(months.min(120_000).months()).ok().map(Date)
}

/// A number of months for messages: "1 month", "12 months".
pub(super) fn months_in_words(months: u32) -> String {
    if months == 1 { "1 month".to_owned() } else { format!("{months} months") }
}
