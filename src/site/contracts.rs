//! Contracts: the register and each contract.

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, ListPart, Part};
use super::outcomes::standing::{self, RatedFigure};
use super::parts::{self, Date, DocumentView, Link, Ref};
use super::providers::{RegistrationView, registrations};
use super::{PlannedPage, Site, View, addresses};
use crate::records::Kind;
use crate::records::contract::{
    Change, ChangeKind, Contract, KeyPerformanceIndicator, Party, PartyRole, PerformanceRating, Regime,
    Route as Procured,
};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Contract>(site, ["contracts.html", "contract.html"], list, contract)
}

/// Where a contract stands on a day.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Planned,
    Running,
    Ended,
    EndedEarly,
}

impl State {
    fn of(site: &Site<'_>, contract: &Contract) -> Self {
        let today = site.directory.clock.today();
        let terminated = contract
            .changes
            .iter()
            .any(|change| change.kind == ChangeKind::Termination && change.date.value <= today);
        if terminated {
            Self::EndedEarly
        } else if today < contract.start.value {
            Self::Planned
        } else if contract.last_day() < today {
            Self::Ended
        } else {
            Self::Running
        }
    }
}

/// How many holders an entry names. A framework may have thousands: its page names all.
const HOLDERS: usize = 5;

/// A contract in a list.
#[derive(Debug, Serialize)]
pub(super) struct ContractEntry {
    reference: String,
    title: String,
    href: String,
    state: State,
    holders: Vec<Ref>,
    other_holders: usize,
    lots: Vec<Ref>,
    value: Option<String>,
    start: Date,
    end: Date,
}

/// A contract as an entry of a list.
pub(super) fn entry(site: &Site<'_>, contract: &Entry<Contract>) -> Option<ContractEntry> {
    let record = &contract.record;
    let today = site.directory.clock.today();
    let holds = |party: &&Party| {
        matches!(party.role, PartyRole::Holder | PartyRole::Lead)
            && party.to.as_ref().is_none_or(|to| today <= to.value)
    };
    let holders = || record.parties.iter().filter(holds).map(|party| &party.provider);
    let Link { text, href } = parts::link(site, contract)?;
    Some(ContractEntry {
        reference: record.reference.value.clone(),
        title: text,
        href,
        state: State::of(site, record),
        holders: parts::references(site, holders().take(HOLDERS)),
        other_holders: holders().count().saturating_sub(HOLDERS),
        lots: parts::references(site, &record.lots),
        value: value(site, record),
        start: parts::date(site, record.start.value),
        end: parts::date(site, record.last_day()),
    })
}

/// What a contract is worth: over its whole life or, where that is not known, in a year.
fn value(site: &Site<'_>, contract: &Contract) -> Option<String> {
    let whole = contract.value.as_ref().map(|sum| sum.to_string());
    let in_a_year = || {
        let sum = contract.annual_value.as_ref()?.to_string();
        Some(site.words.text("contracts.in_a_year", &[("sum", &sum)]))
    };
    whole.or_else(in_a_year)
}

fn list(site: &Site<'_>, part: Part) -> View {
    #[derive(Serialize)]
    struct ListPage {
        #[serde(flatten)]
        head: Head,
        #[serde(flatten)]
        list: ListPart,
        threshold: Option<String>,
        contracts: Vec<ContractEntry>,
    }
    let all = listing::ordered(site, |contract: &Entry<Contract>| contract.record.reference.value.clone());
    let route = addresses::list(Kind::Contract);
    let threshold = site.directory.authority.record.policies.contract_threshold;
    View::of(ListPage {
        head: part.head(site, "contracts", &route),
        list: part.list(site, &route),
        threshold: threshold.map(|sum| sum.to_string()),
        contracts: part.of(all).into_iter().filter_map(|contract| entry(site, contract)).collect(),
    })
}

#[derive(Serialize)]
struct PartyView {
    provider: Ref,
    role: PartyRole,
    from: Option<Date>,
    to: Option<Date>,
    small_or_medium: Option<bool>,
    voluntary: Option<bool>,
    registrations: Vec<RegistrationView>,
}

#[derive(Serialize)]
struct IndicatorView {
    name: String,
    target: String,
    rating: Option<PerformanceRating>,
    rated: Option<Date>,
    comment: Option<String>,
    /// The figure that rates it.
    figure: Option<RatedFigure>,
}

#[derive(Serialize)]
struct ChangeView {
    kind: ChangeKind,
    date: Date,
    summary: String,
    new_end: Option<Date>,
    from: Option<Ref>,
    to: Option<Ref>,
    decision: Option<Ref>,
}

