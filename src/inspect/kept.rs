//! What is kept of a page's facts once the page is written: little, since there may be many.

use serde::{Deserialize, Serialize};

use super::{Fault, PageFacts};
use crate::names::Names;
use crate::records::fields::Span;

/// What is asked of a page after it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFacts {
    /// Every address it leads to or loads, each once, in order, by their numbers.
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

impl KeptFacts {
    /// Keeps the facts of a page. `links` are those of its Markdown, with their places, and
    /// `addresses` numbers every address of all pages.
    #[must_use]
    pub fn of(facts: PageFacts<'_>, links: &[(String, Span)], addresses: &Names) -> Self {
        let places = addresses.numbers_of(links.iter().map(|(address, _)| address.as_str()));
        Self {
            links: addresses.numbers_of(facts.links.iter().map(|address| &**address)).into(),
            places: places.into_iter().zip(links).map(|(number, (_, span))| (number, *span)).collect(),
            ids: facts.ids.join("\t").into_boxed_str(),
            faults: facts.faults,
        }
    }

    /// The number of each address that stands in the facts.
    pub fn addresses_mut(&mut self) -> impl Iterator<Item = &mut u32> {
        self.links.iter_mut().chain(self.places.iter_mut().map(|(number, _)| number))
    }
}
