//! Checks of recommendations: the time for an answer that section 9FE of the Local Government Act
//! 2000 gives, and whether what is said of each agrees.

use std::collections::BTreeMap;

use super::{Checking, committees, dates, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::reading::Entry;
use crate::records::recommendation::{Recommendation, RecommendationProgress as Progress, ResponseAnswer};

/// An answer comes in time, progress agrees with it, and dates stand in order.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    numbers(checking, findings);
    for recommendation in &checking.tables().recommendations {
        let Recommendation { made_by, made, progress_note, .. } = &recommendation.record;
        committees::stood_on(checking, recommendation, made_by, made, findings);
        order(checking, recommendation, findings);
        statutory_time(recommendation, findings);
        answered_in_time(checking, recommendation, findings);
        progress(recommendation, findings);
        sentences::check(recommendation, progress_note, checking.longest_sentence(), findings);
    }
    let Some(visible) = &checking.visible else { return };
    for recommendation in visible.all::<Recommendation>() {
        let Recommendation { made, response, .. } = &recommendation.record;
        let published = response.as_ref().map(|response| &response.published);
        for day in [("the day on which this was agreed", Some(made)), ("the day of the answer", published)] {
            dates::not_in_future(recommendation, day, checking.today, findings);
        }
    }
}

fn numbers(checking: &Checking<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for recommendation in &checking.tables().recommendations {
        let Recommendation { report: Some(report), number: Some(number), .. } = &recommendation.record else {
            continue;
        };
        if let Some(other) = seen.insert((report.id(), &number.value), &recommendation.id) {
            let message = format!("`{other}` is recommendation {} of this report too", number.value);
            findings.push(
                Finding::error("duplicate-recommendation-number", recommendation.place(number.span), message)
                    .help("Each recommendation of a report has a number of its own. Correct one of the two."),
            );
        }
    }
}

fn order(checking: &Checking<'_>, recommendation: &Entry<Recommendation>, findings: &mut Findings) {
    let Recommendation { made, notice_given, received, response_due, response, report, .. } =
        &recommendation.record;
    let made_on = ("the day on which this was agreed", Some(made));
    let notice = ("the day of the notice", notice_given.as_ref());
    let received = ("the day on which this was received", received.as_ref());
    let due = ("the day by which an answer is due", response_due.as_ref());
    let published = ("the day of the answer", response.as_ref().map(|response| &response.published));
    dates::in_order(recommendation, &[made_on, notice], findings);
    dates::in_order(recommendation, &[made_on, received, due], findings);
    dates::in_order(recommendation, &[made_on, received, published], findings);
    let written = report.as_ref().and_then(|report| checking.tables().get(report));
    if let Some(written) = written.map(|report| report.record.date.value).filter(|day| made.value < *day) {
        let message = "This was agreed before its report was written";
        let help = format!("The report is of {}. Correct one of the two dates.", written.iso());
        findings.push(
            Finding::error("agreed-before-report", recommendation.place(made.span), message).help(help),
        );
    }
}

/// After a notice, the law sets the day by which an answer is due.
fn statutory_time(recommendation: &Entry<Recommendation>, findings: &mut Findings) {
    let Recommendation { notice_given: Some(notice), received, response_due, .. } = &recommendation.record
    else {
        return;
    };
    let Some(received) = received else {
        let message = "Notice was given, and nothing says when it was received";
        let help =
            "Add a line with `received:` and the day. From then on, the law gives two months for an answer.";
        findings.push(
            Finding::warning("notice-without-receipt", recommendation.place(notice.span), message).help(help),
        );
        return;
    };
    let Some(last) = recommendation.record.last_day_to_respond() else { return };
    let Some(due) = response_due else {
        let message = "Notice was given, and nothing says by when an answer is due";
        let help = format!(
            "Add `response_due: {}`. That is the last day of the two months that the law gives.",
            last.iso()
        );
        findings.push(
            Finding::error("notice-without-due-date", recommendation.place(received.span), message)
                .help(help),
        );
        return;
    };
    if due.value > last {
        let message = "This is later than the two months that the law gives for an answer";
        let help = format!(
            "Write `response_due: {}`, or an earlier day. The two months begin with the day on which it was received.",
            last.iso()
        );
        findings.push(Finding::error("due-too-late", recommendation.place(due.span), message).help(help));
    }
}

/// Nobody can mend a late answer by writing something else, so it counts as caused by time.
fn answered_in_time(
    checking: &Checking<'_>,
    recommendation: &Entry<Recommendation>,
    findings: &mut Findings,
) {
    let Recommendation { response_due: Some(due), response, .. } = &recommendation.record else { return };
    if let Some(response) = response {
        let published = &response.published;
        if published.value > due.value {
            let message = format!("The answer came after the day on which it was due, {}", due.iso());
            let help = "Correct the date if it is wrong. If it is right, leave it: the page says that the answer was late.";
            findings.push(
                Finding::overdue("late-response", recommendation.place(published.span), message).help(help),
            );
        }
    } else if due.value < checking.today {
        let message = "The day by which an answer was due has passed";
        let help = "Ask for the answer. When it is there, write it under `response:`.";
        findings
            .push(Finding::overdue("response-overdue", recommendation.place(due.span), message).help(help));
    }
}

fn progress(recommendation: &Entry<Recommendation>, findings: &mut Findings) {
    let Recommendation { response, progress, .. } = &recommendation.record;
    let answer = response.as_ref().map(|response| response.answer);
    let (message, help) = match (answer, progress.value) {
        (None, Progress::AwaitingResponse)
        | (Some(ResponseAnswer::NotAccepted), Progress::NotToBeDone)
        | (
            Some(ResponseAnswer::Accepted | ResponseAnswer::PartlyAccepted),
            Progress::NotStarted | Progress::UnderWay | Progress::Done,
        ) => return,
        (None, _) => (
            "Nobody has answered this yet, and its progress says more",
            "Add the answer under `response:`, or write `progress: awaiting-response`. What has been done already can stand in `progress_note:`.",
        ),
        (Some(_), Progress::AwaitingResponse) => (
            "This has been answered, and its progress says that it awaits an answer",
            "Write `progress: not-started`, `under-way` or `done`, or `not-to-be-done` where it was not accepted.",
        ),
        (Some(ResponseAnswer::NotAccepted), _) => (
            "This was not accepted, and its progress says that it will be done",
            "Write `progress: not-to-be-done`, or correct the answer.",
        ),
        (Some(_), Progress::NotToBeDone) => (
            "This was accepted, and its progress says that it will not be done",
            "Write `progress: not-started`, `under-way` or `done`, or correct the answer.",
        ),
    };
    findings.push(
        Finding::error("progress-contradicts-answer", recommendation.place(progress.span), message)
            .help(help),
    );
}
