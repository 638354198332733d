//! Checks of what is asked.

use std::collections::BTreeSet;

use super::{Applied, unique};
use crate::diagnostics::{Finding, Findings};
use crate::eligibility::whole;
use crate::records::eligibility::{Circumstance, Eligibility, Question, QuestionKind};
use crate::records::fields::{Id, Number, Placed, Span};
use crate::records::reading::Entry;

/// Each question can be answered, and its answer decides something.
pub(super) fn check(applied: &Applied<'_>, findings: &mut Findings) {
    let eligibility = applied.eligibility;
    let questions = &eligibility.record.questions;
    unique(eligibility, "question", questions.iter().map(|question| &question.id), findings);
    for (at, question) in questions.iter().enumerate() {
        answers(eligibility, at, question, findings);
        limits(eligibility, at, question, findings);
        if question.kind.value == QuestionKind::District && applied.setting.districts.is_empty() {
            let message = "This question asks for a district, and there is none to choose from";
            findings.push(
                Finding::error("no-districts", eligibility.place(question.kind.span), message)
                    .help("Add the districts to `areas.yml`, each with `kind: district`."),
            );
        }
    }
    unused(eligibility, findings);
}

fn answers(eligibility: &Entry<Eligibility>, at: usize, question: &Question, findings: &mut Findings) {
    unique(eligibility, "answer", question.answers.iter().map(|answer| &answer.id), findings);
    let chooses = matches!(question.kind.value, QuestionKind::OneOf | QuestionKind::AnyOf);
    let has_answers = !question.answers.is_empty();
    if chooses && !has_answers {
        let message = "This question has no answers to choose from";
        findings.push(
            Finding::error("choice-without-answers", eligibility.place(question.kind.span), message).help(
                "Add `answers:`, each with an `id:` and a `text:`. For yes or no, write `kind: yes-or-no`.",
            ),
        );
    } else if !chooses && has_answers {
        let message = match question.kind.value {
            QuestionKind::Number => "This question takes a number, and it has answers to choose from",
            QuestionKind::DateOfBirth => {
                "This question takes a date of birth, and it has answers to choose from"
            }
            QuestionKind::District => {
                "This question takes a district, and it has other answers to choose from"
            }
            _ => "This question takes yes or no, and it has other answers to choose from",
        };
        let place = eligibility.field(&format!("questions.{at}.answers"));
        findings.push(
            Finding::error("answers-not-taken", place, message)
                .help("Delete `answers:`, or write `kind: one-of` or `kind: any-of`."),
        );
    }
}

fn limits(eligibility: &Entry<Eligibility>, at: usize, question: &Question, findings: &mut Findings) {
    let Question { least, most, unit, .. } = question;
    if question.kind.value.is_number() {
        for number in [least, most].into_iter().flatten().filter(|number| whole(number).is_none()) {
            not_whole(eligibility, number, number.span, findings);
        }
        in_order(eligibility, ("least", least.as_ref()), ("most", most.as_ref()), findings);
        return;
    }
    for (field, is_there) in [("unit", unit.is_some()), ("least", least.is_some()), ("most", most.is_some())]
    {
        if is_there {
            let message = format!("Only a number has `{field}`");
            let place = eligibility.key(&format!("questions.{at}.{field}"));
            let help = "Delete this line, or write `kind: number`.";
            findings.push(Finding::error("limits-on-choice", place, message).help(help));
        }
    }
}

/// Tells a number that nobody can answer with.
pub(super) fn not_whole(
    eligibility: &Entry<Eligibility>,
    number: &Number,
    span: Span,
    findings: &mut Findings,
) {
    let message = format!("`{}` is not a whole number", number.0);
    findings.push(
        Finding::error("number-not-whole", eligibility.place(span), message)
            .help("People answer with whole numbers. Write one without decimals, like `75`."),
    );
}

/// Tells a range that holds nothing.
fn in_order(
    eligibility: &Entry<Eligibility>,
    (low_name, low): (&str, Option<&Placed<Number>>),
    (high_name, high): (&str, Option<&Placed<Number>>),
    findings: &mut Findings,
) {
    let (Some(low), Some(high)) = (low, high) else { return };
    if low.value > high.value {
        let message = format!("No number is {} or more and {} or less", low.0, high.0);
        findings.push(
            Finding::error("range-out-of-order", eligibility.place(high.span), message)
                .help(format!("Correct `{low_name}` or `{high_name}`.")),
        );
    }
}

/// Asking for what decides nothing would gather facts about people for no purpose: UK GDPR,
/// article 5(1)(c).
fn unused(eligibility: &Entry<Eligibility>, findings: &mut Findings) {
    let Eligibility { questions, offers, .. } = &eligibility.record;
    let circumstances = offers.iter().flat_map(|offer| &offer.circumstances);
    let used: BTreeSet<&Id> =
        circumstances.flat_map(Circumstance::conditions).map(|condition| &condition.question.value).collect();
    // A misspelt condition may mean the one that seems to be unused.
    if used.iter().any(|id| !questions.iter().any(|question| question.id.value == **id)) {
        return;
    }
    for question in questions.iter().filter(|question| !used.contains(&question.id.value)) {
        let message = format!("No condition uses the question `{}`", question.id.value);
        findings.push(
            Finding::warning("unused-question", eligibility.place(question.id.span), message)
                .help("Ask only what decides something. Use it in a condition, or delete the question."),
        );
    }
}
