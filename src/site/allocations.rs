//! Allocations: who gets how much of a budget and why, with every step of the sum.

mod working;

use std::sync::Arc;

use serde::Serialize;

use super::head::{Head, RecordPart};
use super::listing::{self, Part};
use super::parts::{self, Ref};
use super::ways::{self, ContactView};
use super::{PlannedPage, Site, View, addresses, periods};
use crate::allocation::{Allotment, percentage, pounds};
use crate::records::Kind;
use crate::records::allocation::Allocation;
use crate::records::fields::Id;
use crate::records::reading::Entry;
use working::Working;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    listing::of_kind::<Allocation>(site, ["allocations.html", "allocation.html"], list, allocation)
}

fn list(site: &Site<'_>, part: Part) -> View {
    let route = addresses::list(Kind::Allocation);
    listing::view(site, part, "allocations", &route, newest_first(site), |entry| summary(site, entry))
}

fn newest_first<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Allocation>>> {
    listing::newest_first(site, |allocation: &Allocation| allocation.period.value)
}

/// An allocation in a list.
#[derive(Serialize)]
struct AllocationEntry {
    title: String,
    href: String,
    summary: String,
    period: String,
    budget: String,
    areas: usize,
}

fn summary(site: &Site<'_>, allocation: &Entry<Allocation>) -> Option<AllocationEntry> {
    let link = parts::link(site, allocation)?;
    let record = &allocation.record;
    Some(AllocationEntry {
        title: link.text,
        href: link.href,
        summary: record.summary.in_language(site.language).clone(),
        period: periods::label(site, record.period.value),
        budget: record.budget.to_string(),
        areas: record.areas.len(),
    })
}

/// What a district gets of a budget.
#[derive(Serialize)]
pub(super) struct DistrictShare {
    title: String,
    href: String,
    period: String,
    sum: String,
    of_budget: String,
    budget: String,
}

/// What an area gets of each budget that names it, the newest first.
pub(super) fn shares_of(site: &Site<'_>, area: &Id) -> Vec<DistrictShare> {
    let share = |allocation: &Arc<Entry<Allocation>>| {
        let at = allocation.record.areas.iter().position(|need| need.area.id() == area)?;
        let share = Allotment::of(&allocation.record)?.shares.swap_remove(at);
        let AllocationEntry { title, href, period, budget, .. } = summary(site, allocation)?;
        let (sum, of_budget) = (pounds(&share.sum, 2), percentage(&share.of_budget));
        Some(DistrictShare { title, href, period, sum, of_budget, budget })
    };
    newest_first(site).into_iter().filter_map(share).collect()
}

#[derive(Serialize)]
struct AllocationPage {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    record: RecordPart,
    summary: String,
    period: String,
    budget: String,
    rule: Vec<String>,
    /// Null where the budget cannot be shared out.
    working: Option<Working>,
    decisions: Vec<Ref>,
    contact: Option<ContactView>,
}

fn allocation(site: &Site<'_>, allocation: &Entry<Allocation>) -> View {
    let record = &allocation.record;
    let list = addresses::list(Kind::Allocation);
    let (title, summary) = (parts::title(site, allocation), record.summary.in_language(site.language));
    let head = Head::of_record(site, "allocation", &list.page(&allocation.id), &title, summary);
    View::of(AllocationPage {
        head: head.under(site, "allocations", &list),
        record: RecordPart::of(site, allocation, &[Kind::Area, Kind::Decision]),
        summary: summary.clone(),
        period: periods::label(site, record.period.value),
        budget: record.budget.to_string(),
        rule: parts::texts(site, &record.rule),
        working: Working::of(site, record),
        decisions: parts::references(site, &record.decisions),
        contact: record.contact.as_ref().map(|contact| ways::contact(site, contact)),
    })
}
