//! Outcomes: the framework at a glance, and each indicator. What the pages of releases and of the
//! figures of a district, a lot or a provider share with them stands in `glance`, `numbers` and
//! `subjects`.

mod drawings;
mod framework;
pub(super) mod glance;
mod headline;
mod indicator;
pub(super) mod numbers;
pub(super) mod subjects;
pub(super) mod tables;

use std::sync::Arc;

use super::{PlannedPage, Site, addresses};
use crate::records::Kind;
use crate::records::indicator::{Definition, Indicator};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let list = addresses::list(Kind::Indicator);
    let mut pages = vec![PlannedPage::new(list, "outcomes.html", place, framework::view)];
    pages.extend(PlannedPage::for_each::<Indicator>(site, "outcome.html", |_| true, indicator::view));
    pages
}

/// Every indicator in the order of the framework: by outcome, then as officers wrote them.
pub(super) fn in_order<'a>(site: &Site<'a>) -> Vec<&'a Arc<Entry<Indicator>>> {
    let table = site.directory.all::<Indicator>();
    let outcomes: Vec<&str> = table
        .head()
        .map(|framework| framework.outcomes().map(|(_, outcome)| outcome.id.as_str()).collect())
        .unwrap_or_default();
    let mut indicators: Vec<_> = table.iter().collect();
    indicators.sort_by_key(|entry| {
        let outcome = entry.record.outcome.as_str();
        (outcomes.iter().position(|other| *other == outcome), entry.record.id.span)
    });
    indicators
}

/// Whether figures counted by two versions of a definition may be compared: every later version
/// up to the second has to say so. Nothing is compared where nobody has said that it may be.
fn comparable(definitions: &[Definition], earlier: usize, later: usize) -> bool {
    let between = definitions.get(earlier + 1..=later).unwrap_or_default();
    between.iter().all(|definition| definition.comparable_with_previous == Some(true))
}
