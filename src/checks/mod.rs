//! Stage 3, check: findings across records. One file a kind of record; what several kinds share
//! stands in `publishing`, `dates`, `contacts`, `sentences` and `coverage`.
//!
//! Two rules hold for every check. What time alone has caused is [`Finding::overdue`], so that an
//! overnight rebuild never blocks a correction. And a check that finds something *missing* asks
//! first whether the table is whole: a file that could not be read has its finding already.
//!
//! [`Finding::overdue`]: crate::diagnostics::Finding::overdue

mod allocations;
mod areas;
mod authority;
mod boundaries;
mod committees;
mod contacts;
mod contracts;
mod coverage;
mod dates;
mod decisions;
mod deliveries;
mod documents;
mod eligibility;
mod indicators;
mod inspections;
mod layouts;
mod lots;
mod measures;
mod meetings;
mod needs;
mod pages;
mod plans;
mod postcodes;
mod procurement;
mod providers;
mod publishing;
mod rating_scales;
mod ratings;
mod recommendations;
mod releases;
mod report_headings;
mod reports;
mod scorecards;
mod sentences;
mod services;
mod statement;
mod updates;
mod wcag;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostics::Findings;
use crate::directory::{Clock, Directory, Tables, VisibleDirectory};
use crate::records::authority::Policies;
use crate::records::fields::Date;

/// Checks the whole directory as of a moment. `visible` is what a reader sees then.
#[must_use]
pub fn all(directory: &Directory, visible: Option<&VisibleDirectory>, clock: &Clock) -> Findings {
    let checking = Checking {
        directory,
        visible,
        policies: directory.authority.as_ref().map(|site| site.record.policies.clone()).unwrap_or_default(),
        today: clock.today(),
    };
    let mut findings = Findings::default();
    let found: Vec<Findings> = CHECKS
        .par_iter()
        .map(|check| {
            let mut findings = Findings::default();
            check(&checking, &mut findings);
            findings
        })
        .collect();
    for found in found {
        findings.extend(found);
    }
    findings
}

type Check = fn(&Checking<'_>, &mut Findings);

const CHECKS: &[Check] = &[
    authority::check,
    areas::check,
    needs::check,
    providers::check,
    services::check,
    lots::check,
    contracts::check,
    deliveries::check,
    eligibility::check,
    indicators::check,
    releases::check,
    allocations::check,
    committees::check,
    meetings::check,
    decisions::check,
    reports::check,
    recommendations::check,
    rating_scales::check,
    inspections::check,
    plans::check,
    scorecards::check,
    updates::check,
    pages::check,
    documents::check,
    postcodes::check,
    boundaries::check,
    publishing::check,
];

/// What every check sees.
struct Checking<'a> {
    directory: &'a Directory,
    /// What a reader sees, where the settings of the site could be read.
    visible: Option<&'a VisibleDirectory>,
    policies: Policies,
    today: Date,
}

impl Checking<'_> {
    fn tables(&self) -> &Tables {
        &self.directory.tables
    }

    fn longest_sentence(&self) -> usize {
        usize::try_from(self.policies.longest_sentence).unwrap_or(usize::MAX)
    }
}

/// The items whose key one before them has already.
fn repeated<T: Copy, K: Ord>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(T) -> K,
) -> impl Iterator<Item = T> {
    let mut seen = BTreeSet::new();
    items.into_iter().filter(move |item| !seen.insert(key(*item)))
}

/// Names as a list for people: "North, South and West".
fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    listed(names, "and")
}

/// Texts as a list for people: "North, South or West".
fn listed<'a>(texts: impl IntoIterator<Item = &'a str>, joined: &str) -> String {
    let texts: Vec<&str> = texts.into_iter().collect();
    match texts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [many @ .., last] => format!("{} {joined} {last}", many.join(", ")),
    }
}
