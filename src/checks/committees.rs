//! Checks of committees.

use super::{Checking, contacts, dates, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::committee::Committee;
use crate::records::fields::{Date, Placed, Reference};
use crate::records::reading::Entry;

/// The days of a committee stand in order, somebody can be asked, and its texts are easy to read.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for committee in &checking.tables().committees {
        let Committee { remit, meets, from, to, contact, .. } = &committee.record;
        let first = ("the first day of the committee", from.as_ref());
        dates::in_order(committee, &[first, ("the last day of the committee", to.as_ref())], findings);
        if let Some(contact) = contact {
            contacts::check(committee, "contact", contact, checking.today, findings);
        }
        let texts = std::iter::once(remit).chain(meets);
        sentences::check(committee, texts, checking.longest_sentence(), findings);
    }
}

/// Checks that a committee stood on a day on which it is said to have done something.
pub(super) fn stood_on<R>(
    checking: &Checking<'_>,
    entry: &Entry<R>,
    committee: &Reference<Committee>,
    day: &Placed<Date>,
    findings: &mut Findings,
) {
    let Some(committee) = checking.tables().get(committee) else { return };
    let Committee { from, to, .. } = &committee.record;
    let (message, help) = if let Some(from) = from.as_ref().filter(|from| day.value < from.value) {
        let help = format!("The first day of `{}` is {}.", committee.id, from.iso());
        ("There was no such committee yet on this day", help)
    } else if let Some(to) = to.as_ref().filter(|to| to.value < day.value) {
        let help = format!("The last day of `{}` is {}.", committee.id, to.iso());
        ("There was no such committee any more on this day", help)
    } else {
        return;
    };
    findings.push(
        Finding::error("committee-not-standing", entry.place(day.span), message)
            .help(format!("{help} Correct one of the two dates, or name another committee.")),
    );
}
