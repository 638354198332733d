//! What is asked, one step at a time. A question of which several answers may be true becomes a
//! step for each group of answers that the rules do not tell apart, and a number is asked for in
//! the bands between which they decide.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{Answer, Condition, Possible, Reach, Rules, Test, Truth};

/// One step of the questions: what is asked at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The number of the question.
    pub question: usize,
    /// What of it is asked.
    pub asks: Asks,
    /// Whether "I am not sure" is an answer. It is the last.
    pub can_be_unsure: bool,
}

/// What is asked of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Which one of so many answers is right.
    Which(usize),
    /// Whether any of these answers is right: the first is that one is, the second that none is.
    Any(BTreeSet<usize>),
    /// In which of these bands the number lies. They follow one another without a gap.
    Band(Vec<RangeInclusive<u64>>),
}

impl Step {
    /// How many answers the step has.
    #[must_use]
    pub fn answers(&self) -> usize {
        let known = match &self.asks {
            Asks::Which(answers) => *answers,
            Asks::Any(_) => 2,
            Asks::Band(bands) => bands.len(),
        };
        known + usize::from(self.can_be_unsure)
    }

    /// Whether an answer to the step, by its number, is "I am not sure".
    #[must_use]
    pub fn is_unsure(&self, answer: usize) -> bool {
        self.can_be_unsure && answer + 1 == self.answers()
    }

    /// The number of the step's answer that an answer to its question comes to. `None` where it is
    /// "I am not sure", or of another kind.
    #[must_use]
    pub fn answer_of(&self, answer: &Answer) -> Option<usize> {
        match (&self.asks, answer) {
            (Asks::Which(_), Answer::Chosen(chosen)) => chosen.first().copied(),
            (Asks::Any(group), Answer::Chosen(chosen)) => Some(usize::from(group.is_disjoint(chosen))),
            (Asks::Band(bands), Answer::Number(number)) => {
                bands.iter().position(|band| band.contains(number))
            }
            _ => None,
        }
    }

    /// What an answer to the step tells of one of the tests that its question meets.
    fn tells(&self, answer: usize, literal: &Literal) -> Truth {
        if self.is_unsure(answer) {
            return Truth::Unknown;
        }
        Truth::from(match (&self.asks, literal) {
            (Asks::Which(_), Literal::Chosen { is, is_not }) => {
                (is.is_empty() || is.contains(&answer)) && !is_not.contains(&answer)
            }
            (Asks::Any(_), Literal::Has) => answer == 0,
            (Asks::Any(_), Literal::HasNot) => answer == 1,
            // The bands end where the tests do, so that any number of a band tells for all of it.
            (Asks::Band(bands), Literal::Number(range)) => range.contains(bands[answer].start()),
            _ => false,
        })
    }
}

/// What a condition asks of one step.
enum Literal {
    Chosen { is: BTreeSet<usize>, is_not: BTreeSet<usize> },
    Has,
    HasNot,
    Number(RangeInclusive<u64>),
}

/// A condition as what it asks of each step: one of several has to hold where there are any, and
/// all of the others.
#[derive(Debug, Clone, Default)]
pub(super) struct Tests {
    /// For each step and its answers, by number, what they tell. One of these is enough.
    pub(super) one_of: Vec<(usize, Vec<Truth>)>,
    /// All of these have to hold.
    pub(super) all_of: Vec<(usize, Vec<Truth>)>,
}

/// The steps of some rules, when their questions are asked in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps(pub Vec<Step>);

impl Steps {
    /// The steps, question by question. A question that no condition names has none.
    #[must_use]
    pub fn of(rules: &Rules, order: &[usize]) -> Self {
        let steps = order.iter().flat_map(|question| {
            let tests: Vec<&Test> = conditions(rules)
                .filter(|condition| condition.question == *question)
                .map(|condition| &condition.test)
                .collect();
            let can_be_unsure = rules.can_be_unsure[*question];
            let asks = match &rules.questions[*question] {
                _ if tests.is_empty() => Vec::new(),
                Possible::OneOf(answers) => vec![Asks::Which(*answers)],
                Possible::AnyOf(answers) => groups(*answers, &tests),
                Possible::Number(range) => vec![Asks::Band(bands(range, &tests))],
            };
            asks.into_iter().map(move |asks| Step { question: *question, asks, can_be_unsure })
        });
        Self(steps.collect())
    }

    /// What a condition asks of the steps.
    pub(super) fn tests(&self, condition: &Condition) -> Tests {
        let mut tests = Tests::default();
        let of_question = self.0.iter().enumerate().filter(|(_, step)| step.question == condition.question);
        for (number, step) in of_question {
            let told = |literal: Literal| {
                let told = (0..step.answers()).map(|answer| step.tells(answer, &literal));
                (number, told.collect())
            };
            match (&step.asks, &condition.test) {
                (Asks::Any(group), Test::Chosen { is, is_not }) => {
                    // The answers of a group stand in the same tests, so that the first tells for all.
                    let stands_in = |answers: &BTreeSet<usize>| !group.is_disjoint(answers);
                    if stands_in(is) {
                        tests.one_of.push(told(Literal::Has));
                    }
                    if stands_in(is_not) {
                        tests.all_of.push(told(Literal::HasNot));
                    }
                }
                (_, Test::Chosen { is, is_not }) => {
                    tests.all_of.push(told(Literal::Chosen { is: is.clone(), is_not: is_not.clone() }));
                }
                (_, Test::Number(range)) => tests.all_of.push(told(Literal::Number(range.clone()))),
            }
        }
        tests
    }
}

fn conditions(rules: &Rules) -> impl Iterator<Item = &Condition> {
    let circumstances = rules.offers.iter().flat_map(|reach| match reach {
        Reach::Everyone => &[][..],
        Reach::InCircumstances(circumstances) => circumstances,
    });
    circumstances.flat_map(super::Circumstance::conditions)
}

/// The answers of a question that stand in the same tests, in the order of the first of each. An
/// answer that stands in none is not asked for.
fn groups(answers: usize, tests: &[&Test]) -> Vec<Asks> {
    let mut groups: BTreeMap<Vec<(bool, bool)>, BTreeSet<usize>> = BTreeMap::new();
    for answer in 0..answers {
        let stands_in = |test: &&Test| match test {
            Test::Chosen { is, is_not } => (is.contains(&answer), is_not.contains(&answer)),
            Test::Number(_) => (false, false),
        };
        let stands: Vec<_> = tests.iter().map(stands_in).collect();
        if stands.iter().any(|(is, is_not)| *is || *is_not) {
            groups.entry(stands).or_default().insert(answer);
        }
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first().copied());
    groups.into_iter().map(Asks::Any).collect()
}

/// A range, cut wherever a test begins or ends.
fn bands(range: &RangeInclusive<u64>, tests: &[&Test]) -> Vec<RangeInclusive<u64>> {
    let mut starts = BTreeSet::from([*range.start()]);
    for test in tests {
        if let Test::Number(tested) = test {
            starts.insert(*tested.start());
            starts.extend(tested.end().checked_add(1));
        }
    }
    let starts: Vec<u64> = starts.into_iter().filter(|start| range.contains(start)).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([*range.end()]);
    starts.iter().zip(ends).map(|(start, end)| *start..=end).collect()
}
