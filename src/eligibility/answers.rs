//! What a person answers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::rules::whole;
use super::{Possible, Setting};
use crate::records::eligibility::{Given, Question};
use crate::records::fields::{Number, Scalar as _};

/// The answers of a person, by the number of the question. A question that is not here has not
/// been answered.
pub type Answers = BTreeMap<usize, Answer>;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What was chosen, by number: one answer, or any of several.
    Chosen(BTreeSet<usize>),
    /// A whole number.
    Number(u64),
    /// "I am not sure": what it would decide stays open.
    Unsure,
}

/// How a worked example writes [`Answer::Unsure`].
pub const UNSURE: &str = "unsure";

/// Why an answer does not fit its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The question does not have this answer.
    Unknown(String),
    /// The question takes one answer, and this is another number of them.
    NotOne(usize),
    /// This is not a whole number.
    NotWhole(String),
    /// The number lies outside the range of the question.
    OutOfRange(u64),
}

impl Answer {
    /// Reads an answer as a worked example gives it. Nothing where the question itself cannot be
    /// answered, which is another fault.
    ///
    /// # Errors
    /// Why the answer does not fit the question.
    #[must_use]
    pub fn read(given: &Given, question: &Question, setting: &Setting) -> Option<Result<Self, Unfit>> {
        let possible = Possible::of(question, setting)?;
        if question.unsure && given.0 == [UNSURE] {
            return Some(Ok(Self::Unsure));
        }
        let takes_one = !matches!(possible, Possible::AnyOf(_));
        let answer = match (given.0.as_slice(), possible) {
            (several, _) if takes_one && several.len() != 1 => Err(Unfit::NotOne(several.len())),
            (given, Possible::Number(range)) => number(&given.concat(), &range),
            (given, _) => chosen(given, &setting.choices(question)),
        };
        Some(answer)
    }
}

fn number(given: &str, range: &RangeInclusive<u64>) -> Result<Answer, Unfit> {
    let number = Number::parse(given).ok().and_then(|number| whole(&number));
    let number = number.ok_or_else(|| Unfit::NotWhole(given.to_owned()))?;
    if range.contains(&number) { Ok(Answer::Number(number)) } else { Err(Unfit::OutOfRange(number)) }
}

fn chosen(given: &[String], choices: &[&str]) -> Result<Answer, Unfit> {
    let number = |given: &String| {
        let number = choices.iter().position(|choice| choice == given);
        number.ok_or_else(|| Unfit::Unknown(given.clone()))
    };
    Ok(Answer::Chosen(given.iter().map(number).collect::<Result<_, _>>()?))
}
