//! The rules of an eligibility record, resolved.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rust_decimal::prelude::ToPrimitive as _;

use super::Setting;
use crate::records::eligibility as written;
pub use crate::records::eligibility::Outcome;
use crate::records::eligibility::{Eligibility, QuestionKind, Tier};
use crate::records::fields::{Id, Number, Placed};

/// The rules of an eligibility record, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What may be answered to each question, in the order in which they are asked.
    pub questions: Vec<Possible>,
    /// Whether each question may be answered with "I am not sure".
    pub can_be_unsure: Vec<bool>,
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

/// Conditions that together make a circumstance; there is at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// Those of which all have to hold.
    pub all: Vec<Condition>,
    /// Those of which, where there are any, one has to hold.
    pub any: Vec<Condition>,
    /// Those of which none may hold.
    pub none: Vec<Condition>,
    /// What a person in these circumstances is told.
    pub result: Outcome,
    /// Whether the rule applies on the day.
    pub is_in_force: bool,
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
    pub fn of(record: &Eligibility, setting: &Setting) -> Option<Self> {
        let reading = Reading { record, setting };
        let possible = |question| Possible::of(question, setting);
        Some(Self {
            questions: record.questions.iter().map(possible).collect::<Option<_>>()?,
            can_be_unsure: record.questions.iter().map(|question| question.unsure).collect(),
            offers: record.offers.iter().map(|offer| reading.reach(offer)).collect::<Option<_>>()?,
        })
    }
}

impl Possible {
    /// What may be answered to a question. Nothing where its range holds no whole number.
    #[must_use]
    pub fn of(question: &written::Question, setting: &Setting) -> Option<Self> {
        Some(match question.kind.value {
            QuestionKind::AnyOf => Self::AnyOf(question.answers.len()),
            QuestionKind::Number | QuestionKind::DateOfBirth => {
                let bound = |number: &Option<Placed<Number>>| number.as_ref().map(|number| whole(number));
                let least = bound(&question.least).unwrap_or(Some(0))?;
                let most = bound(&question.most).unwrap_or(Some(u64::MAX))?;
                (least <= most).then_some(Self::Number(least..=most))?
            }
            QuestionKind::YesOrNo | QuestionKind::OneOf | QuestionKind::District => {
                Self::OneOf(setting.choices(question).len())
            }
        })
    }
}

/// A record that is being resolved.
struct Reading<'a> {
    record: &'a Eligibility,
    setting: &'a Setting,
}

impl Reading<'_> {
    fn reach(&self, offer: &written::Offer) -> Option<Reach> {
        if offer.tier.value == Tier::Universal {
            return Some(Reach::Everyone);
        }
        let circumstances = offer.circumstances.iter().map(|one| self.circumstance(one));
        let circumstances = circumstances.collect::<Option<Vec<_>>>()?;
        (!circumstances.is_empty()).then_some(Reach::InCircumstances(circumstances))
    }

    fn circumstance(&self, circumstance: &written::Circumstance) -> Option<Circumstance> {
        let conditions = |written: &[written::Condition]| {
            written.iter().map(|condition| self.condition(condition)).collect::<Option<Vec<_>>>()
        };
        let today = self.setting.today;
        let circumstance = Circumstance {
            all: conditions(&circumstance.all)?,
            any: conditions(&circumstance.any)?,
            none: conditions(&circumstance.none)?,
            result: circumstance.result.as_ref().map_or(Outcome::Likely, |result| result.value),
            is_in_force: circumstance.from.as_ref().is_none_or(|from| from.value <= today)
                && circumstance.until.as_ref().is_none_or(|until| today <= until.value),
        };
        // All of no conditions would hold for everybody.
        let has_condition = circumstance.conditions().next().is_some();
        has_condition.then_some(circumstance)
    }

    fn condition(&self, condition: &written::Condition) -> Option<Condition> {
        let mut questions = self.record.questions.iter();
        let number = questions.position(|question| question.id.value == condition.question.value)?;
        let question = &self.record.questions[number];
        let test = match (question.kind.value.is_number(), condition.chooses(), condition.counts()) {
            (true, false, true) => Test::Number(self.range(condition)?),
            (false, true, false) => Test::Chosen {
                is: self.numbers_of(&condition.is, question)?,
                is_not: self.numbers_of(&condition.is_not, question)?,
            },
            _ => return None,
        };
        Some(Condition { question: number, test })
    }

    fn numbers_of(&self, ids: &[Placed<Id>], question: &written::Question) -> Option<BTreeSet<usize>> {
        let choices = self.setting.choices(question);
        ids.iter().map(|id| choices.iter().position(|choice| *choice == id.as_str())).collect()
    }

    /// The whole numbers that a condition lets pass; a bound that is not written does not bind.
    fn range(&self, condition: &written::Condition) -> Option<RangeInclusive<u64>> {
        let (least, most) = self.setting.bounds(condition, self.record)?;
        let (least, most) = (least.unwrap_or(0), most.unwrap_or(u64::MAX));
        (least <= most).then_some(least..=most)
    }
}

/// A number without decimals.
#[must_use]
pub(crate) fn whole(number: &Number) -> Option<u64> {
    number.0.is_integer().then(|| number.0.to_u64()).flatten()
}