#[derive(Serialize)]
struct ContractPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    reference: String,
    description: String,
    department: String,
    state: State,
    lots: Vec<Ref>,
    parties: Vec<PartyView>,
    value: Option<String>,
    annual_value: Option<String>,
    irrecoverable_vat: Option<String>,
    start: Date,
    end: Date,
    last_day: Date,
    review: Option<Date>,
    route: Procured,
    regime: Regime,
    exemption: Option<String>,
    notice: Option<String>,
    indicators: Vec<IndicatorView>,
    changes: Vec<ChangeView>,
    documents: Vec<DocumentView>,
}

fn contract(site: &Site<'_>, contract: &Entry<Contract>) -> View {
    let record = &contract.record;
    let text = |text: &crate::records::fields::Text| text.in_language(site.language).clone();
    let sum = |sum: &Option<crate::records::fields::Placed<crate::records::fields::Money>>| {
        sum.as_ref().map(|sum| sum.to_string())
    };
    let list = addresses::list(Kind::Contract);
    let description = text(&record.description);
    let title = text(&record.title);
    let head = Head::of_record(site, "contract", &list.page(&contract.id), &title, &description);
    View::of(ContractPage {
        head: head.under(site, "contracts", &list),
        record: RecordPart::of(site, contract, &[Kind::Lot, Kind::Provider, Kind::Document]),
        reference: record.reference.value.clone(),
        description,
        department: text(&record.department),
        state: State::of(site, record),
        lots: parts::references(site, &record.lots),
        parties: parties(site, record),
        value: sum(&record.value),
        annual_value: sum(&record.annual_value),
        irrecoverable_vat: sum(&record.irrecoverable_vat),
        start: parts::date(site, record.start.value),
        end: parts::date(site, record.end.value),
        last_day: parts::date(site, record.last_day()),
        review: parts::maybe_date(site, record.review.as_ref()),
        route: record.procurement.route,
        regime: record.procurement.regime,
        exemption: parts::text(site, record.procurement.exemption.as_ref()),
        notice: record.procurement.notice.as_ref().map(|notice| notice.value.clone()),
        indicators: record.indicators.iter().map(|indicator| indicator_view(site, indicator)).collect(),
        changes: changes(site, record),
        documents: parts::documents(site, &record.documents),
    })
}

/// Who holds a contract today, then who held it before.
fn parties(site: &Site<'_>, contract: &Contract) -> Vec<PartyView> {
    let today = site.directory.clock.today();
    let mut parties: Vec<&Party> = contract.parties.iter().collect();
    parties.sort_by_key(|party| party.to.as_ref().is_some_and(|to| to.value < today));
    parties.into_iter().filter_map(|party| party_view(site, party)).collect()
}

fn party_view(site: &Site<'_>, party: &Party) -> Option<PartyView> {
    let provider = site.directory.get(&party.provider)?;
    Some(PartyView {
        provider: parts::reference(site, &**provider),
        role: party.role,
        from: parts::maybe_date(site, party.from.as_ref()),
        to: parts::maybe_date(site, party.to.as_ref()),
        small_or_medium: provider.record.small_or_medium,
        voluntary: provider.record.voluntary,
        registrations: registrations(site, &provider.record.registrations),
    })
}

fn indicator_view(site: &Site<'_>, indicator: &KeyPerformanceIndicator) -> IndicatorView {
    let figure = indicator.measured_by.as_ref().and_then(|by| standing::rated(site, by));
    let day = figure.as_ref().filter(|figure| figure.rating.is_some()).and_then(|figure| figure.day);
    IndicatorView {
        name: indicator.name.in_language(site.language).clone(),
        target: indicator.target.in_language(site.language).clone(),
        rating: indicator.rating.or_else(|| figure.as_ref()?.rating),
        rated: parts::maybe_date(site, indicator.rated.as_ref()).or(day.map(|day| parts::date(site, day))),
        comment: parts::text(site, indicator.comment.as_ref()),
        figure,
    }
}

fn changes(site: &Site<'_>, contract: &Contract) -> Vec<ChangeView> {
    let mut changes: Vec<&Change> = contract.changes.iter().collect();
    changes.sort_by_key(|change| change.date.value);
    let view = |change: &Change| ChangeView {
        kind: change.kind,
        date: parts::date(site, change.date.value),
        summary: change.summary.in_language(site.language).clone(),
        new_end: parts::maybe_date(site, change.new_end.as_ref()),
        from: parts::references(site, &change.from).pop(),
        to: parts::references(site, &change.to).pop(),
        decision: parts::references(site, &change.decision).pop(),
    };
    changes.into_iter().map(view).collect()
}
