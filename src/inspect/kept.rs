//! What is kept of a page's facts once the page is written: little, since there may be many.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use super::{Fault, PageFacts};
use crate::records::fields::Span;

/// What is asked of a page after it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFacts {
    /// Every address it leads to or loads, each once, in order, as [`Addresses`] counts them.
    pub(super) links: Box<[u32]>,
    /// The ids of its elements, each once, ordered by text, each but the last followed by a tab.
    pub(super) ids: Box<str>,
    /// What is wrong with it whatever other pages there are.
    pub(super) faults: Vec<Fault>,
    /// The places in its Markdown at which an address is written.
    pub(super) places: Box<[(u32, Span)]>,
}

impl KeptFacts {
    /// The ids of the page's elements, ordered by text.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.split('\t').filter(|id| !id.is_empty())
    }
}

/// Every address that some page leads to, each kept once and known by its number: most of them
/// stand on every page.
#[derive(Debug, Default)]
pub struct Addresses {
    known: Mutex<HashMap<Box<str>, u32, FixedState>>,
}

impl Addresses {
    /// Keeps the facts of a page. `links` are those of its Markdown, with their places.
    #[must_use]
    pub fn keep(&self, facts: PageFacts<'_>, links: &[(String, Span)]) -> KeptFacts {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut number = |address: &str| {
            if let Some(number) = known.get(address) {
                return *number;
            }
            let number = u32::try_from(known.len()).unwrap_or(u32::MAX);
            known.insert(Box::from(address), number);
            number
        };
        KeptFacts {
            links: facts.links.iter().map(|address| number(address)).collect(),
            places: links.iter().map(|(address, span)| (number(address), *span)).collect(),
            ids: facts.ids.join("\t").into_boxed_str(),
            faults: facts.faults,
        }
    }

    /// Addresses that are numbered as they stand.
    #[must_use]
    pub fn numbered(addresses: &[Box<str>]) -> Self {
        let numbers = (0..).zip(addresses).map(|(number, address)| (address.clone(), number));
        Self { known: Mutex::new(numbers.collect()) }
    }

    /// Numbers anew the addresses that some page still leads to, and answers them in order.
    pub fn renumber<'f>(&self, pages: impl IntoIterator<Item = &'f mut KeptFacts>) -> Vec<Box<str>> {
        let old = self.in_order();
        let mut numbers = vec![None; old.len()];
        let mut kept: Vec<Box<str>> = Vec::new();
        let mut renumber = |number: &mut u32| {
            let Some(place) = numbers.get_mut(*number as usize) else { return };
            *number = *place.get_or_insert_with(|| {
                kept.push(old[*number as usize].clone());
                u32::try_from(kept.len() - 1).unwrap_or(u32::MAX)
            });
        };
        for facts in pages {
            facts.links.iter_mut().for_each(&mut renumber);
            facts.places.iter_mut().for_each(|(number, _)| renumber(number));
        }
        kept
    }

    /// Every address, in the order of their numbers.
    pub(super) fn in_order(&self) -> Vec<Box<str>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut addresses = vec![Box::default(); known.len()];
        for (address, number) in known.iter() {
            if let Some(place) = addresses.get_mut(*number as usize) {
                *place = address.clone();
            }
        }
        addresses
    }
}
