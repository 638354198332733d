//! Services: `content/services/*.md`. The text below the front matter tells what happens.

use super::decision::Decision;
use super::document::Document;
use super::fields::{Contact, Reference, Text};
use super::need::Need;
use super::provider::Provider;
use super::{implement_record, record, words};

record! {
    /// What a resident can get.
    pub struct Service {
        /// Its name. Example: Home safety check
        pub name: Text,
        /// What it does for a resident, in a sentence.
        /// Example: A friendly visit to find and mend small dangers at home.
        pub summary: Text,
        /// Whether residents can have it now.
        pub status: ServiceStatus,
        /// News that a resident must see first, in a sentence.
        /// Example: No visits from 24 December to 2 January.
        pub alert: Option<Text>,
        /// The needs it answers, by their ids. Example: `[feel-safe-at-home]`
        #[serde(default)]
        pub needs: Vec<Reference<Need>>,
        /// Whom it is for. Example: Every adult who lives in the county.
        pub audience: Option<Text>,
        /// The groups of people it is most for, for the list of services by people.
        /// Example: `[older-people, carers]`
        #[serde(default)]
        pub people: Vec<People>,
        /// Who can have it, one item a condition. Example: You are 18 or over.
        #[serde(default)]
        pub eligibility: Vec<Text>,
        /// The youngest age it is for, in years. Example: 18
        pub minimum_age: Option<u8>,
        /// The oldest age it is for, in years. Example: 64
        pub maximum_age: Option<u8>,
        /// What happens, one item a step. Example: You ring us and we agree a day.
        #[serde(default)]
        pub what_happens: Vec<Text>,
        /// How to get it. Example: Ring the team for your district.
        pub how_to_get_it: Text,
        /// What it costs. Example: Free
        pub cost: Text,
        /// How long people wait. Example: Most people wait less than 3 weeks.
        pub wait: Option<Text>,
        /// What to have to hand, one item each. Example: Your postcode
        #[serde(default)]
        pub documents_needed: Vec<Text>,
        /// The body that is responsible, where it is not the authority. The page then says whom to ring.
        /// Example: ternbridge-homes
        pub responsible: Option<Reference<Provider>>,
        /// The body that pays, where it is not the authority. Example: ternbridge-homes
        pub funded_by: Option<Reference<Provider>>,
        /// Whom to ring where no delivery gives a contact of its own.
        pub contact: Option<Contact>,
        /// The decisions behind it, by their ids. Example: `[home-safety-award]`
        #[serde(default)]
        pub decisions: Vec<Reference<Decision>>,
        /// Documents about it, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
    }
}

words! {
    /// Whether residents can have a service now: the words of Open Referral UK.
    pub enum ServiceStatus {
        /// Residents can have it.
        Active,
        /// It has not begun, or has stopped for now.
        Inactive,
        /// It is closed for a time.
        TemporarilyClosed,
        /// It is no more.
        Defunct,
    }
}

words! {
    /// A group of people that services are for.
    pub enum People {
        /// Older people.
        OlderPeople,
        /// Disabled people.
        DisabledPeople,
        /// People who live with a long illness.
        LongIllness,
        /// People who look after somebody.
        Carers,
        /// People who come home from hospital.
        HospitalLeavers,
        /// Families with children.
        Families,
        /// Young people.
        YoungPeople,
        /// People who own their home.
        HomeOwners,
        /// People who rent their home.
        Tenants,
        /// People on a low income.
        LowIncome,
        /// People without a home, or about to lose it.
        WithoutAHome,
        /// People who work with residents.
        Professionals,
    }
}

implement_record!(Service, name, |service, references| {
    references.to(&service.needs);
    references.to(&service.responsible);
    references.to(&service.funded_by);
    references.to(&service.decisions);
    references.to(&service.documents);
    references.of_contacts(&service.contact);
});
