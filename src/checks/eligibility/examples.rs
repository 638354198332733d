//! Checks of worked examples: what an authority knows about somebody has to come out of its rules.

use super::{instead, offers, unknown_question};
use crate::checks::{listed, named};
use crate::diagnostics::{Finding, Findings, Place};
use crate::eligibility::{Answer, Answers, Circumstance, Reach, Rules, Unfit, Verdict};
use crate::records::eligibility as written;
use crate::records::eligibility::{Condition, Eligibility, Example, Given, Offer, Question, Tier};
use crate::records::fields::{Id, Placed};
use crate::records::reading::Entry;

/// There are examples, they can be read, and they come out as they say.
pub(super) fn check(eligibility: &Entry<Eligibility>, findings: &mut Findings) {
    let record = &eligibility.record;
    if record.examples.is_empty() {
        let message = "There is no worked example";
        findings.push(
            Finding::error("no-example", eligibility.field("examples"), message).help(
                "Add a person whose result you know to `examples:`. The rules are proved by it each time the site is built.",
            ),
        );
    }
    let rules = Rules::of(record);
    for (at, example) in record.examples.iter().enumerate() {
        let answers = answers(eligibility, at, example, findings);
        let knows_all = expected(eligibility, example, findings);
        // What comes out of half a rule, or of half an answer, would only mislead.
        if let (Some(rules), Some(answers), true) = (&rules, answers, knows_all) {
            Held { eligibility, rules, at, example, answers }.against_the_rules(findings);
        }
    }
    offers_without_example(eligibility, findings);
}

/// The answers of an example, where all of them can be read.
fn answers(
    eligibility: &Entry<Eligibility>,
    at: usize,
    example: &Example,
    findings: &mut Findings,
) -> Option<Answers> {
    let questions = &eligibility.record.questions;
    let mut answers = Answers::new();
    let mut is_whole = true;
    for (id, given) in &example.given {
        let Some(number) = questions.iter().position(|question| question.id.as_str() == id) else {
            let place = eligibility.key(&format!("examples.{at}.given.{id}"));
            unknown_question(id, &eligibility.record, place, findings);
            is_whole = false;
            continue;
        };
        match Answer::read(given, &questions[number]) {
            Some(Ok(answer)) => _ = answers.insert(number, answer),
            Some(Err(unfit)) => {
                is_whole = false;
                let place = eligibility.field(&format!("examples.{at}.given.{id}"));
                does_not_fit(&questions[number], &unfit, place, findings);
            }
            None => is_whole = false,
        }
    }
    is_whole.then_some(answers)
}

fn does_not_fit(question: &Question, unfit: &Unfit, place: Place, findings: &mut Findings) {
    let id = &question.id.value;
    let (message, help) = match unfit {
        // That it has no answers at all is told at the question.
        Unfit::Unknown(_) if question.choices().is_empty() => return,
        Unfit::Unknown(answer) => {
            let message = format!("The question `{id}` has no answer `{answer}`");
            (message, instead(answer, &question.choices()))
        }
        Unfit::NotOne(number) => {
            let number = if *number == 0 { "none".to_owned() } else { number.to_string() };
            let message = format!("The question `{id}` takes one answer, and this gives {number}");
            (message, "Write one answer, or delete the line if the question is not answered.".to_owned())
        }
        Unfit::NotWhole(text) => {
            let message = format!("The question `{id}` takes a whole number, and `{text}` is not one");
            (message, "Write it in digits, like `80`.".to_owned())
        }
        Unfit::OutOfRange(number) => {
            let message = format!("Nobody can answer `{id}` with {number}");
            (message, format!("The question takes {}.", offers::range_of(question)))
        }
    };
    let finding = Finding::error("answer-does-not-fit", place, message);
    findings.push(finding.help(help));
}

/// Whether every offer that an example expects is there.
fn expected(eligibility: &Entry<Eligibility>, example: &Example, findings: &mut Findings) -> bool {
    let known: Vec<&str> = eligibility.record.offers.iter().map(|offer| offer.id.as_str()).collect();
    let mut knows_all = true;
    for id in example.expect.iter().filter(|id| !known.contains(&id.as_str())) {
        knows_all = false;
        let message = format!("There is no offer with the id `{}`", id.value);
        let finding = Finding::error("unknown-offer", eligibility.place(id.span), message);
        findings.push(finding.help(instead(id.as_str(), &known)));
    }
    knows_all
}

