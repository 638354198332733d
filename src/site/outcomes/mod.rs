//! Outcomes: the framework at a glance, and each indicator. What the pages of releases and of the
//! figures of a district, a lot or a provider share with them stands in `glance`, `numbers` and
//! `subjects`.

pub(super) mod beside;
mod course;
pub(super) mod drawings;
mod framework;
mod funnels;
mod gap;
pub(super) mod glance;
pub(super) mod headline;
mod indicator;
mod maps;
pub(super) mod numbers;
pub(super) mod revisions;
pub(super) mod source;
pub(super) mod standing;
pub(super) mod subjects;
pub(super) mod tables;
pub(super) mod working;

use std::sync::Arc;

use super::{PlannedPage, Site, addresses};
use crate::records::Kind;
use crate::records::authority::DisclosurePolicy;
use crate::records::indicator::{Definition, Domain, Framework, Indicator};
use crate::records::reading::Entry;

pub(super) fn pages(site: &Site<'_>) -> Vec<PlannedPage> {
    let place = site.directory.authority.whole();
    let list = addresses::list(Kind::Indicator);
    let mut pages = vec![PlannedPage::new(list, "outcomes.html", place, framework::view)];
    pages.extend(PlannedPage::for_each::<Indicator>(site, "outcome.html", |_| true, indicator::view));
    pages.extend(source::pages(site));
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

/// The domains of the framework by their names, each with its indicators in order.
pub(super) fn by_domain<'a>(site: &Site<'a>) -> Vec<(String, Vec<&'a Arc<Entry<Indicator>>>)> {
    let framework = site.directory.all::<Indicator>().head();
    let indicators = in_order(site);
    let of_domain = |domain: &Domain| {
        let belongs = |entry: &&&Arc<Entry<Indicator>>| {
            domain.outcomes.iter().any(|outcome| outcome.id.value == entry.record.outcome.value)
        };
        let name = domain.name.in_language(site.language).clone();
        (name, indicators.iter().filter(belongs).copied().collect())
    };
    framework.into_iter().flat_map(|framework| &framework.domains).map(of_domain).collect()
}

/// Whether figures counted by two versions of a definition may be compared: every later version
/// up to the second has to say so. Nothing is compared where nobody has said that it may be.
fn comparable(definitions: &[Definition], earlier: usize, later: usize) -> bool {
    let between = definitions.get(earlier + 1..=later).unwrap_or_default();
    between.iter().all(|definition| definition.comparable_with_previous == Some(true))
}

/// The names of the domain and the outcome that an indicator belongs to.
pub(super) fn place_in_framework(site: &Site<'_>, indicator: &Indicator) -> (Option<String>, Option<String>) {
    let framework = site.directory.all::<Indicator>().head();
    let mut outcomes = framework.into_iter().flat_map(Framework::outcomes);
    let found = outcomes.find(|(_, outcome)| outcome.id.value == indicator.outcome.value);
    let name = |text: &crate::records::fields::Text| text.in_language(site.language).clone();
    (found.map(|(domain, _)| name(&domain.name)), found.map(|(_, outcome)| name(&outcome.name)))
}

/// The policy of disclosure control that holds for an indicator: its own, or else that of the
/// whole site.
fn policy<'a>(site: &Site<'a>, indicator: &'a Indicator) -> &'a DisclosurePolicy {
    indicator.disclosure.as_ref().unwrap_or(&site.directory.authority.record.policies.disclosure)
}

/// How small counts of an indicator are kept from view, in sentences: those of its page.
pub(super) fn protection(site: &Site<'_>, indicator: &Indicator) -> Vec<String> {
    let DisclosurePolicy { threshold, show_zero, round_to } = policy(site, indicator);
    let below = |name: &str, number: u32| {
        let number = number.to_string();
        site.words.text(&format!("outcome.{name}"), &[("n", &number)])
    };
    let word = |name: &str| site.words.word(&format!("outcome.{name}"));
    let mut sentences = if *threshold > 1 || !show_zero {
        let zero = if *show_zero { "zero_shown" } else { "zero_hidden" };
        vec![below("hidden", *threshold), word(zero), word("hidden_more")]
    } else {
        vec![word("all_shown")]
    };
    sentences.extend((*round_to > 1).then(|| below("rounded", *round_to)));
    sentences
}
