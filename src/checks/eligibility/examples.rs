//! Checks of worked examples: what an authority knows about somebody has to come out of its rules.

use super::{Applied, conditions, instead, offers, unknown_question};
use crate::checks::{listed, named};
use crate::diagnostics::{Finding, Findings, Place};
use crate::eligibility::{Answer, Answers, Circumstance, Reach, Rules, Truth, Unfit, Verdict};
use crate::records::eligibility as written;
use crate::records::eligibility::{Condition, Example, Given, Offer, Question, Tier};
use crate::records::fields::{Bound, Id, Placed};

/// There are examples, they can be read, and they come out as they say.
pub(super) fn check(applied: &Applied<'_>, findings: &mut Findings) {
    let eligibility = applied.eligibility;
    let record = &eligibility.record;
    if record.examples.is_empty() {
        let message = "There is no worked example";
        findings.push(
            Finding::error("no-example", eligibility.field("examples"), message).help(
                "Add a person whose result you know to `examples:`. The rules are proved by it each time the site is built.",
            ),
        );
    }
    for (at, example) in record.examples.iter().enumerate() {
        let answers = answers(applied, at, example, findings);
        let knows_all = expected(applied, example, findings);
        // What comes out of half a rule, or of half an answer, would only mislead.
        if let (Some(rules), Some(answers), true) = (&applied.rules, answers, knows_all) {
            Held { applied, rules, at, example, answers }.against_the_rules(findings);
        }
    }
    offers_without_example(applied, findings);
}

/// The answers of an example, where all of them can be read.
fn answers(applied: &Applied<'_>, at: usize, example: &Example, findings: &mut Findings) -> Option<Answers> {
    let eligibility = applied.eligibility;
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
        match Answer::read(given, &questions[number], applied.setting) {
            Some(Ok(answer)) => _ = answers.insert(number, answer),
            Some(Err(unfit)) => {
                is_whole = false;
                let place = eligibility.field(&format!("examples.{at}.given.{id}"));
                does_not_fit(applied, &questions[number], &unfit, place, findings);
            }
            None => is_whole = false,
        }
    }
    is_whole.then_some(answers)
}

fn does_not_fit(
    applied: &Applied<'_>,
    question: &Question,
    unfit: &Unfit,
    place: Place,
    findings: &mut Findings,
) {
    let id = &question.id.value;
    let choices = applied.setting.choices(question);
    let (message, help) = match unfit {
        // That it has no answers at all is told at the question.
        Unfit::Unknown(_) if choices.is_empty() => return,
        Unfit::Unknown(answer) => {
            let message = format!("The question `{id}` has no answer `{answer}`");
            (message, instead(answer, &choices))
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
            (message, format!("The question takes {}.", conditions::range_of(question)))
        }
    };
    let finding = Finding::error("answer-does-not-fit", place, message);
    findings.push(finding.help(help));
}

/// Whether every offer that an example expects is there, and expected once.
fn expected(applied: &Applied<'_>, example: &Example, findings: &mut Findings) -> bool {
    let known: Vec<&str> = applied.record.offers.iter().map(|offer| offer.id.as_str()).collect();
    let mut knows_all = true;
    for id in example.expect.iter().chain(&example.ask_us).filter(|id| !known.contains(&id.as_str())) {
        knows_all = false;
        offers::unknown(applied, id, &known, findings);
    }
    for id in &example.ask_us {
        if example.expect.iter().any(|expected| expected.value == id.value) {
            knows_all = false;
            let message = format!("This example both gets `{0}` and is told to ask about it", id.value);
            findings.push(
                Finding::error("expected-twice", applied.place(id.span), message)
                    .help("Keep it in `expect:` or in `ask_us:`."),
            );
        }
    }
    knows_all
}

