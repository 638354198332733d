//! Holds the facts of all pages against one another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::address::{Target, begins_at_its_page, target};
use super::faults::Told;
use super::{Fault, Inspected, KeptFacts, Site};
use crate::diagnostics::{FileName, Finding, MOST, Place, nearest};
use crate::records::fields::Span;

/// Finds every address that leads nowhere, and tells of it and of each page's own faults.
///
/// A link of a Markdown body is told at its place. All else is told of the template, once for all
/// pages that have it.
#[must_use]
pub fn across(pages: &[Inspected<'_>], site: &Site<'_>) -> Vec<Finding> {
    let index = Index { pages: pages.iter().map(|page| (page.address, page.facts)).collect(), site };
    let addresses = site.addresses.in_order();
    let verdicts: Vec<Verdict> = addresses.par_iter().map(|address| index.verdict(address)).collect();
    let mut findings = Vec::new();
    let mut shared: BTreeMap<(&FileName, Problem<'_>), Seen<'_>> = BTreeMap::new();
    for page in pages {
        let (mut body, before) = (None, findings.len());
        let mut note = |problem| {
            shared
                .entry((page.template, problem))
                .or_insert(Seen { first: page.address, last: page.address, more: 0 })
                .count(page.address);
        };
        page.facts.faults.iter().map(Problem::Fault).for_each(&mut note);
        for number in &page.facts.links {
            let problem = match verdicts.get(*number as usize) {
                Some(Verdict::Same(problem)) => problem.clone(),
                Some(Verdict::AsThePage) => index.problem(&addresses[*number as usize], page.address),
                None => None,
            };
            let Some(problem) = problem else { continue };
            let spans = body.get_or_insert_with(|| spans(page.facts)).get(number);
            let (Some(spans), Some(file)) = (spans, page.body) else {
                note(problem);
                continue;
            };
            if findings.len() < before + MOST {
                let told = index.told(&problem);
                let places = spans.iter().map(|span| Place::span(file, *span));
                findings.extend(places.map(|place| finding(&told, place, told.message.clone())));
            }
        }
        if let Some(file) = page.body.filter(|_| findings.len() >= before + MOST) {
            findings.truncate(before + MOST);
            findings.push(Finding::more(file));
        }
    }
    findings.extend(shared.into_iter().map(|((template, problem), seen)| {
        let told = index.told(&problem);
        let where_seen = if matches!(problem, Problem::Fault(_)) { "on" } else { "linked from" };
        finding(&told, Place::file(template), format!("{}, {where_seen} {seen}", told.message))
    }));
    findings
}

/// The addresses under the base path that pages lead to or load.
#[must_use]
pub fn reached(pages: &[Inspected<'_>], site: &Site<'_>) -> BTreeSet<String> {
    let addresses = site.addresses.in_order();
    let mut reached = BTreeSet::new();
    let mut seen = vec![false; addresses.len()];
    for page in pages {
        for number in &page.facts.links {
            let number = *number as usize;
            let (Some(address), Some(seen)) = (addresses.get(number), seen.get_mut(number)) else { continue };
            if (!*seen || begins_at_its_page(address))
                && let Target::Inside { address, .. } = target(address, page.address, site)
            {
                reached.insert(address);
            }
            *seen = true;
        }
    }
    reached
}

/// What is wrong with an address.
enum Verdict<'a> {
    /// The same on every page.
    Same(Option<Problem<'a>>),
    /// It begins at the page it stands on.
    AsThePage,
}

/// Something that is wrong with a page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Problem<'a> {
    /// There is nothing at that address.
    NoPage(String),
    /// The address is not under the base path.
    Outside(String),
    /// The page of an address has no such id.
    NoPart(String, String),
    /// A fault of its own.
    Fault(&'a Fault),
}

/// The pages that share a problem.
struct Seen<'a> {
    first: &'a str,
    last: &'a str,
    more: usize,
}

impl<'a> Seen<'a> {
    /// Counts a page once, however often it has the problem.
    fn count(&mut self, address: &'a str) {
        self.more += usize::from(address != self.last);
        self.last = address;
    }
}

impl std::fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page `{}`", self.first)?;
        match self.more {
            0 => Ok(()),
            1 => f.write_str(" and one more"),
            more => write!(f, " and {more} more"),
        }
    }
}

