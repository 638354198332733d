//! Inspections: `content/inspections/*.yml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::document::Document;
use super::fields::{AnyReference, Id, Period, Placed, Reference, Text, WebAddress};
use super::rating_scale::RatingScale;
use super::{implement_record, record};

record! {
    /// What inspectors found and how they rated it.
    pub struct Inspection {
        /// Its title. Example: Inspection of home safety services, 2026
        pub title: Text,
        /// Who inspected. Example: The inspectors of home safety
        pub inspector: Text,
        /// What was inspected, in a sentence. Example: All services that make homes safer.
        pub summary: Text,
        /// When it was: a month, a quarter or a year. Example: 2026-06
        pub inspected: Placed<Period>,
        /// How it was rated.
        pub ratings: Vec<InspectionRating>,
        /// What the inspectors found or recommended.
        #[serde(default)]
        pub findings: Vec<InspectionFinding>,
        /// When they are due to come again. Example: 2027-09
        pub reinspection_due: Option<Placed<Period>>,
        /// The earlier inspection that this one follows, by its id. Example: home-safety-inspection-2023
        pub follows: Option<Reference<Inspection>>,
        /// The inspectors' own report. Example: `https://www.example.org/report`
        pub report: Option<Placed<WebAddress>>,
        /// Documents about it, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
        /// The services, providers and other records it is about, as kind:id.
        /// Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// A rating on a scale.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionRating {
    /// The scale, by its id. Example: stars
    pub scale: Reference<RatingScale>,
    /// The step on that scale, by its id. Example: one-star
    pub rating: Placed<Id>,
    /// A sentence on it. Example: The checks are good, but too few people get one.
    pub comment: Option<Text>,
}

/// Something that inspectors found or recommended.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionFinding {
    /// Its number, used by the actions of plans. Example: "1"
    pub number: Placed<String>,
    /// What was found, in a few words. Example: Too few people know of the service
    pub title: Text,
    /// What was found or recommended, in full. Example: Tell people aged 75 or over about the checks.
    pub text: Option<Text>,
}

implement_record!(Inspection, title, |inspection, references| {
    references.to(inspection.ratings.iter().map(|rating| &rating.scale));
    references.to(&inspection.follows);
    references.to(&inspection.documents);
    references.to_any(&inspection.about);
});
