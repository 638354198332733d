//! Committees: `content/committees/*.yml`.

use super::fields::{AnyReference, Contact, Date, Placed, Text};
use super::{implement_record, record, words};

record! {
    /// A body of councillors that meets.
    pub struct Committee {
        /// Its name. Example: Health Scrutiny Panel
        pub name: Text,
        /// What kind of body it is.
        pub kind: CommitteeKind,
        /// What it is there for, in a sentence. Example: It looks at how well home services work.
        pub remit: Text,
        /// The office that chairs it, never a person's name. Example: Chair of the panel
        pub chair: Option<Text>,
        /// How often it meets. Example: Six times a year
        pub meets: Option<Text>,
        /// Its first day. Example: 2015-05-01
        pub from: Option<Placed<Date>>,
        /// Its last day, where it is no more. Example: 2025-05-31
        pub to: Option<Placed<Date>>,
        /// How to reach it: a role, never a person's name.
        pub contact: Option<Contact>,
        /// Other records it is about, as kind:id. Example: `[service:home-safety-check]`
        #[serde(default)]
        pub about: Vec<Placed<AnyReference>>,
    }
}

words! {
    /// What kind of body a committee is.
    pub enum CommitteeKind {
        /// It takes the executive's decisions.
        Executive,
        /// It looks at what others decide and do.
        Scrutiny,
        /// It takes decisions that the law gives to a committee.
        Regulatory,
        /// It is every councillor together.
        Council,
        /// It advises, or brings several bodies together.
        Advisory,
    }
}

implement_record!(Committee, name, |committee, references| {
    references.to_any(&committee.about);
    references.of_contacts(&committee.contact);
});
