//! The rules of an eligibility record, resolved.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rust_decimal::prelude::ToPrimitive as _;

use crate::records::eligibility as written;
use crate::records::eligibility::{Eligibility, QuestionKind, Tier};
use crate::records::fields::{Id, Number, Placed};

/// The rules of an eligibility record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What may be answered to each question, in the order in which they are asked.
    pub questions: Vec<Possible>,
    /// Who gets each offer.
    pub offers: Vec<Reach>,
}

/// What may be answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// One of so many answers.
    OneOf(usize),
    /// Any number of so many answers, or none of them.
    AnyOf(usize),
    /// A whole number in a range.
    Number(RangeInclusive<u64>),
}

/// Who gets an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everyone.
    Everyone,
    /// Whoever is in one of these circumstances; there is at least one.
    InCircumstances(Vec<Circumstance>),
}

/// Conditions of which all have to hold; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// A question, and what its answer has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The number of the question.
    pub question: usize,
    /// What its answer has to be.
    pub test: Test,
}

/// What an answer has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// What was chosen.
    Chosen {
        /// Where there are any: one of these was chosen.
        is: BTreeSet<usize>,
        /// None of these was chosen.
        is_not: BTreeSet<usize>,
    },
    /// The number lies in a range.
    Number(RangeInclusive<u64>),
}

impl Rules {
    /// The rules of a record. Nothing where a condition cannot be tested: an offer made by half a
    /// rule would be a promise that nobody decided. The checks tell each such fault in its place.
    #[must_use]
    pub fn of(record: &Eligibility) -> Option<Self> {
        let questions = record.questions.iter().map(Possible::of).collect::<Option<_>>()?;
        let offers = record.offers.iter().map(|offer| Reach::of(offer, &record.questions));
        Some(Self { questions, offers: offers.collect::<Option<_>>()? })
    }
}

impl Possible {
    /// What may be answered to a question. Nothing where its range holds no whole number.
    #[must_use]
    pub fn of(question: &written::Question) -> Option<Self> {
        Some(match question.kind.value {
            QuestionKind::YesOrNo | QuestionKind::OneOf => Self::OneOf(question.choices().len()),
            QuestionKind::AnyOf => Self::AnyOf(question.choices().len()),
            QuestionKind::Number => Self::Number(range(question.least.as_ref(), question.most.as_ref())?),
        })
    }
}

impl Reach {
    fn of(offer: &written::Offer, questions: &[written::Question]) -> Option<Self> {
        if offer.tier.value == Tier::Universal {
            return Some(Self::Everyone);
        }
        let circumstance = |circumstance: &written::Circumstance| {
            let conditions = circumstance.all.iter().map(|condition| Condition::of(condition, questions));
            let conditions = conditions.collect::<Option<Vec<_>>>()?;
            // All of no conditions would hold for everybody.
            (!conditions.is_empty()).then_some(Circumstance { conditions })
        };
        let circumstances = offer.circumstances.iter().map(circumstance).collect::<Option<Vec<_>>>()?;
        (!circumstances.is_empty()).then_some(Self::InCircumstances(circumstances))
    }
}

impl Condition {
    fn of(condition: &written::Condition, questions: &[written::Question]) -> Option<Self> {
        let number = questions.iter().position(|question| question.id.value == condition.question.value)?;
        let question = &questions[number];
        let chooses = !condition.is.is_empty() || !condition.is_not.is_empty();
        let counts = condition.at_least.is_some() || condition.at_most.is_some();
        let test = match (question.kind.value, chooses, counts) {
            (QuestionKind::Number, false, true) => {
                Test::Number(range(condition.at_least.as_ref(), condition.at_most.as_ref())?)
            }
            (QuestionKind::YesOrNo | QuestionKind::OneOf | QuestionKind::AnyOf, true, false) => {
                Test::Chosen {
                    is: numbers_of(&condition.is, question)?,
                    is_not: numbers_of(&condition.is_not, question)?,
                }
            }
            _ => return None,
        };
        Some(Self { question: number, test })
    }
}

fn numbers_of(ids: &[Placed<Id>], question: &written::Question) -> Option<BTreeSet<usize>> {
    let choices = question.choices();
    ids.iter().map(|id| choices.iter().position(|choice| *choice == id.as_str())).collect()
}

/// The whole numbers between two bounds; a bound that is not written does not bind.
fn range(least: Option<&Placed<Number>>, most: Option<&Placed<Number>>) -> Option<RangeInclusive<u64>> {
    let least = least.map_or(Some(0), |number| whole(number))?;
    let most = most.map_or(Some(u64::MAX), |number| whole(number))?;
    (least <= most).then_some(least..=most)
}

/// A number without decimals.
#[must_use]
pub(crate) fn whole(number: &Number) -> Option<u64> {
    number.0.is_integer().then(|| number.0.to_u64()).flatten()
}
