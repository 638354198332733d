//! Contracts: `content/contracts/*.yml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::area::Area;
use super::decision::Decision;
use super::document::Document;
use super::fields::{Date, Money, Number, Placed, Reference, Text};
use super::indicator::Indicator;
use super::lot::Lot;
use super::provider::Provider;
use super::{implement_record, record, words};

record! {
    /// A contract. Its fields are those of the Local Government Transparency Code 2015 and of
    /// the Procurement Act 2023.
    pub struct Contract {
        /// Its reference in the authority's books. Example: HIS-2015-01
        pub reference: Placed<String>,
        /// Its title. Example: Home safety services on the coast
        pub title: Text,
        /// What is bought, in a sentence.
        /// Example: Home safety checks and small repairs for people in two districts.
        pub description: Text,
        /// The department that is responsible. Example: Adult services
        pub department: Text,
        /// The lots it covers, by their ids. A contract may stand outside every lot.
        /// Example: `[coast-and-estuary]`
        #[serde(default)]
        pub lots: Vec<Reference<Lot>>,
        /// Who holds it.
        pub parties: Vec<Party>,
        /// What it is worth over its whole life, in pounds. Example: 250000
        pub value: Option<Placed<Money>>,
        /// What is spent a year, where the whole sum is not known, in pounds. Example: 50000
        pub annual_value: Option<Placed<Money>>,
        /// Tax that cannot be had back, in pounds. Example: 0
        pub irrecoverable_vat: Option<Placed<Money>>,
        /// Its first day. Example: 2025-04-01
        pub start: Placed<Date>,
        /// Its last day as first agreed. Example: 2030-03-31
        pub end: Placed<Date>,
        /// The day on which it is to be reviewed. Example: 2029-04-01
        pub review: Option<Placed<Date>>,
        /// How it was bought.
        pub procurement: Procurement,
        /// How its work is measured.
        #[serde(default)]
        pub indicators: Vec<KeyPerformanceIndicator>,
        /// What has changed since it was signed.
        #[serde(default)]
        pub changes: Vec<Change>,
        /// The decisions behind it, by their ids. Example: `[home-safety-award]`
        #[serde(default)]
        pub decisions: Vec<Reference<Decision>>,
        /// Documents about it, by their ids. Example: `[home-safety-checklist]`
        #[serde(default)]
        pub documents: Vec<Reference<Document>>,
    }
}

impl Contract {
    /// Its last day with every change that moves it.
    #[must_use]
    pub fn last_day(&self) -> Date {
        let moved = self
            .changes
            .iter()
            .filter_map(|change| change.new_end.as_ref().map(|end| (change.date.value, end.value)));
        moved.max_by_key(|(changed, _)| *changed).map_or(self.end.value, |(_, end)| end)
    }
}

/// A provider's part in a contract.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The provider, by its id. Example: ternbridge-homes
    pub provider: Reference<Provider>,
    /// Its part.
    pub role: PartyRole,
    /// The first day of its part, where it came later than the contract. Example: 2025-04-01
    pub from: Option<Placed<Date>>,
    /// The last day of its part, where it left before the contract's end. Example: 2030-03-31
    pub to: Option<Placed<Date>>,
}

words! {
    /// A provider's part in a contract.
    pub enum PartyRole {
        /// It holds the contract alone.
        Holder,
        /// It leads a consortium.
        Lead,
        /// It belongs to a consortium.
        Member,
        /// It works for the holder.
        Subcontractor,
    }
}

/// How a contract was bought.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procurement {
    /// Whether by tender or by quotation.
    pub route: Route,
    /// The law under which it was bought.
    pub regime: Regime,
    /// Why parts of that law do not apply, where that is so.
    /// Example: Light-touch services need no such indicators.
    pub exemption: Option<Text>,
    /// The number of its public notice. Example: "2025/S 000-012345"
    pub notice: Option<Placed<String>>,
}

words! {
    /// How bids were asked for.
    pub enum Route {
        /// By an open tender.
        OpenTender,
        /// By a tender among chosen bidders.
        RestrictedTender,
        /// By quotation.
        Quotation,
        /// From a framework.
        Framework,
        /// Directly, without competition.
        DirectAward,
    }
}