/// Where a body has each of its addresses, by their numbers.
fn spans(facts: &KeptFacts) -> BTreeMap<u32, Vec<Span>> {
    let mut spans = BTreeMap::<_, Vec<Span>>::new();
    for (address, span) in &facts.places {
        spans.entry(*address).or_default().push(*span);
    }
    spans
}

fn finding(told: &Told, place: Place, message: String) -> Finding {
    let finding = Finding::error(told.rule, place, message).help(told.help.clone());
    Finding { severity: told.severity, ..finding }
}

/// Every page by its address, and the site they make up.
struct Index<'a> {
    pages: HashMap<&'a str, &'a KeptFacts, FixedState>,
    site: &'a Site<'a>,
}

impl<'a> Index<'a> {
    fn verdict(&self, href: &str) -> Verdict<'a> {
        if begins_at_its_page(href) { Verdict::AsThePage } else { Verdict::Same(self.problem(href, "/")) }
    }

    /// What is wrong with an address on a page, if anything is.
    fn problem(&self, href: &str, page: &str) -> Option<Problem<'a>> {
        let (address, part) = match target(href, page, self.site) {
            Target::Elsewhere => return None,
            Target::Outside(path) => return Some(Problem::Outside(path)),
            Target::Inside { address, part } => (address, part),
        };
        let found = self.pages.get(address.as_str()).or_else(|| {
            let folder = address.strip_suffix("index.html").filter(|folder| folder.ends_with('/'))?;
            self.pages.get(folder)
        });
        let Some(facts) = found else {
            return (!self.site.files.contains(&address)).then_some(Problem::NoPage(address));
        };
        // Every browser knows the top of a page.
        let there = part.is_empty() || part == "top" || facts.ids().any(|id| id == part);
        (!there).then_some(Problem::NoPart(address, part))
    }

    fn told(&self, problem: &Problem<'_>) -> Told {
        match problem {
            Problem::Fault(fault) => fault.told(),
            Problem::NoPage(address) => {
                let help = match self.nearest(address) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => "Write the address of a page of this site, with `/` at its end.".to_owned(),
                };
                Told::error("broken-link", format!("There is no page or file at `{address}`"), help)
            }
            Problem::Outside(path) => Told::error(
                "broken-link",
                format!("The address `{path}` leads out of this site"),
                format!("The addresses of this site begin with `{}`.", self.site.base_path),
            ),
            Problem::NoPart(address, part) => {
                let ids = self.pages.get(address.as_str()).into_iter().flat_map(|facts| facts.ids());
                let help = match nearest(part, ids) {
                    Some(near) => format!("Did you mean `#{near}`?"),
                    None => "Write the text of a heading there in lower case, with hyphens for spaces: `#who-can-get-it`.".to_owned(),
                };
                Told::error("broken-fragment", format!("The page `{address}` has no part `#{part}`"), help)
            }
        }
    }

    /// The address that was probably meant.
    fn nearest(&self, address: &str) -> Option<String> {
        let all = || self.pages.keys().copied().chain(self.site.files.iter().map(String::as_str));
        let bare = |address: &str| address.trim_end_matches('/').to_lowercase();
        if let Some(same) = all().find(|other| bare(other) == bare(address)) {
            return Some(same.to_owned());
        }
        // What two addresses share at their beginning says nothing: their last parts count.
        let (folder, name) = parts(address);
        let beside = all().map(parts).filter(|(other, name)| *other == folder && !name.is_empty());
        if let Some(near) = nearest(name, beside.map(|(_, name)| name)) {
            return all().find(|other| parts(other) == (folder, near)).map(str::to_owned);
        }
        let last = nearest(name, all().map(parts).map(|(_, name)| name).filter(|name| !name.is_empty()));
        last.and_then(|last| all().find(|other| parts(other).1 == last)).map(str::to_owned)
    }
}

/// An address as its folder and its last part.
fn parts(address: &str) -> (&str, &str) {
    address.trim_end_matches('/').rsplit_once('/').unwrap_or(("", address))
}
