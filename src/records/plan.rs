//! Plans: `content/plans/*.yml`. A plan answers inspections and recommendations, action by action.

use schemars::JsonSchema;
use serde::Deserialize;

use super::document::Document;
use super::fields::{AnyReference, Contact, Date, Id, Placed, Reference, Text};
use super::indicator::Indicator;
use super::inspection::Inspection;
use super::recommendation::Recommendation;
use super::{implement_record, record, words};

record! {
    /// A plan to make things better, action by action.
    pub struct Plan {
        /// Its title. Example: Home safety improvement plan
        pub title: Text,
        /// Other names it goes by. Example: `[Home safety action plan]`
        #[serde(default)]
        pub also_called: Vec<Text>,
        /// What it is for, in a sentence. Example: It answers what the inspectors found.
        pub summary: Text,
        /// Who watches over it, one body an item. Example: The home safety steering group
        #[serde(default)]
        pub monitored_by: Vec<Text>,
        /// The day it was agreed. Example: 2026-07-01
        pub agreed: Option<Placed<Date>>,
        /// The day on which its progress was last brought up to date. Example: 2026-10-01
        pub updated: Placed<Date>,
        /// The inspections it answers, by their ids. Example: `[home-safety-inspection]`
        #[serde(default)]
        pub inspections: Vec<Reference<Inspection>>,
        /// What is to be done.
        pub actions: Vec<Action>,
        /// Whom to ask about it: a role, never a person's name.
        pub contact: Option<Contact>,
        /// Documents about it, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
        /// Other records it is about, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// Something that is to be done.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its number in the plan. Example: "1.2"
    pub number: Placed<String>,
    /// What is to be done. Example: Write to everyone aged 75 or over about the checks
    pub title: Text,
    /// The findings of inspections that it answers.
    #[serde(default)]
    pub answers: Vec<AnsweredFinding>,
    /// The recommendations that it carries out, by their ids. Example: `[ring-back-in-a-day]`
    #[serde(default)]
    pub recommendations: Vec<Reference<Recommendation>>,
    /// Who does it: a role, never a person's name. Example: Head of housing and health
    pub owner: Text,
    /// The day by which it was first due. Example: 2026-09-30
    pub first_due: Placed<Date>,
    /// The day by which it is due now, where that was moved. Example: 2026-12-31
    pub now_due: Option<Placed<Date>>,
    /// Why the day was moved, in a sentence. Example: The letters came back from the printer with a fault.
    pub moved_because: Option<Text>,
    /// Where it stands.
    pub status: Placed<ActionStatus>,
    /// What has been done, in a sentence. Example: Letters went to two of three districts.
    pub progress: Option<Text>,
    /// The day on which it was done. Example: 2026-09-12
    pub done: Option<Placed<Date>>,
    /// The indicators that will show whether it worked, by their ids. Example: `[feel-safer]`
    #[serde(default)]
    pub indicators: Vec<Reference<Indicator>>,
}

impl Plan {
    /// Whether one of its actions answers a finding of an inspection, given by its number.
    #[must_use]
    pub fn answers(&self, inspection: &Id, finding: &str) -> bool {
        self.actions.iter().any(|action| action.answers(inspection, finding))
    }
}

impl Action {
    /// Whether it answers a finding of an inspection, given by its number.
    #[must_use]
    pub fn answers(&self, inspection: &Id, finding: &str) -> bool {
        self.answers
            .iter()
            .any(|answered| answered.inspection.id() == inspection && answered.finding.as_str() == finding)
    }

    /// The day by which it is due now.
    #[must_use]
    pub fn due(&self) -> &Placed<Date> {
        self.now_due.as_ref().unwrap_or(&self.first_due)
    }

    /// Whether anything is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.status.value, ActionStatus::Done | ActionStatus::Stopped)
    }
}

/// A finding of an inspection that an action answers.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnsweredFinding {
    /// The inspection, by its id. Example: home-safety-inspection
    pub inspection: Reference<Inspection>,
    /// The number of its finding. Example: "1"
    pub finding: Placed<String>,
}

words! {
    /// Where an action stands.
    pub enum ActionStatus {
        /// Nothing has been done yet.
        NotStarted,
        /// It will be done in time.
        OnTrack,
        /// It may not be done in time.
        AtRisk,
        /// The day by which it was first due has passed, and it is not done.
        Late,
        /// It is done.
        Done,
        /// It will not be done.
        Stopped,
    }
}

implement_record!(Plan, title, |plan, references| {
    references.to(&plan.inspections);
    for action in &plan.actions {
        references.to(action.answers.iter().map(|answered| &answered.inspection));
        references.to(&action.recommendations);
        references.to(&action.indicators);
    }
    references.to(&plan.documents);
    references.to_any(&plan.about);
    references.of_contacts(&plan.contact);
});
