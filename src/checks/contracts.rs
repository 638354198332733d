//! Checks of contracts: who holds them, what became of them, and when they end. What the
//! Procurement Act asks for stands in `procurement`.

use std::collections::BTreeMap;

use super::{Checking, dates, procurement, ratings, sentences};
use crate::diagnostics::{Finding, Findings};
use crate::records::contract::{Change, ChangeKind, Contract, PartyRole};
use crate::records::fields::{Date, Id};
use crate::records::lot::LotStatus;
use crate::records::reading::Entry;

/// Checks each contract, and that each has a reference of its own.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    let mut references: BTreeMap<&str, &Id> = BTreeMap::new();
    for contract in &checking.tables().contracts {
        let reference = &contract.record.reference;
        if let Some(other) = references.insert(&reference.value, &contract.id) {
            let message = format!("The contract `{other}` has this reference too");
            let finding = Finding::error("duplicate-reference", contract.place(reference.span), message);
            findings.push(finding.help("Each contract has a reference of its own. Correct one of the two."));
        }
        parties(contract, findings);
        order(contract, findings);
        for (at, change) in contract.record.changes.iter().enumerate() {
            changed(contract, at, change, findings);
        }
        ended(checking, contract, findings);
        procurement::check(checking, contract, findings);
        ratings::of_contract(checking, contract, findings);
        let changes = contract.record.changes.iter().map(|change| &change.summary);
        let texts = std::iter::once(&contract.record.description).chain(changes);
        sentences::check(contract, texts, checking.longest_sentence(), findings);
    }
}

/// The last day on which a contract runs, a termination included.
pub(super) fn last_day(contract: &Contract) -> Date {
    let terminations = contract.changes.iter().filter(|change| change.kind == ChangeKind::Termination);
    let last_day = contract.last_day();
    terminations.map(|change| change.date.value).fold(last_day, Date::min)
}

/// Whether a contract runs on a day.
pub(super) fn runs_on(contract: &Contract, day: Date) -> bool {
    contract.start.value <= day && day <= last_day(contract)
}

fn parties(contract: &Entry<Contract>, findings: &mut Findings) {
    let has = |role| contract.record.parties.iter().any(|party| party.role == role);
    let place = || contract.field("parties");
    if !has(PartyRole::Holder) && !has(PartyRole::Lead) {
        findings.push(
            Finding::error("contract-without-holder", place(), "Nobody holds this contract")
                .help("Give one party `role: holder`, or in a consortium `role: lead`."),
        );
    }
    if has(PartyRole::Lead) && !has(PartyRole::Member) {
        findings.push(
            Finding::error("lead-without-members", place(), "This contract has a lead and no members")
                .help("Add the members with `role: member`, or write `role: holder` for a provider alone."),
        );
    }
}

fn order(contract: &Entry<Contract>, findings: &mut Findings) {
    let Contract { start, end, review, parties, indicators, .. } = &contract.record;
    let first = ("the first day of the contract", Some(start));
    dates::in_order(contract, &[first, ("the last day of the contract", Some(end))], findings);
    dates::in_order(contract, &[first, ("the day of the review", review.as_ref())], findings);
    for party in parties {
        let from = ("the first day of this party", party.from.as_ref());
        let to = ("the last day of this party", party.to.as_ref());
        dates::in_order(contract, &[first, from, to], findings);
    }
    for indicator in indicators {
        let rated = ("the day of this rating", indicator.rated.as_ref());
        dates::in_order(contract, &[first, rated], findings);
    }
    let last = contract.record.last_day();
    let parts = parties.iter().flat_map(|party| [party.from.as_ref(), party.to.as_ref()]).flatten();
    for day in parts.chain(review).filter(|day| day.value > last && end.value >= start.value) {
        let message = "This day comes after the last day of the contract";
        let help = format!("The last day of the contract is {}. Correct one of the two dates.", last.iso());
        findings.push(Finding::error("dates-out-of-order", contract.place(day.span), message).help(help));
    }
}

fn changed(contract: &Entry<Contract>, at: usize, change: &Change, findings: &mut Findings) {
    let place = |field: &str| contract.field(&format!("changes.{at}.{field}"));
    let start = ("the first day of the contract", Some(&contract.record.start));
    let day = ("the day of this change", Some(&change.date));
    dates::in_order(contract, &[start, day, ("the new last day", change.new_end.as_ref())], findings);
    if change.decision.is_none() {
        let message = "Nothing says which decision made this change";
        findings.push(
            Finding::warning("change-without-decision", place("kind"), message)
                .help("Add a line with `decision:` and the id of the decision."),
        );
    }
    match change.kind {
        ChangeKind::Extension if change.new_end.is_none() => findings.push(
            Finding::error("extension-without-end", place("kind"), "This extension has no new last day")
                .help("Add a line with `new_end:` and the last day of the contract from then on."),
        ),
        ChangeKind::Novation => novation(contract, at, change, findings),
        _ => {}
    }
}

fn novation(contract: &Entry<Contract>, at: usize, change: &Change, findings: &mut Findings) {
    for (field, provider, who) in
        [("from", &change.from, "the provider that left"), ("to", &change.to, "the provider that took over")]
    {
        let Some(provider) = provider else {
            let place = contract.field(&format!("changes.{at}.kind"));
            let message = format!("This novation does not name {who}");
            findings.push(
                Finding::error("novation-without-provider", place, message)
                    .help(format!("Add a line with `{field}:` and the id of {who}.")),
            );
            continue;
        };
        if !contract.record.parties.iter().any(|party| party.provider.id() == provider.id()) {
            let message = format!("`{}` is not among the parties of this contract", provider.id());
            findings.push(
                Finding::error("novation-without-party", contract.place(provider.span()), message)
                    .help("Add it to `parties:`, with the days of its part after `from:` and `to:`."),
            );
        }
    }
}

/// A contract that has ended is told, unless that is as it should be: it was terminated, its
/// lots have run their course, or another contract has taken them over.
fn ended(checking: &Checking<'_>, contract: &Entry<Contract>, findings: &mut Findings) {
    let tables = checking.tables();
    let last = contract.record.last_day();
    let terminated = contract.record.changes.iter().any(|change| change.kind == ChangeKind::Termination);
    if last >= checking.today
        || last < contract.record.start.value
        || terminated
        || !tables.contracts.is_whole()
    {
        return;
    }
    let open = contract.record.lots.iter().filter_map(|lot| tables.get(lot)).find(|lot| {
        let is_let = tables.contracts.iter().any(|other| {
            runs_on(&other.record, checking.today)
                && other.record.lots.iter().any(|held| held.id() == &lot.id)
        });
        lot.record.status == LotStatus::Active && !is_let
    });
    let Some(open) = open else { return };
    let message = format!("This contract has ended, and its lot `{}` is still active", open.id);
    findings.push(Finding::overdue("contract-ended", last_day_place(contract), message).help(
        "Add the extension to `changes:`, write the contract that follows it, or give the lot the status `complete`.",
    ));
}

fn last_day_place(contract: &Entry<Contract>) -> crate::diagnostics::Place {
    let last = contract.record.last_day();
    let ends = contract.record.changes.iter().filter_map(|change| change.new_end.as_ref());
    let end = ends.chain([&contract.record.end]).find(|end| end.value == last);
    contract.place(end.unwrap_or(&contract.record.end).span)
}