fn offers_without_example(eligibility: &Applied<'_>, findings: &mut Findings) {
    let record = &eligibility.record;
    if record.examples.is_empty() {
        return;
    }
    let is_expected = |offer: &Offer| {
        let mut expected =
            record.examples.iter().flat_map(|example| example.expect.iter().chain(&example.ask_us));
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
    applied: &'a Applied<'a>,
    rules: &'a Rules,
    at: usize,
    example: &'a Example,
    answers: Answers,
}

impl Held<'_> {
    fn against_the_rules(&self, findings: &mut Findings) {
        let offers = &self.applied.record.offers;
        for (number, verdict) in self.rules.verdicts(&self.answers).iter().enumerate() {
            let offer = &offers[number];
            let listed = |ids: &'_ [Placed<Id>]| ids.iter().position(|id| id.value == offer.id.value);
            let (expected, to_ask) = (listed(&self.example.expect), listed(&self.example.ask_us));
            if let Some(at) = expected.filter(|_| !verdict.is_given()) {
                self.missing(number, verdict, &self.example.expect[at], findings);
            } else if let Some(at) = to_ask.filter(|_| !verdict.is_to_ask()) {
                self.not_to_ask(offer, verdict, &self.example.ask_us[at], findings);
            } else if expected.is_none() && verdict.is_given() {
                self.besides(offer, verdict, findings);
            } else if to_ask.is_none() && verdict.is_to_ask() {
                self.to_ask(number, verdict, findings);
            }
        }
    }

    fn missing(&self, number: usize, verdict: &Verdict, id: &Placed<Id>, findings: &mut Findings) {
        let offer = &self.applied.record.offers[number];
        let message = format!("This example should get \"{}\", and does not", offer.title.english());
        let outcome = if verdict.is_to_ask() {
            "It comes out as something to ask about.".to_owned()
        } else {
            "None of its circumstances holds.".to_owned()
        };
        let failing = self.failing_of(number).join(" ");
        let help = format!("{outcome} {failing} Correct the example, or the conditions of the offer.");
        let place = self.applied.place(id.span);
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }

    fn not_to_ask(&self, offer: &Offer, verdict: &Verdict, id: &Placed<Id>, findings: &mut Findings) {
        let title = offer.title.english();
        let message = if verdict.is_given() {
            format!("This example gets \"{title}\", and need not ask about it")
        } else {
            format!("Nothing tells this example to ask about \"{title}\"")
        };
        let help = match verdict {
            Verdict::NotGiven => "None of its circumstances can hold.".to_owned(),
            given => because(offer, given),
        };
        let to = if verdict.is_given() { "Move it to `expect:`" } else { "Take it out of `ask_us:`" };
        let help = format!("{help} {to}, or correct the conditions of the offer.");
        let place = self.applied.place(id.span);
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }

    fn besides(&self, offer: &Offer, verdict: &Verdict, findings: &mut Findings) {
        let message = format!("This example also gets \"{}\"", offer.title.english());
        let why = because(offer, verdict);
        let or =
            if offer.tier.value == Tier::Targeted { ", or correct the conditions of the offer" } else { "" };
        let help = format!("{why} Add `{}` to `expect:`{or}.", offer.id.value);
        let place = self.applied.key(&format!("examples.{}.expect", self.at));
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }

    fn to_ask(&self, number: usize, verdict: &Verdict, findings: &mut Findings) {
        let offer = &self.applied.record.offers[number];
        let message = format!("This example is told to ask about \"{}\"", offer.title.english());
        let Verdict::AskUs(numbers) = verdict else { return };
        let failing = self.failing_of(number);
        let why: Vec<&str> =
            numbers.iter().filter_map(|number| failing.get(*number).map(String::as_str)).collect();
        let help = format!(
            "{} Give the answers that are missing, or add `{}` to `ask_us:`.",
            why.join(" "),
            offer.id.value
        );
        let place = self.applied.key(&format!("examples.{}.expect", self.at));
        findings.push(Finding::error("example-comes-out-otherwise", place, message).help(help));
    }

    /// Why each circumstance of an offer does not hold, one sentence each.
    fn failing_of(&self, number: usize) -> Vec<String> {
        let offer = &self.applied.record.offers[number];
        let sentence = |(circumstance, written): (&Circumstance, &written::Circumstance)| {
            format!("\"{}\": {}.", written.words.english(), self.failing(circumstance, written).join("; "))
        };
        match &self.rules.offers[number] {
            Reach::InCircumstances(all) => all.iter().zip(&offer.circumstances).map(sentence).collect(),
            Reach::Everyone => Vec::new(),
        }
    }

    /// Why a circumstance does not hold: "`age` is 70, but has to be 75 or more".
    fn failing(&self, circumstance: &Circumstance, written: &written::Circumstance) -> Vec<String> {
        if !circumstance.is_in_force {
            return vec!["the rule does not apply today".to_owned()];
        }
        let fails = |holds: Truth| holds != Truth::True;
        let wants = |condition: &Condition| wanted(condition);
        let mut failing = Vec::new();
        for (condition, written) in circumstance.all.iter().zip(&written.all) {
            if fails(condition.holds(&self.answers)) {
                failing.push(format!("{}, but has to be {}", self.is(condition.question), wants(written)));
            }
        }
        let any = Truth::any(circumstance.any.iter().map(|condition| condition.holds(&self.answers)));
        if !circumstance.any.is_empty() && fails(any) {
            let each = circumstance.any.iter().zip(&written.any);
            let each = each.map(|(condition, written)| {
                format!("{} and not {}", self.is(condition.question), wants(written))
            });
            failing.push(format!("none of these holds: {}", each.collect::<Vec<_>>().join(", ")));
        }
        for (condition, written) in circumstance.none.iter().zip(&written.none) {
            if fails(!condition.holds(&self.answers)) {
                failing.push(format!("{}, but must not be {}", self.is(condition.question), wants(written)));
            }
        }
        if failing.is_empty() {
            failing.push("it says to ask".to_owned());
        }
        failing
    }

    /// What an example answers to a question: "`age` is 70".
    fn is(&self, question: usize) -> String {
        let id = &self.applied.record.questions[question].id.value;
        match self.example.given.get(id.as_str()) {
            Some(given) if self.answers.contains_key(&question) => format!("`{id}` {}", given_words(given)),
            _ => format!("`{id}` has no answer"),
        }
    }
}

