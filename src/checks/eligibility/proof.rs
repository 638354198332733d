//! Checks of the rules as a whole: for all answers at once, not for some.

use std::collections::BTreeSet;

use super::Applied;
use crate::diagnostics::{Finding, Findings, Place};
use crate::eligibility::{
    Asks, ConditionAt, Fault, Graph, MOST_PLACES, MOST_STEPS, Ranges, Rules, Steps, Terms, TooMany, compile,
    faults,
};
use crate::records::eligibility::{Circumstance, Condition, Offer, QuestionKind, Tier};
use crate::records::fields::Id;

/// Everything that can be proved of the rules.
pub(super) fn check(applied: &Applied<'_>, findings: &mut Findings) {
    let Some(rules) = &applied.rules else { return };
    let proof = Proof { applied, terms: Terms { record: &applied.record, setting: applied.setting } };
    let faults = faults(rules);
    let is_sound = faults.is_empty();
    for fault in faults {
        findings.push(proof.fault(&fault));
    }
    proof.answers_that_decide_nothing(rules, findings);
    match compile(rules) {
        // What follows from a fault that is told is not told besides.
        Ok(graph) if is_sound => proof.graph(&graph, findings),
        Ok(_) => {}
        Err(too_many) => findings.push(proof.too_many(&too_many)),
    }
}

struct Proof<'a> {
    applied: &'a Applied<'a>,
    terms: Terms<'a>,
}

