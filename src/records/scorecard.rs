//! Scorecards: `content/scorecards/*.yml`. An overall rating, made from several by a published rule.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fields::{AnyReference, Id, Period, Placed, Reference, Text};
use super::inspection::Inspection;
use super::rating_scale::RatingScale;
use super::{implement_record, record};

record! {
    /// An overall rating, made from several by a rule that everybody can read.
    pub struct Scorecard {
        /// Its title. Example: Overall score for home safety
        pub title: Text,
        /// What it tells, in a sentence. Example: How home safety is rated over all, and why.
        pub summary: Text,
        /// The period it is for. Example: 2026
        pub period: Placed<Period>,
        /// The scale of the overall rating, by its id. Example: stars
        pub scale: Reference<RatingScale>,
        /// The ratings that it is made from.
        pub elements: Vec<Element>,
        /// The rule: the overall rating for every combination of the elements' ratings.
        pub rule: Vec<Cell>,
        /// Where the rule comes from. Example: The inspectors' handbook of 2026
        pub rule_source: Text,
        /// Other records it is about, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// One of the ratings that an overall rating is made from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Its id, used by the rule. Example: inspection
    pub id: Placed<Id>,
    /// Its name. Example: Inspection
    pub name: Text,
    /// Its scale, by its id. Example: stars
    pub scale: Reference<RatingScale>,
    /// Its rating now, by the id of the step. Example: one-star
    pub rating: Placed<Id>,
    /// Where its rating comes from. Example: The inspection of June 2026
    pub source: Text,
    /// The inspection that gave it, by its id. Example: home-safety-inspection
    pub inspection: Option<Reference<Inspection>>,
}

/// One combination of ratings, and the overall rating that it gives.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The rating of each element: the element's id and the step's id. Example: `{inspection: one-star}`
    pub when: BTreeMap<String, Placed<Id>>,
    /// The overall rating, by the id of its step. Example: one-star
    pub overall: Placed<Id>,
    /// Set to true where this line of the rule is invented.
    #[serde(default)]
    pub invented: bool,
    /// Where this line comes from, where that is not where the whole rule comes from.
    /// Example: Section 8 of the report
    pub source: Option<Text>,
}

implement_record!(Scorecard, title, |scorecard, references| {
    references.to([&scorecard.scale]);
    for element in &scorecard.elements {
        references.to([&element.scale]);
        references.to(&element.inspection);
    }
    references.to_any(&scorecard.about);
});
