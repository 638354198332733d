//! Reports: `content/reports/*.md`. The text below the front matter is the report itself, under the
//! headings that the authority asks for.

use schemars::JsonSchema;
use serde::Deserialize;

use super::area::Area;
use super::committee::Committee;
use super::document::Document;
use super::fields::{AnyReference, Contact, Date, Placed, Reference, Text};
use super::inspection::Inspection;
use super::meeting::Meeting;
use super::plan::Plan;
use super::{implement_record, record};

record! {
    /// A report to a committee. Its text stands under the headings that `site.yml` asks for.
    pub struct Report {
        /// Its title. Example: How home safety checks are going
        pub title: Text,
        /// What it says, in a sentence. Example: Most checks are made in time, and falls are fewer.
        pub summary: Text,
        /// The committee it goes to, by its id. Example: health-scrutiny-panel
        pub committee: Reference<Committee>,
        /// The meeting it goes to, by its id. Example: health-scrutiny-panel-october-2026
        pub meeting: Option<Reference<Meeting>>,
        /// Its number on that meeting's agenda. Example: "7"
        pub agenda_item: Option<Placed<String>>,
        /// The day of the report. Example: 2026-10-12
        pub date: Placed<Date>,
        /// The wards it is about, in words. Example: All wards
        pub wards: Option<Text>,
        /// The areas it is about, by their ids. Example: `[coast, vale]`
        #[serde(default)]
        pub areas: Vec<Reference<Area>>,
        /// The portfolio: the office of the councillor who is responsible. Example: Cabinet member for social care
        pub portfolio: Option<Text>,
        /// Who signed it.
        pub signed: Option<Signature>,
        /// Whom to ask about it: a role, never a person's name.
        pub contact: Contact,
        /// The day on which the cabinet takes it. Example: 2026-11-02
        pub cabinet_date: Option<Placed<Date>>,
        /// The inspections it answers, by their ids. Example: `[home-safety-inspection]`
        #[serde(default)]
        pub inspections: Vec<Reference<Inspection>>,
        /// The plans that are its appendices.
        #[serde(default)]
        pub appendices: Vec<Appendix>,
        /// Its background papers and other documents, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
        /// Other records it is about, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

/// Who signed a report, by post: never a person's name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The post. Example: Director of adult care
    pub post: Text,
    /// The day. Example: 2026-10-01
    pub date: Placed<Date>,
}

/// A plan that is an appendix of a report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appendix {
    /// What the report calls the appendix. Example: Appendix A
    pub label: Text,
    /// The plan, by its id. Example: home-safety-plan
    pub plan: Reference<Plan>,
    /// What the report calls the plan, where that is not its title. Example: Home Safety Action Plan
    pub called: Option<Text>,
}

implement_record!(Report, title, |report, references| {
    references.to([&report.committee]);
    references.to(&report.meeting);
    references.to(&report.areas);
    references.to(&report.inspections);
    references.to(report.appendices.iter().map(|appendix| &appendix.plan));
    references.to(&report.documents);
    references.to_any(&report.about);
    references.of_contacts([&report.contact]);
});
