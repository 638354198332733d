//! Checks of conditions: each can be tested by what is answered.

use super::{Applied, instead, questions, unknown_question};
use crate::diagnostics::{Finding, Findings, Place};
use crate::eligibility::{Possible, whole};
use crate::records::eligibility::{Condition, Eligibility, Question};
use crate::records::fields::{Bound, Id, Placed};
use crate::records::reading::Entry;

/// A condition names a question, and tests what can be answered to it.
pub(super) fn check(applied: &Applied<'_>, condition: &Condition, findings: &mut Findings) {
    let eligibility = applied.eligibility;
    let place = || eligibility.place(condition.question.span);
    let all = &eligibility.record.questions;
    let Some(question) = all.iter().find(|question| question.id.value == condition.question.value) else {
        unknown_question(condition.question.as_str(), &eligibility.record, place(), findings);
        return;
    };
    let (chooses, counts) = (condition.chooses(), condition.counts());
    if chooses && counts {
        let message = "This condition tests both a choice and a number";
        findings.push(
            Finding::error("condition-with-both-tests", place(), message)
                .help("Keep `is` and `is_not` for a choice, or `at_least` and `at_most` for a number."),
        );
    } else if !chooses && !counts {
        findings.push(
            Finding::error(
                "condition-without-test",
                place(),
                "This condition does not say what the answer has to be",
            )
            .help(format!("Add {}.", test_for(applied, question))),
        );
    } else if counts != question.kind.value.is_number() {
        other_kind(applied, question, counts, findings, place());
    } else if counts {
        bounds(applied, condition, question, findings);
    } else {
        let choices = applied.setting.choices(question);
        for id in condition.is.iter().chain(&condition.is_not) {
            unknown_answer(eligibility, id, &choices, question, findings);
        }
    }
}

/// The test that fits a question, as an officer would write it.
fn test_for(applied: &Applied<'_>, question: &Question) -> String {
    match (question.kind.value.is_number(), applied.setting.choices(question).first()) {
        (true, _) => "`at_least:` or `at_most:` with a number".to_owned(),
        (_, Some(first)) => format!("`is: [{first}]` or `is_not: [{first}]`"),
        (_, None) => "`is:` or `is_not:` with answers".to_owned(),
    }
}

fn other_kind(
    applied: &Applied<'_>,
    question: &Question,
    counts: bool,
    findings: &mut Findings,
    place: Place,
) {
    let message = if counts {
        format!("This condition tests a number, and `{}` is answered by choosing", question.id.value)
    } else {
        format!("This condition tests a choice, and `{}` is answered with a number", question.id.value)
    };
    findings.push(
        Finding::error("test-of-other-kind", place, message)
            .help(format!("Write {} instead.", test_for(applied, question))),
    );
}

fn unknown_answer(
    eligibility: &Entry<Eligibility>,
    id: &Placed<Id>,
    choices: &[&str],
    question: &Question,
    findings: &mut Findings,
) {
    if !choices.is_empty() && !choices.contains(&id.as_str()) {
        let message = format!("The question `{}` has no answer `{}`", question.id.value, id.value);
        let finding = Finding::error("unknown-answer", eligibility.place(id.span), message);
        findings.push(finding.help(instead(id.as_str(), choices)));
    }
}

fn bounds(applied: &Applied<'_>, condition: &Condition, question: &Question, findings: &mut Findings) {
    let Applied { eligibility, setting, .. } = applied;
    let record = &eligibility.record;
    let mut are_known = true;
    for bound in condition.bounds() {
        match &bound.value {
            Bound::Number(number) if whole(number).is_none() => {
                are_known = false;
                questions::not_whole(eligibility, number, bound.span, findings);
            }
            Bound::Rate(id) if record.rate(id).is_none() => {
                are_known = false;
                let message = format!("There is no rate with the id `{id}`");
                let known: Vec<&str> = record.rates.iter().map(|rate| rate.id.as_str()).collect();
                let help = if known.is_empty() {
                    "Write a number in digits, like `75`, or add the rate to `rates:`.".to_owned()
                } else {
                    instead(id.as_str(), &known)
                };
                let finding = Finding::error("unknown-rate", eligibility.place(bound.span), message);
                findings.push(finding.help(help));
            }
            _ => {}
        }
    }
    let number = |bound: &Placed<Bound>| setting.number(&bound.value, record);
    let (Some(Possible::Number(range)), true) = (Possible::of(question, setting), are_known) else { return };
    if let (Some((Some(low), Some(high))), Some(last)) =
        (setting.bounds(condition, record), condition.bounds().last())
        && low > high
    {
        let message = format!("No number is {low} or more and {high} or less");
        findings.push(
            Finding::error("range-out-of-order", eligibility.place(last.span), message)
                .help("Correct the numbers of this condition."),
        );
    }
    if setting.bounds(condition, record).is_none() {
        nothing_beyond(applied, condition, findings);
    }
    for bound in condition.bounds() {
        if let Some(number) = number(bound).filter(|number| !range.contains(number)) {
            let id = &question.id.value;
            let message = format!("Nobody can answer `{id}` with {number}");
            findings.push(Finding::error("bound-out-of-range", eligibility.place(bound.span), message).help(
                format!(
                    "The question takes {}. Correct the condition, or `least` and `most` of the question.",
                    range_of(question)
                ),
            ));
        }
    }
}

/// No whole number is less than 0, and none is more than the largest that can be written.
fn nothing_beyond(applied: &Applied<'_>, condition: &Condition, findings: &mut Findings) {
    let Applied { eligibility, setting, .. } = applied;
    for (test, bound, edge) in [("less", &condition.less_than, 0), ("more", &condition.more_than, u64::MAX)] {
        let Some(bound) =
            bound.as_ref().filter(|bound| setting.number(&bound.value, &eligibility.record) == Some(edge))
        else {
            continue;
        };
        let message = format!("No number is {test} than {edge}");
        findings.push(
            Finding::error("range-out-of-order", eligibility.place(bound.span), message)
                .help("Correct the number, or leave the condition out."),
        );
    }
}

/// What a number may be, in words.
pub(super) fn range_of(question: &Question) -> String {
    match (&question.least, &question.most) {
        (Some(least), Some(most)) => format!("numbers from {} to {}", least.0, most.0),
        (Some(least), None) => format!("numbers of {} or more", least.0),
        (None, Some(most)) => format!("numbers of {} or less", most.0),
        (None, None) => "any whole number".to_owned(),
    }
}
