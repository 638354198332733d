//! Which offers a person gets, and which circumstances decided.

use super::{Answer, Answers, Circumstance, Condition, Reach, Rules, Test};

/// Whether a person gets an offer, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes: everyone gets it.
    Everyone,
    /// Yes: these circumstances hold, by number. There is at least one, and the first decides.
    Because(Vec<usize>),
    /// No circumstance holds.
    NotGiven,
}

impl Verdict {
    /// Whether the person gets the offer.
    #[must_use]
    pub fn is_given(&self) -> bool {
        *self != Self::NotGiven
    }
}

impl Rules {
    /// Whether a person gets each offer, in the order of the offers.
    #[must_use]
    pub fn verdicts(&self, answers: &Answers) -> Vec<Verdict> {
        self.offers.iter().map(|reach| reach.verdict(answers)).collect()
    }
}

impl Reach {
    fn verdict(&self, answers: &Answers) -> Verdict {
        let Self::InCircumstances(circumstances) = self else { return Verdict::Everyone };
        let all = circumstances.iter().enumerate();
        let holding: Vec<usize> =
            all.filter(|(_, circumstance)| circumstance.holds(answers)).map(|(number, _)| number).collect();
        if holding.is_empty() { Verdict::NotGiven } else { Verdict::Because(holding) }
    }
}

impl Circumstance {
    /// Whether all of its conditions hold.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        self.conditions.iter().all(|condition| condition.holds(answers))
    }
}

impl Condition {
    /// Whether it holds. While its question has no answer, it does not.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        answers.get(&self.question).is_some_and(|answer| self.test.passes(answer))
    }
}

impl Test {
    /// Whether an answer is what it has to be. An answer of the other kind is not.
    #[must_use]
    pub fn passes(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Chosen { is, is_not }, Answer::Chosen(chosen)) => {
                (is.is_empty() || !is.is_disjoint(chosen)) && is_not.is_disjoint(chosen)
            }
            (Self::Number(range), Answer::Number(number)) => range.contains(number),
            _ => false,
        }
    }
}
