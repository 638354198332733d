//! Checks of who gets each offer: proportionate universalism asks for something that everyone
//! gets, and for a reason wherever somebody gets more.

use super::{instead, questions, unique, unknown_question};
use crate::diagnostics::{Finding, Findings, Place};
use crate::eligibility::{Possible, whole};
use crate::records::eligibility::{Condition, Eligibility, Offer, Question, QuestionKind, Tier};
use crate::records::fields::{Id, Placed};
use crate::records::reading::Entry;

/// Somebody gets each offer, everyone gets one, and each condition can be tested.
pub(super) fn check(eligibility: &Entry<Eligibility>, findings: &mut Findings) {
    let offers = &eligibility.record.offers;
    unique(eligibility, "offer", offers.iter().map(|offer| &offer.id), findings);
    if !offers.iter().any(|offer| offer.tier.value == Tier::Universal) {
        let message = "No offer here is for everyone";
        findings.push(
            Finding::error("no-universal-offer", eligibility.field("offers"), message).help(
                "Nobody is to go away with nothing. Add an offer with `tier: universal`, such as advice.",
            ),
        );
    }
    for (at, offer) in offers.iter().enumerate() {
        tier(eligibility, at, offer, findings);
        for (number, circumstance) in offer.circumstances.iter().enumerate() {
            if circumstance.all.is_empty() {
                let place = eligibility.key(&format!("offers.{at}.circumstances.{number}.all"));
                let message = "This circumstance has no condition, so it would hold for everybody";
                findings.push(
                    Finding::error("circumstance-without-condition", place, message)
                        .help("Add a condition, like `- { question: lives-alone, is: [yes] }`."),
                );
            }
            for condition in &circumstance.all {
                conditions(eligibility, condition, findings);
            }
        }
    }
}

fn tier(eligibility: &Entry<Eligibility>, at: usize, offer: &Offer, findings: &mut Findings) {
    let has_circumstances = !offer.circumstances.is_empty();
    match offer.tier.value {
        Tier::Universal if has_circumstances => {
            let place = eligibility.field(&format!("offers.{at}.circumstances"));
            let message = "Everyone gets this offer, and it has circumstances";
            findings.push(
                Finding::error("universal-with-circumstances", place, message)
                    .help("Delete `circumstances:`, or write `tier: targeted`."),
            );
        }
        Tier::Targeted if !has_circumstances => {
            let message = "Nothing says who gets this offer";
            findings.push(
                Finding::error("targeted-without-circumstances", eligibility.place(offer.tier.span), message)
                    .help("Add `circumstances:`, or write `tier: universal` if everyone gets it."),
            );
        }
        _ => {}
    }
}

fn conditions(eligibility: &Entry<Eligibility>, condition: &Condition, findings: &mut Findings) {
    let place = || eligibility.place(condition.question.span);
    let all = &eligibility.record.questions;
    let Some(question) = all.iter().find(|question| question.id.value == condition.question.value) else {
        unknown_question(condition.question.as_str(), &eligibility.record, place(), findings);
        return;
    };
    let chooses = !condition.is.is_empty() || !condition.is_not.is_empty();
    let counts = condition.at_least.is_some() || condition.at_most.is_some();
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
            .help(format!("Add {}.", test_for(question))),
        );
    } else if counts != (question.kind.value == QuestionKind::Number) {
        other_kind(question, counts, place(), findings);
    } else if counts {
        bounds(eligibility, condition, question, findings);
    } else {
        let choices = question.choices();
        for id in condition.is.iter().chain(&condition.is_not) {
            unknown_answer(eligibility, id, &choices, question, findings);
        }
    }
}

/// The test that fits a question, as an officer would write it.
fn test_for(question: &Question) -> String {
    match (question.kind.value, question.choices().first()) {
        (QuestionKind::Number, _) => "`at_least:` or `at_most:` with a number".to_owned(),
        (_, Some(first)) => format!("`is: [{first}]` or `is_not: [{first}]`"),
        (_, None) => "`is:` or `is_not:` with answers".to_owned(),
    }
}

fn other_kind(question: &Question, counts: bool, place: Place, findings: &mut Findings) {
    let message = if counts {
        format!("This condition tests a number, and `{}` is answered by choosing", question.id.value)
    } else {
        format!("This condition tests a choice, and `{}` is answered with a number", question.id.value)
    };
    findings.push(
        Finding::error("test-of-other-kind", place, message)
            .help(format!("Write {} instead.", test_for(question))),
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

fn bounds(
    eligibility: &Entry<Eligibility>,
    condition: &Condition,
    question: &Question,
    findings: &mut Findings,
) {
    let Condition { at_least, at_most, .. } = condition;
    questions::in_whole_numbers(eligibility, [at_least, at_most], findings);
    let (low, high) = (("at_least", at_least.as_ref()), ("at_most", at_most.as_ref()));
    questions::in_order(eligibility, low, high, findings);
    let Some(Possible::Number(range)) = Possible::of(question) else { return };
    for number in [at_least, at_most].into_iter().flatten() {
        if whole(number).is_some_and(|number| !range.contains(&number)) {
            let id = &question.id.value;
            let message = format!("Nobody can answer `{id}` with {}", number.0);
            findings.push(
                Finding::error("bound-out-of-range", eligibility.place(number.span), message).help(format!(
                    "The question takes {}. Correct the condition, or `least` and `most` of the question.",
                    range_of(question)
                )),
            );
        }
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