/// Why a person gets an offer: the circumstances that hold, with the rule behind each.
fn because(offer: &Offer, verdict: &Verdict) -> String {
    let Verdict::Because(numbers) = verdict else { return "Everyone gets it.".to_owned() };
    let circumstances = numbers.iter().filter_map(|number| offer.circumstances.get(*number));
    let words: Vec<String> =
        circumstances.map(|one| format!("\"{}\" ({})", one.words.english(), one.clause.english())).collect();
    let verb = if words.len() == 1 { "holds" } else { "hold" };
    format!("It comes out because {} {verb}.", named(words.iter().map(String::as_str)))
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
    let bound = |bound: &Option<Placed<Bound>>| match bound.as_ref().map(|bound| &bound.value) {
        Some(Bound::Number(number)) => Some(number.0.to_string()),
        Some(Bound::Rate(rate)) => Some(format!("`{rate}`")),
        None => None,
    };
    let low = bound(&condition.at_least).map(|low| format!("{low} or more"));
    let low = low.or(bound(&condition.more_than).map(|low| format!("more than {low}")));
    let high = bound(&condition.at_most).map(|high| format!("{high} or less"));
    let high = high.or(bound(&condition.less_than).map(|high| format!("less than {high}")));
    match (bound(&condition.at_least), bound(&condition.at_most), low, high) {
        (Some(least), Some(most), ..) => return format!("from {least} to {most}"),
        (_, _, Some(low), Some(high)) => return format!("{low} and {high}"),
        (_, _, Some(one), None) | (_, _, None, Some(one)) => return one,
        (_, _, None, None) => {}
    }
    let or = |ids: &[Placed<Id>]| listed(ids.iter().map(|id| id.as_str()), "or");
    let (is, is_not) = (or(&condition.is), or(&condition.is_not));
    match (is.is_empty(), is_not.is_empty()) {
        (_, true) => is,
        (true, false) => format!("anything but {is_not}"),
        (false, false) => format!("{is}, and not {is_not}"),
    }
}