words! {
    /// The law under which a contract was bought.
    pub enum Regime {
        /// The Procurement Act 2023.
        #[serde(rename = "procurement-act-2023")]
        ProcurementAct2023,
        /// The Public Contracts Regulations 2015.
        #[serde(rename = "public-contracts-regulations-2015")]
        PublicContractsRegulations2015,
        /// The Public Contracts Regulations 2006.
        #[serde(rename = "public-contracts-regulations-2006")]
        PublicContractsRegulations2006,
        /// Below the sum from which those laws apply.
        BelowThreshold,
    }
}

/// A measure of a contract's work: Procurement Act 2023, sections 52 and 71.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyPerformanceIndicator {
    /// What is measured. Example: Checks made within 15 working days
    pub name: Text,
    /// What was agreed. Example: At least 90 in every 100
    pub target: Text,
    /// The last rating.
    pub rating: Option<PerformanceRating>,
    /// The day of the last rating. Example: 2026-04-30
    pub rated: Option<Placed<Date>>,
    /// A sentence on the rating. Example: 93 in every 100 were made in time.
    pub comment: Option<Text>,
    /// The figures that rate it, in the place of `rating` and `rated`: the latest published figure is held
    /// against these limits.
    pub measured_by: Option<MeasuredBy>,
}

/// The figures that rate a contract's work, and the limits of each rating. What is beyond the last
/// limit is inadequate.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasuredBy {
    /// The indicator, by its id. Example: checks-in-time
    pub indicator: Reference<Indicator>,
    /// The lot that the figure is about, by its id. Example: coast-and-estuary
    pub lot: Option<Reference<Lot>>,
    /// The provider that it is about, by its id. Example: ternbridge-homes
    pub provider: Option<Reference<Provider>>,
    /// The area that it is about, by its id. Example: coast
    pub area: Option<Reference<Area>>,
    /// The figure that is just good. Example: 90
    pub good: Placed<Number>,
    /// The figure that just approaches the target. Example: 85
    pub approaching_target: Placed<Number>,
    /// The figure that just requires improvement, and is not yet inadequate. Example: 75
    pub requires_improvement: Placed<Number>,
}

words! {
    /// A rating of a contract's work: Procurement Regulations 2024, regulation 39.
    pub enum PerformanceRating {
        /// The work is as agreed, or better.
        Good,
        /// The work is close to what was agreed.
        ApproachingTarget,
        /// The work is below what was agreed.
        RequiresImprovement,
        /// The work is far below what was agreed.
        Inadequate,
        /// None of the other words fits.
        Other,
    }
}

/// Something that changed after a contract was signed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The day from which it holds. Example: 2029-04-01
    pub date: Placed<Date>,
    /// What changed, in a sentence. Example: The contract runs for two more years.
    pub summary: Text,
    /// The contract's last day after the change. Example: 2032-03-31
    pub new_end: Option<Placed<Date>>,
    /// For a novation: the provider that left. Example: ternbridge-homes
    pub from: Option<Reference<Provider>>,
    /// For a novation: the provider that took over. Example: vale-care
    pub to: Option<Reference<Provider>>,
    /// The decision that made the change, by its id. Example: home-safety-award
    pub decision: Option<Reference<Decision>>,
}

words! {
    /// What kind of change it is.
    pub enum ChangeKind {
        /// It runs for longer.
        Extension,
        /// Its terms changed.
        Modification,
        /// Another provider took it over.
        Novation,
        /// It ended early.
        Termination,
    }
}

implement_record!(Contract, title, |contract, references| {
    references.to(&contract.lots);
    references.to(contract.parties.iter().map(|party| &party.provider));
    for measured in contract.indicators.iter().filter_map(|indicator| indicator.measured_by.as_ref()) {
        references.to([&measured.indicator]);
        references.to(&measured.lot);
        references.to(&measured.provider);
        references.to(&measured.area);
    }
    for change in &contract.changes {
        references.to(&change.from);
        references.to(&change.to);
        references.to(&change.decision);
    }
    references.to(&contract.decisions);
    references.to(&contract.documents);
});
