//! Deliveries: `content/deliveries/*.yml`. A delivery is whom a resident rings.

use super::area::Area;
use super::contract::Contract;
use super::fields::{Contact, Date, Placed, Reference, Text};
use super::lot::Lot;
use super::provider::Provider;
use super::service::Service;
use super::{implement_record, record, words};

record! {
    /// A service given by a provider in some areas, through a lot or not.
    pub struct Delivery {
        /// Its title. Example: Home safety checks on the coast
        pub title: Text,
        /// The service, by its id. Example: home-safety-check
        pub service: Reference<Service>,
        /// The provider, by its id. Example: ternbridge-homes
        pub provider: Reference<Provider>,
        /// The areas where it is given, by their ids. Example: `[coast, vale]`
        pub areas: Vec<Reference<Area>>,
        /// The lot it belongs to, by its id. Example: coast-and-estuary
        pub lot: Option<Reference<Lot>>,
        /// The contract it is given under, by its id. Example: home-safety-contract
        pub contract: Option<Reference<Contract>>,
        /// On what footing it is given.
        pub basis: Basis,
        /// Whether residents can have it now.
        pub status: DeliveryStatus,
        /// Its first day. Example: 2025-04-01
        pub from: Option<Placed<Date>>,
        /// Its last day. Example: 2030-03-31
        pub to: Option<Placed<Date>>,
        /// Whom to ring. Without it, the provider's own first contact stands here.
        pub contact: Option<Contact>,
        /// A word for residents on this delivery. Example: Visits are from Monday to Friday.
        pub note: Option<Text>,
    }
}

words! {
    /// On what footing a service is given.
    pub enum Basis {
        /// Under a contract.
        Contract,
        /// By the authority's own staff.
        InHouse,
        /// With a grant.
        Grant,
        /// Bought one case at a time.
        Spot,
        /// As a duty in law.
        Statutory,
        /// By a partner, at its own cost.
        Partner,
    }
}

words! {
    /// Whether residents can have a delivery now.
    pub enum DeliveryStatus {
        /// They can.
        Active,
        /// It has not begun.
        Planned,
        /// It has stopped for now.
        Paused,
        /// It is no more.
        Ended,
    }
}

implement_record!(Delivery, title, |delivery, references| {
    references.to([&delivery.service]);
    references.to([&delivery.provider]);
    references.to(&delivery.areas);
    references.to(&delivery.lot);
    references.to(&delivery.contract);
    references.of_contacts(&delivery.contact);
});