impl Proof<'_> {
    fn fault(&self, fault: &Fault) -> Finding {
        match fault {
            Fault::AlwaysHolds(at) => {
                let message = "This condition holds whatever is answered";
                Finding::warning("condition-always-holds", self.at(*at), message)
                    .help("Delete it, or correct what the answer has to be.")
            }
            Fault::NeverHolds(at) => {
                Finding::error("condition-never-holds", self.at(*at), "No answer fulfils this condition")
                    .help("Correct what the answer has to be, or delete the condition.")
            }
            Fault::Contradiction { offer, circumstance, conditions } => {
                self.contradiction(*offer, *circumstance, conditions)
            }
            Fault::HoldsForAll { offer, circumstance } => {
                let message = "Everybody is in this circumstance, whatever they answer";
                Finding::error("circumstance-of-all", self.words(*offer, *circumstance), message)
                    .help("Write `tier: universal` for the offer, or correct the conditions.")
            }
            Fault::Covered { offer, circumstance, by } => {
                let by = self.circumstance(*offer, *by).words.english();
                let message = "This circumstance decides nothing";
                let place = self.words(*offer, *circumstance);
                Finding::warning("circumstance-covered", place, message).help(format!(
                    "Whoever is in it is also in \"{by}\". Delete it, or correct one of the two."
                ))
            }
            Fault::Gap(ranges) => {
                let (lower, upper) = (self.words_of(ranges.lower), self.words_of(ranges.upper));
                let message = format!("Nothing is said of {}", numbers(ranges));
                Finding::warning("gap-between-ranges", self.at(ranges.upper), message).help(format!(
                    "\"{lower}\" ends below, and \"{upper}\" begins above. Let the two meet, or say that the gap is \
                     meant by a circumstance of its own."
                ))
            }
            Fault::Overlap(ranges) => {
                let message = format!("Two circumstances share {}", numbers(ranges));
                let lower = self.words_of(ranges.lower);
                Finding::warning("overlapping-ranges", self.at(ranges.upper), message)
                    .help(format!("The other is \"{lower}\". Let one end where the other begins."))
            }
        }
    }

    fn contradiction(&self, offer: usize, circumstance: usize, conditions: &[usize]) -> Finding {
        let mut ids: Vec<String> = conditions
            .iter()
            .filter_map(|number| self.circumstance(offer, circumstance).conditions().nth(*number))
            .map(|condition| format!("`{}`", condition.question.value))
            .collect();
        ids.dedup();
        let named = crate::checks::named(ids.iter().map(String::as_str));
        let message = "Nobody can be in this circumstance";
        let why = match (conditions, ids.len()) {
            ([_, _], 1) => format!("Its two conditions on {named} cannot hold at once."),
            ([_, _], _) => format!("Its conditions on {named} cannot hold at once."),
            _ => format!("Its conditions cannot hold at once: {named}."),
        };
        Finding::error("circumstance-out-of-reach", self.words(offer, circumstance), message)
            .help(format!("{why} Correct one of them."))
    }

    /// An answer that no condition names is asked for and used for nothing.
    fn answers_that_decide_nothing(&self, rules: &Rules, findings: &mut Findings) {
        let record = &self.applied.record;
        let order: Vec<usize> = (0..rules.questions.len()).collect();
        let steps = Steps::of(rules, &order);
        for (number, question) in record.questions.iter().enumerate() {
            let of_question: Vec<_> = steps.0.iter().filter(|step| step.question == number).collect();
            // That no condition uses the question is told already.
            if question.kind.value != QuestionKind::AnyOf || of_question.is_empty() {
                continue;
            }
            let is_asked = |answer: usize| {
                of_question
                    .iter()
                    .any(|step| matches!(&step.asks, Asks::Any(group) if group.contains(&answer)))
            };
            for (_, answer) in question.answers.iter().enumerate().filter(|(at, _)| !is_asked(*at)) {
                let message = format!("No condition uses the answer `{}`", answer.id.value);
                findings.push(
                    Finding::warning("answer-decides-nothing", self.applied.place(answer.id.span), message)
                        .help(
                            "Ask only what decides something. Use it in a condition, or delete the answer.",
                        ),
                );
            }
        }
    }

    fn graph(&self, graph: &Graph, findings: &mut Findings) {
        self.never_asked(graph, findings);
        let record = &self.applied.record;
        for (number, offer) in record.offers.iter().enumerate() {
            let is_to_come = offer.circumstances.iter().any(|one| self.is_to_come(one));
            if offer.tier.value == Tier::Targeted && !graph.can_come_out(number) && !is_to_come {
                let message = format!("Nobody can get the offer `{}`", offer.id.value);
                findings.push(
                    Finding::error("offer-out-of-reach", self.applied.place(offer.id.span), message).help(
                        "None of its circumstances applies today. Correct their dates, or delete the offer.",
                    ),
                );
            }
            self.meets(graph, number, offer, findings);
        }
    }

    /// Whether a rule is written for a day that has not come.
    fn is_to_come(&self, circumstance: &Circumstance) -> bool {
        circumstance.from.as_ref().is_some_and(|from| from.value > self.applied.setting.today)
    }

    /// A question may be in a condition and still decide nothing. One that waits for its rule may wait.
    fn never_asked(&self, graph: &Graph, findings: &mut Findings) {
        let asked = graph.asked();
        let circumstances = self.applied.record.offers.iter().flat_map(|offer| &offer.circumstances);
        let to_come = circumstances.filter(|circumstance| self.is_to_come(circumstance));
        let waiting: BTreeSet<&Id> =
            to_come.flat_map(Circumstance::conditions).map(|condition| &condition.question.value).collect();
        for (number, question) in self.applied.record.questions.iter().enumerate() {
            let mut of_question =
                graph.steps.0.iter().zip(&asked).filter(|(step, _)| step.question == number).peekable();
            let is_waiting = waiting.contains(&question.id.value);
            if !is_waiting && of_question.peek().is_some() && of_question.all(|(_, is_asked)| !is_asked) {
                let message = format!("The question `{}` is never asked", question.id.value);
                findings.push(
                    Finding::warning("question-never-asked", self.applied.place(question.id.span), message)
                        .help("Whatever is answered to it, the same comes out. Correct the conditions that name it, or delete it."),
                );
            }
        }
    }

    /// Two offers that do not go together never come out together.
    fn meets(&self, graph: &Graph, number: usize, offer: &Offer, findings: &mut Findings) {
        for id in &offer.not_with {
            let offers = &self.applied.record.offers;
            let Some(other) = offers.iter().position(|other| other.id.value == id.value) else { continue };
            let Some(way) = graph.both_likely(number, other).filter(|_| other != number) else { continue };
            let message = format!("A person can get `{}` besides `{}`", id.value, offer.id.value);
            let way = self.terms.way(&graph.steps.0, &way);
            let who = if way.is_empty() {
                "Everybody does.".to_owned()
            } else {
                format!("So it comes out for: {way}.")
            };
            findings.push(
                Finding::error("offers-contradict", self.applied.place(id.span), message)
                    .help(format!("{who} Correct the conditions of one of the two.")),
            );
        }
    }

    fn too_many(&self, too_many: &TooMany) -> Finding {
        let record = &self.applied.record;
        match too_many {
            TooMany::Steps(steps) => {
                let message =
                    format!("There are {steps} steps to ask, and nobody answers more than {MOST_STEPS}");
                Finding::error("too-many-questions", self.applied.field("questions"), message)
                    .help("Ask less, or share the offers out between several files.")
            }
            TooMany::Places { places, question, better } => {
                let question = &record.questions[*question];
                let branches = match places {
                    Some(places) => format!("into {places} places"),
                    None => "into more places than can be counted".to_owned(),
                };
                let message = format!(
                    "The questions branch {branches}, and a page holds {MOST_PLACES}. The most come from `{}`",
                    question.id.value
                );
                let help = match better {
                    Some((order, places)) => {
                        let ids: Vec<String> =
                            order.iter().map(|number| format!("`{}`", record.questions[*number].id.value)).collect();
                        let enough = if *places <= MOST_PLACES { "" } else { " That is still too many: ask less as well." };
                        format!("Asked in this order there are {places}: {}.{enough}", ids.join(", "))
                    }
                    None => "No other order was found that is smaller. Ask less, or share the offers out between several files.".to_owned(),
                };
                Finding::error("too-many-places", self.applied.place(question.id.span), message).help(help)
            }
        }
    }

    fn circumstance(&self, offer: usize, circumstance: usize) -> &Circumstance {
        &self.applied.record.offers[offer].circumstances[circumstance]
    }

    /// Where a circumstance is written: its words have no place of their own, its first condition has.
    fn words(&self, offer: usize, circumstance: usize) -> Place {
        self.applied.field(&format!("offers.{offer}.circumstances.{circumstance}.words"))
    }

    fn words_of(&self, at: ConditionAt) -> &str {
        self.circumstance(at.offer, at.circumstance).words.english()
    }

    fn condition(&self, at: ConditionAt) -> Option<&Condition> {
        self.circumstance(at.offer, at.circumstance).conditions().nth(at.condition)
    }

    fn at(&self, at: ConditionAt) -> Place {
        match self.condition(at) {
            Some(condition) => self.applied.place(condition.question.span),
            None => self.words(at.offer, at.circumstance),
        }
    }
}

fn numbers(ranges: &Ranges) -> String {
    let (from, to) = (ranges.numbers.start(), ranges.numbers.end());
    if from == to { format!("the number {from}") } else { format!("the numbers {from} to {to}") }
}
