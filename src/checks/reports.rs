//! Checks of reports: whether they agree with the meeting they go to, and their dates. Their
//! headings stand in `report_headings`.

use super::{Checking, contacts, dates, report_headings, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::Kind;
use crate::records::meeting::Meeting;
use crate::records::reading::Entry;
use crate::records::report::Report;

/// A report has its headings, agrees with its meeting, and its dates stand in order.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    report_headings::listed(checking, findings);
    for report in &checking.tables().reports {
        report_headings::check(checking, report, findings);
        match report.record.meeting.as_ref() {
            Some(reference) => {
                if let Some(meeting) = checking.tables().get(reference) {
                    same_committee(report, meeting, findings);
                    on_agenda(report, meeting, findings);
                    before_meeting(report, meeting, findings);
                }
            }
            None => item_of_nothing(report, findings),
        }
        order(report, findings);
        contacts::check(report, "contact", &report.record.contact, checking.today, findings);
        sentences::check(report, [&report.record.summary], checking.longest_sentence(), findings);
    }
}

fn same_committee(report: &Entry<Report>, meeting: &Entry<Meeting>, findings: &mut Findings) {
    let (ours, theirs) = (&report.record.committee, &meeting.record.committee);
    if ours.id() != theirs.id() {
        let message =
            format!("This report goes to `{}`, and its meeting is one of `{}`", ours.id(), theirs.id());
        findings.push(
            Finding::error("meeting-of-another-committee", report.place(ours.span()), message)
                .help(format!("Write `committee: {}`, or name another meeting.", theirs.id())),
        );
    }
}

fn on_agenda(report: &Entry<Report>, meeting: &Entry<Meeting>, findings: &mut Findings) {
    let ours = report.record.agenda_item.as_ref();
    let place = ours.map_or_else(|| report.field("meeting"), |number| report.place(number.span));
    let Some(item) = meeting.record.item_about(Kind::Report, &report.id) else {
        let message = format!("No item on the agenda of `{}` names this report", meeting.id);
        let where_to = match ours {
            Some(number) if meeting.record.agenda.iter().any(|item| item.number.value == number.value) => {
                format!("item {}", number.value)
            }
            _ => "its item of the agenda".to_owned(),
        };
        let help = format!(
            "In `meetings/{}.yml`, add `report:{}` to `about:` of {where_to}.",
            meeting.id, report.id
        );
        findings.push(Finding::error("report-not-on-agenda", place, message).help(help));
        return;
    };
    let number = &item.number.value;
    if ours.is_none_or(|ours| ours.value != *number) {
        let message = format!("On the agenda of `{}`, this report is item {number}", meeting.id);
        let help = format!(
            "Write `agenda_item: \"{number}\"`, or correct the number in `meetings/{}.yml`.",
            meeting.id
        );
        findings.push(Finding::error("agenda-item-differs", place, message).help(help));
    }
}

fn item_of_nothing(report: &Entry<Report>, findings: &mut Findings) {
    let Some(number) = &report.record.agenda_item else { return };
    let message = format!("Nothing says of which meeting's agenda this is item {}", number.value);
    findings.push(
        Finding::error("agenda-item-without-meeting", report.place(number.span), message)
            .help("Add a line with `meeting:` and the id of the meeting."),
    );
}

fn before_meeting(report: &Entry<Report>, meeting: &Entry<Meeting>, findings: &mut Findings) {
    let (day, meeting_day) = (&report.record.date, meeting.record.date.value);
    if day.value > meeting_day {
        let message = "The day of this report comes after its meeting";
        let help = format!("The meeting is on {}. Correct one of the two dates.", meeting_day.iso());
        findings.push(Finding::warning("report-after-meeting", report.place(day.span), message).help(help));
    }
}

fn order(report: &Entry<Report>, findings: &mut Findings) {
    let Report { date, signed, cabinet_date, .. } = &report.record;
    let signed = ("the day of the signature", signed.as_ref().map(|signature| &signature.date));
    let day = ("the day of the report", Some(date));
    let cabinet = ("the day on which the cabinet takes it", cabinet_date.as_ref());
    dates::in_order(report, &[signed, day, cabinet], findings);
}
