//! Rating scales: `content/rating-scales.yml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{Id, Placed, Text};
use super::{ListFile, implement_record, record};

/// The whole file: every scale.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingScalesFile {
    /// Every scale.
    pub rating_scales: Vec<Placed<RatingScale>>,
}

impl ListFile for RatingScalesFile {
    type Item = RatingScale;

    fn split(self) -> (Vec<Placed<RatingScale>>, ()) {
        (self.rating_scales, ())
    }
    fn id_of(scale: &RatingScale) -> &Placed<Id> {
        &scale.id
    }
}

record! {
    /// A scale of ratings, from the worst to the best.
    pub struct RatingScale {
        /// Its id, used in references. Example: stars
        pub id: Placed<Id>,
        /// Its name. Example: Stars
        pub name: Text,
        /// What it rates, in a sentence. Example: How good the service is.
        pub summary: Text,
        /// Whose scale it is. Example: The inspectors of home safety
        pub owner: Option<Text>,
        /// Its steps, from the worst to the best.
        pub steps: Vec<Step>,
    }
}

/// One step of a scale.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id. Example: one-star
    pub id: Placed<Id>,
    /// The rating as it is written. Example: One star
    pub name: Text,
    /// What it means, in a word or a few. Example: Fair
    pub meaning: Option<Text>,
}

impl RatingScale {
    /// The step of that id, with its place on the scale, counted from 0 for the worst.
    #[must_use]
    pub fn step(&self, id: &Id) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().find(|(_, step)| step.id.value == *id)
    }
}

implement_record!(RatingScale in RatingScalesFile with (), name, |_scale, _references| {});
