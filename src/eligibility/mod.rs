//! Stage 4, derive: who gets what. The [`Rules`] of a record say what may be answered and who gets
//! each offer; what a person answers is an [`Answers`]; the one held against the other gives a
//! [`Verdict`] for each offer.
//!
//! Everything here is numbers in place of ids: the number of a question, an answer, an offer, a
//! circumstance or a condition is its number in the record, from 0. So each condition can be tested
//! on its own, question by question in the order in which they are asked.

mod answers;
mod rules;
mod verdict;

#[cfg(test)]
mod tests;

pub use answers::{Answer, Answers, Unfit};
pub(crate) use rules::whole;
pub use rules::{Circumstance, Condition, Possible, Reach, Rules, Test};
pub use verdict::Verdict;
