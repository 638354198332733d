//! Which offers a person gets, and which circumstances decided.

use super::rules::Outcome;
use super::{Answer, Answers, Circumstance, Condition, Reach, Rules, Test, Truth};

/// Whether a person gets an offer, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes: everyone gets it.
    Everyone,
    /// The person is likely to get it: these circumstances hold, by number. There is at least one.
    Because(Vec<usize>),
    /// A person has to decide: these circumstances say so, or would hold by an answer that is
    /// missing, by number. There is at least one.
    AskUs(Vec<usize>),
    /// No circumstance holds.
    NotGiven,
}

impl Verdict {
    /// Whether the person gets the offer.
    #[must_use]
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Everyone | Self::Because(_))
    }

    /// Whether the person is told to ask.
    #[must_use]
    pub fn is_to_ask(&self) -> bool {
        matches!(self, Self::AskUs(_))
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
        let those = |is: &dyn Fn(&Circumstance, Truth) -> bool| -> Vec<usize> {
            let all = circumstances.iter().enumerate();
            all.filter(|(_, circumstance)| is(circumstance, circumstance.holds(answers)))
                .map(|(number, _)| number)
                .collect()
        };
        let likely =
            those(&|circumstance, truth| truth == Truth::True && circumstance.result == Outcome::Likely);
        if !likely.is_empty() {
            return Verdict::Because(likely);
        }
        let to_ask = those(&|_, truth| truth != Truth::False);
        if to_ask.is_empty() { Verdict::NotGiven } else { Verdict::AskUs(to_ask) }
    }
}

impl Circumstance {
    /// Every condition, those that all have to hold first.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.all.iter().chain(&self.any).chain(&self.none)
    }

    /// Whether the circumstance holds.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> Truth {
        self.holds_where(|condition| condition.holds(answers))
    }

    /// Whether the circumstance holds where each of its conditions does as is said.
    pub fn holds_where(&self, holds: impl Fn(&Condition) -> Truth) -> Truth {
        if !self.is_in_force {
            return Truth::False;
        }
        let any = if self.any.is_empty() { Truth::True } else { Truth::any(self.any.iter().map(&holds)) };
        Truth::all(self.all.iter().map(&holds)) & any & !Truth::any(self.none.iter().map(&holds))
    }
}

impl Condition {
    /// Whether it holds. While its question has no answer, that is not known.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> Truth {
        answers.get(&self.question).map_or(Truth::Unknown, |answer| self.test.passes(answer))
    }
}

impl Test {
    /// Whether an answer is what it has to be. An answer of the other kind is not.
    #[must_use]
    pub fn passes(&self, answer: &Answer) -> Truth {
        Truth::from(match (self, answer) {
            (_, Answer::Unsure) => return Truth::Unknown,
            (Self::Chosen { is, is_not }, Answer::Chosen(chosen)) => {
                (is.is_empty() || !is.is_disjoint(chosen)) && is_not.is_disjoint(chosen)
            }
            (Self::Number(range), Answer::Number(number)) => range.contains(number),
            _ => false,
        })
    }
}
