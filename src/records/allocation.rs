//! Allocations: `content/allocations/*.yml`. A budget is shared out between areas by their need.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::area::Area;
use super::decision::Decision;
use super::fields::{AnyReference, Contact, Id, Money, Number, Period, Placed, Reference, Text};
use super::{implement_record, record};

record! {
    /// A budget, shared out between areas by their need.
    pub struct Allocation {
        /// Its title. Example: Home safety budget for 2026-27
        pub title: Text,
        /// What it is, in a sentence. Example: How we share the money for home safety out.
        pub summary: Text,
        /// The period it is for. Example: 2026-27
        pub period: Placed<Period>,
        /// The sum to be shared out, in pounds. Example: 1200000
        pub budget: Placed<Money>,
        /// The rule in words, one step an item. Example: Half of the money follows the number of older people.
        pub rule: Vec<Text>,
        /// What need is measured by.
        pub measures: Vec<NeedMeasure>,
        /// The areas that share the budget.
        pub areas: Vec<AreaNeed>,
        /// The decisions behind it, by their ids. Example: `[home-safety-award]`
        #[serde(default)]
        pub decisions: Vec<Reference<Decision>>,
        /// Whom to ask about it: a role, never a person's name.
        pub contact: Option<Contact>,
        /// Other records it is about, as kind:id. Example: `[lot:coast-and-estuary]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// Something that need is measured by.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedMeasure {
    /// Its id, used below each area. Example: older-people
    pub id: Placed<Id>,
    /// Its name. Example: People aged 75 or over
    pub name: Text,
    /// How much of the budget follows it, beside the weights of the others. Example: 50
    pub weight: Placed<Number>,
    /// Where its numbers come from. Example: Mid-year estimates for 2025
    pub source: Text,
}

/// An area and its need.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaNeed {
    /// The area, by its id. Example: coast
    pub area: Reference<Area>,
    /// Its need by each measure: the measure's id and the number. Example: `{older-people: 12400}`
    pub needs: BTreeMap<String, Placed<Number>>,
}

implement_record!(Allocation, title, |allocation, references| {
    references.to(allocation.areas.iter().map(|area| &area.area));
    references.to(&allocation.decisions);
    references.to_any(&allocation.about);
    references.of_contacts(&allocation.contact);
});
