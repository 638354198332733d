//! Checks of allocations: a budget is there, need is measured everywhere, and nobody is left out.

use std::sync::Arc;

use super::{Checking, contacts, named, repeated, sentences};
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::allocation::{Allocation, AreaNeed};
use crate::records::area::{Area, AreaKind};
use crate::records::fields::Reference;
use crate::records::reading::Entry;

/// Checks each allocation alone, then whom it leaves out.
pub(super) fn check(checking: &Checking<'_>, findings: &mut Findings) {
    for allocation in &checking.tables().allocations {
        money(allocation, findings);
        measures(allocation, findings);
        areas(allocation, findings);
        needs(allocation, findings);
        there_in_time(checking, allocation, findings);
        mixed_kinds(checking, allocation, findings);
        left_out(checking, allocation, findings);
        let record = &allocation.record;
        if let Some(contact) = &record.contact {
            contacts::check(allocation, "contact", contact, checking.today, findings);
        }
        let texts = std::iter::once(&record.summary).chain(&record.rule);
        let texts = texts.chain(record.measures.iter().map(|measure| &measure.source));
        sentences::check(allocation, texts, checking.longest_sentence(), findings);
    }
}

fn money(allocation: &Entry<Allocation>, findings: &mut Findings) {
    let budget = &allocation.record.budget;
    if budget.0.is_zero() {
        let message = "This budget is nothing, so there is nothing to share out";
        findings.push(
            Finding::error("empty-budget", allocation.place(budget.span), message)
                .help("Write the sum in pounds after `budget:`."),
        );
    }
}

/// The measures have ids of their own, and some of the budget follows them.
fn measures(allocation: &Entry<Allocation>, findings: &mut Findings) {
    let measures = &allocation.record.measures;
    for measure in repeated(measures, |measure| &measure.id.value) {
        let message = format!("There is a measure `{}` already", measure.id.value);
        findings.push(
            Finding::error("duplicate-measure", allocation.place(measure.id.span), message)
                .help("Give each measure an id of its own."),
        );
    }
    if measures.is_empty() {
        let message = "Nothing says what need is measured by";
        findings.push(
            Finding::error("allocation-without-measures", allocation.field("measures"), message)
                .help("Write each measure below `measures:`, with its weight and its source."),
        );
    } else if measures.iter().all(|measure| measure.weight.0.is_zero()) {
        let message = "No measure has a weight, so nothing of the budget follows them";
        findings.push(
            Finding::error("measures-without-weight", allocation.field("measures"), message)
                .help("Write after each `weight:` how much of the budget follows the measure, like `50`."),
        );
    }
}

fn areas(allocation: &Entry<Allocation>, findings: &mut Findings) {
    if allocation.record.areas.is_empty() {
        findings.push(
            Finding::error(
                "allocation-without-areas",
                allocation.field("areas"),
                "No area shares this budget",
            )
            .help("Write each area below `areas:`, with its needs."),
        );
    }
    for AreaNeed { area, .. } in repeated(&allocation.record.areas, |need| need.area.id()) {
        let message = format!("`{}` has a share of this budget already", area.id());
        findings.push(
            Finding::error("duplicate-area", allocation.place(area.span()), message)
                .help("Name each area once. Correct one of the two."),
        );
    }
}

/// Every area has a number for every measure and for nothing else, and some number is above zero.
fn needs(allocation: &Entry<Allocation>, findings: &mut Findings) {
    let Allocation { measures, areas, .. } = &allocation.record;
    let known = || measures.iter().map(|measure| measure.id.as_str());
    for (at, AreaNeed { area, needs }) in areas.iter().enumerate() {
        for key in needs.keys().filter(|key| !known().any(|id| id == *key)) {
            let place = allocation.key(&format!("areas.{at}.needs.{key}"));
            let help = match nearest(key, known()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Add it to `measures:`, or write one of these: {}.", named(known())),
            };
            let message = format!("`{key}` is not one of the measures of this allocation");
            findings.push(Finding::error("unknown-measure", place, message).help(help));
        }
        for id in known().filter(|id| !needs.contains_key(*id)) {
            let message = format!("Nothing says what the need of `{}` is by `{id}`", area.id());
            let help = format!(
                "Add `{id}:` and its number to the `needs:` of this area. Where there is none, write 0."
            );
            findings
                .push(Finding::error("need-not-given", allocation.place(area.span()), message).help(help));
        }
    }
    for measure in measures {
        let mut given = areas.iter().filter_map(|area| area.needs.get(measure.id.as_str()));
        if !areas.is_empty() && given.all(|need| need.0.is_zero()) {
            let message = format!("No area has any need by `{}`", measure.id.value);
            findings.push(
                Finding::error("measure-without-need", allocation.place(measure.id.span), message)
                    .help("Write the needs of the areas, or take the measure away: its part of the budget could go to nobody."),
            );
        }
    }
}

