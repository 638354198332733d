//! Lots: `content/lots/*.md`.

use super::area::Area;
use super::decision::Decision;
use super::document::Document;
use super::fields::{Contact, Money, Placed, Reference, Text};
use super::service::Service;
use super::{implement_record, record, words};

record! {
    /// A group of districts and services that is let together.
    pub struct Lot {
        /// Its number among the lots. Example: 1
        pub number: Placed<u32>,
        /// Its name. Example: Coast and estuary
        pub name: Text,
        /// What it is, in a sentence. Example: Home safety checks in the two districts on the sea.
        pub summary: Text,
        /// Where it stands: the words of the Open Contracting Data Standard.
        pub status: LotStatus,
        /// The districts it covers, by their ids. Example: `[coast, vale]`
        pub districts: Vec<Reference<Area>>,
        /// The services it holds, by their ids. Example: `[home-safety-check]`
        pub services: Vec<Reference<Service>>,
        /// What it is worth over its whole life, in pounds. Example: 250000
        pub value: Option<Placed<Money>>,
        /// Whom to ring while no contract runs.
        pub interim_contact: Option<Contact>,
        /// The decisions behind it, by their ids. Example: `[home-safety-award]`
        #[serde(default)]
        pub decisions: Vec<Reference<Decision>>,
        /// Documents about it, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
    }
}

words! {
    /// Where a lot stands: the words of the Open Contracting Data Standard.
    pub enum LotStatus {
        /// It may be let one day.
        Planning,
        /// It will be let.
        Planned,
        /// It is being let, or runs.
        Active,
        /// It was called off.
        Cancelled,
        /// It was put out and nobody suitable bid.
        Unsuccessful,
        /// It has run its course.
        Complete,
        /// It was taken back.
        Withdrawn,
    }
}

implement_record!(Lot, name, |lot, references| {
    references.to(&lot.districts);
    references.to(&lot.services);
    references.to(&lot.decisions);
    references.to(&lot.documents);
    references.of_contacts(&lot.interim_contact);
});
