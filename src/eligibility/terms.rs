//! Steps and answers in the officers' own terms: the ids of the record.

use super::{Asks, Setting, Step, UNSURE};
use crate::records::eligibility::Eligibility;

/// A record, for those who tell an officer of its steps.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The record.
    pub record: &'a Eligibility,
    /// The day and the districts.
    pub setting: &'a Setting,
}

impl Terms<'_> {
    /// What a step asks: the id of its question, and which of its answers: "tasks (washing or stairs)".
    #[must_use]
    pub fn step(&self, step: &Step) -> String {
        let question = &self.record.questions[step.question];
        let choices = self.setting.choices(question);
        match &step.asks {
            Asks::Any(group) => {
                let ids: Vec<&str> =
                    group.iter().filter_map(|answer| choices.get(*answer).copied()).collect();
                format!("{} ({})", question.id.value, ids.join(" or "))
            }
            Asks::Which(_) | Asks::Band(_) => question.id.value.to_string(),
        }
    }

    /// An answer to a step: "75 or more", "owner", "yes".
    #[must_use]
    pub fn answer(&self, step: &Step, answer: usize) -> String {
        if step.is_unsure(answer) {
            return UNSURE.to_owned();
        }
        match &step.asks {
            Asks::Which(_) => {
                let question = &self.record.questions[step.question];
                self.setting.choices(question).get(answer).copied().unwrap_or_default().to_owned()
            }
            Asks::Any(_) => if answer == 0 { "yes" } else { "no" }.to_owned(),
            Asks::Band(bands) => {
                let band = &bands[answer];
                match (answer + 1 == bands.len(), band.start() == band.end()) {
                    (true, _) if answer > 0 => format!("{} or more", band.start()),
                    (_, true) => band.start().to_string(),
                    _ => format!("{} to {}", band.start(), band.end()),
                }
            }
        }
    }

    /// Steps with their answers: "age 75 or more; alone yes".
    #[must_use]
    pub fn way(&self, steps: &[Step], way: &[(usize, usize)]) -> String {
        let words = |(step, answer): &(usize, usize)| {
            let step = &steps[*step];
            format!("{} {}", self.step(step), self.answer(step, *answer))
        };
        way.iter().map(words).collect::<Vec<_>>().join("; ")
    }
}
