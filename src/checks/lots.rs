//! Checks of lots: together they cover the county, and everyone in them has somebody to ring.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::coverage::Silence;
use super::{Checking, contacts, coverage, named, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::directory::VisibleDirectory;
use crate::records::area::Area;
use crate::records::delivery::DeliveryStatus;
use crate::records::fields::{Id, Reference};
use crate::records::lot::{Lot, LotStatus};
use crate::records::reading::Entry;
use crate::records::service::Service;

/// Checks each lot alone, then what the lots leave uncovered.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let mut numbers: BTreeMap<u32, &Id> = BTreeMap::new();
    for lot in &checking.tables().lots {
        empty_lists(lot, findings);
        interim_contact(checking, lot, findings);
        without_contract(checking, lot, findings);
        if !is_over(lot.record.status) {
            let number = &lot.record.number;
            if let Some(other) = numbers.insert(number.value, &lot.id) {
                let message = format!("The lot `{other}` has the number {} too", number.value);
                let finding = Finding::error("duplicate-lot-number", lot.place(number.span), message);
                findings.push(finding.help("Give each lot a number of its own."));
            }
        }
        sentences::check(lot, [&lot.record.summary], checking.longest_sentence(), findings);
    }
    let (Some(visible), tables) = (&checking.visible, checking.tables()) else { return };
    let is_whole = tables.areas.is_whole() && tables.deliveries.is_whole() && tables.providers.is_whole();
    if is_whole {
        for lot in visible.all::<Lot>() {
            nobody_to_ring(checking, visible, lot, findings);
        }
    }
    if is_whole && tables.lots.is_whole() {
        districts_in_no_lot(checking, visible, findings);
    }
}

fn is_over(status: LotStatus) -> bool {
    matches!(status, LotStatus::Cancelled | LotStatus::Complete)
}

fn empty_lists(lot: &Entry<Lot>, findings: &mut Findings) {
    for (field, is_empty, noun) in [
        ("districts", lot.record.districts.is_empty(), "district"),
        ("services", lot.record.services.is_empty(), "service"),
    ] {
        if is_empty {
            let message = format!("This lot has no {noun}");
            let finding = Finding::error("empty-lot", lot.field(field), message);
            findings.push(finding.help(format!("Write the ids of its {noun}s after `{field}:`.")));
        }
    }
}

fn interim_contact(checking: &Checking<'_>, lot: &Entry<Lot>, findings: &mut Findings) {
    if let Some(contact) = &lot.record.interim_contact {
        contacts::check(lot, "interim_contact", contact, checking.today, findings);
    } else if matches!(lot.record.status, LotStatus::Unsuccessful | LotStatus::Withdrawn) {
        let message = "This lot has no contract to come, and nobody stands in for it";
        findings.push(
            Finding::error("no-interim-contact", lot.field("status"), message)
                .help("Add `interim_contact:` with the number that residents of its districts can ring."),
        );
    }
}

fn without_contract(checking: &Checking<'_>, lot: &Entry<Lot>, findings: &mut Findings) {
    let tables = checking.tables();
    let names_it = |lots: &[Reference<Lot>]| lots.iter().any(|named| named.id() == &lot.id);
    let is_let = tables.contracts.iter().any(|contract| names_it(&contract.record.lots))
        || tables.deliveries.iter().any(|delivery| names_it(delivery.record.lot.as_slice()));
    let is_whole = tables.contracts.is_whole() && tables.deliveries.is_whole();
    if lot.record.status == LotStatus::Active && is_whole && !is_let {
        let message = "This lot is active, and no contract or delivery names it";
        findings.push(Finding::warning("lot-without-contract", lot.field("status"), message).help(format!(
            "Write `lots: [{0}]` in its contract and `lot: {0}` in its deliveries, or give it another status.",
            lot.id
        )));
    }
}

/// Tells for each service of a lot the districts in which nobody can be rung about it.
fn nobody_to_ring(
    checking: &Checking<'_>,
    visible: &VisibleDirectory,
    lot: &Entry<Lot>,
    findings: &mut Findings,
) {
    if !matches!(lot.record.status, LotStatus::Planned | LotStatus::Active) {
        return;
    }
    let districts = coverage::districts(checking, visible, &lot.record.districts);
    for held in &lot.record.services {
        let Some(service) = visible.get(held) else { continue };
        let silent = districts
            .iter()
            .filter(|district| visible.whom_to_ring(service, &district.id).is_empty())
            .filter_map(|district| {
                Some((district, coverage::silence(checking, visible, service, &district.id)?))
            });
        let (never, not_today): (Vec<_>, Vec<_>) = silent.partition(|(_, why)| *why == Silence::Never);
        let list = |places: &[(_, Silence)]| {
            named(places.iter().map(|(district, _): &(&&Arc<Entry<Area>>, _)| place_name(district)))
        };
        let name = service.record.name.english();
        let place = || lot.place(held.span());
        if !never.is_empty() {
            let message = format!("Nobody can be rung about \"{name}\" in {}", list(&never));
            findings.push(Finding::error("nobody-to-ring", place(), message).help(format!(
                "Write a delivery of `{}` there, or an `interim_contact:` in this lot.",
                service.id
            )));
        }
        if !not_today.is_empty() {
            let message = format!("Nobody can be rung today about \"{name}\" in {}", list(&not_today));
            findings.push(Finding::overdue("nobody-to-ring", place(), message).help(
                "The deliveries there have ended, or have not begun. Correct their dates, or write an `interim_contact:` in this lot.",
            ));
        }
    }
}

fn place_name(area: &Entry<Area>) -> &str {
    area.record.name.english()
}

/// A service that is let in lots is let everywhere, or given there in another way.
fn districts_in_no_lot(checking: &Checking<'_>, visible: &VisibleDirectory, findings: &mut Findings) {
    for service in visible.all::<Service>() {
        let lots: Vec<_> = visible.all::<Lot>().iter().filter(|lot| holds(lot, &service.id)).collect();
        if lots.is_empty() || coverage::is_elsewhere(checking, &service.record) {
            continue;
        }
        let written = [DeliveryStatus::Active, DeliveryStatus::Planned, DeliveryStatus::Paused];
        let left_out: Vec<&str> = coverage::all_districts(checking)
            .filter(|district| !lots.iter().any(|lot| visible.covers(&lot.record.districts, &district.id)))
            .filter(|district| {
                !coverage::is_delivered(checking, visible, &service.id, &district.id, &written)
            })
            .map(|district| place_name(district))
            .collect();
        if left_out.is_empty() {
            continue;
        }
        let message = format!(
            "This service is let in lots, and none of them covers {}",
            named(left_out.iter().copied())
        );
        // Where residents can at least ring somebody, the site may go out as it is.
        let finding = if coverage::has_fallback(visible, service) {
            Finding::warning("district-in-no-lot", service.field("name"), message)
        } else {
            Finding::error("district-in-no-lot", service.field("name"), message)
        };
        let lots = named(lots.iter().map(|lot| lot.id.as_str()));
        findings.push(finding.help(format!(
            "Its lots are {lots}. Add the missing district to one of them, or write a delivery for it."
        )));
    }
}

fn holds(lot: &Entry<Lot>, service: &Id) -> bool {
    !is_over(lot.record.status) && lot.record.services.iter().any(|held| held.id() == service)
}
