//! Checks of plans: each action says what it answers, where it stands and why its day was moved,
//! and all that it says can be so at once.

use super::{Checking, contacts, dates, named, repeated, sentences};
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::fields::{Placed, Text};
use crate::records::inspection::Inspection;
use crate::records::plan::{Action, ActionStatus, AnsweredFinding, Plan};
use crate::records::reading::Entry;
use crate::records::recommendation::RecommendationProgress;

/// Checks each plan, then what time has brought to those that a reader sees.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for plan in &checking.tables().plans {
        numbers(plan, findings);
        for (at, action) in plan.record.actions.iter().enumerate() {
            answers(checking, plan, action, findings);
            recommendations(checking, plan, action, findings);
            moved(plan, at, action, findings);
            status(plan, action, findings);
        }
        if let Some(contact) = &plan.record.contact {
            contacts::check(plan, "contact", contact, checking.today, findings);
        }
        let agreed = ("the day on which the plan was agreed", plan.record.agreed.as_ref());
        let updated = ("the day of the last update", Some(&plan.record.updated));
        dates::in_order(plan, &[agreed, updated], findings);
        sentences::check(plan, texts(&plan.record), checking.longest_sentence(), findings);
    }
    let Some(visible) = &checking.visible else { return };
    for plan in visible.all::<Plan>() {
        time(checking, plan, findings);
    }
}

/// What an authority may reword.
fn texts(plan: &Plan) -> impl Iterator<Item = &Text> {
    let of_actions = plan.actions.iter().flat_map(|action| {
        std::iter::once(&action.title).chain(&action.moved_because).chain(&action.progress)
    });
    std::iter::once(&plan.summary).chain(of_actions)
}

fn numbers(plan: &Entry<Plan>, findings: &mut Findings) {
    if plan.record.actions.is_empty() {
        let finding =
            Finding::error("plan-without-actions", plan.field("actions"), "This plan has no action");
        findings.push(finding.help("Write at least one action below `actions:`."));
    }
    let numbers = plan.record.actions.iter().map(|action| &action.number);
    for Placed { value, span } in repeated(numbers, |number| &number.value) {
        let message = format!("This plan has another action with the number {value}");
        let finding = Finding::error("duplicate-action-number", plan.place(*span), message);
        findings.push(finding.help("Give each action a number of its own: links lead to it."));
    }
}

fn answers(checking: &Checking<'_>, plan: &Entry<Plan>, action: &Action, findings: &mut Findings) {
    for answered in &action.answers {
        let inspection = &answered.inspection;
        if !plan.record.inspections.iter().any(|named| named.id() == inspection.id()) {
            let message =
                format!("`{}` is not among the inspections that this plan answers", inspection.id());
            let finding = Finding::warning("inspection-not-in-plan", plan.place(inspection.span()), message);
            findings.push(finding.help("Add it to `inspections:` of the plan, or correct the id."));
        }
        if let Some(inspection) = checking.tables().get(inspection) {
            answered_finding(plan, inspection, answered, findings);
        }
    }
}

fn answered_finding(
    plan: &Entry<Plan>,
    inspection: &Entry<Inspection>,
    answered: &AnsweredFinding,
    findings: &mut Findings,
) {
    let number = &answered.finding;
    let numbers = || inspection.record.findings.iter().map(|finding| finding.number.as_str());
    if numbers().any(|known| known == number.value) {
        return;
    }
    let help = match nearest(number, numbers()) {
        Some(near) => format!("Did you mean \"{near}\"?"),
        None if inspection.record.findings.is_empty() => {
            "It has no findings. Write them there first.".to_owned()
        }
        None => format!("Write a number that it has: {}.", named(numbers())),
    };
    let message = format!("The inspection `{}` has no finding {}", inspection.id, number.value);
    findings.push(Finding::error("no-such-finding", plan.place(number.span), message).help(help));
}

/// An action does not carry out what was turned down, unless it was stopped for that.
fn recommendations(checking: &Checking<'_>, plan: &Entry<Plan>, action: &Action, findings: &mut Findings) {
    if action.status.value == ActionStatus::Stopped {
        return;
    }
    for named in &action.recommendations {
        let Some(recommendation) = checking.tables().get(named) else { continue };
        if recommendation.record.progress.value == RecommendationProgress::NotToBeDone {
            let message =
                format!("The recommendation `{}` is not to be done, and this action does it", named.id());
            findings.push(
                Finding::warning("refused-recommendation", plan.place(named.span()), message)
                    .help("Correct its `progress:`, give this action `status: stopped`, or delete the id."),
            );
        }
    }
}

