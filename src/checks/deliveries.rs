//! Checks of deliveries: what they say agrees with their lot and their contract.

use super::{Checking, contacts, contracts, coverage, dates, named, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::contract::{Contract, PartyRole};
use crate::records::delivery::{Basis, Delivery, DeliveryStatus};
use crate::records::fields::Id;
use crate::records::provider::Provider;
use crate::records::reading::Entry;

/// Checks each delivery alone, against its lot and against its contract.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for delivery in &checking.tables().deliveries {
        alone(checking, delivery, findings);
        days(checking, delivery, findings);
        lot(checking, delivery, findings);
        contract(checking, delivery, findings);
        sentences::check(delivery, &delivery.record.note, checking.longest_sentence(), findings);
    }
}

fn alone(checking: &Checking<'_>, delivery: &Entry<Delivery>, findings: &mut Findings) {
    let Delivery { areas, contact, basis, contract, .. } = &delivery.record;
    if areas.is_empty() {
        findings.push(
            Finding::error(
                "delivery-without-areas",
                delivery.field("areas"),
                "This delivery is given nowhere",
            )
            .help("Write the ids of the areas where residents can have it after `areas:`."),
        );
    }
    if let Some(contact) = contact {
        contacts::check(delivery, "contact", contact, checking.today, findings);
    }
    if *basis == Basis::Contract && contract.is_none() {
        let message = "This delivery is given under a contract, and does not say which";
        findings.push(
            Finding::warning("delivery-without-contract", delivery.field("basis"), message)
                .help("Add a line with `contract:` and the id of the contract."),
        );
    }
}

fn days(checking: &Checking<'_>, delivery: &Entry<Delivery>, findings: &mut Findings) {
    let Delivery { from, to, status, .. } = &delivery.record;
    let from = ("the first day of this delivery", from.as_ref());
    let to = ("the last day of this delivery", to.as_ref());
    dates::in_order(delivery, &[from, to], findings);
    let passed = |day: dates::Named<'_>| day.1.filter(|day| day.value < checking.today).map(|day| day.span);
    let (at, message, help) = match status {
        DeliveryStatus::Active | DeliveryStatus::Paused => (
            passed(to),
            "The last day of this delivery has passed",
            "Write `status: ended`, or correct the date.",
        ),
        DeliveryStatus::Planned => (
            passed(from),
            "This delivery was to begin, and is still planned",
            "Write `status: active`, or correct the date.",
        ),
        DeliveryStatus::Ended => return,
    };
    if let Some(at) = at {
        findings.push(Finding::overdue("delivery-status-overdue", delivery.place(at), message).help(help));
    }
}

fn lot(checking: &Checking<'_>, delivery: &Entry<Delivery>, findings: &mut Findings) {
    let Some(named_lot) = &delivery.record.lot else { return };
    let Some(lot) = checking.tables().get(named_lot) else { return };
    let service = &delivery.record.service;
    if !lot.record.services.iter().any(|held| held.id() == service.id()) {
        let message = format!("The lot `{}` does not hold this service", lot.id);
        findings.push(
            Finding::error("service-not-in-lot", delivery.place(service.span()), message)
                .help(format!("Add `{}` to the services of the lot, or name another lot.", service.id())),
        );
    }
    let Some(visible) = checking.visible.as_ref().filter(|_| checking.tables().areas.is_whole()) else {
        return;
    };
    for area in &delivery.record.areas {
        let inside = coverage::districts(checking, visible, std::slice::from_ref(area));
        let covers = |id: &Id| visible.covers(&lot.record.districts, id);
        let is_inside =
            covers(area.id()) || (!inside.is_empty() && inside.iter().all(|district| covers(&district.id)));
        if checking.tables().get(area).is_some() && !is_inside {
            let message = format!("This area lies outside the lot `{}`", lot.id);
            let districts = named(lot.record.districts.iter().map(|district| district.id().as_str()));
            findings.push(
                Finding::error("area-outside-lot", delivery.place(area.span()), message)
                    .help(format!("The lot covers {districts}. Delete the area, or name another lot.")),
            );
        }
    }
}

fn contract(checking: &Checking<'_>, delivery: &Entry<Delivery>, findings: &mut Findings) {
    let Some(named_contract) = &delivery.record.contract else { return };
    let Some(contract) = checking.tables().get(named_contract) else { return };
    let place = || delivery.place(named_contract.span());
    if let Some(lot) = &delivery.record.lot
        && !contract.record.lots.is_empty()
        && contract.record.lots.iter().all(|held| checking.tables().get(held).is_some())
        && !contract.record.lots.iter().any(|held| held.id() == lot.id())
    {
        let message = format!("The contract `{}` does not cover the lot `{}`", contract.id, lot.id());
        findings.push(
            Finding::error("lot-not-in-contract", place(), message)
                .help("Add the lot to the contract, or correct one of the two ids here."),
        );
    }
    provider(checking, delivery, &contract.record, findings);
    let last = contracts::last_day(&contract.record);
    if delivery.record.status == DeliveryStatus::Active
        && last < checking.today
        && contract.record.start.value <= last
    {
        let message = format!("This delivery is active, and its contract ended on {}", last.iso());
        findings.push(Finding::overdue("delivery-after-contract", place(), message).help(
            "Name the contract it is given under now, add the extension to that one, or write `status: ended`.",
        ));
    }
}

/// The provider of a delivery is a party of its contract, itself or through a consortium.
fn provider(
    checking: &Checking<'_>,
    delivery: &Entry<Delivery>,
    contract: &Contract,
    findings: &mut Findings,
) {
    let provider = &delivery.record.provider;
    let providers = &checking.tables().providers;
    let own: Vec<_> = contract
        .parties
        .iter()
        .filter(|party| {
            let through =
                |id: &Id| providers.get(id.as_str()).is_some_and(|body| belongs(&body.record, provider.id()));
            party.provider.id() == provider.id() || through(party.provider.id())
        })
        .collect();
    let all_known =
        contract.parties.iter().all(|party| providers.get(party.provider.id().as_str()).is_some());
    if own.is_empty() && all_known {
        let holders = contract.parties.iter().filter(|party| party.role != PartyRole::Subcontractor);
        let message = "This provider is no party of the contract of this delivery";
        let names = named(holders.map(|party| party.provider.id().as_str()));
        findings.push(Finding::error("provider-not-party", delivery.place(provider.span()), message).help(
            format!("The contract is with {names}. Add the provider to its parties, or name another."),
        ));
    }
    let has_left = |party: &&crate::records::contract::Party| {
        party.to.as_ref().is_some_and(|to| to.value < checking.today)
    };
    if delivery.record.status == DeliveryStatus::Active && !own.is_empty() && own.iter().all(has_left) {
        let message = "This provider has left the contract of this delivery";
        findings.push(
            Finding::overdue("provider-has-left", delivery.place(provider.span()), message)
                .help("Name the provider that has taken over, or write `status: ended`."),
        );
    }
}

fn belongs(consortium: &Provider, provider: &Id) -> bool {
    consortium.lead.iter().chain(&consortium.members).any(|member| member.id() == provider)
}
