//! Stage 4, derive: who gets what. The [`Rules`] of a record say what may be answered and who gets
//! each offer; what a person answers is an [`Answers`]; the one held against the other gives a
//! [`Verdict`] for each offer.
//!
//! For the page, the rules are compiled into a [`Graph`] of questions: what is asked first, where
//! each answer leads, and what comes out.
//!
//! Everything here is numbers in place of ids: the number of a question, an answer, an offer, a
//! circumstance or a condition is its number in the record, from 0. So each condition can be tested
//! on its own, question by question in the order in which they are asked.

mod answers;
mod graph;
mod proof;
mod rules;
mod setting;
mod steps;
mod terms;
mod truth;
mod verdict;

#[cfg(test)]
mod tests;

pub use answers::{Answer, Answers, UNSURE, Unfit};
pub use graph::{Chance, Graph, Known, MOST_PLACES, MOST_STEPS, Next, Place, TooMany, Way, compile};
pub use proof::{ConditionAt, Fault, Ranges, faults};
pub(crate) use rules::whole;
pub use rules::{Circumstance, Condition, Outcome, Possible, Reach, Rules, Test};
pub use setting::Setting;
pub use steps::{Asks, Step, Steps};
pub use terms::Terms;
pub use truth::Truth;
pub use verdict::Verdict;