fn there_in_time(checking: &Checking<'_>, allocation: &Entry<Allocation>, findings: &mut Findings) {
    let period = allocation.record.period.value;
    for reference in references(allocation) {
        let Some(area) = checking.tables().get(reference) else { continue };
        let days = match (&area.record.valid_from, &area.record.valid_to) {
            // Days in an impossible order have their finding already.
            (Some(first), Some(last)) if last.value < first.value => continue,
            (Some(first), _) if first.value > period.last_day() => {
                format!("first day is {}", first.iso())
            }
            (_, Some(last)) if last.value < period.first_day() => format!("last day is {}", last.iso()),
            _ => continue,
        };
        let message = format!("There is no `{}` in {period}", area.id);
        let help = format!("Its {days}. Write the area that stands in its place, or correct the period.");
        findings
            .push(Finding::error("area-not-there", allocation.place(reference.span()), message).help(help));
    }
}

fn mixed_kinds(checking: &Checking<'_>, allocation: &Entry<Allocation>, findings: &mut Findings) {
    let known = references(allocation).filter_map(|area| Some((area, checking.tables().get(area)?)));
    let mut known = known.map(|(reference, area)| (reference, area.record.kind));
    let Some((first, kind)) = known.next() else { return };
    if let Some((other, other_kind)) = known.find(|(_, other)| *other != kind) {
        let message =
            format!("`{}` is a {}, and `{}` is a {}", other.id(), word(other_kind), first.id(), word(kind));
        findings.push(
            Finding::warning("areas-of-mixed-kinds", allocation.place(other.span()), message)
                .help("Share a budget out between areas of one kind, so that nobody's need counts twice."),
        );
    }
}

fn word(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::County => "county",
        AreaKind::District => "district",
        AreaKind::Division => "division",
        AreaKind::Ward => "ward",
    }
}

/// Where every district of a county but one has a share, that one was probably forgotten.
fn left_out(checking: &Checking<'_>, allocation: &Entry<Allocation>, findings: &mut Findings) {
    let tables = checking.tables();
    if !tables.areas.is_whole() {
        return;
    }
    let has_share = |area: &Entry<Area>| references(allocation).any(|shares| *shares.id() == area.id);
    for county in tables.areas.iter().filter(|area| area.record.kind == AreaKind::County) {
        let (inside, outside): (Vec<_>, Vec<_>) =
            districts_in(checking, allocation, county).partition(|area| has_share(area));
        if let ([_, ..], [forgotten]) = (inside.as_slice(), outside.as_slice()) {
            let message = format!(
                "Every other district of `{}` has a share, and `{}` has none",
                county.id, forgotten.id
            );
            findings.push(
                Finding::warning("district-left-out", allocation.field("areas"), message)
                    .help("Add it below `areas:`. If it has no need, write 0 for each measure."),
            );
        }
    }
}

/// The districts of a county that stand at any time in the period of an allocation.
fn districts_in<'a>(
    checking: &'a Checking<'_>,
    allocation: &Entry<Allocation>,
    county: &'a Entry<Area>,
) -> impl Iterator<Item = &'a Arc<Entry<Area>>> {
    let period = allocation.record.period.value;
    checking.tables().areas.iter().filter(move |area| {
        let Area { kind, draft, valid_from, valid_to, parents, .. } = &area.record;
        *kind == AreaKind::District
            && !draft
            && parents.iter().any(|parent| *parent.id() == county.id)
            && valid_from.as_ref().is_none_or(|first| first.value <= period.last_day())
            && valid_to.as_ref().is_none_or(|last| last.value >= period.first_day())
    })
}

fn references(allocation: &Entry<Allocation>) -> impl Iterator<Item = &Reference<Area>> {
    allocation.record.areas.iter().map(|area| &area.area)
}
