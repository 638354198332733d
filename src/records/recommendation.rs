//! Recommendations: `content/recommendations/*.yml`. What a committee asked for, and what came of it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::committee::Committee;
use super::fields::{AnyReference, Date, Placed, Reference, Text};
use super::report::Report;
use super::{implement_record, record, words};

record! {
    /// What a committee asked for, to whom it went, and what came of it.
    pub struct Recommendation {
        /// Its title, in a few words. Example: Ring everyone back within a day
        pub title: Text,
        /// What is asked for, in full. Example: That the provider ring everyone back within one working day.
        pub text: Text,
        /// The report it belongs to, by its id. Example: home-safety-2026
        pub report: Option<Reference<Report>>,
        /// Its number there. Example: "2"
        pub number: Option<Placed<String>>,
        /// The committee that asks, by its id. Example: health-scrutiny-panel
        pub made_by: Reference<Committee>,
        /// The day on which it was agreed. Example: 2026-10-12
        pub made: Placed<Date>,
        /// Who is asked: a body or an office, never a person's name. Example: Cabinet
        pub addressed_to: Text,
        /// The day on which notice was given under section 9FE of the Local Government Act 2000.
        /// Example: 2026-10-13
        pub notice_given: Option<Placed<Date>>,
        /// The day on which it was received. Example: 2026-10-14
        pub received: Option<Placed<Date>>,
        /// The day by which an answer is due. With a notice, that is two months after it was
        /// received. Example: 2026-12-14
        pub response_due: Option<Placed<Date>>,
        /// The answer.
        pub response: Option<Response>,
        /// Where it stands.
        pub progress: Placed<RecommendationProgress>,
        /// What has been done, in a sentence. Example: Call-backs began in November 2026.
        pub progress_note: Option<Text>,
        /// What followed from it and what it is about, as kind:id: decisions, plans, indicators.
        /// Example: `[decision:home-safety-award, indicator:feel-safer]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// The answer to a recommendation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// What the answer is.
    pub answer: ResponseAnswer,
    /// Who answered: a body or an office, never a person's name. Example: Cabinet
    pub by: Text,
    /// The answer in words. Example: We agree. The contract will ask for it from April.
    pub text: Text,
    /// The day on which it was published. Example: 2026-11-30
    pub published: Placed<Date>,
}

words! {
    /// What the answer to a recommendation is.
    pub enum ResponseAnswer {
        /// All of it will be done.
        Accepted,
        /// Some of it will be done.
        PartlyAccepted,
        /// None of it will be done.
        NotAccepted,
    }
}

words! {
    /// Where a recommendation stands.
    pub enum RecommendationProgress {
        /// Nobody has answered yet.
        AwaitingResponse,
        /// It was accepted, and nothing has been done yet.
        NotStarted,
        /// Something has been done.
        UnderWay,
        /// All that was accepted has been done.
        Done,
        /// It will not be done.
        NotToBeDone,
    }
}

implement_record!(Recommendation, title, |recommendation, references| {
    references.to(&recommendation.report);
    references.to([&recommendation.made_by]);
    references.to_any(&recommendation.about);
});
