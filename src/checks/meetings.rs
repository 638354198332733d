//! Checks of meetings: whether they can have been held, and what each item of the agenda says.

use super::{Checking, committees, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::meeting::{AgendaItem, Meeting, MeetingStatus};
use crate::records::reading::Entry;

/// A meeting is where its date puts it, and its agenda says what was done once it was held.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for meeting in &checking.tables().meetings {
        let Meeting { committee, date, public, agenda, .. } = &meeting.record;
        committees::stood_on(checking, meeting, committee, date, findings);
        status(checking, meeting, findings);
        for (at, item) in agenda.iter().enumerate() {
            number(meeting, at, item, findings);
            outcome(meeting, item, findings);
        }
        let outcomes = agenda.iter().filter_map(|item| item.outcome.as_ref());
        sentences::check(meeting, public.iter().chain(outcomes), checking.longest_sentence(), findings);
    }
}

fn status(checking: &Checking<'_>, meeting: &Entry<Meeting>, findings: &mut Findings) {
    let Meeting { date, status, .. } = &meeting.record;
    let place = meeting.place(status.span);
    if status.value == MeetingStatus::Planned && date.value < checking.today {
        let message = "The day of this meeting has passed, and it is still planned";
        findings.push(Finding::overdue("meeting-still-planned", place, message).help(
            "Write `status: held` and an `outcome:` for each item of the agenda, or `status: cancelled`.",
        ));
    } else if status.value == MeetingStatus::Held && date.value > checking.today {
        let message = "This meeting cannot have been held: its day has not come yet";
        let finding = Finding::error("held-in-future", place, message);
        findings.push(finding.help("Write `status: planned`, or correct the date."));
    }
}

fn number(meeting: &Entry<Meeting>, at: usize, item: &AgendaItem, findings: &mut Findings) {
    let number = &item.number.value;
    if meeting.record.agenda[..at].iter().any(|earlier| earlier.number.value == *number) {
        let message = format!("Two items of this agenda have the number {number}");
        findings.push(
            Finding::error("duplicate-agenda-number", meeting.place(item.number.span), message)
                .help("Each item has a number of its own. Correct one of the two."),
        );
    }
}

fn outcome(meeting: &Entry<Meeting>, item: &AgendaItem, findings: &mut Findings) {
    let number = &item.number.value;
    let held = meeting.record.status.value == MeetingStatus::Held;
    match &item.outcome {
        None if held => {
            let message = format!("The meeting was held, and nothing says what it did with item {number}");
            findings.push(
                Finding::warning("item-without-outcome", meeting.place(item.number.span), message)
                    .help("Add a line with `outcome:` to the item, and what the meeting did in a sentence."),
            );
        }
        Some(outcome) if !held => {
            let Some(span) = outcome.span() else { return };
            let message = format!("Item {number} has an outcome, and the meeting was not held");
            let finding = Finding::error("outcome-without-meeting", meeting.place(span), message);
            findings.push(finding.help("Write `status: held`, or delete the outcome."));
        }
        _ => {}
    }
}
