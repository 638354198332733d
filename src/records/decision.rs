//! Decisions: `content/decisions/*.md`. The text below the front matter gives the background.

use schemars::JsonSchema;
use serde::Deserialize;

use super::area::Area;
use super::document::Document;
use super::fields::{Contact, Date, Placed, Reference, Text};
use super::{implement_record, record, words};

record! {
    /// The record of a decision: the fields of the Local Authorities (Executive Arrangements)
    /// (Meetings and Access to Information) (England) Regulations 2012, regulations 9, 12 and 13.
    pub struct Decision {
        /// Its title. Example: Who will make home safety checks
        pub title: Text,
        /// Which of four kinds it is. They are easily confused. Example: committee
        pub kind: DecisionKind,
        /// Its reference in the authority's books. Example: DEC-2026-014
        pub reference: Option<Placed<String>>,
        /// Who decided: a body or an office, never a person's name. Example: Cabinet
        pub decision_maker: Text,
        /// Where it stands, in the authority's words. Example: Recommendations approved
        pub status: Text,
        /// Whether it is a key decision. Example: false
        pub key_decision: bool,
        /// Why it is a key decision. Example: Significant effect in 2 or more electoral divisions
        pub reason_key: Option<Text>,
        /// Whether councillors may call it in.
        pub subject_to_call_in: Option<bool>,
        /// Why it was taken to be decided. Example: To choose who makes home safety checks from April.
        pub purpose: Text,
        /// What was put forward to be decided, one item each.
        /// Example: That the contract goes to Ternbridge Homes.
        #[serde(default)]
        pub decision: Vec<Text>,
        /// What was resolved, one item each. Example: That the contract go to Ternbridge Homes.
        #[serde(default)]
        pub resolved: Vec<Text>,
        /// The reasons, one item each. Example: Its bid was the best on quality and price.
        #[serde(default)]
        pub reasons: Vec<Text>,
        /// What else was thought of, and why it was not chosen, one item each.
        /// Example: To let the old contract run on. It could not be made longer.
        #[serde(default)]
        pub alternatives: Vec<Text>,
        /// Conflicts of interest that were declared, one item each.
        /// Example: One member works for a bidder and left the room.
        #[serde(default)]
        pub conflicts: Vec<Text>,
        /// Dispensations that were given, one item each. Example: None were asked for.
        #[serde(default)]
        pub dispensations: Vec<Text>,
        /// Standing orders and whether they were kept.
        #[serde(default)]
        pub standing_orders: Vec<StandingOrder>,
        /// The divisions affected in words. Example: All divisions
        pub divisions_affected: Option<Text>,
        /// The areas affected, by their ids. Example: `[coast, vale]`
        #[serde(default)]
        pub areas: Vec<Reference<Area>>,
        /// Whom to ask about it: a role, never a person's name.
        pub contact: Contact,
        /// The role of the officer who prepared it. Example: Head of housing and health
        pub lead_officer: Option<Text>,
        /// The meeting at which it was decided. Example: Cabinet, 12 October 2026
        pub meeting: Option<Text>,
        /// The day on which it was due to be decided. Example: 2026-10-12
        pub due: Option<Placed<Date>>,
        /// The day on which it was decided. Example: 2026-10-12
        pub made: Placed<Date>,
        /// The day on which it was published. Example: 2026-10-14
        pub published: Option<Placed<Date>>,
        /// The day from which it has effect. Example: 2026-10-22
        pub effective: Option<Placed<Date>>,
        /// The day on which its notice was first published. Example: 2026-09-10
        pub notice_published: Option<Placed<Date>>,
        /// Whether the public may see all of it.
        #[serde(default)]
        pub restriction: Restriction,
        /// The documents that came with it, by their ids. An empty list says that there are none.
        /// Example: `[home-safety-checklist]`
        pub documents: Option<Vec<Reference<Document>>>,
        /// Other decisions it follows from, by their ids. Example: `[home-safety-plan]`
        #[serde(default)]
        pub follows: Vec<Reference<Decision>>,
    }
}

words! {
    /// Four kinds that are easily confused.
    pub enum DecisionKind {
        /// Taken by the cabinet, or by one of its members.
        Executive,
        /// Taken by a committee.
        Committee,
        /// Taken by an officer.
        Officer,
        /// A scrutiny committee's view on a report to somebody else, who then decides.
        ScrutinyConsideration,
    }
}

words! {
    /// Whether the public may see a decision: Local Government Act 1972, schedule 12A.
    #[derive(Default)]
    pub enum Restriction {
        /// The public may see all of it.
        #[default]
        Open,
        /// Some of its papers are exempt.
        PartExempt,
        /// All of its papers are exempt.
        Exempt,
    }
}

/// A standing order and whether it was kept.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingOrder {
    /// Its number. Example: "25"
    pub number: Placed<String>,
    /// Whether it was kept.
    pub complied_with: bool,
    /// What it asks for, or what was done, in a sentence.
    /// Example: Members were told of urgent business before the meeting.
    pub note: Option<Text>,
}

implement_record!(Decision, title, |decision, references| {
    references.to(&decision.areas);
    references.to(decision.documents.iter().flatten());
    references.to(&decision.follows);
    references.of_contacts([&decision.contact]);
});