fn offers_without_example(eligibility: &Entry<Eligibility>, findings: &mut Findings) {
    let record = &eligibility.record;
    if record.examples.is_empty() {
        return;
    }
    let is_expected = |offer: &Offer| {
        let mut expected = record.examples.iter().flat_map(|example| &example.expect);
        expected.any(|id| id.value == offer.id.value)
    };
    for offer in record.offers.iter().filter(|offer| !is_expected(offer)) {
        let message = format!("No example gets the offer `{}`", offer.id.value);
        findings.push(
            Finding::warning("offer-without-example", eligibility.place(offer.id.span), message)
                .help("Add an example of a person who gets it, so that its rule is proved."),
        );
    }
}

/// An example whose answers could be read, held against the rules.
struct Held<'a> {
    eligibility: &'a Entry<Eligibility>,
    rules: &'a Rules,
    at: usize,
    example: &'a Example,
    answers: Answers,
}

impl Held<'_> {
    fn against_the_rules(&self, findings: &mut Findings) {
        let offers = &self.eligibility.record.offers;
        for (number, verdict) in self.rules.verdicts(&self.answers).iter().enumerate() {
            let offer = &offers[number];
            let expected = self.example.expect.iter().find(|id| id.value == offer.id.value);
            match expected {
                Some(id) if !verdict.is_given() => self.missing(number, offer, id, findings),
                None if verdict.is_given() => self.besides(offer, verdict, findings),
                _ => {}
            }
        }
    }

    fn missing(&self, number: usize, offer: &Offer, id: &Placed<Id>, findings: &mut Findings) {
        let message = format!("This example should get \"{}\", and does not", offer.title.english());
        let circumstance = |(circumstance, written): (&Circumstance, &written::Circumstance)| {
            let failing = self.failing(circumstance, &written.all);
            format!("\"{}\": {}.", written.words.english(), failing.join("; "))
        };
        let failing: Vec<String> = match &self.rules.offers[number] {
            Reach::InCircumstances(all) => all.iter().zip(&offer.circumstances).map(circumstance).collect(),
            Reach::Everyone => Vec::new(),
        };
        let help = format!(
            "None of its circumstances holds. {} Correct the example, or the conditions of the offer.",
            failing.join(" ")
        );
        let place = self.eligibility.place(id.span);
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }

    /// Why each condition that does not hold fails: "`age` is 70, but has to be 75 or more".
    fn failing(&self, circumstance: &Circumstance, written: &[Condition]) -> Vec<String> {
        let conditions = circumstance.conditions.iter().zip(written);
        let failing = conditions.filter(|(condition, _)| !condition.holds(&self.answers));
        failing
            .map(|(condition, written)| {
                let id = &written.question.value;
                let is = match self.example.given.get(id.as_str()) {
                    Some(given) if self.answers.contains_key(&condition.question) => given_words(given),
                    _ => "has no answer".to_owned(),
                };
                format!("`{id}` {is}, but has to be {}", wanted(written))
            })
            .collect()
    }

    fn besides(&self, offer: &Offer, verdict: &Verdict, findings: &mut Findings) {
        let message = format!("This example also gets \"{}\"", offer.title.english());
        let why = match verdict {
            Verdict::Because(numbers) => {
                let words = numbers.iter().filter_map(|number| offer.circumstances.get(*number));
                let words: Vec<String> =
                    words.map(|circumstance| format!("\"{}\"", circumstance.words.english())).collect();
                let verb = if words.len() == 1 { "holds" } else { "hold" };
                format!("It comes out because {} {verb}.", named(words.iter().map(String::as_str)))
            }
            _ => "Everyone gets it.".to_owned(),
        };
        let or =
            if offer.tier.value == Tier::Targeted { ", or correct the conditions of the offer" } else { "" };
        let help = format!("{why} Add `{}` to `expect:`{or}.", offer.id.value);
        let place = self.eligibility.key(&format!("examples.{}.expect", self.at));
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }
}

fn given_words(given: &Given) -> String {
    if given.0.is_empty() {
        "is none of its answers".to_owned()
    } else {
        format!("is {}", given.0.join(" and "))
    }
}

/// What an answer has to be, in words.
fn wanted(condition: &Condition) -> String {
    match (&condition.at_least, &condition.at_most) {
        (Some(least), Some(most)) => return format!("from {} to {}", least.0, most.0),
        (Some(least), None) => return format!("{} or more", least.0),
        (None, Some(most)) => return format!("{} or less", most.0),
        (None, None) => {}
    }
    let or = |ids: &[Placed<Id>]| listed(ids.iter().map(|id| id.as_str()), "or");
    let (is, is_not) = (or(&condition.is), or(&condition.is_not));
    match (is.is_empty(), is_not.is_empty()) {
        (_, true) => is,
        (true, false) => format!("anything but {is_not}"),
        (false, false) => format!("{is}, and not {is_not}"),
    }
}