/// A day that was moved comes later than the first, and readers are told why.
fn moved(plan: &Entry<Plan>, at: usize, action: &Action, findings: &mut Findings) {
    let first = ("the day by which this action was first due", Some(&action.first_due));
    dates::in_order(plan, &[first, ("the day by which it is due now", action.now_due.as_ref())], findings);
    match (&action.now_due, &action.moved_because) {
        (Some(now), None) => findings.push(
            Finding::error(
                "moved-without-reason",
                plan.place(now.span),
                "Nothing says why this day was moved",
            )
            .help("Add a line with `moved_because:` and the reason in a sentence."),
        ),
        (None, Some(_)) => {
            let place = plan.field(&format!("actions.{at}.moved_because"));
            let message = "This says why a day was moved, and no day was moved";
            findings.push(
                Finding::error("reason-without-move", place, message)
                    .help("Write the new day after `now_due:`, or delete the reason."),
            );
        }
        _ => {}
    }
}

/// What an action's status says is borne out by its day and its words.
fn status(plan: &Entry<Plan>, action: &Action, findings: &mut Findings) {
    let is_done = action.status.value == ActionStatus::Done;
    let place = || plan.place(action.status.span);
    match &action.done {
        None if is_done => findings.push(
            Finding::error("done-without-day", place(), "This action is done, and nothing says when")
                .help("Add a line with `done:` and the day."),
        ),
        Some(done) if !is_done => {
            let message = "This action has a day on which it was done, and its status is another";
            findings.push(
                Finding::error("day-without-done", plan.place(done.span), message)
                    .help("Write `status: done`, or delete the day."),
            );
        }
        _ => {}
    }
    let done = ("the day on which this action was done", action.done.as_ref());
    let updated = ("the day of the last update of this plan", Some(&plan.record.updated));
    dates::in_order(plan, &[done, updated], findings);
    if action.status.value == ActionStatus::Stopped && action.progress.is_none() {
        findings.push(
            Finding::warning(
                "stopped-without-reason",
                place(),
                "This action was stopped, and nothing says why",
            )
            .help("Add a line with `progress:` and the reason in a sentence."),
        );
    }
}

/// What time alone has changed, and what cannot have been so on this day.
fn time(checking: &Checking<'_>, plan: &Entry<Plan>, findings: &mut Findings) {
    let today = checking.today;
    let days = [
        ("the day on which the plan was agreed", plan.record.agreed.as_ref()),
        ("the day of the last update", Some(&plan.record.updated)),
    ];
    for day in days {
        dates::not_in_future(plan, day, today, findings);
    }
    out_of_date(checking, plan, findings);
    for action in &plan.record.actions {
        let done = ("the day on which this action was done", action.done.as_ref());
        dates::not_in_future(plan, done, today, findings);
        let due = action.due();
        let is_late = action.status.value == ActionStatus::Late;
        if action.is_open() && !is_late && due.value < today {
            let message = "The day of this action has passed, and it is neither done nor late";
            findings.push(Finding::overdue("action-overdue", plan.place(due.span), message).help(
                "Write `status: done` and the day after `done:`, or `status: late`. If the day was moved, write it after `now_due:`, and why after `moved_because:`.",
            ));
        }
        // An action whose day was moved is late from its first day on.
        if is_late && today <= action.first_due.value {
            let message = "This action is late, and the day by which it was first due has not come yet";
            findings.push(
                Finding::warning("late-too-early", plan.place(action.status.span), message)
                    .help("Write `at-risk` if it may not be done in time, or correct the day."),
            );
        }
    }
}

fn out_of_date(checking: &Checking<'_>, plan: &Entry<Plan>, findings: &mut Findings) {
    let months = checking.policies.freshness_months;
    let updated = &plan.record.updated;
    let is_old = dates::months_after(updated.value, months).is_some_and(|due| due < checking.today);
    if months == 0 || !is_old || !plan.record.actions.iter().any(Action::is_open) {
        return;
    }
    let months = dates::months_in_words(months);
    let message = format!("Nobody has updated this plan for more than {months}, and some actions are open");
    findings.push(
        Finding::overdue("plan-not-updated", plan.place(updated.span), message)
            .help("Say of each open action where it stands, and write today's day after `updated:`."),
    );
}
