//! Checks of inspections: ratings stand on their scales, findings are answered, and inspectors
//! come again when they said they would.

use super::{Checking, dates, named, rating_scales, repeated, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::directory::VisibleDirectory;
use crate::records::Kind;
use crate::records::fields::{Date, Period, Placed};
use crate::records::inspection::Inspection;
use crate::records::plan::Plan;
use crate::records::reading::Entry;

/// Checks each inspection alone, then what has to come after those that a reader sees.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for inspection in &checking.tables().inspections {
        ratings(checking, inspection, findings);
        numbers(inspection, findings);
        order(checking, inspection, findings);
        let Inspection { summary, ratings, .. } = &inspection.record;
        // What the inspectors found is in their own words, and nobody may shorten those.
        let comments = ratings.iter().filter_map(|rating| rating.comment.as_ref());
        let texts = std::iter::once(summary).chain(comments);
        sentences::check(inspection, texts, checking.longest_sentence(), findings);
    }
    let Some(visible) = &checking.visible else { return };
    for inspection in visible.all::<Inspection>() {
        let inspected = first_day(&inspection.record.inspected);
        let inspected = ("the first day of the inspection", Some(&inspected));
        dates::not_in_future(inspection, inspected, checking.today, findings);
        not_followed(checking, visible, inspection, findings);
        unanswered(checking, visible, inspection, findings);
    }
}

fn ratings(checking: &Checking<'_>, inspection: &Entry<Inspection>, findings: &mut Findings) {
    for rating in repeated(&inspection.record.ratings, |rating| rating.scale.id()) {
        let message = format!("This inspection has another rating on the scale `{}`", rating.scale.id());
        let place = inspection.place(rating.scale.span());
        let finding = Finding::error("duplicate-rating", place, message);
        findings.push(finding.help("Each scale has one rating. Delete one of the two."));
    }
    for rating in &inspection.record.ratings {
        rating_scales::is_step(checking, inspection, &rating.scale, &rating.rating, findings);
    }
}

fn numbers(inspection: &Entry<Inspection>, findings: &mut Findings) {
    let numbers = inspection.record.findings.iter().map(|finding| &finding.number);
    for Placed { value, span } in repeated(numbers, |number| &number.value) {
        let message = format!("This inspection has another finding with the number {value}");
        let finding = Finding::error("duplicate-finding-number", inspection.place(*span), message);
        findings.push(finding.help("Give each finding a number of its own: the actions of plans use it."));
    }
}

fn order(checking: &Checking<'_>, inspection: &Entry<Inspection>, findings: &mut Findings) {
    let Inspection { inspected, reinspection_due, follows, .. } = &inspection.record;
    let begins = first_day(inspected);
    let again = reinspection_due.as_ref().map(last_day);
    let first = ("the first day of the inspection", Some(&begins));
    dates::in_order(inspection, &[first, ("the last day of the reinspection", again.as_ref())], findings);
    let earlier = follows.as_ref().and_then(|earlier| checking.tables().get(earlier));
    let Some(earlier) = earlier.filter(|earlier| inspected.value < earlier.record.inspected.value) else {
        return;
    };
    let message = "This inspection comes before the one that it follows";
    findings.push(Finding::error("dates-out-of-order", inspection.place(inspected.span), message).help(
        format!("`{}` was in {}. Correct one of the two.", earlier.id, earlier.record.inspected.value),
    ));
}

/// Inspectors who were due again have come, or somebody says when they will.
fn not_followed(
    checking: &Checking<'_>,
    visible: &VisibleDirectory,
    inspection: &Entry<Inspection>,
    findings: &mut Findings,
) {
    let Some(due) = &inspection.record.reinspection_due else { return };
    let is_followed = visible
        .all::<Inspection>()
        .iter()
        .any(|later| later.record.follows.as_ref().is_some_and(|earlier| earlier.id() == &inspection.id));
    let is_past = due.value.last_day() < checking.today;
    if is_past && !is_followed && checking.tables().inspections.is_whole() {
        let message =
            format!("The inspectors were due again in {}, and no inspection follows this one", due.value);
        let help = format!(
            "Write the new inspection with `follows: {}`, or correct the time after `reinspection_due:`.",
            inspection.id
        );
        let place = inspection.place(due.span);
        findings.push(Finding::overdue("reinspection-overdue", place, message).help(help));
    }
}

/// Each finding is answered by an action that a reader can see.
fn unanswered(
    checking: &Checking<'_>,
    visible: &VisibleDirectory,
    inspection: &Entry<Inspection>,
    findings: &mut Findings,
) {
    if !checking.tables().plans.is_whole() {
        return;
    }
    let plans: Vec<_> = visible.linked::<Plan>(Kind::Inspection, &inspection.id);
    for number in inspection.record.findings.iter().map(|finding| &finding.number) {
        if plans.iter().any(|plan| plan.record.answers(&inspection.id, number)) {
            continue;
        }
        let answers =
            format!("`answers: [{{ inspection: {}, finding: {:?} }}]`", inspection.id, number.value);
        let help = if plans.is_empty() {
            format!("Write a plan with `noticeboard new plan ID`, and in it an action with {answers}.")
        } else {
            format!("Add {answers} to an action of {}.", named(plans.iter().map(|plan| plan.id.as_str())))
        };
        let message = format!("No action of any plan answers finding {}", number.value);
        let place = inspection.place(number.span);
        findings.push(Finding::warning("unanswered-finding", place, message).help(help));
    }
}

fn first_day(period: &Placed<Period>) -> Placed<Date> {
    Placed { value: period.value.first_day(), span: period.span }
}

fn last_day(period: &Placed<Period>) -> Placed<Date> {
    Placed { value: period.value.last_day(), span: period.span }
}
