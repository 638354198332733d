//! Checks of eligibility: the questions can be answered, each offer has a rule that can be tested,
//! and the worked examples come out as they say.

mod conditions;
mod examples;
mod offers;
mod proof;
mod questions;
mod rates;

use std::collections::BTreeSet;
use std::ops::Deref;

use super::{Checking, contacts, listed, repeated, sentences};
use crate::diagnostics::{Finding, Findings, Place, nearest};
use crate::eligibility::{Rules, Setting};
use crate::records::eligibility::Eligibility;
use crate::records::fields::{Date, Id, Placed, Text};
use crate::records::reading::Entry;

/// Checks each record.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let setting = Setting::on(checking.today, &checking.tables().areas);
    for eligibility in &checking.tables().eligibility {
        findings.extend(of_rules(eligibility, &setting));
        contacts::check(eligibility, "contact", &eligibility.record.contact, checking.today, findings);
        sentences::check(eligibility, texts(&eligibility.record), checking.longest_sentence(), findings);
    }
}

/// What is found of the rules of a record today. What was not found on the day before a rule or a
/// rate changed, nobody has written since: time alone has caused it.
fn of_rules(eligibility: &Entry<Eligibility>, setting: &Setting) -> Vec<Finding> {
    let (_, mut found) = on_the_day(eligibility, setting);
    for day in days_before_changes(&eligibility.record, setting.today) {
        let before = Setting { today: day, ..setting.clone() };
        let (are_whole, earlier) = on_the_day(eligibility, &before);
        if !are_whole {
            continue;
        }
        let was_found = |finding: &Finding| {
            earlier.iter().any(|other| (other.rule, &other.place) == (finding.rule, &finding.place))
        };
        found = found
            .into_iter()
            .map(|finding| if was_found(&finding) { finding } else { finding.by_time_alone() })
            .collect();
    }
    found
}

/// Whether the rules of a record can be read on a day, and what is found of them.
fn on_the_day(eligibility: &Entry<Eligibility>, setting: &Setting) -> (bool, Vec<Finding>) {
    let rules = Rules::of(&eligibility.record, setting);
    let applied = Applied { eligibility, setting, rules };
    let mut findings = Findings::default();
    questions::check(&applied, &mut findings);
    rates::check(&applied, &mut findings);
    offers::check(&applied, &mut findings);
    // Of rules with mistakes, nothing is proved.
    if !findings.has_errors() {
        proof::check(&applied, &mut findings);
    }
    examples::check(&applied, &mut findings);
    (applied.rules.is_some(), findings.iter().cloned().collect())
}

/// The last day before each day up to this one on which a rule or a rate changes.
fn days_before_changes(record: &Eligibility, today: Date) -> BTreeSet<Date> {
    let circumstances = record.offers.iter().flat_map(|offer| &offer.circumstances);
    let begin = circumstances.clone().filter_map(|one| Some(one.from.as_ref()?.value));
    let rates = record.rates.iter().flat_map(|rate| &rate.values).map(|value| value.from.value);
    let begin = begin.chain(rates).filter(|day| *day <= today);
    let before = begin.filter_map(|day| day.0.yesterday().ok().map(Date));
    let last = circumstances.filter_map(|one| Some(one.until.as_ref()?.value)).filter(|day| *day < today);
    before.chain(last).collect()
}

/// A record on a day.
struct Applied<'a> {
    eligibility: &'a Entry<Eligibility>,
    setting: &'a Setting,
    /// Nothing, where half of them could not be read.
    rules: Option<Rules>,
}

impl Deref for Applied<'_> {
    type Target = Entry<Eligibility>;
    fn deref(&self) -> &Entry<Eligibility> {
        self.eligibility
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
        texts.extend(&offer.wait);
        texts.extend(&offer.at_hand);
        texts.extend(offer.circumstances.iter().flat_map(|one| [&one.words, &one.reason]));
    }
    texts.extend(record.rates.iter().map(|rate| &rate.label));
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
