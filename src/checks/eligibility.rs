//! Checks of eligibility: the questions can be answered, each offer has a rule that can be tested,
//! and the worked examples come out as they say.

mod examples;
mod offers;
mod questions;

use super::{Checking, contacts, listed, repeated, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::records::eligibility::Eligibility;
use crate::records::fields::{Id, Placed, Text};
use crate::records::reading::Entry;

/// Checks each record.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for eligibility in &checking.tables().eligibility {
        questions::check(eligibility, findings);
        offers::check(eligibility, findings);
        examples::check(eligibility, findings);
        if let Some(contact) = &eligibility.record.contact {
            contacts::check(eligibility, "contact", contact, findings);
        }
        sentences::check(eligibility, texts(&eligibility.record), checking.longest_sentence(), findings);
    }
}

/// Every text but the clauses: those are quoted.
fn texts(record: &Eligibility) -> Vec<&Text> {
    let mut texts = vec![&record.title, &record.summary];
    for question in &record.questions {
        texts.extend([&question.text, &question.label]);
        texts.extend(&question.help);
        texts.extend(question.answers.iter().map(|answer| &answer.text));
    }
    for offer in &record.offers {
        texts.extend([&offer.title, &offer.summary, &offer.next]);
        texts.extend(&offer.cost);
        texts.extend(offer.circumstances.iter().flat_map(|one| [&one.words, &one.reason]));
    }
    texts.extend(record.examples.iter().map(|example| &example.title));
    texts
}

/// Tells each id that another of the same list has already.
fn unique<'a>(
    eligibility: &Entry<Eligibility>,
    noun: &str,
    ids: impl IntoIterator<Item = &'a Placed<Id>>,
    findings: &mut Findings,
) {
    for id in repeated(ids, |id| &id.value) {
        let message = format!("Another {noun} has the id `{}` already", id.value);
        let finding = Finding::error("duplicate-id", eligibility.place(id.span), message);
        findings.push(finding.help("Give one of the two another id, and change what refers to it."));
    }
}

fn unknown_question(id: &str, record: &Eligibility, place: Place, findings: &mut Findings) {
    let known: Vec<&str> = record.questions.iter().map(|question| question.id.as_str()).collect();
    let finding =
        Finding::error("unknown-question", place, format!("There is no question with the id `{id}`"));
    findings.push(finding.help(instead(id, &known)));
}

/// What to write in the place of an id that is not known.
fn instead(wrong: &str, known: &[&str]) -> String {
    match nearest(wrong, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None if known.is_empty() => "There is none yet. Write it first.".to_owned(),
        None => {
            let mut quoted: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
            quoted.dedup();
            format!("Write {}.", listed(quoted.iter().map(String::as_str), "or"))
        }
    }
}
